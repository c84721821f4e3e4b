"""Kinds are asked for by the names under which the program shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from oss_ai_tui.domain.facts import EventKind, ModelKind, QuoteKind
from oss_ai_tui.i18n import set_language
from oss_ai_tui.search.kinds import kinds_of
from oss_ai_tui.search.query import parse
from oss_ai_tui.ui import words

_NO_KINDS = {"open", "closed", "restricted", "non-commercial"}
"""What models are by their openness."""


@pytest.fixture(params=["es", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Either language of the program."""
    set_language(request.param)
    yield request.param
    set_language("en")


@pytest.mark.parametrize("kind", sorted(words.KINDS.keys() - _NO_KINDS))
def test_every_kind_is_known_by_its_name_in_both_languages(language: str, kind: str) -> None:
    assert kinds_of(words.kind(kind)) == {kind}
    assert kinds_of(words.kind(kind).upper()) == {kind}


def test_every_kind_of_a_fact_is_known() -> None:
    for kind in (*get_args(QuoteKind), *get_args(ModelKind), *get_args(EventKind)):
        assert kinds_of(kind) == {kind}


def test_the_beginning_of_a_name_stands_for_all_that_begin_so() -> None:
    assert kinds_of("lanz") == {"release"}
    assert kinds_of("p") >= {"partial", "person", "policy", "product"}


@pytest.mark.parametrize("query", ["tipo:zz", "type:directas", 'kind:""'])
def test_a_kind_that_does_not_exist_is_told(query: str) -> None:
    asked = parse(query)
    assert asked.mistake and asked.mistake.startswith("No such kind")
    assert not asked.fields
