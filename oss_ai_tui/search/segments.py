"""An index in segments: what is new gets a small segment of its own, and segments are merged when they grow many.

A folder holds one index a segment; there is no list of them. A segment tells which pieces it was built of, by their
digests, so that whoever opens the folder sees which of the pieces wanted now it holds: pieces that are gone or changed
are passed over, pieces that no segment holds get a new one. A kill at any moment leaves whole segments and perhaps an
unfinished one that nobody opens. Only who holds the folder's lock writes, so that nobody sweeps away what another
process is at; who only reads needs none.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from oss_ai_tui.search.files import DamagedIndex, new_folder
from oss_ai_tui.search.finder import FEW, Hit, Hits, Mask
from oss_ai_tui.search.index import Index
from oss_ai_tui.search.query import Query

_MOST_SEGMENTS = 8
_KEPT_AT_MERGE = 4
"""Segments, the greatest, that are left alone when the others are merged."""

_PATIENCE = 60.0
"""Seconds to wait for another process that is writing the same index; to build it oneself takes as long."""

_PREFIX = "segment-"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Piece:
    """Texts that stand together and come and go together, such as a document's."""

    digest: str
    """Tells all that the index holds of them: equal for equal texts with equal extra words."""
    first: int
    """Number of its first text."""
    size: int


class Source(Protocol):
    """What is searched: texts by number, from 0, and the words that count for them besides."""

    def __len__(self) -> int:
        """Return how many there are."""

    def text(self, number: int) -> str:
        """Return what is searched and highlighted."""

    def extra(self, number: int) -> str:
        """Return words that count for the text without standing in it."""

    def pieces(self) -> Iterable[Piece]:
        """Return the pieces that all texts make, in their order."""


@dataclass(frozen=True, slots=True)
class _Segment:
    index: Index
    ordinals: NDArray[np.int64]
    """Of each of its texts, the number now; -1 where it is gone."""
    pieces: tuple[Piece, ...] = ()
    """Those of its pieces that are still wanted."""
    folder: Path | None = None

    @property
    def alive(self) -> int:
        """How many of its texts are still wanted."""
        return sum(piece.size for piece in self.pieces)

    @property
    def is_sound(self) -> bool:
        """Whether at least half of it is still wanted."""
        return 2 * self.alive >= len(self.ordinals) > 0

    def find(self, query: Query, limit: int, only: Mask | None, few: int) -> Hits:
        """Return the hits with their numbers now."""
        here = self.ordinals >= 0
        mask = None if only is None and here.all() else here if only is None else here & only[self.ordinals]
        hits = self.index.find(query, limit, mask, few)
        found = [Hit(int(self.ordinals[hit.ordinal]), hit.score, hit.spans) for hit in hits.best]
        return Hits(hits.count, tuple(sorted(found, key=_order)), hits.guessed)


class Segments:
    """Searches texts by the indexes kept for them, made and kept up as needed.

    Args:
        source: what is searched; hits are told by their numbers in it.
        folders: where segments may be kept, best first. The first that holds all that is needed or can be written
            serves; without any, what is searched is held in memory.
    """

    def __init__(self, source: Source, folders: Sequence[Path] = ()) -> None:
        self._source = source
        self._folders = tuple(folders)
        self._segments = self._made()

    def _made(self) -> list[_Segment]:
        pieces = list(self._source.pieces())
        for folder in self._folders:
            try:
                return _kept(self._source, pieces, folder)
            except OSError:  # not writable, or full: what is kept is only a cache
                continue
        return [_in_memory(self._source)]

    def __len__(self) -> int:
        return len(self._segments)

    def find(self, query: Query, limit: int, only: Mask | None = None) -> Hits:
        """Return the best texts for a query and the number of all; see ``Index.find``."""
        try:
            return self._find(query, limit, only)
        except (IndexError, ValueError):  # damage that the samples of the checksums missed shows when it is read
            for segment in self._segments:
                if segment.folder is not None:
                    shutil.rmtree(segment.folder, ignore_errors=True)
            self._segments = self._made()
            return self._find(query, limit, only)

    def _find(self, query: Query, limit: int, only: Mask | None) -> Hits:
        """Ask the greatest segment first: where it has enough as the words are spelt, none guesses at misspellings."""
        few, count, guessed = FEW, 0, False
        best: list[tuple[Hit, ...]] = []
        for segment in self._segments:
            found = segment.find(query, limit, only, few)
            few = few if found.guessed else max(0, few - found.count)
            count, guessed = count + found.count, guessed or found.guessed
            best.append(found.best)
        return Hits(count, tuple(islice(merge(*best, key=_order), max(0, limit))), guessed)


def _order(hit: Hit) -> tuple[float, int]:
    return -hit.score, hit.ordinal


def _in_memory(source: Source) -> _Segment:
    numbers = range(len(source))
    index = Index.build_in_memory(map(source.text, numbers), map(source.extra, numbers))
    return _Segment(index, np.arange(len(source)))


def _build(source: Source, pieces: Sequence[Piece], folder: Path) -> _Segment:
    numbers = [number for piece in pieces for number in range(piece.first, piece.first + piece.size)]
    stamp = json.dumps([[piece.digest, piece.size] for piece in pieces])
    index = Index.build(map(source.text, numbers), folder, map(source.extra, numbers), stamp)
    return _Segment(index, np.array(numbers, np.int64), tuple(pieces), folder)


def _kept(source: Source, pieces: Sequence[Piece], folder: Path) -> list[_Segment]:
    """Open the segments of the folder; add what they lack, and merge them where there are too many of them."""
    there = _places(folder)
    opened = _opened(there, pieces)
    segments = _left(opened)
    if len(segments) == len(opened) and not _missing(pieces, segments):
        return segments or [_in_memory(source)]
    with _writing(folder):
        if _places(folder) != there:  # as another process has left them
            segments = _left(_opened(_places(folder), pieces))
        missing = _missing(pieces, segments)
        if len(segments) >= _MOST_SEGMENTS and missing:
            segments = segments[:_KEPT_AT_MERGE]
            missing = _missing(pieces, segments)
        if sum(piece.size for piece in missing) > len(source) // 4:
            segments, missing = [], list(pieces)
        if missing:
            segments.append(_build(source, missing, new_folder(folder, _PREFIX)))
        _remove_others(folder, segments)
    return segments or [_in_memory(source)]


def _left(segments: Sequence[_Segment]) -> list[_Segment]:
    """Return the segments that are worth keeping."""
    return [segment for segment in segments if segment.is_sound]


def _missing(pieces: Iterable[Piece], segments: Iterable[_Segment]) -> list[Piece]:
    """Return the pieces that no segment holds."""
    held = {piece.first for segment in segments for piece in segment.pieces}
    return [piece for piece in pieces if piece.first not in held and piece.size]


def _places(folder: Path) -> list[Path]:
    """Return where segments lie, unfinished ones among them."""
    return sorted(folder.glob(f"{_PREFIX}*"))


def _opened(places: Iterable[Path], pieces: Sequence[Piece]) -> list[_Segment]:
    """Open the whole segments, the greatest first; each piece is held by the first that has it."""
    wanted: dict[str, list[Piece]] = {}
    for piece in reversed(pieces):
        wanted.setdefault(piece.digest, []).append(piece)
    found = []
    for place in places:
        try:
            index = Index.open(place)
            found.append((-len(index), place, index, json.loads(index.stamp)))
        except (DamagedIndex, ValueError):
            continue
    return [_held(index, stamp, wanted, place) for _, place, index, stamp in sorted(found, key=lambda f: f[:2])]


def _held(index: Index, stamp: Iterable[tuple[str, int]], wanted: dict[str, list[Piece]], folder: Path) -> _Segment:
    """Tell which of the wanted pieces an index holds, and take those from the wanted."""
    ordinals: list[int] = []
    pieces: list[Piece] = []
    for digest, size in stamp:
        if wanted.get(digest):
            pieces.append(wanted[digest].pop())
            ordinals.extend(range(pieces[-1].first, pieces[-1].first + size))
        else:
            ordinals.extend([-1] * size)
    return _Segment(index, np.array(ordinals, np.int64), tuple(pieces), folder)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Hold the folder for this process, waiting for another; OSError if it cannot be written or does not come free."""
    from filelock import FileLock, Timeout  # only who writes needs it

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=_PATIENCE)
    except (Timeout, NotImplementedError) as error:
        raise OSError(f"{folder}: {error}") from error
    try:
        yield
    finally:
        lock.release()


def _remove_others(folder: Path, segments: Iterable[_Segment]) -> None:
    """Remove what no segment in use lies in; who has it open keeps it."""
    used = {segment.folder for segment in segments}
    for place in _places(folder):
        if place not in used:
            shutil.rmtree(place, ignore_errors=True)
