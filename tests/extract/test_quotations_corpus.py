"""The shared articles, with entities as the program finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from oss_ai_tui.domain.facts import Quote
from oss_ai_tui.extract.entities import find_entities
from oss_ai_tui.extract.quotations import find_quotes
from oss_ai_tui.extract.reading import read
from oss_ai_tui.ingest import read_document

pytestmark = pytest.mark.corpus


def quotes(folder: Path, number: str) -> tuple[Quote, ...]:
    (path,) = folder.glob(f"{number}_*.txt")
    document, passages = read_document(path)
    reading = read(document, passages)
    return find_quotes(reading, find_entities(reading))


@pytest.mark.parametrize("number", ["000", "002"])
def test_texts_without_direct_quotations(corpus_folder: Path, number: str) -> None:
    assert [q for q in quotes(corpus_folder, number) if q.kind != "indirect"] == []


def test_the_text_with_many_voices(corpus_folder: Path) -> None:
    found = [q for q in quotes(corpus_folder, "004") if q.kind == "direct"]
    people = {q.speaker.person for q in found if q.speaker.person}
    assert len(found) >= 43
    assert len(people) >= 10
    assert sum(q.speaker.name is None for q in found) <= 1


def test_the_attribution_inside_the_marks(corpus_folder: Path) -> None:
    (quote,) = (q for q in quotes(corpus_folder, "003") if q.kind == "direct")
    assert quote.text.endswith("Open Compute")
    assert quote.speaker.person == "per:mark-zuckerberg"
