"""Along lanes and across them, no step leads off the events."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.views import build_timeline
from oss_ai_tui.views.timeline import LANES, UNDATED, By, Entry, Lane, Timeline
from oss_ai_tui.views.walk import Spot, Walk
from tests.views.families import corpus

DATES = st.sampled_from([None, "2020", "2021-05~", "2021-21", "199X", "2023/..", "../2019", "2022-02-03", "2022-02-07"])


def lane(name: str, *dates: str | None) -> Lane:
    """A lane with events named after it and their place."""
    entries = sorted((Edtf(d) for d in dates if d), key=lambda d: d.sort_key)
    known = tuple(Entry(f"{name}{n}", date, False) for n, date in enumerate(entries))
    unknown = tuple(Entry(f"{name}?{n}", None, False) for n in range(sum(d is None for d in dates)))
    return Lane(name, name, known, unknown)


def walk(*lanes: Lane) -> Walk:
    dated = tuple(entry for one in lanes for entry in one.entries)
    return Walk(Timeline("company", lanes, dated, tuple(e for one in lanes for e in one.undated), {}))


THREE = walk(lane("a", "2020", "2023-05-01", None), lane("b", "2021", "2022", "2023", "2024"), lane("c", None))


def test_what_has_no_date_has_a_lane_of_its_own_below_all_others() -> None:
    assert [one.id for one in THREE.lanes] == ["a", "b", "c", UNDATED]
    assert [entry.event for entry in THREE.lanes[-1].members] == ["a?0", "c?0"]
    assert len(walk(lane("a", "2020")).lanes) == 1


def test_along_a_lane_the_undated_come_last_and_its_ends_are_the_last() -> None:
    found = [THREE.entry(THREE.along(Spot(0, 0), by)) for by in (0, 1, 2, 3)]
    assert [entry.event for entry in found if entry] == ["a0", "a1", "a?0", "a?0"]
    assert THREE.along(Spot(0, 1), -5) == Spot(0, 0)


@pytest.mark.parametrize(
    ("start", "by", "near", "expected"),
    [
        (Spot(0, 1), 1, "2023-05-01", Spot(1, 2)),
        (Spot(0, 0), 1, "2020", Spot(1, 0)),
        (Spot(1, 3), -1, "2024", Spot(0, 1)),
        (Spot(1, 3), 1, "2024", Spot(2, 0)),
        (Spot(0, 2), 1, None, Spot(1, 3)),
        (Spot(3, 1), -3, None, Spot(0, 2)),
        (Spot(0, 0), 9, "2020", Spot(3, 0)),
        (Spot(0, 0), -9, "2020", Spot(0, 0)),
    ],
)
def test_across_lanes_it_is_about_the_same_time(start: Spot, by: int, near: str | None, expected: Spot) -> None:
    assert THREE.across(start, by, Edtf(near) if near else None) == expected


def test_towards_a_day_at_least_one_event_is_passed() -> None:
    assert THREE.towards(Spot(1, 0), (2022, 6, 1), 1) == Spot(1, 2)
    assert THREE.towards(Spot(1, 0), (2030, 1, 1), 1) == Spot(1, 3)
    assert THREE.towards(Spot(1, 2), (2023, 1, 1), 1) == Spot(1, 3)
    assert THREE.towards(Spot(1, 3), (2022, 6, 1), -1) == Spot(1, 1)
    assert THREE.towards(Spot(1, 1), (1990, 1, 1), -1) == Spot(1, 0)
    assert THREE.towards(Spot(0, 2), (2030, 1, 1), 1) == Spot(0, 2)
    assert THREE.towards(Spot(0, 2), (1990, 1, 1), -1) == Spot(0, 0)


@pytest.mark.parametrize("by", LANES)
def test_every_event_is_found_in_the_lane_asked_for_or_in_any(by: By) -> None:
    made = Walk(build_timeline(corpus(), by))
    for one in made.lanes:
        for entry in one.members:
            asked, anywhere = made.find(entry.event, one.id), made.find(entry.event)
            assert asked is not None and made.lanes[asked.lane] == one and made.entry(asked) == entry
            assert anywhere is not None and made.entry(anywhere) == entry
    assert made.find("nobody") is made.find(None) is None


LANES_OF_ANY = st.lists(st.lists(DATES, max_size=6), max_size=5)
STEPS = st.lists(st.tuples(st.sampled_from(["along", "across", "towards"]), st.integers(-7, 7)), max_size=30)


@settings(deadline=None)
@given(LANES_OF_ANY, STEPS)
def test_no_step_leads_off_the_events(dates: list[list[str | None]], steps: list[tuple[str, int]]) -> None:
    made = walk(*(lane(f"l{n}", *of_lane) for n, of_lane in enumerate(dates) if of_lane))
    spot = Spot()
    for way, by in steps if made.lanes else ():
        if way == "along":
            spot = made.along(spot, by)
        elif way == "towards":
            spot = made.towards(spot, (2021, 6, 1), by or 1)
        else:
            entry = made.entry(spot)
            assert entry is not None
            spot = made.across(spot, by, entry.date)
        assert made.entry(spot) is not None
    assert made.lanes or made.entry(spot) is None
