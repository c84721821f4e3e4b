"""The index of a run of texts: build it, open it, search it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from oss_ai_tui.search import build, files
from oss_ai_tui.search.finder import FEW, Finder, Hit, Hits, Mask
from oss_ai_tui.search.query import Query, plain


class Index:
    """A searchable run of texts. Threads may share it; they take turns."""

    def __init__(self, arrays: dict[str, files.Array], counts: files.Counts) -> None:
        self._finder = Finder(arrays, counts)
        self.stamp = str(counts["stamp"])
        self._turn = Lock()

    @classmethod
    def build(cls, texts: Iterable[str], folder: Path, extra: Iterable[str] | None = None, stamp: str = "") -> Index:
        """Build the index of the texts in the folder, in place of any index there, and open it.

        Args:
            texts: what is searched and highlighted; read once.
            folder: made if it is missing; holds nothing else.
            extra: for each text, words that count for it but do not stand in it, such as a quote's speaker.
            stamp: whatever tells of what it was built; the index gives it back as ``stamp``.

        Raises:
            OSError: if the folder cannot be written; a former index is then untouched.
        """
        build.build(texts, Path(folder), extra, stamp)
        return cls.open(folder)

    @classmethod
    def build_in_memory(cls, texts: Iterable[str], extra: Iterable[str] | None = None) -> Index:
        """Return an index that no folder holds; otherwise as :meth:`build`."""
        return cls(*build.build_in_memory(texts, extra))

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open the index of a folder; raises DamagedIndex if it has to be built again."""
        return cls(*files.read(Path(folder)))

    def __len__(self) -> int:
        return self._finder.count

    def text(self, ordinal: int) -> str:
        """Return a text as it was given."""
        return self._finder.texts.text(ordinal)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """Return the best texts for the words of a query, best first; none for a query without words."""
        return list(self.find(plain(query), limit).best)

    def find(self, query: Query, limit: int = 10, only: Mask | None = None, few: int = FEW) -> Hits:
        """Return the best texts for a query, best first, and the number of all.

        Args:
            query: a parsed query; its fields are the caller's.
            limit: number of hits wanted.
            only: for each text, whether it may be found; None for all.
            few: with fewer hits than these, what the words may be misspellings of is found too; with 0 never.
        """
        if not query.groups or not len(self):
            return Hits(0, ())
        with self._turn:
            return self._finder.find(query, max(0, limit), only, few)

    def reset(self) -> None:
        """Forget what former queries were found to mean."""
        with self._turn:
            self._finder.forget()
