"""The thread side of searching: one search at a time, and none for a query that is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from threading import Lock

from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.ui.services import Found, Results, Searcher

MOST_HITS = 100
"""Hits that are listed; the count in the rule tells all of them."""

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class HitWalk:
    """The hits of a search in the order of their list, and the one that somebody stands at."""

    hits: tuple[tuple[str, Spans], ...]
    """The id of each passage with what was found in it; never empty."""
    at: int = 0

    @property
    def evidence(self) -> Evidence:
        """The first words of the present hit; the beginning of its passage where no words of it were found."""
        passage, spans = self.hits[self.at]
        return Evidence(passage, *(spans[0] if spans else (0, 0)), "")

    def stepped(self, by: int) -> HitWalk:
        """Return the walk some hits further on; after the last comes the first."""
        return replace(self, at=(self.at + by) % len(self.hits))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for, as a value that tells one search from another."""

    query: str = ""
    about: str | None = None
    """Id of the entity to which the search is narrowed."""


class SearchDesk:
    """Hands queries to the searcher one by one."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._busy = Lock()

    def search(self, asked: Asked, is_wanted: Callable[[], bool]) -> Results | None:
        """Return the hits, or None where the query was given up before its turn came. Called in a worker thread."""
        with self._busy:
            return self._searcher.search(asked.query, "passages", MOST_HITS, asked.about) if is_wanted() else None


def spans_of(hits: Iterable[Found]) -> Mapping[str, Spans]:
    """Return what to highlight in each hit, under its id."""
    return {hit.id: hit.spans for hit in hits}
