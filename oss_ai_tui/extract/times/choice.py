"""Giving a date that lacks its year the right one, and other choices that resolvers share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.extract.times.found import MONTHS, VAGUE, Found, Resolution
from oss_ai_tui.extract.times.periods import Anchor, mark
from oss_ai_tui.extract.times.tense import Direction

_YEARS_AROUND = 8
_MONTH = "|".join(MONTHS)
_SHARED_YEAR = re.compile(
    rf"(?:(?:\s?,|\s(?:y|e|o|a|al))\s(?:(?:en|de|del|el|entre)\s)?(?:\d{{1,2}}\sde\s)?(?:{_MONTH}))+"
    r"(?:\sdel?|,)?\s(?P<y>(?:19|20)\d\d)(?![\d%]|[.,]\d)"
)


def absolute(value: str) -> Resolution:
    """Return what an expression means that says all itself."""
    return Resolution(Edtf(value), "absolute")


def from_anchor(anchor: Anchor | None, value: Edtf | None) -> Resolution:
    """Return a date with the document's date that it was counted from; vague if either is missing."""
    return Resolution(value, "document", anchor.source) if anchor and value else VAGUE


def day_value(year: int, month: int, day: int) -> str | None:
    """Return the EDTF form of a day, or None if the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def in_calendar(value: Callable[[int], str | None], year: int) -> str | None:
    """Return the date of that year, or None if it lacks the date or lies outside the calendar."""
    return value(year) if MINYEAR < year < MAXYEAR else None


def opens_sentence(found: Found) -> bool:
    """Tell whether the match is the first thing in its sentence."""
    return found.match.start() == found.reading.sentence_at(found.match.start()).start


def way(found: Found) -> Direction | None:
    """Return past or future by the expression's own words («pasado», «próximo»), else by the tense of its verb."""
    which = (found.group("which", "which2", "which3") or "").strip()
    if found.group("just", "just2") or "pasad" in which or "ultim" in which:
        return "past"
    return "future" if found.group("coming", "coming2") or "proxim" in which else found.way


def partial(found: Found, value: Callable[[int], str | None]) -> Resolution:
    """Give a date that lacks its year the right one."""
    shared = _SHARED_YEAR.match(found.after)
    if shared:
        text = value(int(shared["y"]))
        return absolute(text) if text else VAGUE
    if found.listed and found.told and found.told.grain == "year":
        return in_told_year(found, value, 0)
    if found.year is not None:
        text = value(found.year)
        return Resolution(Edtf(text), "event", Edtf(f"{found.year:04d}")) if text else VAGUE
    anchor = found.document
    if anchor is None:
        return _beside_previous(found, value)
    return from_anchor(anchor, nearest(anchor, _candidates(anchor, value), way(found)))


def _candidates(anchor: Anchor, value: Callable[[int], str | None]) -> list[str]:
    around = anchor.middle.year
    years = range(around - _YEARS_AROUND, around + _YEARS_AROUND + 1)
    return [text for year in years if (text := in_calendar(value, year))]


def _beside_previous(found: Found, value: Callable[[int], str | None]) -> Resolution:
    """Without a document's date a story goes on near the last date that it named."""
    anchor = found.previous
    if anchor is None or _counts_from_today(found):
        return VAGUE
    return Resolution(nearest(anchor, _candidates(anchor, value), None), "event", anchor.source)


def _counts_from_today(found: Found) -> bool:
    """Tell whether an expression means the last or the next as seen from the document: «el pasado julio»."""
    which = found.group("which", "which2", "which3") or ""
    return (
        found.group("just", "just2", "coming", "coming2") is not None
        or re.search("pasad|ultim|proxim", which) is not None
    )


def nearest(anchor: Anchor, values: Iterable[str], way: Direction | None) -> Edtf | None:
    """Return the latest date that has begun by the anchor (past), or the earliest that has not ended before it.

    Where no way is known, it is the one of the two that is nearer.
    """
    dates = sorted(map(Edtf, values))
    last, first = anchor.latest, anchor.earliest
    past = next((d for d in reversed(dates) if d.earliest <= (last.year, last.month, last.day)), None)
    coming = next((d for d in dates if d.latest >= (first.year, first.month, first.day)), None)
    if way is None and past and coming:
        return coming if _days_off(coming, anchor) < _days_off(past, anchor) else past
    return coming if way == "future" else past


def _days_off(day: Edtf, anchor: Anchor) -> int:
    return min(abs((date(*end) - anchor.middle).days) for end in (day.earliest, day.latest))


def in_told_year(found: Found, value: Callable[[int], str | None], step: int) -> Resolution:
    """Return a date of the year of the last date that the text named, or so many years from it."""
    anchor = found.told
    text = in_calendar(value, anchor.middle.year + step) if anchor else None
    if anchor is None or text is None:
        return Resolution(None, "event")
    return Resolution(mark(text, anchor.loose and anchor.grain == "year"), "event", anchor.source)


def in_relative_year(found: Found, value: Callable[[int], str | None]) -> Resolution:
    """Return a date of the year that «del año pasado», «de este año» or «del próximo año» names."""
    anchor = found.document
    if anchor is None:
        return VAGUE
    step = -1 if found.group("last") else 1 if found.group("next") else 0
    text = in_calendar(value, anchor.middle.year + step)
    return from_anchor(anchor, mark(text, anchor.loose)) if text else VAGUE


def finished(found: Found, value: Callable[[int], str]) -> Resolution:
    """«En el cuarto trimestre» in the past tense is the last one that is over, or nearly."""
    if found.document is None or found.year is not None:
        return partial(found, value)
    around, day = found.document.middle.year, found.document.latest
    dates = [Edtf(text) for year in range(around - 2, around + 3) if (text := in_calendar(value, year))]
    if way(found) == "future":
        return from_anchor(found.document, nearest(found.document, map(str, dates), "future"))
    over = [d for d in dates if d.latest <= (day.year, day.month, day.day)]
    return from_anchor(found.document, over[-1] if over else None)
