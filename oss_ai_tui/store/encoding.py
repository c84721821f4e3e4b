"""Records as rows: every field under its own name, what is empty left out, evidence as its place alone.

Evidence is ``[passage, start, end]``, the passage given by its position in the same part: the words are in its text
and are not written twice. Where a document is split, evidence in another part is ``[id, start, end, words]``. What was
read by a rule, with a confidence, has the position of both in the table ``readings`` as a last number. Mentions and
runs of origin, the most numerous, are one flat list of such numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Event,
    Evidence,
    Figure,
    Mention,
    Model,
    OriginRun,
    Passage,
    Person,
    Proof,
    Quote,
    Record,
    Relation,
    Role,
    Speaker,
    TimeExpression,
)
from oss_ai_tui.store.splitting import Proved
from oss_ai_tui.store.storage import Row

Number = int | float
_LARGEST = 2**63
Place = list[Any]


def record_rows(record: Record, texts: Mapping[str, str] | None = None) -> dict[str, list[Row]]:
    """Return the tables of a record.

    Args:
        record: a document with its passages and facts, or one piece of it.
        texts: the texts of all passages of the document by their ids, if the record is only a piece of it.

    Raises:
        ValueError: if evidence does not stand where it says, or a passage is of another document: a fault of whoever
            made the record, and nothing that a store may keep.
    """
    encoder = _Encoder(record, texts)
    tables = {
        "document": [encoder.document(record.document)],
        "passages": [encoder.passage(p) for p in record.passages],
        "companies": [encoder.company(c) for c in record.companies],
        "models": [encoder.model(m) for m in record.models],
        "people": [encoder.person(p) for p in record.people],
        "quotes": [encoder.quote(q) for q in record.quotes],
        "times": [encoder.time(t) for t in record.times],
        "events": [encoder.event(e) for e in record.events],
        "figures": [encoder.figure(f) for f in record.figures],
        "relations": [encoder.relation(r) for r in record.relations],
    }
    return {**tables, "readings": encoder.readings()}


def _row(**fields: Any) -> Row:
    return {key: value for key, value in fields.items() if value is not None and value is not False and value != []}


def number(value: Number | None) -> Number | str | None:
    """Return a number as JSON has it; as hexadecimal text where JSON has no such number (huge, infinite)."""
    if isinstance(value, int):
        return value if -_LARGEST <= value < _LARGEST else hex(value)
    if value is None or abs(value) < float("inf"):
        return value
    return value.hex()


def _different(text: str, words: str) -> str | None:
    return None if text == words else text


def _date(value: object) -> str | None:
    return None if value is None else str(value)


class _Encoder:
    """Knows the passages of one part, so that evidence can name them by position."""

    def __init__(self, record: Record, texts: Mapping[str, str] | None) -> None:
        self._document = record.document.id
        self._texts = {p.id: p.text for p in record.passages} if texts is None else texts
        self._positions = {p.id: position for position, p in enumerate(record.passages)}
        if len(self._positions) < len(record.passages):
            raise ValueError(f"two passages of {self._document} have one id")
        self._readings: dict[tuple[str, float], int] = {}

    def readings(self) -> list[Row]:
        return [{"rule": rule, "confidence": confidence} for rule, confidence in self._readings]

    def read(self, one: Proved) -> Place:
        if not 0 <= one.confidence <= 1:
            raise ValueError(f"no confidence: {one!r}")
        reading = self._readings.setdefault((one.rule, one.confidence), len(self._readings))
        return [*self.at(one.evidence), reading]

    def at(self, evidence: Evidence) -> Place:
        text = self._texts.get(evidence.passage)
        start, end = evidence.start, evidence.end
        if text is None or not 0 <= start < end <= len(text) or text[start:end] != evidence.words:
            raise ValueError(f"the evidence does not stand there: {evidence!r}")
        position = self._positions.get(evidence.passage)
        return [evidence.passage, start, end, evidence.words] if position is None else [position, start, end]

    def document(self, one: Document) -> Row:
        return _row(
            id=one.id,
            file=one.file,
            path=one.path,
            sha256=one.sha256,
            title=one.title,
            author=one.author,
            publisher=one.publisher,
            date=_date(one.date),
            date_basis=one.date_basis,
            translation=one.translation,
            reasons=list(one.reasons),
            proofs=self.proofs(one.proofs),
        )

    def passage(self, one: Passage) -> Row:
        if one.document != self._document:
            raise ValueError(f"passage {one.id} is not of document {self._document}")
        kind = None if one.kind == "paragraph" else one.kind
        return _row(id=one.id, ordinal=one.ordinal, text=one.text, kind=kind, origin=_runs(one.origin))

    def company(self, one: Company) -> Row:
        return _row(
            id=one.id, name=one.name, aliases=list(one.aliases), kind=one.kind, mentions=self.mentions(one.mentions)
        )

    def person(self, one: Person) -> Row:
        return _row(
            id=one.id,
            name=one.name,
            aliases=list(one.aliases),
            roles=[self.role(role) for role in one.roles],
            mentions=self.mentions(one.mentions),
        )

    def role(self, one: Role) -> Row:
        return self.proved(one, title=one.title, organization=one.organization)

    def model(self, one: Model) -> Row:
        return _row(
            id=one.id,
            name=one.name,
            aliases=list(one.aliases),
            kind=one.kind,
            developer=one.developer,
            based_on=list(one.based_on),
            parameters=number(one.parameters),
            released=_date(one.released),
            openness=one.openness,
            mentions=self.mentions(one.mentions),
            proofs=self.proofs(one.proofs),
        )

    def mentions(self, mentions: Iterable[Mention]) -> list[int]:
        places = [self.read(mention) for mention in mentions]
        if any(len(place) != 4 for place in places):
            raise ValueError("a mention in another part than its entity")
        return [number for place in places for number in place]

    def proofs(self, proofs: Iterable[Proof]) -> list[Place]:
        return [[proof.field, proof.value, self.read(proof)] for proof in proofs]

    def quote(self, one: Quote) -> Row:
        return self.proved(
            one,
            id=one.id,
            kind=one.kind,
            text=_different(one.text, one.evidence.words),
            group=one.group,
            verb=one.verb,
            speaker=self.speaker(one.speaker) or None,
            about=list(one.about),
        )

    def speaker(self, one: Speaker) -> Row:
        place = self.at(one.evidence) if one.evidence else None
        return _row(name=one.name, person=one.person, organization=one.organization, at=place)

    def time(self, one: TimeExpression) -> Row:
        return self.proved(one, id=one.id, date=_date(one.date), anchor=one.anchor, anchor_date=_date(one.anchor_date))

    def event(self, one: Event) -> Row:
        return self.proved(
            one,
            id=one.id,
            date=_date(one.date),
            date_text=one.date_text,
            time=one.time,
            summary=_different(one.summary, one.evidence.words),
            kind=one.kind,
            participants=list(one.participants),
            also=[self.at(evidence) for evidence in one.also],
        )

    def figure(self, one: Figure) -> Row:
        return self.proved(
            one,
            id=one.id,
            text=_different(one.text, one.evidence.words),
            value=number(one.value),
            value_max=number(one.value_max),
            unit=one.unit,
            approximate=one.approximate,
            currency_certain=one.currency_certain,
            subject=one.subject,
        )

    def relation(self, one: Relation) -> Row:
        return self.proved(one, id=one.id, type=one.type, source=one.source, target=one.target)

    def proved(self, one: Proved, **fields: Any) -> Row:
        return _row(**fields, at=self.read(one))


def _runs(runs: Iterable[OriginRun]) -> list[int]:
    return [number for run in runs for number in (run.start, run.origin, run.length)]
