"""Identifiers: the same place and words give the same id, others give others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.ids import (
    digest,
    document_id,
    entity_id,
    fact_id,
    paragraph_link,
    passage_id,
    passage_of_link,
    slug,
    span_of_link,
)

OFFSETS = st.integers(0, 10**9 - 1)


def test_ids_are_the_same_on_every_machine() -> None:
    assert slug("Mistral AI") == "mistral-ai"
    assert slug("Command R+") == "command-r-plus"
    assert slug("Fundación I+E") == "fundacion-i-e"
    assert slug("  Compañía Ñandú, S.A. ") == "compania-nandu-s-a"
    assert entity_id("org", "Mistral AI") == "org:mistral-ai"
    assert entity_id("per", "Ruiz", "d12") == "per:ruiz@d12"
    assert passage_id("d12", 3) == "d12.3"
    assert document_id("0123456789abcdef") == "d0123456789"
    assert fact_id("q", "d12.3", 4, 9) == "q:bfab7e8ec9"
    assert digest("a", 1) == digest("a", "1")


@settings(deadline=None)
@given(st.text())
def test_a_slug_is_never_empty_and_never_odd(name: str) -> None:
    made = slug(name)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made == made.strip("-")


@settings(deadline=None)
@given(st.text(), st.text(), st.integers(0, 99), st.integers(0, 99))
def test_facts_in_different_places_have_different_ids(left: str, right: str, start: int, end: int) -> None:
    assert (fact_id("q", left, start, end) == fact_id("q", right, start, end)) == (left == right)
    assert fact_id("q", left, start, end) != fact_id("q", left, start, end + 1)
    assert fact_id("q", left, start, end) != fact_id("e", left, start, end)


def test_any_text_has_a_digest() -> None:
    assert len(digest("\ud800", "", "é")) == 10


@given(
    st.from_regex(r"d[0-9a-f]{10}", fullmatch=True), st.integers(0, 10**9 - 1), st.none() | st.tuples(OFFSETS, OFFSETS)
)
def test_a_link_leads_to_its_paragraph_and_its_words(document: str, ordinal: int, span: tuple[int, int] | None) -> None:
    link = paragraph_link(document, ordinal, span)
    assert passage_of_link(link) == passage_id(document, ordinal)
    assert span_of_link(link) == span


@pytest.mark.parametrize("text", ["", "d1", "d1#p", "d1#p0", "d1#p1:", "d1#p1:2", "#p1", "d1#p１", "org:meta", "d1.3"])
def test_what_is_no_link_leads_nowhere(text: str) -> None:
    assert passage_of_link(text) is None and span_of_link(text) is None
