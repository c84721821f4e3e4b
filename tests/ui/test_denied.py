"""Lists and pages tell a denial as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Speaker
from oss_ai_tui.i18n import set_language
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.pages.writer import Writer
from oss_ai_tui.ui.reading import fact_rows
from oss_ai_tui.ui.rows import rows_of
from tests.building import Builder

WORDS = "la cooperativa vaya a cerrar Tero"


@pytest.fixture(autouse=True)
def spanish() -> Iterator[None]:
    set_language("es")
    yield
    set_language("en")


def denied() -> Corpus:
    told = Builder("d1", f"Lucía Arancibia negó que {WORDS}.")
    told.quote(WORDS, Speaker("Lucía Arancibia", told.person("per:lucia", "Lucía Arancibia")), kind="indirect")
    record = told.record()
    quotes = tuple(replace(quote, verb="negar", rule="s.que") for quote in record.quotes)
    return Corpus.of([replace(record, quotes=quotes)])


def test_lists_of_quotes_and_facts() -> None:
    corpus = denied()
    links = Links.of(corpus)
    id = corpus.quotes[0].id
    assert f"(niega) {WORDS}" in [cell.text for cell in rows_of("quotes", corpus, links).cells(id)]
    assert fact_rows(corpus, links, "d1").cells(id)[-1].text == f"Lucía Arancibia: (niega) {WORDS}"


def test_statements_of_pages() -> None:
    corpus = denied()
    writer = Writer(corpus, Links.of(corpus))
    said = writer.quote(corpus.quotes[0].id, with_speaker=True)
    assert said.text == f"Lucía Arancibia: (niega) {WORDS}"
    assert said.text[slice(*said.link or ())] == "Lucía Arancibia"
    assert writer.quote(corpus.quotes[0].id, with_speaker=False).text == f"(niega) {WORDS}"
