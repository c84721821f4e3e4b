"""Rows as records again: the inverse of :mod:`oss_ai_tui.store.encoding`, with nothing taken on trust."""

from __future__ import annotations

from operator import add
from typing import Any

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

DATE_BASES = f.choices(DateBasis)
_BLOCKS = f.choices(BlockKind)
_MODELS = f.choices(ModelKind)
_OPENNESS = f.choices(Openness)
_QUOTES = f.choices(QuoteKind)
_ANCHORS = f.choices(AnchorKind)
_EVENTS = f.choices(EventKind)
_RELATIONS = f.choices(RelationType)


def record_of(part: Part) -> Record:
    """Return the record, or the piece of one, that a part holds.

    Raises:
        LookupError, TypeError, ValueError: if a row lacks a field, or one is of another type or out of its range.
    """
    (document,) = part.rows("document")
    id = f.text(document["id"])
    passages = tuple([_passage(row, id) for row in part.rows("passages")])
    decoder = _Decoder(passages, [_reading(row) for row in part.rows("readings")])
    return Record(
        document=decoder.document(document, id),
        passages=passages,
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
    kind = _BLOCKS[row.get("kind", "paragraph")]
    return Passage(f.text(row["id"]), document, f.whole(row["ordinal"]), text, kind, _runs(row, len(text)))


def _runs(row: Row, length: int) -> tuple[OriginRun, ...]:
    flat = f.numbers(row, "origin")
    if not flat:
        return ()
    starts, origins, lengths = flat[::3], flat[1::3], flat[2::3]
    if len(flat) % 3 or max(map(add, starts, lengths)) > length:
        raise ValueError("a run outside its passage")
    return tuple(map(OriginRun, starts, origins, lengths))


def _reading(row: Row) -> tuple[str, float]:
    return f.word(row["rule"]), f.share(row["confidence"])


class _Decoder:
    """Knows the passages of one part, in which the evidence of its facts stands, and how they were read."""

    def __init__(self, passages: tuple[Passage, ...], readings: list[tuple[str, float]]) -> None:
        self._passages = passages
        self._readings = readings

    def at(self, place: list[Any]) -> Evidence:
        """Return evidence; its words are the slice itself, so that they cannot be others."""
        if len(place) == 4:
            return _elsewhere(place)
        position, start, end = place
        if type(position) is not int or type(start) is not int or type(end) is not int:
            raise TypeError("not a place")
        return self._slice(position, start, end)

    def _slice(self, position: int, start: int, end: int) -> Evidence:
        passage = self._passages[position]
        text = passage.text
        if not 0 <= start < end <= len(text) or position < 0:
            raise ValueError("evidence outside its passage")
        return Evidence(passage.id, start, end, text[start:end])

    def read(self, place: list[Any]) -> tuple[Evidence, str, float]:
        """Return evidence with the rule that read it and its confidence."""
        return self.at(place[:-1]), *self._readings[f.whole(place[-1])]

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
            date_basis=DATE_BASES[row["date_basis"]],
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
        return Role(f.text(row["title"]), f.maybe_word(row, "organization"), *self.read(row["at"]))

    def model(self, row: Row) -> Model:
        return Model(
            f.word(row["id"]),
            f.word(row["name"]),
            f.words(row, "aliases"),
            _MODELS[row["kind"]],
            self.mentions(row),
            f.maybe_word(row, "developer"),
            f.words(row, "based_on"),
            f.maybe_whole(row, "parameters"),
            f.date(row, "released"),
            _OPENNESS[row["openness"]] if "openness" in row else None,
            self.proofs(row),
        )

    def mentions(self, row: Row) -> tuple[Mention, ...]:
        each = iter(f.numbers(row, "mentions"))
        at, readings = self._slice, self._readings
        return tuple([Mention(at(p, s, e), *readings[r]) for p, s, e, r in zip(each, each, each, each, strict=True)])

    def proofs(self, row: Row) -> tuple[Proof, ...]:
        proofs = f.items(row, "proofs")
        return tuple([Proof(f.word(field), f.text(value), *self.read(place)) for field, value, place in proofs])

    def quote(self, row: Row) -> Quote:
        evidence, rule, confidence = self.read(row["at"])
        return Quote(
            f.text(row["id"]),
            _QUOTES[row["kind"]],
            f.text(row.get("text", evidence.words)),
            f.maybe_text(row, "group"),
            f.maybe_word(row, "verb"),
            self.speaker(row["speaker"]) if "speaker" in row else Speaker(),
            f.words(row, "about"),
            evidence,
            rule,
            confidence,
        )

    def speaker(self, row: Row) -> Speaker:
        place = self.at(row["at"]) if "at" in row else None
        return Speaker(f.maybe_word(row, "name"), f.maybe_word(row, "person"), f.maybe_word(row, "organization"), place)

    def time(self, row: Row) -> TimeExpression:
        evidence, rule, confidence = self.read(row["at"])
        date, anchor_date = f.date(row, "date"), f.date(row, "anchor_date")
        return TimeExpression(f.text(row["id"]), evidence, date, _ANCHORS[row["anchor"]], anchor_date, rule, confidence)

    def event(self, row: Row) -> Event:
        evidence, rule, confidence = self.read(row["at"])
        return Event(
            f.text(row["id"]),
            f.date(row, "date"),
            f.maybe_text(row, "date_text"),
            f.maybe_text(row, "time"),
            f.text(row.get("summary", evidence.words)),
            _EVENTS[row["kind"]],
            f.words(row, "participants"),
            evidence,
            rule,
            confidence,
            tuple(self.at(place) for place in row.get("also", ())),
        )

    def figure(self, row: Row) -> Figure:
        evidence, rule, confidence = self.read(row["at"])
        return Figure(
            f.text(row["id"]),
            f.text(row.get("text", evidence.words)),
            f.number(row, "value"),
            f.number(row, "value_max"),
            f.maybe_word(row, "unit"),
            f.flag(row, "approximate"),
            f.flag(row, "currency_certain"),
            f.maybe_word(row, "subject"),
            evidence,
            rule,
            confidence,
        )

    def relation(self, row: Row) -> Relation:
        kind = _RELATIONS[row["type"]]
        return Relation(f.text(row["id"]), kind, f.word(row["source"]), f.word(row["target"]), *self.read(row["at"]))


def _elsewhere(place: list[Any]) -> Evidence:
    passage, start, end, words = place
    if f.whole(end) - f.whole(start) != len(f.text(words)) or not words:
        raise ValueError("evidence of another length than its words")
    return Evidence(f.word(passage), start, end, words)
