"""The shared articles against their annotations, and against what the issues ask of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.shared import articles, golds, scored
from tests.gold.score import Tallies, Tally


@pytest.fixture(scope="module")
def tallies() -> tuple[Tallies, list[str]]:
    if not golds():
        pytest.skip("the shared annotations are not here")
    return scored([articles()["001"], articles()["003"]], golds())


def faults(tally: Tally) -> list[str]:
    """Return every miss and false positive; a quote with a wrong speaker counts as one of both."""
    return [*tally.missed, *tally.wrong]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("models", 1),
        ("people", 1),
        ("companies", 2),
        ("quotes", 1),
        ("figures", 1),
        ("events", 2),
    ],
)
def test_few_misses_and_false_positives(tallies: tuple[Tallies, list[str]], kind: str, most: int) -> None:
    assert len(faults(tallies[0][kind])) <= most, faults(tallies[0][kind])


@pytest.mark.corpus
def test_speakers_of_quotes(tallies: tuple[Tallies, list[str]]) -> None:
    tally = tallies[0]["quotes + speaker"]
    assert max(len(tally.missed), len(tally.wrong)) <= 1, faults(tally)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("kind", "least"), [("reported speech", 0.88), ("reported speech + speaker", 0.85), ("relations", 0.85)]
)
def test_f1(tallies: tuple[Tallies, list[str]], kind: str, least: float) -> None:
    tally = tallies[0][kind]
    assert (tally.row()["f1"] or 0) >= least, faults(tally)


@pytest.mark.corpus
def test_every_fact_has_its_words(tallies: tuple[Tallies, list[str]]) -> None:
    assert tallies[1] == []


@pytest.mark.corpus
@pytest.mark.parametrize("number", ["000", "002"])
def test_articles_without_quotes_give_none(corpus_folder: Path, number: str) -> None:
    assert [q.text for q in articles()[number].quotes if q.kind == "direct"] == []
