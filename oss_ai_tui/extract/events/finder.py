"""Find the events of a document: a trigger with its date, those who take part, and the words that prove it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Event, EventKind, TimeExpression
from oss_ai_tui.domain.ids import fact_id
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.events.beside import BESIDE, beside
from oss_ai_tui.extract.events.clauses import Span, spans_of, summary_of
from oss_ai_tui.extract.events.dating import Dated, dated, is_aim, is_attribute, tells_now, usable
from oss_ai_tui.extract.events.occurrences import Occurrence, is_denied, occurrences
from oss_ai_tui.extract.events.tellings import joined
from oss_ai_tui.extract.events.triggers import TriggerBook, trigger_book
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence, Token
from oss_ai_tui.extract.times.tense import tells_past

_CONFIDENCE = {"past": 0.85, "passive": 0.82, "reduced": 0.75, "present": 0.65, "future": 0.7, "noun": 0.6}
_VAGUE_LOSS = 0.2
_BESIDE = 0.55
_CONTENT_WINDOW = 90
_ANAPHOR = re.compile(r"(?<!\w)(?:la|dicha|esta)\s(?:empresa|compania|startup|firma|organizacion|tecnologica)(?!\w)")
_MONEY = re.compile(r"[$€]|(?<!\w)(?:millones|dolares|euros|mdd)(?!\w)")
_OBLIQUE = re.compile(r"(?<!\w)(?:de|del|en|con|por|para|segun|a|al|ante|contra|entre|sobre|como)\s(?:(?:el|la)\s)?\Z")
_ITEM = re.compile(r"\s?[:–—-]\s")
_GAP_OPENS = re.compile(r"(?:[;,]\s(?:y\s)?|\sy\s)\Z")
_GAP_NAME = re.compile(r",\s(?:(?:el|la)\s)?")
# Clauses that tell something else: what is in them takes no part in the event.
_ASIDE = re.compile(r",\s(?:que|quien|cuy[oa]s?|donde|aunque|mientras|pues|ya\sque|segun|frente\sa)\s[^,;]*")
# A line that says when the text itself came out, not what it tells.
_IMPRINT = re.compile(
    r"(?:publicad|actualizad|editad|escrit|traducid|revisad|fechad)[oa](?: originalmente| por ultima vez)?"
    r"(?: el|:| en|,) ?[^.;:]{4,40}(?:,? (?:por|en|a las|hora) [^.;]{2,60})?\.?"
)
# What somebody says that will be done: «anunció que iba a abrir el modelo».
_PLAN = re.compile(
    r"\bque\s(?:[^.;:]*\s)?(?:(?:iba|va|vamos|planea|pretende|quiere|prevé|piensa)n?\s|\w+r(?:á|án|ía|ían)\b)"
)
_OPENS, _CLOSES = re.compile("[“«]"), re.compile("[”»]")
_AND = re.compile(r"[\s,](?:y|e)\s\Z")
_LEFT = 30


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with what was found in it."""

    passage: PassageReading
    index: int
    sentence: Sentence
    folded: str
    tokens: Sequence[Token]
    named: tuple[Named, ...]


def find_events(reading: Reading, entities: Entities, times: Sequence[TimeExpression]) -> tuple[Event, ...]:
    """Return the events of a document in the order of the text; one told twice stands where it is told first.

    An event is a trigger with a date of its own clause, or with a vague expression of the recent past («hace unas
    semanas»; its date is None); a past tense with a date and a name, where the sentence has no trigger; or an item of
    a chronology. Without any time only a strong trigger in the past counts whose participants are named. Negated,
    doubtful and asked-for happenings, and headings, give none.
    """
    book = trigger_book()
    by_passage: dict[str, list[TimeExpression]] = {}
    for time in times:
        by_passage.setdefault(time.evidence.passage, []).append(time)
    events: list[Event] = []
    for index, passage in enumerate(reading.passages):
        given = by_passage.get(passage.passage.id, [])
        named = entities.of_passage(index)
        if passage.passage.is_heading or not (given or len(named) > 1):
            continue
        events += _of_passage(passage, index, given, entities, book)
    return joined(events)


def _of_passage(
    passage: PassageReading, index: int, times: list[TimeExpression], entities: Entities, book: TriggerBook
) -> Iterator[Event]:
    folded = fold(passage.text)
    starts = [t.evidence.start for t in times]
    for sentence in passage.sentences:
        here = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        named = entities.within(index, sentence.start, sentence.end)
        if not here and len(named) < 2:
            continue
        if here and _IMPRINT.fullmatch(folded, sentence.start, sentence.end):
            continue
        if passage.text[sentence.start] == "¿" or passage.text[sentence.end - 1] == "?":
            continue
        tokens = passage.sentence_tokens(sentence)
        yield from _of_sentence(_Place(passage, index, sentence, folded, tokens, named), here, entities, book)


def _of_sentence(place: _Place, times: list[TimeExpression], entities: Entities, book: TriggerBook) -> Iterator[Event]:
    found = list(occurrences(place.tokens, place.folded, place.sentence.end, book))
    times = usable(times, place.folded, book)
    if times and _heads_item(place, times[0]):
        yield _item(place, times[0], found, book)
        return
    told = dated(found, times, place.tokens, place.folded) if found and times else []
    told = [one for one in told if _is_told(one)]
    told = [one for one in told if not _leaves_quotation(place, one.time.evidence.start, one.occurrence.start)]
    told += [*_gapped(place, told, times)]
    told += [*beside(times, told, place.tokens, place.folded, book)]
    told.sort(key=lambda one: one.occurrence.start)
    if told:
        spans = spans_of(
            place.folded, place.sentence, [(d.occurrence, d.time) for d in told], place.tokens, place.named
        )
        for one, span in zip(told, spans, strict=True):
            yield _event(place, span, one.occurrence, one.time, one.date, entities, book)
    elif times:
        yield from _without_trigger(place, times, book)
    else:
        yield from _undated(place, found, entities, book)


def _gapped(place: _Place, told: Sequence[Dated], times: Sequence[TimeExpression]) -> Iterator[Dated]:
    """«En 2008 nació Linaje; en 2015, Torno»: a further date and name share the verb before them."""
    used = {one.time.id for one in told}
    for time in times:
        start, end = time.evidence.start, time.evidence.end
        before = [one for one in told if one.occurrence.end < start]
        if not before or time.id in used or time.date is None:
            continue
        opens = _GAP_OPENS.search(place.folded, before[-1].occurrence.end, start)
        if opens and any(_GAP_NAME.fullmatch(place.folded, end, name.start) for name in place.named):
            one = before[-1].occurrence
            yield Dated(Occurrence(one.trigger, "reduced", one.token, start, end), time, time.date)


def _is_told(one: Dated) -> bool:
    """What is planned or told in the present needs a date; so does a bare noun."""
    return one.date is not None or one.occurrence.telling in ("past", "passive", "reduced")


def _leaves_quotation(place: _Place, time: int, verb: int) -> bool:
    """Whether a quotation ends between a date and its verb: «… hoy es tarde», comentó Ana."""
    closes = _CLOSES.search(place.passage.text, time, max(time, verb))
    return closes is not None and not _OPENS.search(place.passage.text, time, closes.start())


def _event(
    place: _Place,
    span: Span,
    one: Occurrence,
    time: TimeExpression | None,
    date: Edtf | None,
    entities: Entities,
    book: TriggerBook,
) -> Event:
    passage = place.passage
    evidence = passage.evidence(span.start, span.end)
    confidence = _BESIDE if one.trigger is BESIDE else _CONFIDENCE[one.telling] - (0 if date else _VAGUE_LOSS)
    return Event(
        id=fact_id("e", passage.passage.id, span.start, span.end, one.trigger.lemma, one.start),
        date=date,
        date_text=time.evidence.words if time else None,
        time=time.id if time else None,
        summary=summary_of(passage.text, span, one.start, one.end),
        kind=_kind(one, place, span, book),
        participants=_participants(place, span, one, entities),
        evidence=evidence,
        rule=f"e.{one.telling}.{one.trigger.lemma}" if time else f"e.undated.{one.trigger.lemma}",
        confidence=round(confidence, 3),
    )


def _kind(one: Occurrence, place: _Place, span: Span, book: TriggerBook) -> EventKind:
    """The kind of what is announced, presented or signed, by its first telling word; else the trigger's own."""
    if not one.trigger.content:
        return one.trigger.kind
    folded, named = place.folded, place.named
    start, end = one.end, min(span.end, one.end + _CONTENT_WINDOW)
    if one.telling in ("passive", "reduced"):
        start, end = max(span.start, one.start - _CONTENT_WINDOW), one.start
    found = [(hit.start(), kind) for kind, words in book.content if (hit := words.search(folded, start, end))]
    if found:
        kind = min(found)[1]
        only_said = (
            kind == "release" and one.trigger.kind == "statement" and _PLAN.search(place.passage.text, start, end)
        )
        return "statement" if only_said else kind
    about_models = any(n.kind == "model" for n in named if span.start <= n.start < span.end)
    return one.trigger.kind if about_models or one.trigger.kind != "release" else "other"


def _participants(place: _Place, span: Span, one: Occurrence, entities: Entities) -> tuple[str, ...]:
    asides = [m.span() for m in _ASIDE.finditer(place.folded, span.start, span.end)]
    asides = [(start, end) for start, end in asides if not start <= one.start < end]
    inside = entities.within(place.index, span.start, span.end)
    inside = tuple(n for n in inside if not any(start <= n.start < end for start, end in asides))
    ids = tuple(dict.fromkeys(n.entity for n in inside))
    subject_here = any(n.end <= one.start for n in inside)
    if subject_here:
        return ids
    if _ANAPHOR.search(place.folded, span.start, one.start):
        before = _only_organization_before(place, entities)
    else:
        before = _shared_subject(place, span)
    return tuple(dict.fromkeys((before, *ids))) if before else ids


def _shared_subject(place: _Place, span: Span) -> str | None:
    """«Acme compró Beta y en marzo lanzó Torno»: the first subject of a sentence does what follows its «y» too."""
    if not _AND.search(place.folded, max(place.sentence.start, span.start - 4), span.start):
        return None
    before = [n for n in place.named if n.end <= span.start and n.kind != "model"]
    return before[0].entity if before and not _is_oblique(place.folded, before[0]) else None


def _only_organization_before(place: _Place, entities: Entities) -> str | None:
    """«la empresa» is the one organisation that the sentence before names."""
    earlier = [s for s in place.passage.sentences if s.end <= place.sentence.start]
    if not earlier:
        return None
    named = entities.within(place.index, earlier[-1].start, earlier[-1].end)
    ids = {n.entity for n in named if n.kind == "organization"}
    return ids.pop() if len(ids) == 1 else None


def _heads_item(place: _Place, time: TimeExpression) -> bool:
    """Tell whether the sentence is an item of a chronology: «Junio de 2020: …»."""
    first = time.evidence.start == place.sentence.start == 0
    return first and time.date is not None and _ITEM.match(place.folded, time.evidence.end) is not None


def _item(place: _Place, time: TimeExpression, found: Sequence[Occurrence], book: TriggerBook) -> Event:
    span = Span(place.sentence.start, place.sentence.end)
    kind = _kind(found[0], place, span, book) if found else "other"
    return _plain_event(place, time, "e.item", kind, 0.75 if found else 0.6)


def _without_trigger(place: _Place, times: list[TimeExpression], book: TriggerBook) -> Iterator[Event]:
    """A past tense with a date and a name."""
    folded = place.folded
    time = next((t for t in times if t.date and not is_attribute(t, folded) and not is_aim(t, folded)), None)
    if time and _leaves_quotation(place, time.evidence.start, place.sentence.end):
        return
    if time and tells_now(time, folded) and time.evidence.start > place.sentence.start:
        return
    if time and place.named and tells_past(place.tokens) and not is_denied(place.tokens, book):
        yield _plain_event(place, time, "e.dated", "other", 0.5)


def _plain_event(place: _Place, time: TimeExpression, rule: str, kind: EventKind, confidence: float) -> Event:
    passage, sentence = place.passage, place.sentence
    span = Span(sentence.start, sentence.end)
    return Event(
        id=fact_id("e", passage.passage.id, span.start, span.end, rule, time.evidence.start),
        date=time.date,
        date_text=time.evidence.words,
        time=time.id,
        summary=summary_of(passage.text, span, span.start, time.evidence.end),
        kind=kind,
        participants=tuple(dict.fromkeys(n.entity for n in place.named)),
        evidence=passage.evidence(span.start, span.end),
        rule=rule,
        confidence=confidence,
    )


def _undated(place: _Place, found: list[Occurrence], entities: Entities, book: TriggerBook) -> Iterator[Event]:
    strong = [o for o in found if o.trigger.strong and o.telling == "past" and _is_complete(place, o)]
    if strong:
        one = strong[0]
        span = Span(place.sentence.start, place.sentence.end)
        yield _event(place, span, one, None, None, entities, book)


def _is_complete(place: _Place, one: Occurrence) -> bool:
    """A named subject close before the verb, and after it another name, or an amount of money raised."""
    subjects = [n for n in place.named if n.end <= one.start and n.kind != "model" and not _is_oblique(place.folded, n)]
    if not subjects:
        return False
    window = one.end + _CONTENT_WINDOW
    objects = {n.entity for n in place.named if one.end <= n.start < window} - {subjects[-1].entity}
    paid = one.trigger.kind == "funding" and _MONEY.search(place.folded, one.end, min(window, place.sentence.end))
    return bool(objects or paid)


def _is_oblique(folded: str, name: Named) -> bool:
    return _OBLIQUE.search(folded, max(0, name.start - _LEFT), name.start) is not None
