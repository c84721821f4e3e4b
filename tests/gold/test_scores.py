"""The scores on the annotated texts stay above what they have to reach; the third set is read by nobody who tunes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.extract.shared import scored
from tests.gold.date_values import date_values, record_of
from tests.gold.score import Tallies

HERE = Path(__file__).parent
OWN = {
    **{"companies": 0.90, "models": 0.90, "people": 0.90, "quotes": 0.93, "quotes + speaker": 0.85},
    **{"reported speech": 0.78, "figures": 0.93, "relations": 0.78, "events": 0.80},
}
STRANGERS = {
    **{"companies": 0.86, "models": 0.86, "people": 0.90, "quotes": 0.90, "quotes + speaker": 0.80},
    **{"reported speech": 0.72, "figures": 0.88, "relations": 0.68, "events": 0.72},
}
FLOORS = {"first": (HERE, OWN), "second": (HERE / "second", OWN), "third": (HERE / "third", STRANGERS)}
DATES = 0.93


@cache
def tallies(folder: Path) -> tuple[Tallies, list[str]]:
    golds = sorted(folder.glob("*.json"))
    return scored(map(record_of, golds), golds)


@pytest.mark.parametrize("name", FLOORS)
def test_every_kind_reaches_its_floor(name: str) -> None:
    folder, floors = FLOORS[name]
    scores = {kind: tallies(folder)[0][kind].row()["f1"] or 0 for kind in floors}
    assert {kind: f1 for kind, f1 in scores.items() if f1 < floors[kind]} == {}


@pytest.mark.parametrize("name", FLOORS)
def test_every_fact_has_its_words(name: str) -> None:
    assert tallies(FLOORS[name][0])[1] == []


def test_dates_have_their_value() -> None:
    golds = [*sorted(HERE.glob("*.json")), *sorted((HERE / "second").glob("*.json"))]
    values = [value for gold in golds for value in date_values(gold, record_of(gold))]
    wrong = [value for value in values if not value.is_right]
    assert len(values) > 150
    assert 1 - len(wrong) / len(values) >= DATES, wrong
