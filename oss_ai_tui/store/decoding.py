"""Rows as records again: the inverse of :mod:`oss_ai_tui.store.encoding`, with nothing taken on trust."""

from __future__ import annotations

from typing import Any, get_args

from oss_ai_tui.domain.facts import (
    AnchorKind,
    BlockKind,
    Company,
    DateBasis,
    Document,
    Event,
    EventKind,
    Evidence,
    Figure,
    Mention,
    Model,
    ModelKind,
    Openness,
    OriginRun,
    Passage,
    Person,
    Proof,
    Quote,
    QuoteKind,
    Record,
    Relation,
    RelationType,
    Role,
    Speaker,
    TimeExpression,
)
from oss_ai_tui.store import fields as f
from oss_ai_tui.store.storage import Part, Row

DATE_BASES = frozenset(get_args(DateBasis))
_BLOCKS = frozenset(get_args(BlockKind))
_MODELS = frozenset(get_args(ModelKind))
_OPENNESS = frozenset(get_args(Openness))
_QUOTES = frozenset(get_args(QuoteKind))
_ANCHORS = frozenset(get_args(AnchorKind))
_EVENTS = frozenset(get_args(EventKind))
_RELATIONS = frozenset(get_args(RelationType))


def record_of(part: Part) -> Record:
    """Return the record, or the piece of one, that a part holds.

    Raises:
        KeyError, TypeError, ValueError: if a row lacks a field, or one is of another type or out of its range.
    """
    (document,) = part.rows("document")
    id = f.text(document["id"])
    decoder = _Decoder(tuple([_passage(row, id) for row in part.rows("passages")]))
    return Record(
        document=decoder.document(document, id),
        passages=decoder.passages,
        companies=tuple([decoder.company(row) for row in part.rows("companies")]),
        models=tuple([decoder.model(row) for row in part.rows("models")]),
        people=tuple([decoder.person(row) for row in part.rows("people")]),
        quotes=tuple([decoder.quote(row) for row in part.rows("quotes")]),
        times=tuple([decoder.time(row) for row in part.rows("times")]),
        events=tuple([decoder.event(row) for row in part.rows("events")]),
        figures=tuple([decoder.figure(row) for row in part.rows("figures")]),
        relations=tuple([decoder.relation(row) for row in part.rows("relations")]),
    )


def _passage(row: Row, document: str) -> Passage:
    text = f.text(row["text"])
    kind = f.choice(row.get("kind", "paragraph"), _BLOCKS)
    return Passage(f.text(row["id"]), document, f.whole(row["ordinal"]), text, kind, _runs(row, len(text)))


def _runs(row: Row, length: int) -> tuple[OriginRun, ...]:
    numbers = [f.whole(value) for value in f.items(row, "origin")]
    if len(numbers) % 3:
        raise ValueError("half a run")
    runs = tuple([OriginRun(*numbers[i : i + 3]) for i in range(0, len(numbers), 3)])
    if any(run.start + run.length > length for run in runs):
        raise ValueError("a run outside its passage")
    return runs


class _Decoder:
    """Knows the passages of one part, in which the evidence of its facts stands."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages

    def at(self, place: Any) -> Evidence:
        if len(place) == 4:
            return _elsewhere(place)
        position, start, end = place
        passage = self.passages[f.whole(position)]
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(passage.text):
            raise ValueError("evidence outside its passage")
        return Evidence(passage.id, start, end, passage.text[start:end])

    def document(self, row: Row, id: str) -> Document:
        return Document(
            id=id,
            file=f.text(row["file"]),
            path=f.text(row["path"]),
            sha256=f.text(row["sha256"]),
            title=f.maybe_text(row, "title"),
            author=f.maybe_text(row, "author"),
            publisher=f.maybe_text(row, "publisher"),
            date=f.date(row, "date"),
            date_basis=f.choice(row["date_basis"], DATE_BASES),
            translation=f.maybe_text(row, "translation"),
            reasons=f.words(row, "reasons"),
            proofs=self.proofs(row),
        )

    def company(self, row: Row) -> Company:
        return Company(
            f.word(row["id"]), f.word(row["name"]), f.words(row, "aliases"), f.word(row["kind"]), self.mentions(row)
        )

    def person(self, row: Row) -> Person:
        roles = tuple([self.role(one) for one in f.items(row, "roles")])
        return Person(f.word(row["id"]), f.word(row["name"]), f.words(row, "aliases"), roles, self.mentions(row))

    def role(self, row: Row) -> Role:
        return Role(f.text(row["title"]), f.maybe_word(row, "organization"), *self.proved(row))

    def model(self, row: Row) -> Model:
        openness = row.get("openness")
        return Model(
            id=f.word(row["id"]),
            name=f.word(row["name"]),
            aliases=f.words(row, "aliases"),
            kind=f.choice(row["kind"], _MODELS),
            mentions=self.mentions(row),
            developer=f.maybe_word(row, "developer"),
            based_on=f.words(row, "based_on"),
            parameters=f.maybe_whole(row, "parameters"),
            released=f.date(row, "released"),
            openness=None if openness is None else f.choice(openness, _OPENNESS),
            proofs=self.proofs(row),
        )

    def mentions(self, row: Row) -> tuple[Mention, ...]:
        at = self.at
        return tuple(
            [Mention(at(place), f.word(rule), f.share(sure)) for place, rule, sure in f.items(row, "mentions")]
        )

    def proofs(self, row: Row) -> tuple[Proof, ...]:
        return tuple(
            [
                Proof(f.word(field), f.text(value), self.at(place), f.word(rule), f.share(sure))
                for field, value, place, rule, sure in f.items(row, "proofs")
            ]
        )

    def proved(self, row: Row) -> tuple[Evidence, str, float]:
        return self.at(row["at"]), f.word(row["rule"]), f.share(row["confidence"])

    def quote(self, row: Row) -> Quote:
        evidence, rule, confidence = self.proved(row)
        return Quote(
            id=f.text(row["id"]),
            kind=f.choice(row["kind"], _QUOTES),
            text=f.text(row.get("text", evidence.words)),
            group=f.maybe_text(row, "group"),
            verb=f.maybe_word(row, "verb"),
            speaker=self.speaker(row.get("speaker", {})),
            about=f.words(row, "about"),
            evidence=evidence,
            rule=rule,
            confidence=confidence,
        )

    def speaker(self, row: Row) -> Speaker:
        place = row.get("at")
        evidence = None if place is None else self.at(place)
        return Speaker(
            f.maybe_word(row, "name"), f.maybe_word(row, "person"), f.maybe_word(row, "organization"), evidence
        )

    def time(self, row: Row) -> TimeExpression:
        evidence, rule, confidence = self.proved(row)
        anchor = f.choice(row["anchor"], _ANCHORS)
        dates = f.date(row, "date"), f.date(row, "anchor_date")
        return TimeExpression(f.text(row["id"]), evidence, dates[0], anchor, dates[1], rule, confidence)

    def event(self, row: Row) -> Event:
        evidence, rule, confidence = self.proved(row)
        return Event(
            id=f.text(row["id"]),
            date=f.date(row, "date"),
            date_text=f.maybe_text(row, "date_text"),
            time=f.maybe_text(row, "time"),
            summary=f.text(row.get("summary", evidence.words)),
            kind=f.choice(row["kind"], _EVENTS),
            participants=f.words(row, "participants"),
            evidence=evidence,
            rule=rule,
            confidence=confidence,
        )

    def figure(self, row: Row) -> Figure:
        evidence, rule, confidence = self.proved(row)
        return Figure(
            id=f.text(row["id"]),
            text=f.text(row.get("text", evidence.words)),
            value=f.number(row, "value"),
            value_max=f.number(row, "value_max"),
            unit=f.maybe_word(row, "unit"),
            approximate=f.flag(row, "approximate"),
            currency_certain=f.flag(row, "currency_certain"),
            subject=f.maybe_word(row, "subject"),
            evidence=evidence,
            rule=rule,
            confidence=confidence,
        )

    def relation(self, row: Row) -> Relation:
        kind = f.choice(row["type"], _RELATIONS)
        return Relation(f.text(row["id"]), kind, f.word(row["source"]), f.word(row["target"]), *self.proved(row))


def _elsewhere(place: list[Any]) -> Evidence:
    passage, start, end, words = place
    if f.whole(end) - f.whole(start) != len(f.text(words)) or not words:
        raise ValueError("evidence of another length than its words")
    return Evidence(f.word(passage), start, end, words)
