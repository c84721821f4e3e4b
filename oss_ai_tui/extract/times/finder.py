"""Find the temporal expressions of a document, in order, each with its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import TimeExpression
from oss_ai_tui.domain.ids import fact_id
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.reading import PassageReading, Reading
from oss_ai_tui.extract.times.found import Found, Resolution
from oss_ai_tui.extract.times.periods import Anchor, mark
from oss_ai_tui.extract.times.resolve import RESOLVERS
from oss_ai_tui.extract.times.rules import Lead, Rule, RuleBook, rule_book

_JOINT = re.compile(r",?\s(?:[yeo]\s)?|\s?[yeo]\s|,\s")
_APPOSITION = re.compile(r",\s(?:es decir,\s)?")
_COUNTED = frozenset({"t.after", "t.after-n", "t.before"})
_SPEAKING = frozenset({"t.weekday", "t.weekday-last", "t.day-word", "t.today", "t.tomorrow"})
_PLUPERFECT = re.compile(r"(?<!\w)habian?\s")
_YEAR_HEADING = re.compile(r"\W*(?:ano\s)?((?:19|20)\d\d)\W*")
_PART_MONTHS = {"start": "01", "middle": "06", "end": "12"}


@dataclass(slots=True)
class _Story:
    """What has been read so far: the last date, the last but for the days of speaking («ayer»), and the story's year.

    A year at the head of a sentence («En 2020, …») holds for it and the next one, a heading's for what is under it.
    """

    document: Anchor | None
    previous: Anchor | None = None
    told: Anchor | None = None
    year: int | None = None
    year_end: int = 0
    heading_year: int | None = None
    last_end: int = -1

    def begin(self, passage: PassageReading, folded: str) -> None:
        """Enter a passage; a date counts as the last one for the passage after it too."""
        self.last_end = -1
        heading = _YEAR_HEADING.fullmatch(folded) if len(folded) < 20 else None
        if heading:
            self.heading_year = int(heading[1])
        elif passage.passage.is_heading:
            self.heading_year = None
        self.year = self.heading_year


def find_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """Return every temporal expression in the order of the text.

    Absolute expressions mean what they say; partial ones («en febrero») take their year from the document's date and
    the tense of the nearest verb; relative ones count from the document's date or from the date named before. What is
    finer than the document's own date takes that date's precision, marked ``~``. Vague ones, and those that lack an
    anchor, are kept with no date.
    """
    story = _Story(Anchor.of(reading.document.date))
    times: list[TimeExpression] = []
    for passage in reading.passages:
        folded = fold(passage.text)
        story.begin(passage, folded)
        times += _apposed(list(_find(passage, folded, story)), passage)
    return tuple(times)


def _find(passage: PassageReading, folded: str, story: _Story) -> Iterator[TimeExpression]:
    book = rule_book()
    place = 0
    while hit := book.any.search(folded, place):
        outcome = _first_that_holds(book, passage, folded, hit.start(), story)
        if outcome is None:
            place = hit.start() + 1
            continue
        found, resolution = outcome[0], _modified(outcome[1], outcome[0].lead)
        _remember(story, found, resolution)
        place = found.match.end()
        yield _expression(passage, found, resolution)


def _first_that_holds(
    book: RuleBook, passage: PassageReading, folded: str, start: int, story: _Story
) -> tuple[Found, Resolution] | None:
    """Try the rules in their order: one may decline what its pattern fits."""
    for rule in book.rules:
        found = _look(book, rule, passage, folded, start, story)
        resolution = RESOLVERS[rule.resolve](found) if found else None
        if found and resolution:
            return found, resolution
    return None


def _look(book: RuleBook, rule: Rule, passage: PassageReading, folded: str, start: int, story: _Story) -> Found | None:
    match = rule.pattern.match(folded, start)
    if match is None:
        return None
    lead = book.lead_of(folded, start)
    if lead.start < story.last_end:
        lead = Lead(start)
    if not _has_needed(rule, lead):
        return None
    year = story.year if start < story.year_end else story.heading_year
    listed = story.last_end >= 0 and _JOINT.fullmatch(folded, story.last_end, lead.start) is not None
    return Found(book, rule, passage, folded, match, lead, story.document, story.previous, story.told, year, listed)


def _has_needed(rule: Rule, lead: Lead) -> bool:
    given = {"lead": bool(lead.word or lead.part), "part": bool(lead.part), "plain": lead.word == "plain"}
    return rule.needs is None or given[rule.needs]


def _modified(resolution: Resolution, lead: Lead) -> Resolution:
    """Apply «a finales de», «desde», «hasta», «hacia» to a date."""
    date = resolution.date
    if date is None:
        return resolution
    if lead.part:
        date = _part(date, lead.part)
    if lead.word == "about":
        date = mark(date.value, True)
    if lead.word == "since" and not date.is_interval:
        date = Edtf(f"{date.value}/..")
    if lead.word == "until" and not date.is_interval:
        date = Edtf(f"../{date.value}")
    return replace(resolution, date=date)


def _part(date: Edtf, part: str) -> Edtf:
    """A year's start, middle and end are its first, sixth and last month, roughly; of anything else, itself roughly."""
    if date.precision == "year" and not date.approximate:
        return Edtf(f"{date.value}-{_PART_MONTHS[part]}~")
    return mark(date.value, True)


def _remember(story: _Story, found: Found, resolution: Resolution) -> None:
    story.last_end = found.match.end()
    anchor = Anchor.of(resolution.date)
    if anchor is not None:
        story.previous = anchor
        if found.rule.id not in _SPEAKING:
            story.told = anchor
    if found.rule.id == "t.year" and found.lead.word == "plain" and _opens(found) and not _looks_back(found):
        story.year, story.year_end = int(found.match["y"]), _sentence_end(found, after=1)
    elif resolution.anchor == "document" and found.rule.id.startswith("t.period"):
        story.year = story.heading_year


def _looks_back(found: Found) -> bool:
    """«En 2021 había captado …» steps out of the story."""
    end = _sentence_end(found, after=0)
    return _PLUPERFECT.search(found.folded, found.match.end(), end) is not None


def _sentence_end(found: Found, after: int) -> int:
    """Return where the sentence of a match ends, or so many sentences after it."""
    ends = [s.end for s in found.reading.sentences if s.end > found.match.start()]
    return ends[min(after, len(ends) - 1)] if ends else found.match.end()


def _opens(found: Found) -> bool:
    return found.lead.start == found.reading.sentence_at(found.lead.start).start


def _expression(passage: PassageReading, found: Found, resolution: Resolution) -> TimeExpression:
    start, end = found.lead.start, found.match.end()
    if "of" in found.match.re.groupindex and found.match["of"]:
        end = found.match.start("of")
    return TimeExpression(
        id=fact_id("t", passage.passage.id, start, end),
        evidence=passage.evidence(start, end),
        date=resolution.date,
        anchor=resolution.anchor,
        anchor_date=resolution.anchor_date if resolution.date else None,
        rule=found.rule.id,
        confidence=found.rule.confidence if resolution.date else round(found.rule.confidence * 0.9, 3),
    )


def _apposed(times: list[TimeExpression], passage: PassageReading) -> list[TimeExpression]:
    """«Una semana después, el 28 de marzo»: the date named beside it tells what the counted one means."""
    out = list(times)
    for index, (one, two) in enumerate(pairwise(times)):
        between = passage.text[one.evidence.end : two.evidence.start]
        if one.rule in _COUNTED and two.date and _APPOSITION.fullmatch(between):
            out[index] = replace(one, date=two.date)
    return out
