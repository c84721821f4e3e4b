"""The folded vocabulary of an index: sorted, in one run of bytes, searched without unpacking it.

A row is a word's place in the sorted order, so that all words with one prefix are one range of rows.
Misspelt words are found by a 64-bit signature of their letters that no edit changes by more than two bits:
whatever differs in more bits is out before the edit distance is computed, and nothing is lost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from oss_ai_tui.search.files import Array, Sink
from oss_ai_tui.search.stems import other_forms, stem_lengths

LONGEST = 40
"""Characters; a longer word is only ever found as it is."""

_MOST = 64
"""Neighbours of a word that are kept, nearest first."""

_MOST_PREFIXES = 16
"""Neighbours of an unfinished word that are kept."""

_MOST_BEHIND_HEAD = 4000
"""Words with one head that are compared; only numbers have more."""

_LETTERS = (1 << 26) - 1

_END = b"\n"
"""What follows each word, so that many can be unpacked at once."""

_PIECE = 50_000
"""Words worked on at a time when the vocabulary is written."""

_SURE_STEM = 4
"""Letters of a stem from which a word as short as the stem may be an inflection; shorter stems need longer words."""

_STRIDE = 64
"""Every so many words one is kept unpacked, to begin a binary search with."""

_HEAD = 5
"""Letters of a word's head. One edit of an unfinished word lies either in its head or behind it."""


@cache
def _letter_bits() -> NDArray[np.uint64]:
    """One bit for each letter and digit, none for other bytes."""
    bits = np.zeros(256, np.uint64)
    bits[ord("a") : ord("z") + 1] = np.uint64(1) << np.arange(26, dtype=np.uint64)
    bits[ord("0") : ord("9") + 1] = np.uint64(1) << np.arange(52, 62, dtype=np.uint64)
    return bits


def signature(word: bytes) -> int:
    """Return the word's signature: a bit for each letter and digit in it, and one for each letter that comes twice."""
    seen = twice = 0
    for bit in _letter_bits()[np.frombuffer(word, np.uint8)].tolist():
        twice |= seen & bit & _LETTERS
        seen |= bit
    return int(seen | twice << 26)


def signatures(blob: Array, starts: Array) -> NDArray[np.uint64]:
    """Return the signatures of all words of a blob; word ``i`` begins at ``starts[i]`` and ends before the next.

    A word is never empty; bytes that are neither letter nor digit do not count.
    """
    count = len(starts) - 1
    if not count:
        return np.zeros(0, np.uint64)
    seen = np.bitwise_or.reduceat(_letter_bits()[blob], starts[:-1].astype(np.int64))
    owner = np.repeat(np.arange(count, dtype=np.int64), np.diff(starts))
    keys = np.sort(owner << 8 | blob)
    again = keys[1:][keys[1:] == keys[:-1]]
    twice = np.zeros(count, np.uint64)
    np.bitwise_or.at(twice, again >> 8, _letter_bits()[again & 255] & np.uint64(_LETTERS))
    both: NDArray[np.uint64] = seen | twice << np.uint64(26)
    return both


def write_vocabulary(writer: Sink, words: Sequence[bytes]) -> None:
    """Write the sorted words and all that :class:`Vocabulary` needs."""
    starts = np.zeros(len(words) + 1, np.uint32)
    np.cumsum(np.fromiter(map(len, words), np.int64, len(words)) + 1, out=starts[1:])
    blob = np.frombuffer(b"".join(word + _END for word in words), np.uint8)
    lengths = np.minimum(_characters(blob, starts), LONGEST + 1)
    order = np.argsort(lengths, kind="stable")
    writer.array("words", blob)
    writer.array("word_starts", starts)
    writer.array("signature_rows", order.astype(np.uint32))
    writer.array("signatures", _all_signatures(blob, starts)[order])
    writer.counts["lengths"] = np.searchsorted(lengths[order], np.arange(LONGEST + 2)).tolist()
    for first in range(0, max(1, len(words)), _PIECE):
        writer.array("stem_lengths", np.array(stem_lengths(words[first : first + _PIECE]), np.uint8))
    _write_heads(writer, words)


def _all_signatures(blob: Array, starts: Array) -> NDArray[np.uint64]:
    """Return the signatures of all words, worked out in pieces of bounded size."""
    pieces = [np.zeros(0, np.uint64)]
    for first in range(0, len(starts) - 1, _PIECE):
        bounds = starts[first : first + _PIECE + 1]
        pieces.append(signatures(blob[bounds[0] : bounds[-1]], bounds - bounds[0]))
    return np.concatenate(pieces)


def _write_heads(writer: Sink, words: Sequence[bytes]) -> None:
    heads = _heads(words)
    starts = np.arange(0, len(heads) * _HEAD + 1, _HEAD)
    blob = np.frombuffer(b"".join(words[row][:_HEAD] for row in heads), np.uint8)
    writer.array("heads", np.array(heads, np.uint32))
    writer.array("head_signatures", _all_signatures(blob, starts))


def _heads(words: Sequence[bytes]) -> list[int]:
    """Return the first row of each distinct head of words that are longer than one."""
    heads, last = [], b""
    for row, word in enumerate(words):
        head = word[:_HEAD]
        if head != last and len(head) == _HEAD:
            heads.append(row)
        last = head
    return heads


def _characters(blob: Array, starts: Array) -> NDArray[np.int64]:
    """Return each word's length in characters: UTF-8 bytes that begin one."""
    begun = np.concatenate([[0], np.cumsum((blob & 0xC0) != 0x80)])
    lengths: NDArray[np.int64] = np.diff(begun[starts]).astype(np.int64) - 1
    return lengths


class Vocabulary:
    """The words of an index, by row."""

    def __init__(self, arrays: dict[str, Array], lengths: Sequence[int]) -> None:
        self._words = arrays["words"].data
        self._blob = arrays["words"]
        self._starts = arrays["word_starts"].data
        self._offsets = arrays["word_starts"]
        self._stem_lengths = arrays["stem_lengths"]
        self._rows = arrays["signature_rows"]
        self._signatures = arrays["signatures"]
        self._heads = arrays["heads"]
        self._head_signatures = arrays["head_signatures"]
        self._lengths = lengths
        self.size = len(self._starts) - 1
        self._marks = [self.word(row) for row in range(0, self.size, _STRIDE)]

    def word(self, row: int) -> bytes:
        """Return the word of a row."""
        return bytes(self._words[self._starts[row] : self._starts[row + 1] - 1])

    def texts(self, rows: Array) -> list[str]:
        """Return the words of many rows as text, at once."""
        if not rows.size:
            return []
        starts = self._offsets[rows].astype(np.int64)
        lengths = self._offsets[rows + 1].astype(np.int64) - starts
        ends = np.cumsum(lengths)
        places = np.arange(int(ends[-1])) + np.repeat(starts - ends + lengths, lengths)
        text = bytes(self._blob[places]).decode("utf-8", "replace")
        return text.split("\n")[:-1]

    def _place(self, word: bytes) -> int:
        """Return the row before which the word belongs."""
        last = bisect_left(self._marks, word) * _STRIDE
        return bisect_left(range(min(last, self.size)), word, lo=max(0, last - _STRIDE), key=self.word)

    def find(self, word: bytes) -> int | None:
        """Return the row of a word, or None."""
        row = self._place(word)
        return row if row < self.size and self.word(row) == word else None

    def with_prefix(self, prefix: bytes) -> tuple[int, int]:
        """Return the range of rows whose words begin with the prefix."""
        return self._place(prefix), self._place(prefix + b"\xff")

    def family(self, row: int) -> list[int]:
        """Return the rows of the words with the stem of a row's word, itself among them."""
        return self._with_stem(self.word(row), int(self._stem_lengths[row]))

    def _with_stem(self, word: bytes, length: int) -> list[int]:
        first, last = self.with_prefix(word[:length])
        rows = first + np.flatnonzero(self._stem_lengths[first:last] == length)
        if length < _SURE_STEM:  # «láser» is no form of «las»
            rows = rows[np.diff(self._offsets[first : last + 1])[rows - first] > _SURE_STEM]
        found: list[int] = rows.tolist()
        return found

    def inflections(self, word: bytes) -> list[int]:
        """Return the rows of the words with the word's stem, itself among them, and of its other forms."""
        others = (self.find(form) for form in other_forms(word))
        return sorted({*self._with_stem(word, stem_lengths([word])[0]), *(row for row in others if row is not None)})

    def near(self, word: bytes, distance: int) -> list[tuple[int, int]]:
        """Return the words within so many edits (optimal string alignment): rows, each with its edits, nearest first.

        The word itself, if it is known, comes with 0.
        """
        text = word.decode("utf-8", "replace")
        rows = self._alike(signature(word), len(text), distance)
        found = process.extract(text, self.texts(rows), scorer=OSA.distance, score_cutoff=distance, limit=_MOST)
        return [(int(rows[index]), int(edits)) for _, edits, index in found]

    def near_prefixes(self, word: bytes) -> list[bytes]:
        """Return the prefixes of known words that are one edit away from the word; it is taken to be unfinished.

        Only for ASCII words of four letters or more; the edit is found wherever it lies.
        """
        if not word.isascii() or not _HEAD <= len(word) + 1 <= LONGEST:
            return []
        found = self._edited_behind_head(word) if len(word) > _HEAD else self._short_prefixes(word)
        if len(word) > _HEAD:  # two letters swapped, one in the head, the other behind it
            found.append(word[: _HEAD - 1] + word[_HEAD : _HEAD + 1] + word[_HEAD - 1 : _HEAD] + word[_HEAD + 1 :])
        for taken in (_HEAD - 1, _HEAD, _HEAD + 1):
            found.extend(head + word[taken:] for head in self._heads_near(word[:taken]) if len(word) >= taken)
        known = (prefix for prefix in dict.fromkeys(found) if prefix != word and self._begins_something(prefix))
        return list(islice(known, _MOST_PREFIXES))

    def _short_prefixes(self, word: bytes) -> list[bytes]:
        """Prefixes of four letters: the word less one of its five, or with another letter for one of its four."""
        if len(word) == _HEAD:
            return [word[:place] + word[place + 1 :] for place in range(_HEAD)]
        return self._heads_near(word, _HEAD - 1)

    def _heads_near(self, head: bytes, letters: int = _HEAD) -> list[bytes]:
        """Heads, or so many letters of them, within one edit."""
        flipped = np.bitwise_count(self._head_signatures ^ np.uint64(signature(head)))
        most = 2 - abs(len(head) - letters) + _HEAD - letters
        rows = self._heads[np.flatnonzero(flipped <= most)].astype(np.int64)
        names = dict.fromkeys(name[:letters] for name in self.texts(rows))
        near = process.extract(head.decode(), list(names), scorer=OSA.distance, score_cutoff=1, limit=_MOST)
        return [name.encode() for name, _, _ in near]

    def _edited_behind_head(self, word: bytes) -> list[bytes]:
        first, last = self.with_prefix(word[:_HEAD])
        if last - first > _MOST_BEHIND_HEAD:
            return []
        lengths = (len(word), len(word) + 1, len(word) - 1)
        names = self.texts(np.arange(first, last))
        starts = dict.fromkeys(name[:length] for length in lengths for name in names if len(name) >= length)
        near = process.extract(word.decode(), list(starts), scorer=OSA.distance, score_cutoff=1, limit=_MOST_PREFIXES)
        return [name.encode() for name, _, _ in near]

    def _begins_something(self, prefix: bytes) -> bool:
        row = self._place(prefix)
        return row < self.size and self.word(row).startswith(prefix)

    def _alike(self, mark: int, length: int, distance: int) -> NDArray[np.int64]:
        """Rows that can be within the distance: n edits that change the length by m flip at most 2n - m bits."""
        rows = []
        for other in range(max(1, length - distance), min(LONGEST, length + distance) + 1):
            first, last = self._lengths[other], self._lengths[other + 1]
            flipped = np.bitwise_count(self._signatures[first:last] ^ np.uint64(mark))
            near = np.flatnonzero(flipped <= 2 * distance - abs(other - length))
            rows.append(self._rows[first:last][near])
        return np.sort(np.concatenate(rows)).astype(np.int64)
