"""Whether another process has changed the store: a look at one file every few seconds, in a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from threading import Thread

from oss_ai_tui.ui.background import Post, post_safely
from oss_ai_tui.ui.messages import StoreChanged

EVERY = 2.0
"""Seconds between two looks."""

Stamp = Callable[[], Hashable]
"""Returns something that is equal as long as the store is the same."""


def watch(stamp: Stamp, post: Post) -> None:
    """Begin to post a message with each change; a disk that hangs holds up nothing but the thread."""
    Thread(target=_look, args=(stamp, post, EVERY), name="oss-ai-tui-watch", daemon=True).start()


def _look(stamp: Stamp, post: Post, every: float) -> None:
    seen = stamp()
    while True:
        time.sleep(every)
        now = stamp()
        if now != seen:
            seen = now
            post_safely(post, StoreChanged())
