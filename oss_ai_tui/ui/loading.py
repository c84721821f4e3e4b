"""Reading the store and making the searcher, beside the screen."""

from __future__ import annotations

import time

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.store import StoreChanged, collector_at_rest
from oss_ai_tui.ui.background import Post, post_safely
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.messages import CorpusLoaded, RecordsRead, SearcherReady, StoreUnreadable
from oss_ai_tui.ui.searching import SearchDesk
from oss_ai_tui.ui.services import Services

_TELL_EVERY = 0.25
"""Seconds between two messages about progress."""

_ATTEMPTS = 5
"""A store that changes again and again while it is read is being rebuilt: that is told instead of read."""


def load(services: Services, post: Post) -> None:
    """Read the store and make the searcher, and post what came of it."""
    try:
        corpus, links = _loaded(services, post)
        post_safely(post, CorpusLoaded(corpus, links))
        post_safely(post, SearcherReady(SearchDesk(services.searcher(corpus))))
    except Problem as problem:
        post_safely(post, StoreUnreadable(problem))


def _loaded(services: Services, post: Post) -> tuple[Corpus, Links]:
    """Read the store as it stands, from the beginning again where a writer changes it meanwhile."""
    for _ in range(_ATTEMPTS):
        try:
            with collector_at_rest():
                corpus = Corpus.of(_read(services, post))
                return corpus, Links.of(corpus)
        except StoreChanged as change:
            changed = change
    raise changed


def _read(services: Services, post: Post) -> list[Record]:
    records: list[Record] = []
    documents: set[str] = set()
    told = time.monotonic()
    for record in services.load():
        records.append(record)
        documents.add(record.document.id)
        if time.monotonic() - told > _TELL_EVERY:
            told = time.monotonic()
            post_safely(post, RecordsRead(len(documents)))
    return records
