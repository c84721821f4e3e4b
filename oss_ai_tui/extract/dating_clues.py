"""Clauses that tell a known release in words that count from the day of writing, and the days that they leave."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from oss_ai_tui.domain.date_gaps import as_date, days_apart, slack
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Event, Evidence, Passage, TimeExpression
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.events import find_events
from oss_ai_tui.extract.reading import Entities, PassageReading, Reading, read_passage
from oss_ai_tui.extract.times import find_times
from oss_ai_tui.registry import ModelEntry, Name, Registry, released_model

MONTHS_AHEAD = 26
"""How long after a release it is looked for as news."""
DAYS_SINGLY = 20
"""How long after a release each day of writing is tried by itself; later ones are tried by months."""

DATA = Path(__file__).parent / "data" / "dating.toml"
"""The words of all inference of dates."""
_KINDS = frozenset({"release", "product", "statement"})
"""«Anunció GPT-4» is a statement to those who do not know that it is a model."""
_MOST_CLUES = 8


@dataclass(frozen=True, slots=True)
class Window:
    """Days on which a text may have been written, both ends included."""

    first: date
    last: date

    def within(self, other: Window) -> Window | None:
        """Return the days of both, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class Clue:
    """A known release told in words that count from the day of writing."""

    model: ModelEntry
    words: Evidence
    window: Window

    @property
    def reason(self) -> str:
        """The clue on one line: model, what the registry knows, the text's words."""
        return f"{known_as(self.model)} «{self.words.words}»"


@dataclass(frozen=True, slots=True)
class Book:
    """The words and rules of ``data/dating.toml``."""

    recent: tuple[tuple[re.Pattern[str], timedelta], ...]
    just: re.Pattern[str]
    just_days: timedelta
    over: frozenset[str]


@cache
def book() -> Book:
    """Read ``data/dating.toml``."""
    data = tomllib.loads(DATA.read_text("utf-8"))
    return Book(
        recent=tuple((re.compile(row["words"]), timedelta(days=row["days"])) for row in data["recent"]),
        just=re.compile(rf"(?<!\w)(?:{data['just']['words']})(?!\w)"),
        just_days=timedelta(days=data["just"]["days"]),
        over=frozenset(data["over"]["rules"]),
    )


def known_as(model: ModelEntry) -> str:
    """Return a model's name with the date that the registry knows of it."""
    return f"{model.name} (registry: {model.released})"


def first_day(model: ModelEntry) -> date:
    """Return the first day on which a model can have come out; the beginning of time if nothing is known of it."""
    return as_date(model.released.earliest) if model.released else date.min


def find_clues(
    reading: Reading, entities: Entities, times: Sequence[TimeExpression], known: Registry
) -> Iterator[Clue]:
    """Yield the clues of a text that is read as of some day; the same words about the same model count once."""
    by_id = {time.id: time for time in times}
    places = {passage.passage.id: index for index, passage in enumerate(reading.passages)}
    seen: set[tuple[str, str]] = set()
    for event in find_events(reading, entities, times):
        index = places[event.evidence.passage]
        model = _released(event, reading.passages[index], index, entities, known)
        clue = _clue(event, model, reading.passages[index], by_id) if model else None
        if clue and (clue.model.id, fold(clue.words.words)) not in seen:
            seen.add((clue.model.id, fold(clue.words.words)))
            yield clue
            if len(seen) == _MOST_CLUES:
                return


def _released(
    event: Event, passage: PassageReading, index: int, entities: Entities, known: Registry
) -> ModelEntry | None:
    if event.kind not in _KINDS or event.rule.startswith(("e.future", "e.present", "e.noun")):
        return None
    start, end = event.evidence.start, event.evidence.end
    names = [Name(n.start, n.end, n.entity, n.kind) for n in entities.within(index, start, end)]
    model = released_model(passage.text, start, end, names, known)
    return model if model and model.released and model.released.precision in ("day", "month") else None


def _clue(event: Event, model: ModelEntry, passage: PassageReading, times: dict[str, TimeExpression]) -> Clue | None:
    time = times.get(event.time or "")
    if time is None:
        return _just_now(event, model, passage)
    if time.date is None:
        return _lately(time, model)
    if time.anchor != "document":
        return None
    window = _window(time, model, passage)
    return Clue(model, time.evidence, window) if window else None


def _just_now(event: Event, model: ModelEntry, passage: PassageReading) -> Clue | None:
    start, end = event.evidence.start, event.evidence.end
    found = book().just.search(fold(passage.text), start, end)
    return Clue(model, passage.evidence(*found.span()), _since(model, book().just_days)) if found else None


def _lately(time: TimeExpression, model: ModelEntry) -> Clue | None:
    words = " ".join(fold(time.evidence.words).split())
    days = next((days for pattern, days in book().recent if pattern.fullmatch(words)), None)
    return Clue(model, time.evidence, _since(model, days)) if days else None


def _since(model: ModelEntry, days: timedelta) -> Window:
    first = first_day(model)
    return Window(first, first + days)


def _window(time: TimeExpression, model: ModelEntry, passage: PassageReading) -> Window | None:
    """Return the days of writing on which the words would mean the known release."""
    sentence = passage.sentence_at(time.evidence.start)
    alone = read_passage(Passage("p", "d", 0, passage.text[sentence.start : sentence.end]))
    place = (time.evidence.start - sentence.start, time.evidence.end - sentence.start)
    fits = [cell for cell, probe in _cells(model) if _means(alone, place, probe, model)]
    return Window(min(c.first for c in fits), max(c.last for c in fits)) if fits else None


def _means(alone: PassageReading, place: tuple[int, int], probe: date, model: ModelEntry) -> bool:
    """Tell whether the words at a place of a sentence written on a day would mean the release of the model."""
    document = Document("d", "", "", "", date=Edtf(probe.isoformat()), date_basis="inferred")
    for time in find_times(Reading(document, (alone,))):
        if (time.evidence.start, time.evidence.end) == place and time.date and model.released:
            over = time.rule in book().over and time.date.overlaps(Edtf(probe.isoformat()))
            return not over and days_apart(time.date, model.released) <= slack(time.date)
    return False


def _cells(model: ModelEntry) -> Iterator[tuple[Window, date]]:
    """Yield days of writing since a release, one by one at first and by months later, each with a day to try."""
    day = first_day(model)
    last = as_date(model.released.latest) if model.released else day
    while day <= last + timedelta(days=DAYS_SINGLY):
        yield Window(day, day), day
        day += timedelta(days=1)
    for _ in range(MONTHS_AHEAD):
        following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        month = Window(day, following - timedelta(days=1))
        yield month, month.first + (month.last - month.first) / 2
        day = following
