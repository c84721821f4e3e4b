"""From the meanings of a query's words to the passages that hold them, with a first score."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from oss_ai_tui.search.expand import BEGUN, Meaning
from oss_ai_tui.search.files import Array

FULL_IMPACT = 220
"""The greatest quantised BM25 impact, which a word nears the more often it stands in a passage."""

BM25_SHARE = 0.08
"""How much of a word's value in a passage is its BM25 impact; the rest is how well the word matches."""

_MANY = 512
"""Postings from which a range is filtered by itself before anything is computed for it."""


class Postings:
    """The postings of an index, and room to add up scores in. Not for several threads at once."""

    def __init__(self, arrays: dict[str, Array], count: int) -> None:
        self._starts = arrays["posting_starts"].data
        self._passages = arrays["passages"]
        self._impacts = arrays["impacts"]
        self._seen = np.zeros(count, np.uint8)
        self._score = np.zeros(count, np.float32)
        self._part = np.zeros(count, np.float32)
        self.count = count

    def size(self, first: int, last: int) -> int:
        """Return the number of postings of a range of rows."""
        return int(self._starts[last]) - int(self._starts[first])

    def frequency(self, meaning: Meaning) -> int:
        """Return the number of postings of a meaning, of its best senses if there is better than a beginning."""
        whole = [r for r in meaning.rows if r.weight > BEGUN] or meaning.rows
        return sum(self.size(r.first, r.last) for r in whole)

    def extent(self, meaning: Meaning) -> int:
        """Return the number of postings of all that a meaning holds."""
        return sum(self.size(r.first, r.last) for r in meaning.rows)

    def rarity(self, frequency: int) -> float:
        """Return the inverse document frequency of a word that stands in so many passages (BM25's, never below .1)."""
        known = min(frequency, self.count)
        return max(0.1, math.log(1 + (self.count - known + 0.5) / (known + 0.5)))

    def all_of(self, meanings: Sequence[Meaning]) -> tuple[Array, Array]:
        """Return the passages that hold every word, in order, and their scores; none for no words."""
        try:
            for step, meaning in enumerate(sorted(meanings, key=self.extent)):
                passages, values = self._gather(meaning, step)
                self._part[passages] = values
                self._score[passages] += self._part[passages]
                self._seen[passages] = step + 1
                if not passages.size:
                    break
            found = np.flatnonzero(self._seen == max(1, len(meanings)))
            return found, self._score[found]
        finally:
            self._clear()

    def most_of(self, meanings: Sequence[Meaning], share: float) -> tuple[Array, Array]:
        """Return the passages that hold most of the words, and their scores.

        That is all but one of three or more, or else that share of them, weighed by rarity.
        """
        rarities = [(self.rarity(self.frequency(m)), m) for m in meanings]
        left = sum(rarity for rarity, _ in rarities)
        but_one = left - max(r for r, _ in rarities) if len(rarities) > 2 else left
        needed = max(min(share * left, but_one) * 0.999, 0.01)
        held = np.zeros(self.count, np.float32)
        try:
            for rarity, meaning in sorted(rarities, key=lambda pair: -pair[0]):
                # What holds none of the rarer words cannot reach the share with the commoner ones alone.
                passages, values = self._gather(meaning, 1 if left < needed else 0)
                left -= rarity
                self._part[passages] = values
                self._score[passages] += self._part[passages]
                self._seen[passages] = 1
                held[passages] += np.float32(rarity)
            found = np.flatnonzero(held >= needed)
            return found, self._score[found]
        finally:
            self._clear()

    def _gather(self, meaning: Meaning, step: int) -> tuple[Array, Array]:
        """Return the postings of a meaning that lie in passages seen at the last step, better weights later."""
        rarity = self.rarity(self.frequency(meaning))
        passages, values, small = [], [], []
        for rows in meaning.rows:
            first, last = int(self._starts[rows.first]), int(self._starts[rows.last])
            here = self._passages[first:last]
            impacts = self._impacts[first:last]
            if step and last - first > _MANY:
                still = np.flatnonzero(self._seen[here] == step)
                here, impacts = here[still], impacts[still]
            passages.append(here)
            values.append(impacts)
            small.append(rows.weight * rarity)
        if not passages:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        return self._weighed(passages, values, small, step)

    def _weighed(
        self, parts: list[Array], impacts: list[Array], weights: list[float], step: int
    ) -> tuple[Array, Array]:
        passages = np.concatenate(parts)
        bm25 = np.concatenate(impacts).astype(np.float32)
        sizes = np.fromiter(map(len, parts), np.int64, len(parts))
        values = np.repeat(np.array(weights, np.float32), sizes)
        values *= np.float32(1 - BM25_SHARE) + np.float32(BM25_SHARE / FULL_IMPACT) * bm25
        if step:
            still = np.flatnonzero(self._seen[passages] == step)
            passages, values = passages[still], values[still]
        return passages, values

    def _clear(self) -> None:
        self._seen.fill(0)
        self._score.fill(0)


def best_of(passages: Array, scores: Array, room: int) -> tuple[Array, Array]:
    """Return the passages with the best scores, as many as there is room for, and their scores, in no order.

    Of equals the first ones are taken, so that the same search always finds the same.
    """
    if passages.size <= room:
        return passages, scores
    least = np.partition(scores, -room)[-room]
    sure = np.flatnonzero(scores > least)
    taken = np.concatenate([sure, np.flatnonzero(scores == least)[: room - sure.size]])
    return passages[taken], scores[taken]
