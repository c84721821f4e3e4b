"""Dates as the metadata lines of Spanish articles print them, day before month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.lexicon import months

_GLUED = r"(?:lectura|tiempo de|actualizad|por )"
"""What pages without blanks between their fields print right after a date: «12 de marzo de 2024Lectura de 5 min»."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date on a line; ``value`` is None where its year is missing or it is no date of the calendar."""

    start: int
    end: int
    value: Edtf | None


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(months(), key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    of = r"(?:del? (?:ano )?|[-/])?"
    ways = (
        rf"(?P<iy>{year})[-/.](?P<im>\d\d?)(?:[-/.](?P<id>\d\d?))?(?:t\d\d:\d\d[\d:.]*(?:z|[+-]\d\d:?\d\d)?)?",
        rf"(?P<nd>\d\d?) ?[-/.] ?(?P<nm>\d\d?) ?[-/.] ?(?P<ny>{year})",
        r"(?P<sd>\d\d?)/(?P<sm>\d\d?)/(?P<sy>[12]\d)(?!\d)",
        rf"(?P<d>\d\d?)(?:\.?[ºª°]|er|ro)?[ /-]*(?:de )?[ -]*(?P<m>{month})\b\.?(?:,? ?{of} ?(?P<y>{year}))?",
        rf"(?P<m2>{month})\.? (?P<d2>\d\d?)(?:st|nd|rd|th)?,? (?:de |del )?(?P<y2>{year})",
        rf"(?P<m3>{month})\b\.?,?(?: de| del)? (?P<y3>{year})",
    )
    return re.compile(rf"(?<![\w/])(?:{'|'.join(ways)})(?!(?!{_GLUED})[\w/]|-\d)")


def printed_dates(text: str) -> Iterator[PrintedDate]:
    """Yield the dates of a line: ``12 de marzo de 2024``, ``3 may``, ``2024-03-12``, ``12/03/2024``, ``mayo 2024``."""
    for found in _pattern().finditer(fold(text)):
        yield PrintedDate(found.start(), found.end(), _value(found))


def _value(found: re.Match[str]) -> Edtf | None:
    part = {name: value for name, value in found.groupdict().items() if value}
    if "iy" in part:
        return _edtf(part["iy"], int(part["im"]), part.get("id"))
    if "ny" in part:
        day, month = int(part["nd"]), int(part["nm"])
        # A month over 12 can only be the day of an English date.
        return _edtf(part["ny"], *((day, str(month)) if month > 12 >= day else (month, str(day))))
    if "sy" in part:
        return _edtf(f"20{part['sy']}", int(part["sm"]), part["sd"])
    name = part.get("m") or part.get("m2") or part["m3"]
    year = part.get("y") or part.get("y2") or part.get("y3")
    return _edtf(year, months()[name], part.get("d") or part.get("d2")) if year else None


def _edtf(year: str, month: int, day: str | None) -> Edtf | None:
    try:
        return Edtf(f"{year}-{month:02}" + (f"-{int(day):02}" if day else ""))
    except ValueError:
        return None
