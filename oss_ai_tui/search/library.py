"""Search over a whole corpus: passages, quotes, entities and events, by kind or all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from heapq import merge
from itertools import islice
from operator import and_
from pathlib import Path
from threading import Lock

import numpy as np

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.search.conditions import Conditions
from oss_ai_tui.search.finder import Hit, Mask
from oss_ai_tui.search.query import Field, Query, parse
from oss_ai_tui.search.segments import Segments
from oss_ai_tui.search.things import KINDS, MAKERS, Kind, Things

__all__ = ["KINDS", "Found", "Kind", "Results", "Searcher"]

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


class _Shelf:
    """One kind of thing with its index."""

    def __init__(self, things: Things, folders: Sequence[Path]) -> None:
        self._things = things
        self._masks: dict[Field, Mask] = {}
        self._segments = Segments(things, folders)

    def search(self, query: Query, limit: int, conditions: Conditions) -> tuple[int, list[Found]]:
        only = self._only(query.fields, conditions)
        if query.groups or only is None:
            hits = self._segments.find(query, limit, only)
            return hits.count, [self._found(hit) for hit in hits.best]
        met = np.flatnonzero(only).tolist()
        return len(met), [self._found(Hit(ordinal, 1.0, ())) for ordinal in met[:limit]]

    def _only(self, fields: Iterable[Field], conditions: Conditions) -> Mask | None:
        masks = [self._mask(field, conditions) for field in fields]
        return reduce(and_, masks) if masks else None

    def _mask(self, field: Field, conditions: Conditions) -> Mask:
        if field not in self._masks:
            self._masks[field] = np.fromiter(
                map(conditions.of(field), self._things.items), bool, len(self._things.items)
            )
        return self._masks[field]

    def _found(self, hit: Hit) -> Found:
        things, number = self._things, hit.ordinal
        id = things.items[number].id
        return Found(things.type, id, things.document(number), hit.score, things.text(number), hit.spans)


class Searcher:
    """Searches a corpus; indexes are made when their kind is first searched. Threads may share it.

    Args:
        corpus: what is searched; entities are found by any of their names, quotes also by their speaker.
        folders: where indexes may be kept and found again, best first (see ``places.index_folders``); where none
            can be written, they are held in memory.
    """

    def __init__(self, corpus: Corpus, *folders: Path) -> None:
        self._corpus = corpus
        self._folders = folders
        self._conditions = Conditions(corpus)
        self._shelves: dict[Kind, _Shelf] = {}
        self._turn = Lock()

    def search(self, query: str, kind: Kind = "passages", limit: int = 20, about: str | None = None) -> Results:
        """Return the best things of a kind for a query in the language of ``query.py``; nothing for an empty one.

        With ``about``, the id of an entity, only things that name it or are about it are found.
        """
        asked = parse(query)
        if about is not None:
            asked = replace(asked, fields=(*asked.fields, Field("about", about)))
        kinds = list(MAKERS) if kind == "all" else [kind]
        with self._turn:
            found = [self._found(one, asked, max(0, limit), _LEAD[one] if kind == "all" else 1) for one in kinds]
        count = sum(number for number, _ in found)
        best = tuple(islice(merge(*(hits for _, hits in found), key=lambda f: -f.score), max(0, limit)))
        return Results(query, count, count > len(best), best, asked.mistake)

    def prepare(self, kind: Kind) -> None:
        """Make or open the index of a kind, so that the first search need not."""
        with self._turn:
            self._shelf(kind)

    def _found(self, kind: Kind, query: Query, limit: int, lead: float) -> tuple[int, list[Found]]:
        count, hits = self._shelf(kind).search(query, limit, self._conditions)
        return count, [replace(hit, score=hit.score * lead) for hit in hits]

    def _shelf(self, kind: Kind) -> _Shelf:
        if kind not in self._shelves:
            things = MAKERS[kind](self._corpus)
            self._shelves[kind] = _Shelf(things, [folder / kind for folder in self._folders])
        return self._shelves[kind]
