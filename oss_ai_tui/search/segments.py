"""An index in segments: what is new gets a small segment of its own, and segments are merged when they grow many.

A folder holds one index a segment; there is no list of them. A segment tells which pieces it was built of, by their
digests, so that whoever opens the folder sees which of the pieces wanted now it holds: pieces that are gone or changed
are passed over, pieces that no segment holds get a new one. A kill at any moment leaves whole segments and perhaps an
unfinished one that nobody opens.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from heapq import merge
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from oss_ai_tui.search.files import DamagedIndex, new_folder
from oss_ai_tui.search.finder import Hit, Hits, Mask
from oss_ai_tui.search.index import Index
from oss_ai_tui.search.query import Query

_MOST_SEGMENTS = 8
_PREFIX = "segment-"


class Text(Protocol):
    """What is searched: a text, the words that count for it besides, and the piece that it is part of."""

    @property
    def text(self) -> str:
        """What is searched and highlighted."""

    @property
    def extra(self) -> str:
        """Words that count for the text without standing in it."""

    @property
    def piece(self) -> str:
        """Texts of one piece stand together and come and go together; a document's id, say."""


@dataclass(frozen=True, slots=True)
class _Piece:
    digest: str
    first: int
    """Ordinal of its first text."""
    size: int


@dataclass(frozen=True, slots=True)
class _Segment:
    index: Index
    ordinals: NDArray[np.int64]
    """Of each of its texts, the ordinal now; -1 where it is gone."""
    folder: Path | None = None

    @property
    def alive(self) -> int:
        """How many of its texts are still wanted."""
        return int(np.count_nonzero(self.ordinals >= 0))

    def find(self, query: Query, limit: int, only: Mask | None) -> tuple[int, list[Hit]]:
        """Return the number of hits and the best, with their ordinals now."""
        here = self.ordinals >= 0
        mask = None if only is None and here.all() else here if only is None else here & only[self.ordinals]
        hits = self.index.find(query, limit, mask)
        found = [Hit(int(self.ordinals[hit.ordinal]), hit.score, hit.spans) for hit in hits.best]
        return hits.count, sorted(found, key=_order)


class Segments:
    """Searches texts by the indexes kept for them in a folder, made and kept up as needed.

    Args:
        texts: what is searched; hits are told by their places in it.
        folder: where segments are kept, if it can be written; temporary ones are used otherwise.

    Raises:
        OSError: if not even a temporary folder can be written.
    """

    def __init__(self, texts: Sequence[Text], folder: Path | None) -> None:
        self._texts = texts
        self._segments = self._made(folder)

    def _made(self, folder: Path | None) -> list[_Segment]:
        pieces = list(_pieces(self._texts))
        if folder is not None:
            with suppress(OSError):  # not writable, or full: what is kept is only a cache
                return _kept(self._texts, pieces, folder)
        return [_temporary(self._texts, pieces)]

    def __len__(self) -> int:
        return len(self._segments)

    def find(self, query: Query, limit: int, only: Mask | None = None) -> Hits:
        """Return the best texts for a query and the number of all; see ``Index.find``."""
        try:
            return self._find(query, limit, only)
        except (IndexError, ValueError):  # damage that the samples of the checksums missed shows when it is read
            self._segments = self._made(None)
            return self._find(query, limit, only)

    def _find(self, query: Query, limit: int, only: Mask | None) -> Hits:
        found = [segment.find(query, limit, only) for segment in self._segments]
        best = islice(merge(*(hits for _, hits in found), key=_order), max(0, limit))
        return Hits(sum(count for count, _ in found), tuple(best))


def _order(hit: Hit) -> tuple[float, int]:
    return -hit.score, hit.ordinal


def _pieces(texts: Sequence[Text]) -> Iterator[_Piece]:
    first = 0
    for _, group in groupby(texts, key=attrgetter("piece")):
        parts = [part for text in group for part in (text.text, text.extra)]
        whole = f"{[len(part) for part in parts]}{''.join(parts)}"
        yield _Piece(
            blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest(), first, len(parts) // 2
        )
        first += len(parts) // 2


def _temporary(texts: Sequence[Text], pieces: Sequence[_Piece]) -> _Segment:
    """Build a segment in a folder that is gone before the first search; its files stay as long as they are mapped."""
    with tempfile.TemporaryDirectory(prefix="oss-ai-tui-search-") as scratch:
        return _build(texts, pieces, Path(scratch))


def _build(texts: Sequence[Text], pieces: Sequence[_Piece], folder: Path) -> _Segment:
    ordinals = [ordinal for piece in pieces for ordinal in range(piece.first, piece.first + piece.size)]
    stamp = json.dumps([[piece.digest, piece.size] for piece in pieces])
    chosen = (texts[ordinal] for ordinal in ordinals)
    also = (texts[ordinal].extra for ordinal in ordinals)
    index = Index.build((one.text for one in chosen), folder, also, stamp)
    return _Segment(index, np.array(ordinals, np.int64), folder)


def _kept(texts: Sequence[Text], pieces: Sequence[_Piece], folder: Path) -> list[_Segment]:
    """Open the segments of the folder, add what they lack, and merge what has become too many or too stale."""
    wanted: dict[str, list[_Piece]] = {}
    for piece in reversed(pieces):
        wanted.setdefault(piece.digest, []).append(piece)
    segments = [segment for segment in _opened(folder, wanted) if segment.alive or not texts]
    missing = sorted((piece for rest in wanted.values() for piece in rest), key=lambda piece: piece.first)
    if not missing and segments and len(segments) <= _MOST_SEGMENTS and not _is_stale(segments):
        return segments
    folder.mkdir(parents=True, exist_ok=True)
    if len(segments) >= _MOST_SEGMENTS or _is_stale(segments) or sum(piece.size for piece in missing) > len(texts) // 4:
        segments, missing = [], list(pieces)
    segments.append(_build(texts, missing, new_folder(folder, _PREFIX)))
    _remove_others(folder, segments)
    return segments


def _is_stale(segments: Iterable[_Segment]) -> bool:
    """Tell whether a third of what the segments hold is no longer wanted."""
    held = [(segment.alive, len(segment.ordinals)) for segment in segments]
    return 3 * sum(alive for alive, _ in held) < 2 * sum(size for _, size in held)


def _opened(folder: Path, wanted: dict[str, list[_Piece]]) -> Iterator[_Segment]:
    """Open the whole segments of the folder, taking from ``wanted`` what they hold; the greatest first."""
    found = []
    for place in sorted(folder.glob(f"{_PREFIX}*")) if folder.is_dir() else []:
        try:
            index = Index.open(place)
            found.append((len(index), place.name, index, json.loads(index.stamp)))
        except (DamagedIndex, ValueError):
            continue
    for _, name, index, stamp in sorted(found, key=lambda one: (-one[0], one[1])):
        ordinals: list[int] = []
        for digest, size in stamp:
            piece = wanted[digest].pop() if wanted.get(digest) else None
            ordinals.extend(range(piece.first, piece.first + size) if piece else [-1] * size)
        yield _Segment(index, np.array(ordinals, np.int64), folder / name)


def _remove_others(folder: Path, segments: Iterable[_Segment]) -> None:
    """Remove what no segment in use lies in; who has it open keeps it."""
    used = {segment.folder for segment in segments}
    for place in folder.glob(f"{_PREFIX}*"):
        if place not in used:
            shutil.rmtree(place, ignore_errors=True)
