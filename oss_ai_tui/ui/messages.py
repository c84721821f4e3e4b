"""Messages that workers post: all that a thread ever does to the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.searching import Asked, SearchDesk
from oss_ai_tui.ui.services import Results

if TYPE_CHECKING:
    from oss_ai_tui.compare import Conflict


@dataclass
class RecordsRead(Message):
    """So many documents have been read so far."""

    count: int

    def can_replace(self, message: Message) -> bool:
        """Only the newest count matters."""
        return isinstance(message, RecordsRead)


@dataclass
class CorpusLoaded(Message):
    """The store is read."""

    corpus: Corpus
    links: Links


@dataclass
class CorpusGrown(Message):
    """Some of the store is read, the rest is on its way."""

    corpus: Corpus
    links: Links

    def can_replace(self, message: Message) -> bool:
        """Only the newest is worth showing."""
        return isinstance(message, CorpusGrown)


@dataclass
class ConflictsFound(Message):
    """Where the texts contradict each other: all of it, and under the ids of the entities concerned."""

    corpus: Corpus
    conflicts: Sequence[Conflict]
    by_entity: Mapping[str, Sequence[Conflict]]
    disputes: Mapping[str, tuple[Conflict, ...]]
    """What speaks against the dates of events, under their ids."""


class StoreChanged(Message):
    """Another process has changed the store."""


@dataclass
class StoreUnreadable(Message):
    """The store cannot be read."""

    problem: Problem


@dataclass
class SearcherReady(Message):
    """Searching is possible from now on."""

    desk: SearchDesk


@dataclass
class HitsFound(Message):
    """What a search found."""

    asked: Asked
    results: Results
    seconds: float


@dataclass
class FileWritten(Message):
    """An export is written, or could not be."""

    name: str
    """As the person gave it."""
    path: Path | None = None
    """Where it is; None if nothing was written."""
    count: int = 0
    """How many things it holds."""
    is_taken: bool = False
    """Whether another file has the name."""
    fault: str = ""
    """Why nothing could be written."""


@dataclass
class WorkFailed(Message):
    """A thread met a fault of ours."""

    error: Exception
