"""Arithmetic with days, weeks, months … as Spanish prose counts them, no finer than what is known of the anchor."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from oss_ai_tui.domain.dates import Day, Edtf

Unit = Literal[
    "day", "weekend", "week", "month", "quarter", "four-months", "semester", "season", "year", "decade", "century"
]
Grain = Literal["day", "month", "year"]

_FINENESS: dict[Unit, int] = {
    **{"day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3, "four-months": 3, "semester": 3, "season": 3},
    **{"year": 4, "decade": 5, "century": 6},
}
_GRAIN_FINENESS: dict[Grain, int] = {"day": 0, "month": 2, "year": 4}
_MONTHS: dict[Unit, int] = {
    **{"month": 1, "quarter": 3, "four-months": 4, "semester": 6},
    **{"year": 12, "decade": 120, "century": 1200},
}
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
_COUNTED_AS: dict[Unit, Unit] = {"week": "day", "decade": "year", "century": "year"}
_LONGEST_LOOSE_DAY = 7
_FIRST_ORDINAL, _LAST_ORDINAL = date(MINYEAR + 1, 1, 1).toordinal(), date(MAXYEAR, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date to count from."""

    source: Edtf
    middle: date
    """The day in the middle of what the source can mean."""
    grain: Grain
    """How fine the source is."""
    loose: bool
    """Whether the source is approximate, so that what is counted from it is too."""

    @classmethod
    def of(cls, source: Edtf | None) -> Anchor | None:
        """Return the anchor that a date gives, or None where it is longer than a year or has an open end."""
        if source is None or {"", ".."} & {*source.parts}:
            return None
        first, last = _as_date(source.earliest), _as_date(source.latest)
        if first is None or last is None:
            return None
        grain = _grain_of(first, last)
        if grain is None:
            return None
        short = grain == "day" and first != last
        return cls(source, first + (last - first) / 2, grain, short or source.approximate)

    def knows(self, unit: Unit) -> bool:
        """Tell whether the anchor is at least as fine as the unit."""
        return _GRAIN_FINENESS[self.grain] <= _FINENESS[unit]

    def blurs(self, unit: Unit) -> bool:
        """Tell whether the source is so loose that the unit counted from it is loose too."""
        return self.loose and _GRAIN_FINENESS[self.grain] >= _FINENESS[unit]

    @property
    def earliest(self) -> date:
        """First day that the source can mean."""
        return _as_date(self.source.earliest) or self.middle

    @property
    def latest(self) -> date:
        """Last day that the source can mean."""
        return _as_date(self.source.latest) or self.middle


def _as_date(day: Day) -> date | None:
    return date(*day) if MINYEAR < day[0] < MAXYEAR else None  # a week around it must be in the calendar too


def _grain_of(first: date, last: date) -> Grain | None:
    if (last - first).days < _LONGEST_LOOSE_DAY:
        return "day"
    if (first.year, first.month) == (last.year, last.month):
        return "month"
    return "year" if first.year == last.year or (last - first).days <= 366 else None


def shifted(day: date, number: int, unit: Unit) -> date | None:
    """Return the day so many units later (earlier if negative), or None outside the calendar."""
    if unit in _DAYS:
        ordinal = day.toordinal() + number * _DAYS[unit]
        inside = _FIRST_ORDINAL < ordinal < _LAST_ORDINAL
        return date.fromordinal(ordinal) if inside else None
    year, month = divmod(day.year * 12 + day.month - 1 + number * _MONTHS.get(unit, 12), 12)
    if not MINYEAR < year < MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def at_grain(day: date, grain: Grain) -> str:
    """Return the EDTF form of a day cut to a grain."""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]


def period_around(day: date, unit: Unit) -> str:
    """Return the EDTF form of the calendar period of that unit that holds the day."""
    if unit in ("day", "month", "year"):
        return at_grain(day, unit)
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday())
        start = monday + timedelta(days=5) if unit == "weekend" else monday
        return f"{start.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "decade":
        return f"{day.year // 10:03d}X"
    if unit == "century":
        return f"{day.year // 100:02d}XX"
    return part_of_year(day.year, (day.month - 1) // _MONTHS[unit] + 1, _MONTHS[unit])


def part_of_year(year: int, number: int, months: int) -> str:
    """Return the EDTF interval of the part ``number`` (from 1) of a year cut into parts of so many months."""
    last = number * months
    return f"{year:04d}-{last - months + 1:02d}/{year:04d}-{last:02d}"


def counted(anchor: Anchor, number: int, unit: Unit, loose: bool = False) -> Edtf | None:
    """Return the period that lies so many units after the anchor (before, if negative).

    The outcome is as fine as the unit; where the anchor is coarser than the unit, it is as fine as the anchor and
    marked ``~``. Some weeks away is a day, roughly, and a decade or a century away a year, roughly.
    """
    day = shifted(anchor.middle, number, unit)
    if day is None:
        return None
    loose = loose or anchor.blurs(unit) or unit in ("week", "decade", "century")
    if not anchor.knows(unit):
        return Edtf(at_grain(day, anchor.grain) + "~")
    return mark(period_around(day, _COUNTED_AS.get(unit, unit)), loose)


def neighbour(anchor: Anchor, step: int, unit: Unit) -> Edtf | None:
    """Return the calendar period that the anchor lies in (0), the one before (-1) or the one after (1)."""
    day = shifted(anchor.middle, step, unit)
    if day is None:
        return None
    if not anchor.knows(unit):
        return Edtf(at_grain(day, anchor.grain) + "~")
    return mark(period_around(day, unit), anchor.blurs(unit))


def stretch(anchor: Anchor, number: int, unit: Unit) -> Edtf | None:
    """Return the interval from the anchor to so many units away, at the anchor's grain or months at the finest."""
    day = shifted(anchor.middle, number, unit)
    if day is None:
        return None
    grain: Grain = anchor.grain
    if grain == "day" and unit not in _DAYS:
        grain = "month"
    if grain == "month" and unit in ("year", "decade", "century"):
        grain = "year"
    first, last = sorted((at_grain(day, grain), at_grain(anchor.middle, grain)))
    return Edtf(first + "~") if first == last else Edtf(f"{first}/{last}")


def mark(value: str, loose: bool) -> Edtf:
    """Return the date, each end marked ``~`` if it is loose."""
    if not loose:
        return Edtf(value)
    return Edtf("/".join(end if end[-1:] in "~?%." else end + "~" for end in value.split("/")))
