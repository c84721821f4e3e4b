"""Going about in a timeline: along a lane from event to event, and from lane to lane at about the same time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from oss_ai_tui.domain.date_gaps import as_date
from oss_ai_tui.domain.dates import Day, Edtf
from oss_ai_tui.views.timeline import UNDATED, Entry, Lane, Timeline


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cursor stands: the number of a lane, and of an entry among its members."""

    lane: int = 0
    number: int = 0


class Walk:
    """The lanes of a timeline, with one for what has no date below all others, and the ways between their events.

    Args:
        timeline: whose lanes they are.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        undated = (Lane(UNDATED, "", (), timeline.undated),) if timeline.undated else ()
        self.lanes: tuple[Lane, ...] = (*timeline.lanes, *undated)

    def count(self, lane: int) -> int:
        """Return the number of events in the lane of this number."""
        return len(self.lanes[lane].members) if lane < len(self.lanes) else 0

    def entry(self, spot: Spot) -> Entry | None:
        """Return the entry at a spot, or None where there is nothing."""
        members = self.lanes[spot.lane].members if spot.lane < len(self.lanes) else ()
        return members[spot.number] if spot.number < len(members) else None

    def find(self, event: str | None, lane: str | None = None) -> Spot | None:
        """Return where an event stands: in the lane of this id if it does, else in the first that has it."""
        numbers = sorted(range(len(self.lanes)), key=lambda number: self.lanes[number].id != lane)
        places = ((n, place) for n in numbers for place, e in enumerate(self.lanes[n].members) if e.event == event)
        return next((Spot(*found) for found in places), None)

    def along(self, spot: Spot, by: int) -> Spot:
        """Return the spot so many events later in the lane, or earlier where negative; its ends are the last."""
        return Spot(spot.lane, max(0, min(self.count(spot.lane) - 1, spot.number + by)))

    def across(self, spot: Spot, by: int, near: Edtf | None) -> Spot:
        """Return the spot so many lanes further down, or up where negative, at the event nearest to a date.

        From an event without a date it goes to one without, where the lane has any.
        """
        lane = max(0, min(len(self.lanes) - 1, spot.lane + by))
        entries = self.lanes[lane].entries
        if near is None or not entries:
            return Spot(lane, len(entries) if self.lanes[lane].undated else max(0, len(entries) - 1))
        return Spot(lane, _nearest(entries, near))

    def towards(self, spot: Spot, day: Day, by: int) -> Spot:
        """Return the first event of the lane from a day on, or the last up to it where ``by`` is negative.

        It is at least one event further than the spot, as long as the lane has one with a date.
        """
        entries = self.lanes[spot.lane].entries if spot.lane < len(self.lanes) else ()
        if by > 0:
            number = bisect_left(entries, day, key=_earliest)
            return Spot(spot.lane, max(spot.number, min(len(entries) - 1, max(number, spot.number + 1))))
        number = bisect_right(entries, day, key=_earliest) - 1
        return Spot(spot.lane, max(0, min(number, spot.number - 1)))


def _earliest(entry: Entry) -> Day:
    assert entry.date is not None
    return entry.date.earliest


def _nearest(entries: tuple[Entry, ...], near: Edtf) -> int:
    """Return the number of the entry that begins nearest to where a date begins."""
    after = bisect_left(entries, near.earliest, key=_earliest)
    if after in (0, len(entries)):
        return min(after, len(entries) - 1)
    gap_before = _days(near.earliest) - _days(_earliest(entries[after - 1]))
    return after - 1 if gap_before < _days(_earliest(entries[after])) - _days(near.earliest) else after


def _days(day: Day) -> int:
    return as_date(day).toordinal()
