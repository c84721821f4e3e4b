"""What the fields of a query mean for the things of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from oss_ai_tui.domain.corpus import Corpus, Item
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Company, Entity, Event, Model, Passage, Person, Quote
from oss_ai_tui.domain.text import fold
from oss_ai_tui.search.kinds import kinds_of
from oss_ai_tui.search.query import Field, date_of
from oss_ai_tui.search.words import words_of

Condition = Callable[[Item], bool]

_TYPES: dict[type, str] = {
    **{Passage: "passage", Quote: "quote", Company: "company", Model: "model", Person: "person", Event: "event"}
}


def speaker_names(corpus: Corpus, quote: Quote) -> list[str]:
    """Return every name of a quote's speaker, and of the organisation that it is or speaks for."""
    speaker = quote.speaker
    return _unique([speaker.name or "", *names_of(corpus, (speaker.person, speaker.organization))])


def names_of(corpus: Corpus, ids: Iterable[str | None]) -> list[str]:
    """Return every name of the entities with these ids; an id of none that a text names is passed over."""
    names = []
    for id in ids:
        entity = corpus.by_id.get(id) if id else None
        if isinstance(entity, Company | Model | Person):
            names.extend([entity.name, *entity.aliases])
    return _unique(names)


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


class Conditions:
    """Tells which things of a corpus meet a field's condition."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def of(self, field: Field) -> Condition:
        """Return the condition of a field."""
        makers = {"who": self._who, "about": self._about, "kind": self._kind, "doc": self._doc, "date": self._date}
        condition = makers[field.name](field.value)
        return (lambda item: not condition(item)) if field.negated else condition

    @property
    def _entities(self) -> tuple[Entity, ...]:
        return (*self._corpus.companies, *self._corpus.models, *self._corpus.people)

    @cached_property
    def _quotes_of(self) -> dict[str, list[Quote]]:
        quotes: dict[str, list[Quote]] = {}
        for quote in self._corpus.quotes:
            quotes.setdefault(quote.evidence.passage, []).append(quote)
        return quotes

    @cached_property
    def _kinds_in(self) -> dict[str, set[str]]:
        """Return the kinds of what stands in each passage that has anything."""
        kinds: dict[str, set[str]] = {}
        facts: tuple[Quote | Event, ...] = (*self._corpus.quotes, *self._corpus.events)
        for fact in facts:
            kinds.setdefault(fact.evidence.passage, set()).update(_own_kinds(fact))
        for entity in self._entities:
            for mention in entity.mentions:
                kinds.setdefault(mention.evidence.passage, set()).update(_own_kinds(entity))
        return kinds

    def _kind(self, value: str) -> Condition:
        """Of a passage also what stands in it may be of the kind."""
        wanted = kinds_of(value)
        passages = {id for id, kinds in self._kinds_in.items() if not wanted.isdisjoint(kinds)}
        return lambda item: item.id in passages or not wanted.isdisjoint(_own_kinds(item))

    def _who(self, value: str) -> Condition:
        named = _naming(value)

        def met(item: Item) -> bool:
            if isinstance(item, Quote):
                return named(speaker_names(self._corpus, item))
            if isinstance(item, Passage):
                return any(named(speaker_names(self._corpus, q)) for q in self._quotes_of.get(item.id, ()))
            if isinstance(item, Event):
                return item.kind == "statement" and named(names_of(self._corpus, item.participants))
            return isinstance(item, Company | Person) and named([item.name, *item.aliases])

        return met

    def _about(self, value: str) -> Condition:
        named = _naming(value)
        entities = [entity for entity in self._entities if entity.id == value]
        entities = entities or [entity for entity in self._entities if named([entity.name, *entity.aliases])]
        ids = {entity.id for entity in entities}
        passages = {mention.evidence.passage for entity in entities for mention in entity.mentions}

        def met(item: Item) -> bool:
            if isinstance(item, Quote):
                return not ids.isdisjoint(item.about)
            if isinstance(item, Event):
                return not ids.isdisjoint(item.participants)
            return item.id in passages or item.id in ids

        return met

    def _doc(self, value: str) -> Condition:
        wanted = fold(value)
        found = (d for d in self._corpus.documents if wanted in fold(f"{d.file}\n{d.title or ''}") or d.id == value)
        ids = {document.id for document in found}
        return lambda item: not ids.isdisjoint(self._documents(item))

    def _date(self, value: str) -> Condition:
        wanted = date_of(value)

        def met(item: Item) -> bool:
            return any(date is not None and date.overlaps(wanted) for date in self._dates(item))

        return met

    def _dates(self, item: Item) -> Iterable[Edtf | None]:
        if isinstance(item, Event):
            return (item.date,)
        if isinstance(item, Model) and item.released:
            return (item.released,)
        return (self._corpus.document(id).date for id in self._documents(item))

    def _documents(self, item: Item) -> set[str]:
        """Return the ids of the documents in which a thing stands."""
        if isinstance(item, Passage):
            return {item.document}
        if isinstance(item, Quote | Event):
            return {self._corpus.passage(item.evidence.passage).document}
        if isinstance(item, Company | Model | Person):
            return {self._corpus.passage(m.evidence.passage).document for m in item.mentions}
        return set()


def _naming(value: str) -> Callable[[Iterable[str]], bool]:
    """Return a test whether one of several names has all words of the value, of each the beginning at least."""
    wanted = words_of(value)

    def named(names: Iterable[str]) -> bool:
        return any(all(any(w.startswith(v) for w in words_of(name)) for v in wanted) for name in names)

    return named


def _own_kinds(item: Item) -> set[str]:
    return {_TYPES.get(type(item), ""), getattr(item, "kind", "")}
