"""No export that is read as «speaker: words» turns a denial into an assertion; the columns keep the bare words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Speaker
from oss_ai_tui.export import attributed, export_items, items_of
from oss_ai_tui.i18n import set_language
from tests.building import Builder

WORDS = "la cooperativa vaya a cerrar Tero"


@pytest.fixture(autouse=True)
def spanish() -> Iterator[None]:
    set_language("es")
    yield
    set_language("en")


def denied() -> Corpus:
    told = Builder("d1", f"Lucía Arancibia negó que {WORDS}.")
    told.quote(WORDS, Speaker("Lucía Arancibia"), kind="indirect")
    record = told.record()
    quotes = tuple(replace(quote, verb="negar", rule="s.que") for quote in record.quotes)
    return Corpus.of([replace(record, quotes=quotes)])


@pytest.mark.parametrize("format", ["markdown", "csl-json", "bibtex"])
def test_what_is_read_as_words_of_somebody_says_that_they_are_denied(format: str) -> None:
    corpus = denied()
    assert f"(niega) {WORDS}" in export_items(corpus, items_of(corpus, "quotes"), format).decode("utf-8")
    assert attributed(corpus, corpus.quotes[0]).startswith(f"(niega) {WORDS} — Lucía Arancibia")


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_columns_keep_the_words_beside_the_verb(format: str) -> None:
    corpus = denied()
    text = export_items(corpus, items_of(corpus, "quotes"), format).decode("utf-8")
    assert WORDS in text and "negar" in text
    assert "(niega)" not in text
