"""A time axis in characters: which columns a date covers, and where years and months begin.

An axis has so many columns for each unit of its scale. Within a unit, columns share its days evenly.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from oss_ai_tui.domain.date_gaps import as_date, slack
from oss_ai_tui.domain.date_labels import MONTHS
from oss_ai_tui.domain.dates import FIRST_DAY, LAST_DAY, Day, Edtf

Unit = Literal["year", "quarter", "month", "day"]
UNITS: tuple[Unit, ...] = ("year", "quarter", "month", "day")
"""The scales from the coarsest to the finest."""
_PER_YEAR = {"year": 1, "quarter": 4, "month": 12}
_WIDEST = 8
"""Columns of one unit at most; more would only pull the picture apart."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time on a scale."""

    unit: Unit
    first: int
    """Number of the first unit: years, quarters or months since the year 0, or the day's ordinal."""
    units: int
    """Number of units shown."""
    cells: int = 1
    """Columns of each unit."""

    @property
    def columns(self) -> int:
        """Width of the axis in cells."""
        return self.units * self.cells

    def column(self, day: Day) -> int:
        """Return the column in which a day lies; negative or beyond the last where the axis does not reach it."""
        number = number_of(day, self.unit)
        start, length = _start(number, self.unit), _length(number, self.unit)
        passed = as_date(day).toordinal() - start
        return (number - self.first) * self.cells + passed * self.cells // length

    def span(self, first: Day, last: Day) -> tuple[int, int] | None:
        """Return the first and the last column of a stretch of days, clipped to the axis; None where it is outside."""
        start, end = self.column(first), self.column(last)
        if end < 0 or start >= self.columns:
            return None
        return max(0, start), min(self.columns - 1, end)

    def point(self, date: Edtf) -> int | None:
        """Return the one column of a date that is at least as fine as the scale, else None."""
        if number_of(date.earliest, self.unit) != number_of(date.latest, self.unit):
            return None
        column = (self.column(date.earliest) + self.column(date.latest)) // 2
        return column if 0 <= column < self.columns else None

    def day(self, column: int) -> Day:
        """Return the first day of a column, which may lie before or after the axis."""
        unit, cell = divmod(column, self.cells)
        number = self.first + unit
        start = _start(number, self.unit) + -(-cell * _length(number, self.unit) // self.cells)
        found = Date.fromordinal(max(1, min(Date.max.toordinal(), start)))
        return found.year, found.month, found.day

    def moved(self, units: int) -> Axis:
        """Return the same axis so many units later, or earlier where negative, as far as the calendar goes."""
        latest = number_of(LAST_DAY, self.unit) - self.units + 1
        return replace(self, first=max(number_of(FIRST_DAY, self.unit), min(latest, self.first + units)))

    def zoomed(self, steps: int, columns: int, still: tuple[Day, int] | None = None) -> Axis:
        """Return the axis on a scale so many steps finer, or coarser where negative.

        It fills the columns; the finest and the coarsest scale are the last. Where it was stays the day that lies
        ``still`` in a column, unless given the one in the middle.
        """
        unit = UNITS[max(0, min(len(UNITS) - 1, UNITS.index(self.unit) + steps))]
        day, column = still or (self._middle, columns // 2)
        return Axis(unit, 0, columns).moved(number_of(day, unit) - column)

    @property
    def _middle(self) -> Day:
        last = self.first + self.units - 1
        ends = _start(self.first, self.unit) + _start(last, self.unit) + _length(last, self.unit) - 1
        middle = Date.fromordinal(ends // 2)
        return middle.year, middle.month, middle.day


def number_of(day: Day, unit: Unit) -> int:
    """Return the number of the unit in which a day lies."""
    if unit == "day":
        return as_date(day).toordinal()
    per_year = _PER_YEAR[unit]
    return day[0] * per_year + (day[1] - 1) * per_year // 12


def _start(number: int, unit: Unit) -> int:
    """Return the ordinal of the first day of a unit."""
    if unit == "day":
        return number
    year, part = divmod(number, _PER_YEAR[unit])
    return as_date((year, part * 12 // _PER_YEAR[unit] + 1, 1)).toordinal()


def _length(number: int, unit: Unit) -> int:
    if unit == "day":
        return 1
    year, part = divmod(number, _PER_YEAR[unit])
    months = 12 // _PER_YEAR[unit]
    return sum(monthrange(max(1, year), part * months + month + 1)[1] for month in range(months))


def reach(date: Edtf) -> tuple[Day, Day]:
    """Return the first and last day on which a date may lie, its slack included: for a month, one either way."""
    days = timedelta(days=min(slack(date), 28 if date.precision == "month" else 366 * 10))
    first, last = as_date(date.earliest), as_date(date.latest)
    first = first - days if first - Date.min > days else first
    last = last + days if Date.max - last > days else last
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


def bounds(dates: Iterable[Edtf]) -> tuple[Day, Day] | None:
    """Return the first and last day on which any of the dates may lie, open ends of intervals aside; None for none."""
    ends = [(date, *reach(date)) for date in dates]
    firsts = [first for date, first, _ in ends if date.earliest != FIRST_DAY]
    lasts = [last for date, _, last in ends if date.latest != LAST_DAY]
    days = [*firsts, *lasts]
    return (min(days), max(days)) if days else None


def fitting_axis(first: Day, last: Day, columns: int, unit: Unit | None = None) -> Axis:
    """Return the axis of a stretch of time on a scale, or on the finest scale on which it fits into the columns.

    On a scale that is given it may be wider than the columns: :func:`windows` divides it. Narrower ones are stretched.
    """
    fits = [u for u in UNITS if _units(first, last, u) <= columns]
    chosen: Unit = unit or (fits[-1] if fits else "year")
    units = _units(first, last, chosen)
    return Axis(chosen, number_of(first, chosen), units, max(1, min(_WIDEST, columns // units)))


def _units(first: Day, last: Day, unit: Unit) -> int:
    return number_of(last, unit) - number_of(first, unit) + 1


def windows(axis: Axis, columns: int, dates: Iterable[Edtf]) -> Iterator[Axis]:
    """Yield the parts of an axis that fit into the columns and that some date reaches, one after the other."""
    size = max(1, columns // axis.cells)
    wide = size * axis.cells
    spans = [span for date in dates if (span := axis.span(*reach(date)))]
    parts = sorted({part for first, last in spans for part in range(first // wide, last // wide + 1)})
    for part in parts:
        yield replace(axis, first=axis.first + part * size, units=min(size, axis.units - part * size))


def ticks(axis: Axis, language: str) -> list[tuple[int, str]]:
    """Return the columns where years begin, or months on a scale of days, each with its name: as many as have room.

    A year that is under way where the axis begins is named at its edge, if that takes no other name's place.
    """
    starts = [Date.fromordinal(max(1, _start(axis.first + unit, axis.unit))) for unit in range(axis.units)]
    named = [(unit * axis.cells, start) for unit, start in enumerate(starts) if _begins(start, axis.unit)]
    if not named or named[0][0] > len(_tick_name(starts[0], axis.unit, language)):
        named.insert(0, (0, starts[0]))
    found: list[tuple[int, str]] = []
    free = 0
    for column, start in named:
        name = _tick_name(start, axis.unit, language)
        if free <= column <= axis.columns - len(name):
            found.append((column, name))
            free = column + len(name) + 1
    return found


def _begins(start: Date, unit: Unit) -> bool:
    return start.day == 1 if unit == "day" else start.month == 1


def _tick_name(start: Date, unit: Unit, language: str) -> str:
    if unit != "day":
        return f"{start.year}"
    return f"{MONTHS['es' if language == 'es' else 'en'][start.month - 1][:3]} {start.year}"


def tick_line(axis: Axis, language: str) -> str:
    """Return the names of the ticks where they begin, as wide as the axis."""
    line = ""
    for column, name in ticks(axis, language):
        line = line.ljust(column) + name
    return line.ljust(axis.columns)
