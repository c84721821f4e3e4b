"""What takes long to make of a corpus: made beside the screen once, and kept as long as the corpus is the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar, cast

from textual.app import App
from textual.message import Message

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.ui.background import in_background, post_safely

T = TypeVar("T")
_MOST_KEPT = 24


@dataclass
class Gathered(Message):
    """Something that a screen waits for is there."""

    corpus: Corpus
    key: Hashable
    value: object


class Gathering:
    """Holds what was made of the present corpus.

    Args:
        app: gets a :class:`Gathered` for each thing that a thread has made, and hands it to :meth:`take`.
    """

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._corpus: Corpus | None = None
        self._made: dict[Hashable, object] = {}
        self._begun: set[Hashable] = set()

    def get(self, corpus: Corpus, key: Hashable, make: Callable[[], T]) -> T | None:
        """Return what ``make`` returns for a corpus; None as long as a thread is at it.

        Args:
            corpus: of which it is made; with another corpus than the last everything is made anew.
            key: the same for the same thing; says what type it has.
            make: called in a thread, and seldom.
        """
        if corpus is not self._corpus:
            self._corpus, self._made, self._begun = corpus, {}, set()
        if key not in self._made and key not in self._begun:
            self._begun.add(key)
            in_background(self._app, lambda: self._make(corpus, key, make))
        return cast("T | None", self._made.get(key))

    def _make(self, corpus: Corpus, key: Hashable, make: Callable[[], object]) -> None:
        post_safely(self._app.post_message, Gathered(corpus, key, make()))

    def take(self, message: Gathered) -> bool:
        """Keep what was made, and tell whether it is of the present corpus."""
        if message.corpus is not self._corpus:
            return False
        if len(self._made) >= _MOST_KEPT:
            self._made.pop(next(iter(self._made)))
        self._begun.discard(message.key)
        self._made[message.key] = message.value
        return True
