"""EDTF dates (ISO 8601-2 level 1) as values that sort, compare and print, and never invent a day.

Source: Library of Congress, Extended Date/Time Format specification, levels 0 and 1, without years beyond 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache, total_ordering
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
Day = tuple[int, int, int]

FIRST_DAY: Day = (0, 1, 1)
LAST_DAY: Day = (9999, 12, 31)

_PART = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[~?%]?)", re.ASCII
)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


@dataclass(frozen=True, slots=True)
class _Part:
    """One end of an interval, or a whole simple date."""

    first: Day
    last: Day
    precision: Precision
    mark: str


@lru_cache(maxsize=8192)
def _parse_part(text: str) -> _Part:
    found = _PART.fullmatch(text)
    if not found:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year:
        if month:
            raise ValueError(f"a month of an unknown year: {text!r}")
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return _Part((low, 1, 1), (high, 12, 31), "decade" if year[2] != "X" else "century", found["mark"])
    return _parse_known_year(int(year), month, day, found["mark"], text)


def _parse_known_year(year: int, month: str | None, day: str | None, mark: str, text: str) -> _Part:
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"a day of an unknown month: {text!r}")
        return _Part((year, 1, 1), (year, 12, 31), "year", mark)
    number = int(month)
    if number in _SEASON_MONTHS and day is None:
        return _season(year, number, mark)
    if not 1 <= number <= 12:
        raise ValueError(f"no such month: {text!r}")
    if day is None or day == "XX":
        return _Part((year, number, 1), (year, number, _days(year, number)), "month", mark)
    if not 1 <= int(day) <= _days(year, number):
        raise ValueError(f"no such day: {text!r}")
    return _Part((year, number, int(day)), (year, number, int(day)), "day", mark)


def _days(year: int, month: int) -> int:
    return monthrange(year or 4, month)[1]  # year 0 is a leap year, which the calendar module does not take


def _season(year: int, number: int, mark: str) -> _Part:
    start, end = _SEASON_MONTHS[number]
    last_year, last_month = (year, end) if end <= 12 else (year + 1, end - 12)
    return _Part((year, start, 1), (last_year, last_month, _days(last_year, last_month)), "season", mark)


@lru_cache(maxsize=8192)
def _ends(value: str) -> tuple[str, str]:
    first, slash, last = value.partition("/")
    if not (first.strip(".") or last.strip(".")):
        raise ValueError(f"not an EDTF date: {value!r}")
    return first, last if slash else first


@lru_cache(maxsize=8192)
def _sort_key(value: str) -> tuple[Day, Day, str]:
    first, last = _ends(value)
    earliest = FIRST_DAY if first in ("", "..") else _parse_part(first).first
    latest = LAST_DAY if last in ("", "..") else _parse_part(last).last
    return earliest, latest, value


@total_ordering
@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as precise as its source and no more; ``value`` is its EDTF form.

    Raises:
        ValueError: if ``value`` is no EDTF date of level 0 or 1, or an interval that ends before it begins.
    """

    value: str

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"the interval ends before it begins: {self.value!r}")

    def __str__(self) -> str:
        return self.value

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, Edtf) else NotImplemented

    @property
    def parts(self) -> tuple[str, str]:
        """The two ends of an interval as written (``..`` or empty where open), or the date twice."""
        return _ends(self.value)

    @property
    def is_interval(self) -> bool:
        """Whether it is written with a slash."""
        return "/" in self.value

    @property
    def earliest(self) -> Day:
        """First day that the date can mean, as (year, month, day)."""
        return _sort_key(self.value)[0]

    @property
    def latest(self) -> Day:
        """Last day that the date can mean, as (year, month, day)."""
        return _sort_key(self.value)[1]

    @property
    def precision(self) -> Precision:
        """How fine the date is; ``interval`` for anything with a slash."""
        return "interval" if self.is_interval else _parse_part(self.value).precision

    @property
    def approximate(self) -> bool:
        """Whether any part is marked ``~``, ``?`` or ``%``."""
        return any(mark in self.value for mark in "~?%")

    @property
    def sort_key(self) -> tuple[Day, Day, str]:
        """Earliest day first; at equal starts the more precise date first."""
        return _sort_key(self.value)

    def overlaps(self, other: Edtf) -> bool:
        """Tell whether some day belongs to both dates."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def label(self, lang: str = "es") -> str:
        """Return the date in words, in Spanish (``es``) or English: ``2020-12~`` is «finales de 2020»."""
        from oss_ai_tui.domain.date_labels import label

        return label(self, lang)
