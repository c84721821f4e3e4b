"""Search over a whole corpus: passages, quotes, entities and events, by kind or all together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Literal, get_args

import numpy as np

from oss_ai_tui.domain.corpus import Corpus, Item
from oss_ai_tui.domain.facts import Entity
from oss_ai_tui.search.conditions import Conditions, names_of, speaker_names
from oss_ai_tui.search.finder import Hit, Mask
from oss_ai_tui.search.query import Field, Query, parse
from oss_ai_tui.search.segments import Segments

Kind = Literal["passages", "quotes", "companies", "models", "people", "events", "all"]
KINDS: tuple[Kind, ...] = get_args(Kind)


_LEAD: dict[Kind, float] = {
    "companies": 1.0,
    "models": 1.0,
    "people": 1.0,
    "quotes": 0.97,
    "events": 0.96,
    "passages": 0.95,
}
"""What a score is worth among all kinds: who types a name wants its bearer first, then words and deeds."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a query found."""

    type: str
    """``passage``, ``quote``, ``company``, ``model``, ``person`` or ``event``."""
    id: str
    document: str | None
    """Id of the document that it stands in; None for an entity, which is the whole corpus's."""
    score: float
    """Above 0, at most 1."""
    text: str
    """What a list shows: the passage, the quote's words, the entity's name, the event's summary."""
    spans: tuple[tuple[int, int], ...]
    """What to highlight in ``text``, in code points."""


@dataclass(frozen=True, slots=True)
class Results:
    """The best things for a query, best first."""

    query: str
    count: int
    """How many there are in all."""
    truncated: bool
    """Whether the limit cut them."""
    hits: tuple[Found, ...]
    mistake: str | None = None
    """English source of a sentence that says what in the query was not understood, or None."""


@dataclass(frozen=True, slots=True)
class _Entry:
    type: str
    item: Item
    document: str | None
    text: str
    extra: str

    @property
    def piece(self) -> str:
        """What it comes and goes with: its document, or an entity with itself."""
        return self.document or self.item.id


class _Shelf:
    """One kind of thing with its index."""

    def __init__(self, entries: Sequence[_Entry], folder: Path | None) -> None:
        self._entries = entries
        self._masks: dict[Field, Mask] = {}
        self._segments = Segments(entries, folder)

    def search(self, query: Query, limit: int, conditions: Conditions) -> tuple[int, list[Found]]:
        only = self._only(query.fields, conditions)
        if query.groups or only is None:
            hits = self._segments.find(query, limit, only)
            return hits.count, [self._found(hit) for hit in hits.best]
        met = np.flatnonzero(only).tolist()
        return len(met), [self._found(Hit(ordinal, 1.0, ())) for ordinal in met[:limit]]

    def _only(self, fields: Iterable[Field], conditions: Conditions) -> Mask | None:
        masks = [self._mask(field, conditions) for field in fields]
        return np.logical_and.reduce(masks) if masks else None

    def _mask(self, field: Field, conditions: Conditions) -> Mask:
        if field not in self._masks:
            met = conditions.of(field)
            self._masks[field] = np.fromiter((met(e.item) for e in self._entries), bool, len(self._entries))
        return self._masks[field]

    def _found(self, hit: Hit) -> Found:
        entry = self._entries[hit.ordinal]
        return Found(entry.type, entry.item.id, entry.document, hit.score, entry.text, hit.spans)


class Searcher:
    """Searches a corpus; indexes are made when their kind is first searched. Threads may share it.

    Args:
        corpus: what is searched; entities are found by any of their names, quotes also by their speaker.
        folder: where indexes are kept and found again, if it can be written; else they are temporary.

    Raises:
        OSError: by :meth:`search`, if not even a temporary folder can be written.
    """

    def __init__(self, corpus: Corpus, folder: Path | None = None) -> None:
        self._corpus = corpus
        self._folder = folder
        self._conditions = Conditions(corpus)
        self._shelves: dict[Kind, _Shelf] = {}
        self._turn = Lock()

    def search(self, query: str, kind: Kind = "passages", limit: int = 20) -> Results:
        """Return the best things of a kind for a query in the language of ``query.py``; nothing for an empty one."""
        asked = parse(query)
        kinds = list(_MAKERS) if kind == "all" else [kind]
        with self._turn:
            found = [self._found(one, asked, max(0, limit), _LEAD[one] if kind == "all" else 1) for one in kinds]
        count = sum(number for number, _ in found)
        best = tuple(islice(merge(*(hits for _, hits in found), key=lambda f: -f.score), max(0, limit)))
        return Results(query, count, count > len(best), best, asked.mistake)

    def _found(self, kind: Kind, query: Query, limit: int, lead: float) -> tuple[int, list[Found]]:
        count, hits = self._shelf(kind).search(query, limit, self._conditions)
        return count, [replace(hit, score=hit.score * lead) for hit in hits]

    def _shelf(self, kind: Kind) -> _Shelf:
        if kind not in self._shelves:
            entries = list(_MAKERS[kind](self._corpus))
            self._shelves[kind] = _Shelf(entries, self._folder / kind if self._folder else None)
        return self._shelves[kind]


def _passages(corpus: Corpus) -> Iterable[_Entry]:
    """A passage has the words of its quotes' speakers too, who may be named elsewhere."""
    speakers: dict[str, set[str]] = {}
    for quote in corpus.quotes:
        speakers.setdefault(quote.evidence.passage, set()).update(speaker_names(corpus, quote))
    for passage in corpus.passages:
        extra = " ".join(sorted(speakers.get(passage.id, ())))
        yield _Entry("passage", passage, passage.document, passage.text, extra)


def _quotes(corpus: Corpus) -> Iterable[_Entry]:
    for quote in corpus.quotes:
        document = corpus.passage(quote.evidence.passage).document
        yield _Entry("quote", quote, document, quote.text, " ".join(speaker_names(corpus, quote)))


def _events(corpus: Corpus) -> Iterable[_Entry]:
    for event in corpus.events:
        document = corpus.passage(event.evidence.passage).document
        yield _Entry("event", event, document, event.summary, " ".join(names_of(corpus, event.participants)))


def _entities(type: str, entities: Iterable[Entity]) -> Iterable[_Entry]:
    """Most mentioned first, so that among equals they lead."""
    for entity in sorted(entities, key=lambda e: -len(e.mentions)):
        others = [alias for alias in entity.aliases if alias != entity.name]
        yield _Entry(type, entity, None, entity.name, " ".join(others))


_MAKERS: dict[Kind, Callable[[Corpus], Iterable[_Entry]]] = {
    "passages": _passages,
    "quotes": _quotes,
    "companies": lambda corpus: _entities("company", corpus.companies),
    "models": lambda corpus: _entities("model", corpus.models),
    "people": lambda corpus: _entities("person", corpus.people),
    "events": _events,
}
