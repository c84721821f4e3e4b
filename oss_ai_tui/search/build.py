"""Building an index in bounded memory: blocks of passages, inverted one by one, then merged range by range."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from oss_ai_tui.search.answers import write_answers
from oss_ai_tui.search.files import Array, Counts, Held, Sink, replacing
from oss_ai_tui.search.match import FULL_IMPACT
from oss_ai_tui.search.vocabulary import write_vocabulary
from oss_ai_tui.search.words import encode, words, words_of

BLOCK = 2_000_000
"""Words of a block: about 60 MB while it is inverted."""

_SLAB = 4_000_000
"""Postings merged at a time."""

# Okapi BM25 (Robertson and Zaragoza 2009); a low b because passages differ less in length than documents do.
_K1 = 1.2
_B = 0.6


class _Numbers(dict[bytes, int]):
    """Numbers words in the order in which they are first asked for."""

    def __missing__(self, word: bytes) -> int:
        number = self[word] = len(self)
        return number


class _Part(Protocol):
    """An array put aside."""

    def read(self, first: int = 0, last: int | None = None) -> Array:
        """Return the elements of a range."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An array put aside in memory."""

    array: Array

    def read(self, first: int = 0, last: int | None = None) -> Array:
        """Return the elements of a range."""
        return self.array[first:last]


@dataclass(frozen=True, slots=True)
class _Parked:
    """An array put aside in a file, read again piece by piece."""

    path: Path
    type: np.dtype[Any]

    def read(self, first: int = 0, last: int | None = None) -> Array:
        """Return the elements of a range."""
        size = self.type.itemsize
        return np.fromfile(self.path, self.type, -1 if last is None else last - first, offset=first * size)


@dataclass(frozen=True, slots=True)
class _Block:
    """A block's postings, sorted by word and passage; its words in alphabetical order."""

    numbers: _Part
    """Each word's number in the whole build."""
    frequencies: _Part
    """In how many passages of the block each word stands."""
    passages: _Part
    times: _Part
    """How often the word stands in the passage, at most 255."""


def build(
    texts: Iterable[str], folder: Path, extra: Iterable[str] | None = None, stamp: str = "", block: int = BLOCK
) -> None:
    """Write the index of the texts into the folder, in place of whatever index is there; see ``Index.build``."""
    with replacing(folder) as writer, tempfile.TemporaryDirectory(dir=writer.build) as scratch:
        writer.counts["stamp"] = stamp
        _Builder(writer, Path(scratch), block).run(texts, extra)


def build_in_memory(texts: Iterable[str], extra: Iterable[str] | None = None) -> tuple[dict[str, Array], Counts]:
    """Return the arrays and counts of an index of the texts that is written nowhere."""
    held = Held()
    held.counts["stamp"] = ""
    _Builder(held, None, BLOCK).run(texts, extra)
    return held.written(), held.counts


class _Builder:
    def __init__(self, writer: Sink, scratch: Path | None, block: int) -> None:
        self._writer = writer
        self._scratch = scratch
        self._block = block
        self._all = _Numbers()
        self._here = _Numbers()
        self._ids = array("i")
        self._lengths = array("i")
        self._first = 0
        self._blocks: list[_Block] = []

    def run(self, texts: Iterable[str], extra: Iterable[str] | None) -> None:
        self._read(texts, extra)
        self._invert()
        names = sorted(self._all)
        rows = np.empty(len(names), np.int64)
        rows[np.fromiter(map(self._all.__getitem__, names), np.int64, len(names))] = np.arange(len(names))
        write_vocabulary(self._writer, names)
        self._merge(rows)
        self._writer.counts["passages"] = len(self._lengths)
        write_answers(self._writer, names, len(self._lengths))

    def _read(self, texts: Iterable[str], extra: Iterable[str] | None) -> None:
        data, more = _Runs(self._writer, "text"), _Runs(self._writer, "extra")
        for text, also in zip(texts, repeat("") if extra is None else chain(extra, repeat("")), strict=False):
            raw, wide = encode(text)
            data.add(raw, wide)
            found = words(raw, wide)
            self._lengths.append(len(found))
            if also:
                found = found + words_of(also)
            if extra is not None:
                more.add(*encode(also))
            self._ids.extend(map(self._here.__getitem__, found))
            self._ids.append(-1)
            if len(self._ids) >= self._block:
                self._invert()
        data.close()
        if extra is not None:
            more.close()

    def _invert(self) -> None:
        """Turn what was read since the last time into a block."""
        names = sorted(self._here)
        ranks = np.empty(len(names) + 1, np.int64)
        ranks[np.fromiter(map(self._here.__getitem__, names), np.int64, len(names))] = np.arange(len(names))
        numbers = np.fromiter(map(self._all.__getitem__, names), np.int32, len(names))
        ids = np.frombuffer(self._ids, np.int32) if self._ids else np.zeros(0, np.int32)
        ends = np.flatnonzero(ids < 0)
        passages = np.repeat(np.arange(ends.size), np.diff(ends, prepend=-1))
        keys = np.sort((ranks[ids] * max(1, ends.size) + passages)[ids >= 0])
        self._keep(numbers, keys, max(1, ends.size))
        self._first += ends.size
        self._here, self._ids = _Numbers(), array("i")

    def _keep(self, numbers: Array, keys: Array, size: int) -> None:
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        times = np.minimum(np.diff(starts, append=keys.size), 255).astype(np.uint8)
        ranks, passages = np.divmod(keys[starts], size)
        frequencies = np.bincount(ranks, minlength=numbers.size)
        parts = (numbers, frequencies, (passages + self._first).astype(np.int32), times)
        self._blocks.append(_Block(*(self._parked(part) for part in parts)))

    def _parked(self, part: Array) -> _Part:
        if self._scratch is None:
            return _Kept(part)
        with tempfile.NamedTemporaryFile(dir=self._scratch, delete=False) as file:
            part.tofile(file)
        return _Parked(Path(file.name), part.dtype)

    def _merge(self, rows: NDArray[np.int64]) -> None:
        """Write the postings of all blocks in the order of the vocabulary, a slab of words at a time."""
        counts = np.zeros(rows.size, np.int64)
        for block in self._blocks:
            counts[rows[block.numbers.read()]] += block.frequencies.read()
        starts = np.concatenate([[0], np.cumsum(counts)])
        self._writer.array("posting_starts", starts)
        readers = [_Reader(block, rows[block.numbers.read()]) for block in self._blocks]
        scale = _length_factors(self._lengths)
        for first, last in _slabs(starts):
            self._merge_slab(readers, starts[first : last + 1] - starts[first], first, last, scale)

    def _merge_slab(self, readers: list[_Reader], starts: Array, first: int, last: int, scale: Array) -> None:
        passages = np.empty(int(starts[-1]), np.int32)
        times = np.empty(int(starts[-1]), np.uint8)
        free = starts[:-1].copy()
        for reader in readers:
            rows, counts, where, often = reader.between(first, last)
            rows = rows - first
            run = np.arange(where.size) - np.repeat(np.cumsum(counts) - counts, counts)
            places = np.repeat(free[rows], counts) + run
            passages[places], times[places] = where, often
            free[rows] += counts
        impacts = times * np.float32(FULL_IMPACT) / (times + scale[passages])
        self._writer.array("passages", passages)
        self._writer.array("impacts", np.maximum(impacts, 1).astype(np.uint8))


class _Reader:
    """Hands out a block's postings by rows of the vocabulary."""

    def __init__(self, block: _Block, rows: Array) -> None:
        self._block = block
        self._rows = rows.astype(np.int32)
        self._frequencies = block.frequencies.read().astype(np.int32)
        self._next = 0

    def between(self, first: int, last: int) -> tuple[Array, Array, Array, Array]:
        """Return rows, frequencies, passages and times of the words in a range of rows; ranges must come in order."""
        a, b = np.searchsorted(self._rows, [first, last])
        frequencies = self._frequencies[a:b]
        begin = self._next
        self._next += int(frequencies.sum())
        passages, times = self._block.passages.read(begin, self._next), self._block.times.read(begin, self._next)
        return self._rows[a:b], frequencies, passages, times


class _Runs:
    """Writes a run of texts as bytes, with where each begins; nothing at all if there are none."""

    _CHUNK = 1 << 22

    def __init__(self, writer: Sink, name: str) -> None:
        self._writer = writer
        self._name = name
        self._data = bytearray()
        self._marks = array("q")
        self._end = 0

    def add(self, raw: bytes, wide: bool) -> None:
        """Append one encoded text; twice its place is written, plus one if it is wide."""
        self._marks.append(self._end << 1 | wide)
        self._end += len(raw)
        self._data += raw
        if len(self._data) > self._CHUNK:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        self._marks.append(self._end << 1)
        self._writer.array(f"{self._name}_starts", np.frombuffer(self._marks, np.int64))

    def _flush(self) -> None:
        self._writer.data(self._name, bytes(self._data))
        self._data.clear()


def _length_factors(lengths: array[int]) -> NDArray[np.float32]:
    """Return BM25's k1 times the length normalisation of each passage."""
    sizes = np.frombuffer(lengths, np.int32).astype(np.float32) if lengths else np.zeros(0, np.float32)
    mean = max(1.0, float(sizes.mean())) if sizes.size else 1.0
    factors: NDArray[np.float32] = np.float32(_K1) * (np.float32(1 - _B) + np.float32(_B / mean) * sizes)
    return factors


def _slabs(starts: Array) -> Iterator[tuple[int, int]]:
    """Cut the rows into ranges of at most so many postings, or of one row."""
    first, size = 0, starts.size - 1
    while first < size:
        last = int(np.searchsorted(starts, starts[first] + _SLAB, side="right")) - 1
        last = min(size, max(first + 1, last))
        yield first, last
        first = last
    if not size:
        yield 0, 0
