"""The place and date, or agency, that open a report: «Lima, 3 may (EFE).- …»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.dating import printed_dates
from oss_ai_tui.ingest.fields import Field, is_name
from oss_ai_tui.ingest.lexicon import publisher_named, words

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PLACE = (
    rf"(?P<place>{_CAPITAL}[\w.'’ ]{{1,40}}?)(?P<region>,? \({_CAPITAL}[\w. ]{{1,30}}\)|, {_CAPITAL}[\w. ]{{1,30}}?)??"
)
_WEEKDAY = r"(?:(?:[Ll]un|[Mm]ar|[Mm]i[eé]|[Jj]ue|[Vv]ie|[Ss][aá]b|[Dd]om)[a-z]*[.,]{0,2} )?"
_BEFORE_DATE = rf"(?:,| [/|–—-]|(?P<stop>\.))? (?:a )?{_WEEKDAY}(?:a )?"
_AGENCY = re.compile(
    rf"{_PLACE}(?:{_BEFORE_DATE}(?P<date>\d{{1,2}}[^()\n]{{2,30}}?))?"
    rf" ?[(/](?P<agency>{_CAPITAL}[\w ./-]{{1,30}})[)/] ?(?:[.,:]? ?[-–—]+|[.:](?= |$)) *"
)
_PLACE_AND_DATE = re.compile(
    rf"{_PLACE}{_BEFORE_DATE}(?P<date>\d{{1,2}}[^()\n]{{2,30}}?)(?:\.? ?[-–—]+|(?<=\d{{4}})[.:])(?: +|$)"
)


def dateline(text: str) -> re.Match[str] | None:
    """Return the dateline with which a text begins, with groups ``place``, ``date`` and perhaps ``agency``, or None."""
    found = _AGENCY.match(text)
    if found:
        known = publisher_named(found["agency"]) is not None and not found["stop"]
        return found if (known and not found["date"]) or _is_dated(found) else None
    found = _PLACE_AND_DATE.match(text)
    return found if found and _is_dated(found) else None


def dateline_fields(line: re.Match[str]) -> Iterator[Field]:
    """Yield what a dateline says: the agency, and the date of the report, None where its year is missing."""
    if agency := line.groupdict().get("agency"):
        start, end = line.span("agency")
        yield Field("publisher", publisher_named(agency) or agency, start, end, True)
    for date in printed_dates(line["date"] or ""):
        shift = line.start("date")
        value = date.value.value if date.value else None
        yield Field("published", value, shift + date.start, shift + date.end, False)


def _is_dated(line: re.Match[str]) -> bool:
    """Tell whether a date stands beside a place; after a full stop only a place that is known counts."""
    place, date = line["place"], line["date"]
    known = fold(place) in words("places", "names")
    sure = known or (not line["stop"] and (len(place.split()) == 1 or bool(line["region"]) or is_name(place)))
    return sure and any(one.start == 0 and len(date or "") - one.end < 3 for one in printed_dates(date or ""))
