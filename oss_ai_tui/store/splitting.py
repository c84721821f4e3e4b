"""A large document in pieces: a run of passages each, with the facts and mentions that stand in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from oss_ai_tui.domain.facts import (
    Company,
    Entity,
    Event,
    Figure,
    Mention,
    Model,
    Person,
    Proof,
    Quote,
    Record,
    Relation,
    Role,
    TimeExpression,
)
from oss_ai_tui.store.schema import PART_BYTES

Proved = Mention | Proof | Role | Quote | TimeExpression | Event | Figure | Relation
P = TypeVar("P", bound=Proved)
E = TypeVar("E", Company, Model, Person)

_FACT_BYTES = 300
"""Generous for a row of a fact without the texts in it, which are counted apart."""


def pieces(record: Record, limit: int = PART_BYTES) -> Iterator[Record]:
    """Cut a record into pieces of about ``limit`` bytes; a small one is given back whole.

    Joined again by :meth:`oss_ai_tui.domain.corpus.Corpus.of` they are the record: an entity comes in every piece that
    mentions it, with its mentions there. Evidence for the document itself stays with every piece.
    """
    groups = list(_groups(record, limit))
    if len(groups) < 2:
        yield record
        return
    for number, group in enumerate(groups):
        yield _piece(record, frozenset(group), first=number == 0)


def _groups(record: Record, limit: int) -> Iterator[list[str]]:
    weights = _weights(record)
    group: list[str] = []
    size = 0
    for passage in record.passages:
        weight = weights[passage.id]
        if group and size + weight > limit:
            yield group
            group, size = [], 0
        group.append(passage.id)
        size += weight
    yield group


def _weights(record: Record) -> Counter[str]:
    """Bytes that each passage brings with it, roughly but not too low."""
    weights: Counter[str] = Counter()
    for passage in record.passages:
        weights[passage.id] += _FACT_BYTES + _bytes(passage.text) + 24 * len(passage.origin)
    for one in _all_proved(record):
        weights[one.evidence.passage] += _FACT_BYTES + _own_text(one)
    return weights


def _all_proved(record: Record) -> Iterator[Proved]:
    entities: tuple[Entity, ...] = (*record.companies, *record.models, *record.people)
    for entity in entities:
        yield from entity.mentions
    for model in record.models:
        yield from model.proofs
    for person in record.people:
        yield from person.roles
    yield from record.quotes
    yield from record.times
    yield from record.events
    yield from record.figures
    yield from record.relations


def _own_text(one: Proved) -> int:
    if isinstance(one, Event):
        return _bytes(one.summary)
    if isinstance(one, Quote) and one.text != one.evidence.words:
        return _bytes(one.text)
    return 0


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _piece(record: Record, passages: frozenset[str], *, first: bool) -> Record:
    def of_entities(entities: Iterable[E]) -> tuple[E, ...]:
        cuts = ((entity, _cut(entity, passages)) for entity in entities)
        return tuple(cut for entity, cut in cuts if _is_proved(cut) or (first and not _is_proved(entity)))

    return Record(
        document=record.document,
        passages=tuple(p for p in record.passages if p.id in passages),
        companies=of_entities(record.companies),
        models=of_entities(record.models),
        people=of_entities(record.people),
        quotes=_within(record.quotes, passages),
        times=_within(record.times, passages),
        events=_within(record.events, passages),
        figures=_within(record.figures, passages),
        relations=_within(record.relations, passages),
    )


def _within(proved: Iterable[P], passages: frozenset[str]) -> tuple[P, ...]:
    return tuple(one for one in proved if one.evidence.passage in passages)


def _cut(entity: E, passages: frozenset[str]) -> E:
    cut = replace(entity, mentions=_within(entity.mentions, passages))
    if isinstance(cut, Model):
        return replace(cut, proofs=_within(cut.proofs, passages))
    if isinstance(cut, Person):
        return replace(cut, roles=_within(cut.roles, passages))
    return cut


def _is_proved(entity: Entity) -> bool:
    if isinstance(entity, Model):
        return bool(entity.mentions or entity.proofs)
    if isinstance(entity, Person):
        return bool(entity.mentions or entity.roles)
    return bool(entity.mentions)
