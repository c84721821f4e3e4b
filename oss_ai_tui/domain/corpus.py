"""Everything a store holds, as one immutable value: records joined, entities merged across documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Entity,
    Event,
    Fact,
    Figure,
    Model,
    Passage,
    Person,
    Quote,
    Record,
    Relation,
    TimeExpression,
)
from oss_ai_tui.domain.tellings import tellings

Item = Document | Passage | Entity | Fact | TimeExpression
E = TypeVar("E", Company, Model, Person)


@dataclass(frozen=True)
class Corpus:
    """All documents of a store with their facts; entities are store-wide, joined by id.

    Documents stand in the order of their date and name, passages in the order of their document.
    """

    documents: tuple[Document, ...] = ()
    passages: tuple[Passage, ...] = ()
    companies: tuple[Company, ...] = ()
    models: tuple[Model, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    by_id: Mapping[str, Item] = field(default_factory=dict, repr=False, compare=False)
    """Every document, passage, entity, fact and time expression under its id."""

    @classmethod
    def of(cls, records: Iterable[Record]) -> Corpus:
        """Join records into a corpus; the order in which they come does not matter."""
        pieces = sorted(records, key=_place)
        documents = {r.document.id: r.document for r in pieces}
        corpus = cls(
            documents=tuple(documents.values()),
            passages=tuple(p for r in pieces for p in r.passages),
            companies=merge(c for r in pieces for c in r.companies),
            models=merge(m for r in pieces for m in r.models),
            people=merge(p for r in pieces for p in r.people),
            quotes=tuple(q for r in pieces for q in r.quotes),
            times=tuple(t for r in pieces for t in r.times),
            events=tuple(e for r in pieces for e in r.events),
            figures=tuple(f for r in pieces for f in r.figures),
            relations=tuple(x for r in pieces for x in r.relations),
        )
        return replace(corpus, by_id=MappingProxyType({item.id: item for item in corpus._items()}))

    def _items(self) -> Iterable[Item]:
        entities: tuple[Entity, ...] = (*self.companies, *self.models, *self.people)
        facts: tuple[Fact, ...] = (*self.quotes, *self.events, *self.figures, *self.relations)
        return (*self.documents, *self.passages, *entities, *facts, *self.times)

    @cached_property
    def _tellings(self) -> Mapping[str, tuple[str, ...]]:
        return tellings(self.events, self.relations)

    def told_with(self, id: str) -> tuple[str, ...]:
        """Return the ids of all events or relations that say the same as one, the one that says most first.

        An event told by two documents, or a relation that two state, is in the corpus once for each: this ties them
        together. A fact that nothing repeats stands alone.
        """
        return self._tellings.get(id, (id,))

    def passage(self, id: str) -> Passage:
        """Return the passage of that id; KeyError if there is none."""
        found = self.by_id[id]
        if not isinstance(found, Passage):
            raise KeyError(id)
        return found

    def document(self, id: str) -> Document:
        """Return the document of that id; KeyError if there is none."""
        found = self.by_id[id]
        if not isinstance(found, Document):
            raise KeyError(id)
        return found

    def name(self, id: str | None) -> str | None:
        """Return the name of an entity, or None for no entity or one that no text names."""
        found = self.by_id.get(id) if id else None
        return found.name if isinstance(found, (Company, Model, Person)) else None


def _place(record: Record) -> tuple[str, str, int]:
    return record.document.file, record.document.id, record.passages[0].ordinal if record.passages else 0


def merge(entities: Iterable[E]) -> tuple[E, ...]:
    """Join entities of one id into one, in the order of their names; the most used full name leads."""
    groups: dict[str, list[E]] = {}
    for entity in entities:
        groups.setdefault(entity.id, []).append(entity)
    return tuple(sorted((_join(group) for group in groups.values()), key=lambda e: (e.name.casefold(), e.id)))


def _join(group: list[E]) -> E:
    first = group[0]
    if len(group) == 1:
        return first
    mentions = tuple(m for entity in group for m in entity.mentions)
    aliases = tuple(dict.fromkeys(a for entity in group for a in entity.aliases))
    joined = replace(first, name=_leading_name(group), aliases=aliases, mentions=mentions)
    if isinstance(joined, Model):
        return _join_model(joined, [m for m in group if isinstance(m, Model)])
    if isinstance(joined, Person):
        return replace(joined, roles=tuple(r for p in group if isinstance(p, Person) for r in p.roles))
    return joined


def _leading_name(group: list[E]) -> str:
    """Each record's own name weighs as many votes as it has mentions; the alphabet decides a tie."""
    votes: Counter[str] = Counter()
    for entity in group:
        votes[entity.name] += max(1, len(entity.mentions))
    return min(votes, key=lambda name: (-votes[name], name))


def _join_model(joined: Model, group: list[Model]) -> Model:
    based_on = tuple(dict.fromkeys(base for model in group for base in model.based_on))
    proofs = tuple(proof for model in group for proof in model.proofs)
    best = next((m for m in group if m.released is not None), joined)
    return replace(
        joined,
        based_on=based_on,
        proofs=proofs,
        developer=_first(m.developer for m in group),
        parameters=next((m.parameters for m in group if m.parameters is not None), None),
        released=best.released,
        openness=next((m.openness for m in group if m.openness is not None), None),
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)
