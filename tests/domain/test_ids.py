"""Identifiers: the same place and words give the same id, others give others."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.ids import digest, document_id, entity_id, fact_id, passage_id, slug


def test_ids_are_the_same_on_every_machine() -> None:
    assert slug("Mistral AI") == "mistral-ai"
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
