"""What the explorer needs from outside: made by the command line, replaced by a few handmade records in tests."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Record

if TYPE_CHECKING:
    from oss_ai_tui.ui.memory import Memory


class Found(Protocol):
    """One hit of a search."""

    @property
    def id(self) -> str:
        """Id of the passage or fact that was hit."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """What of the text is highlighted, in code points."""


class Results(Protocol):
    """What a search found, best first."""

    @property
    def count(self) -> int:
        """Number of all hits, those beyond the limit included."""

    @property
    def hits(self) -> Sequence[Found]:
        """The hits within the limit."""

    @property
    def mistake(self) -> str | None:
        """English source of a sentence that says what of the query was not understood, or None."""


class Searcher(Protocol):
    """Searches a corpus; called from one worker thread at a time."""

    def search(
        self, query: str, kind: Literal["passages"] = "passages", limit: int = 20, about: str | None = None
    ) -> Results:
        """Return the passages that a query finds, best first; with the id of an entity, only those ``about`` it."""


def search_engine(corpus: Corpus, folders: Sequence[Path] = ()) -> Searcher:
    """Return the program's own searcher, its index of the passages at hand; imported only here, with numpy.

    Args:
        corpus: what is searched.
        folders: where its indexes may be kept, best first; without any they are held in memory.
    """
    from oss_ai_tui.search import Searcher as Engine

    engine = Engine(corpus, *folders)
    engine.prepare("passages")
    return engine


@dataclass(frozen=True)
class Services:
    """Everything that varies between the program, its sample and its tests."""

    label: str
    """Where the records come from, as the header shows it: the store's path."""
    is_sample: bool
    """Whether these are the package's sample texts rather than the person's own."""
    load: Callable[[], Iterator[Record]]
    """Read the records piece by piece; called in a worker thread, may raise Problem."""
    searcher: Callable[[Corpus], Searcher] = search_engine
    """Make a searcher over a corpus; called in a worker thread."""
    stamp: Callable[[], Hashable] | None = None
    """Return something that is equal as long as the store is the same; None for records that never change."""
    memory: Memory | None = None
    """Where the last session is kept; None keeps none."""
