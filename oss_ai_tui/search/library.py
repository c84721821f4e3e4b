"""Search over a whole corpus: passages, quotes, entities and events, by kind or all together."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Literal, get_args

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Entity, Quote
from oss_ai_tui.search.finder import Hit
from oss_ai_tui.search.index import Index
from oss_ai_tui.search.query import parse

Kind = Literal["passages", "quotes", "companies", "models", "people", "events", "all"]
KINDS: tuple[Kind, ...] = get_args(Kind)


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


@dataclass(frozen=True, slots=True)
class _Entry:
    type: str
    id: str
    document: str | None
    text: str
    extra: str


class _Shelf:
    """One kind of thing with its index."""

    def __init__(self, entries: Sequence[_Entry], folder: Path) -> None:
        self._entries = entries
        self._index = Index.build((e.text for e in entries), folder, (e.extra for e in entries))

    def search(self, query: str, limit: int) -> tuple[int, list[Found]]:
        hits = self._index.find(parse(query), limit)
        return hits.count, [self._found(hit) for hit in hits.best]

    def _found(self, hit: Hit) -> Found:
        entry = self._entries[hit.ordinal]
        return Found(entry.type, entry.id, entry.document, hit.score, entry.text, hit.spans)


class Searcher:
    """Searches a corpus. Not for several threads at once.

    Args:
        corpus: what is searched; entities are found by any of their names, quotes also by their speaker.
        folder: where the indexes are kept; in a temporary folder that vanishes at once if None.

    Raises:
        OSError: if no folder can be written.
    """

    def __init__(self, corpus: Corpus, folder: Path | None = None) -> None:
        makers: dict[Kind, Callable[[Corpus], Iterable[_Entry]]] = {
            "passages": _passages,
            "quotes": _quotes,
            "companies": lambda c: _entities("company", c.companies),
            "models": lambda c: _entities("model", c.models),
            "people": lambda c: _entities("person", c.people),
            "events": _events,
        }
        with tempfile.TemporaryDirectory(prefix="oss-ai-tui-search-") as scratch:
            home = folder or Path(scratch)
            self._shelves = {kind: _Shelf(list(make(corpus)), home / kind) for kind, make in makers.items()}

    def search(self, query: str, kind: Kind = "passages", limit: int = 20) -> Results:
        """Return the best things of a kind for a query; nothing for a query without words."""
        kinds = list(self._shelves) if kind == "all" else [kind]
        found = [self._shelves[one].search(query, limit) for one in kinds]
        count = sum(number for number, _ in found)
        best = tuple(islice(merge(*(hits for _, hits in found), key=lambda f: -f.score), limit))
        return Results(query, count, count > len(best), best)


def _passages(corpus: Corpus) -> Iterable[_Entry]:
    speakers: dict[str, set[str]] = {}
    for quote in corpus.quotes:
        speakers.setdefault(quote.evidence.passage, set()).update(_speaker_names(corpus, quote))
    for passage in corpus.passages:
        extra = " ".join(sorted(speakers.get(passage.id, ())))
        yield _Entry("passage", passage.id, passage.document, passage.text, extra)


def _quotes(corpus: Corpus) -> Iterable[_Entry]:
    for quote in corpus.quotes:
        document = corpus.passage(quote.evidence.passage).document
        yield _Entry("quote", quote.id, document, quote.text, " ".join(_speaker_names(corpus, quote)))


def _speaker_names(corpus: Corpus, quote: Quote) -> list[str]:
    """Every name of the quote's speaker and of the organisation, as one says it or for which one speaks."""
    names = [quote.speaker.name or ""]
    for id in (quote.speaker.person, quote.speaker.organization):
        entity = corpus.by_id.get(id) if id else None
        names.extend(getattr(entity, "aliases", ()))
        names.append(getattr(entity, "name", ""))
    return list(dict.fromkeys(name for name in names if name))


def _entities(type: str, entities: Iterable[Entity]) -> Iterable[_Entry]:
    """Most mentioned first, so that among equals they lead."""
    for entity in sorted(entities, key=lambda e: -len(e.mentions)):
        others = [alias for alias in entity.aliases if alias != entity.name]
        yield _Entry(type, entity.id, None, entity.name, " ".join(others))


def _events(corpus: Corpus) -> Iterable[_Entry]:
    for event in corpus.events:
        document = corpus.passage(event.evidence.passage).document
        names = " ".join(name for name in map(corpus.name, event.participants) if name)
        yield _Entry("event", event.id, document, event.summary, names)
