"""The date of a document that states none, inferred from known releases that it tells as news.

A clue is a clause that tells the release of a model whose date the registry knows, in words that count from the day
of writing: «lanzó el año pasado», «en febrero», «recientemente». The days of writing on which those words would mean
the known date are found by reading the clause as of each day in turn, so that what is inferred and what is then read
from it can't disagree. All clues must leave a common day. No model that the text names as existing may be younger,
and none that it tells as still to come much older. What a text leaves out says nothing: it may not care for the next
version of a model. A text that merely names models is not dated: that would only say since when it can be written.

So the days that are left are bounded on both sides by words of the text. Lying close together, they give a month; in
one year, the year; otherwise the text stays undated, for a wrong date is worse than none.

Reasons read ``Gemma (registry: 2024-02-21) «en febrero»`` for a clue and ``… named`` for the youngest model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from oss_ai_tui.domain.date_gaps import as_date
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Event, Proof, TimeExpression
from oss_ai_tui.extract.dating_clues import DAYS_SINGLY, Clue, Window, find_clues, first_day, known_as
from oss_ai_tui.extract.dating_limits import find_limits
from oss_ai_tui.extract.reading import Entities, Reading
from oss_ai_tui.extract.times import find_times
from oss_ai_tui.extract.times.tense import direction
from oss_ai_tui.registry import ModelEntry, Registry

T = TypeVar("T", TimeExpression, Event)

RULE = "d.release-told"
TRUST = 0.85
"""What is left of the confidence in a date that is counted from an inferred one."""

_CONFIDENCE = {"month": 0.6, "year": 0.75}
_MONTH_SPAN = timedelta(days=62)
"""Days of writing no further apart give a month, roughly (it or its neighbours); wider ones of one year the year."""
_LEAN = timedelta(days=10)
"""News is told soon after: of the days that are left, the date is taken from the early ones."""


def undated(document: Document) -> Document:
    """Return a document without what was inferred of its date earlier; stated and given dates stay."""
    if document.date_basis != "inferred":
        return document
    proofs = tuple(proof for proof in document.proofs if proof.rule != RULE)
    return replace(document, date=None, date_basis="none", reasons=(), proofs=proofs)


def with_inferred_date(reading: Reading, entities: Entities, known: Registry) -> Reading:
    """Return the reading with an inferred date on its document, if it has none and clues give one."""
    if reading.document.date is not None:
        return reading
    dated = _infer(reading, entities, known)
    return replace(reading, document=dated) if dated else reading


def trusted(facts: Iterable[T], document: Document, counted: frozenset[str] | None = None) -> tuple[T, ...]:
    """Lower the confidence in times that count from an inferred date, or in events that are dated by such times.

    Args:
        facts: time expressions, or events.
        document: the document, with the basis of its date.
        counted: ids of the time expressions concerned, for events; the time expressions' own anchors unless given.
    """
    if document.date_basis != "inferred":
        return tuple(facts)
    return tuple(
        replace(fact, confidence=round(fact.confidence * TRUST, 3)) if _counts(fact, counted) else fact
        for fact in facts
    )


def _counts(fact: TimeExpression | Event, counted: frozenset[str] | None) -> bool:
    if isinstance(fact, TimeExpression):
        return fact.anchor == "document" and fact.date is not None
    return counted is not None and fact.time in counted


def from_document(times: Iterable[TimeExpression]) -> frozenset[str]:
    """Return the ids of the times that count from the document's date."""
    return frozenset(time.id for time in times if _counts(time, None))


def _infer(reading: Reading, entities: Entities, known: Registry) -> Document | None:
    named = [entry for m in entities.models if (entry := known.model(m.id)) and entry.released]
    if not named:
        return None
    provisional = max(first_day(entry) for entry in named) + timedelta(days=DAYS_SINGLY)
    assumed = replace(reading, document=replace(reading.document, date=Edtf(provisional.isoformat())))
    times = find_times(assumed)
    clues = list(find_clues(assumed, entities, times, known))
    newest = _newest(reading, entities, known)
    window = _since(newest, _common(clues))
    if newest is None or window is None or _tells_later(reading, times, window):
        return None
    named_last = window.first == first_day(newest) and all(clue.model.id != newest.id for clue in clues)
    limited = _limited(window, find_limits(reading, entities, known))
    if limited is None:
        return None
    window, limits = limited
    return _dated(reading.document, window, (*clues, *limits), newest if named_last else None)


# What the clues leave


def _common(clues: Sequence[Clue]) -> Window | None:
    """Return the days that all clues leave; None where there are no clues or they contradict each other."""
    window: Window | None = None
    for clue in clues:
        window = window.within(clue.window) if window else clue.window
        if window is None:
            return None
    return window


def _newest(reading: Reading, entities: Entities, known: Registry) -> ModelEntry | None:
    """Return the youngest model that the text names elsewhere than in a sentence about the future."""
    dated = {m.id: entry for m in entities.models if (entry := known.model(m.id)) and entry.released}
    newest: ModelEntry | None = None
    for name in entities.named:
        entry = dated.get(name.entity)
        if entry and (newest is None or first_day(entry) > first_day(newest)):
            passage = reading.passages[name.passage]
            sentence = passage.sentence_at(name.start)
            if direction(passage, sentence, name.start, name.end) != "future":
                newest = entry
    return newest


def _since(newest: ModelEntry | None, window: Window | None) -> Window | None:
    """Cut off the days before the youngest model that is named."""
    return window.within(Window(first_day(newest), date.max)) if newest and window else None


def _tells_later(reading: Reading, times: Iterable[TimeExpression], window: Window) -> bool:
    """Tell whether the text tells as past what happened after the window: «en 2025 cerró»."""
    passages = {passage.passage.id: passage for passage in reading.passages}
    for time in times:
        if time.anchor == "absolute" and time.date and as_date(time.date.earliest) > window.last:
            passage, start = passages[time.evidence.passage], time.evidence.start
            if direction(passage, passage.sentence_at(start), start, time.evidence.end) == "past":
                return True
    return False


def _limited(window: Window, limits: Iterable[Clue]) -> tuple[Window, list[Clue]] | None:
    """Return the window up to the first limit, with what cut it; None if a limit contradicts it."""
    first = min(limits, key=lambda limit: limit.window.last, default=None)
    if first is None or first.window.last >= window.last:
        return window, []
    shorter = window.within(first.window)
    return (shorter, [first]) if shorter else None


def _dated(document: Document, window: Window, clues: Sequence[Clue], newest: ModelEntry | None) -> Document | None:
    """Give the document the month or the year that the window allows; None where it allows neither."""
    length = window.last - window.first
    if length <= _MONTH_SPAN:
        value, confidence = f"{window.first + min(_LEAN, length / 2):%Y-%m}~", _CONFIDENCE["month"]
    elif window.first.year == window.last.year:
        value, confidence = f"{window.first:%Y}~", _CONFIDENCE["year"]
    else:
        return None
    reasons = [*(clue.reason for clue in clues), *([f"{known_as(newest)} named"] if newest else [])]
    proofs = tuple(Proof("date", value, clue.words, RULE, confidence) for clue in clues)
    return replace(
        document,
        date=Edtf(value),
        date_basis="inferred",
        reasons=tuple(dict.fromkeys(reasons)),
        proofs=(*document.proofs, *proofs),
    )
