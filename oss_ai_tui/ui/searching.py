"""The thread side of searching: one search at a time, and none for a query that is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from oss_ai_tui.ui.services import Found, Results, Searcher

MOST_HITS = 200
"""Hits that are listed; the count in the rule tells all of them."""


class SearchDesk:
    """Hands queries to the searcher one by one."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._busy = Lock()

    def search(self, query: str, is_wanted: Callable[[], bool]) -> Results | None:
        """Return the hits, or None where the query was given up before its turn came. Called in a worker thread."""
        with self._busy:
            return self._searcher.search(query, "passages", MOST_HITS) if is_wanted() else None


def spans_of(hits: Iterable[Found]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Return what to highlight in each hit, under its id."""
    return {hit.id: hit.spans for hit in hits}
