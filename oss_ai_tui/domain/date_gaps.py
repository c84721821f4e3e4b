"""How far two dates lie apart, and how far a rough one may be off."""

from __future__ import annotations

from datetime import date

from oss_ai_tui.domain.dates import Day, Edtf, Precision

_SLACK: dict[Precision, int] = {"day": 4, "interval": 7, "month": 31, "season": 45, "year": 183}


def as_date(day: Day) -> date:
    """Return a day of an EDTF date as a calendar date; the year 0 counts as the year 1."""
    return date(max(1, day[0]), day[1], day[2])


def days_apart(one: Edtf, other: Edtf) -> int:
    """Return the days between two dates, 0 if some day belongs to both."""
    if one.overlaps(other):
        return 0
    before, after = sorted((one, other), key=lambda d: d.earliest)
    return (as_date(after.earliest) - as_date(before.latest)).days


def slack(of: Edtf) -> int:
    """Return by how many days a date marked approximate may be off: about its own length; 0 if it is not marked."""
    return _SLACK.get(of.precision, 366 * 10) if of.approximate else 0
