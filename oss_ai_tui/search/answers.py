"""Answers worked out when the index is built, for the first letters of so many words that a search would take long."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from oss_ai_tui.search.expand import literal
from oss_ai_tui.search.files import Array, Sink
from oss_ai_tui.search.match import Postings, best_of
from oss_ai_tui.search.query import Word
from oss_ai_tui.search.vocabulary import Vocabulary

KEPT = 200
"""Passages that an answer holds; no list asks for more."""

_HEAVY = 16_384
"""Postings from which a beginning gets an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search for one unfinished word finds."""

    count: int
    passages: Array
    """The best, at most ``KEPT``, in no order."""
    scores: Array


def write_answers(writer: Sink, words: Sequence[bytes], count: int) -> None:
    """Search the index written so far, of so many passages, for every heavy beginning, and write what is found."""
    prefixes: list[bytes] = []
    counts: list[int] = []
    sizes: list[int] = []
    starts = writer.written()["posting_starts"]
    for first, last in _letters(words):
        if starts[last] - starts[first] <= _HEAVY:
            continue
        arrays = writer.written()  # mapped anew for each letter, so that only its postings are in memory
        vocabulary, postings = Vocabulary(arrays, writer.counts["lengths"]), Postings(arrays, count)
        for prefix in _heavy(words, postings, first, last, 1):
            passages, scores = postings.all_of([literal(vocabulary, Word(prefix, "", unfinished=True))])
            counts.append(passages.size)
            passages, scores = best_of(passages, scores, KEPT)
            prefixes.append(prefix)
            sizes.append(passages.size)
            writer.array("answer_passages", passages.astype(np.int32))
            writer.array("answer_scores", scores)
    if prefixes:
        writer.data("answer_prefixes", b" ".join(prefixes))
        writer.array("answer_counts", np.array(counts, np.int64))
        writer.array("answer_starts", np.concatenate([[0], np.cumsum(sizes)]))


def _letters(words: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of rows with the same first byte."""
    first = 0
    while first < len(words):
        last = bisect_left(words, words[first][:1] + b"\xff", first)
        yield first, last
        first = last


def _heavy(words: Sequence[bytes], postings: Postings, first: int, last: int, length: int) -> Iterator[bytes]:
    """Yield the heavy beginnings of so many bytes or more in a range of rows."""
    row = first
    while row < last:
        prefix = words[row][:length]
        end = bisect_left(words, prefix + b"\xff", row, last) if len(prefix) == length else row + 1
        if end > row + 1 and postings.size(row, end) > _HEAVY:
            yield prefix
            yield from _heavy(words, postings, row, end, length + 1)
        row = end


class Answers:
    """The answers of an index, by beginning."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        self._arrays = arrays
        prefixes = arrays["answer_prefixes"].tobytes().split(b" ") if "answer_prefixes" in arrays else []
        self._places = {prefix: place for place, prefix in enumerate(prefixes)}

    def get(self, prefix: bytes) -> Answer | None:
        """Return the answer for a beginning, or None where a search is quick enough."""
        place = self._places.get(prefix)
        if place is None:
            return None
        arrays = self._arrays
        first, last = arrays["answer_starts"][place : place + 2].tolist()
        count = int(arrays["answer_counts"][place])
        return Answer(count, arrays["answer_passages"][first:last], arrays["answer_scores"][first:last])
