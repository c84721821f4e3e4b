"""Records shown while they arrive: what has been read of a large store stands on the screen before all of it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.ui.background import Post, post_safely
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.messages import CorpusGrown

_FIRST = 0.1
"""Seconds after which what has been read is shown for the first time."""
_GROWTH = 2.5
"""How many times longer each time lasts than the one before, so that showing costs a small part of reading."""


def arriving(load: Callable[[], Iterator[Record]], post: Post) -> Callable[[], Iterator[Record]]:
    """Return ``load`` as it was, but that what has come so far is posted now and then as a corpus of its own."""

    def read() -> Iterator[Record]:
        records: list[Record] = []
        started = time.monotonic()
        due = started + _FIRST
        for record in load():
            records.append(record)
            yield record
            if time.monotonic() >= due:
                corpus = Corpus.of(records)
                post_safely(post, CorpusGrown(corpus, Links.of(corpus)))
                due = started + _GROWTH * (time.monotonic() - started)

    return read
