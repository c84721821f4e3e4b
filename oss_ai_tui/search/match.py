"""From the meanings of a query's words to the passages that hold them, with a first score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from oss_ai_tui.search.build import IMPACT_STEP
from oss_ai_tui.search.expand import Meaning
from oss_ai_tui.search.files import Array


class Postings:
    """The postings of an index, and room to add up scores in. Not for several threads at once."""

    def __init__(self, arrays: dict[str, Array], count: int) -> None:
        self._starts = arrays["posting_starts"]
        self._passages = arrays["passages"]
        self._impacts = arrays["impacts"]
        self._count = count
        self._seen = np.zeros(count, np.uint8)
        self._score = np.zeros(count, np.float32)
        self._part = np.zeros(count, np.float32)

    def frequency(self, meaning: Meaning) -> int:
        """Return the number of postings of a meaning."""
        return sum(int(self._starts[r.last] - self._starts[r.first]) for r in meaning.rows)

    def rarity(self, frequency: int) -> float:
        """Return the inverse document frequency of a word that stands in so many passages (BM25's, never below .1)."""
        known = min(frequency, self._count)
        return max(0.1, float(np.log(1 + (self._count - known + 0.5) / (known + 0.5))))

    def all_of(self, meanings: Sequence[Meaning]) -> tuple[Array, Array]:
        """Return the passages that hold every word, in order, and their scores."""
        held = [self._gather(m) for m in sorted(meanings, key=self.frequency)]
        try:
            for step, (passages, values) in enumerate(held):
                if step:
                    still = self._seen[passages] == step
                    passages, values = passages[still], values[still]
                self._part[passages] = values
                self._score[passages] += self._part[passages]
                self._seen[passages] = step + 1
            found = np.flatnonzero(self._seen == len(held))
            return found, self._score[found]
        finally:
            self._clear()

    def most_of(self, meanings: Sequence[Meaning], share: float) -> tuple[Array, Array]:
        """Return the passages that hold at least that share of the words, weighed by rarity, and their scores."""
        total = np.zeros(self._count, np.float32)
        meanings = [m for m in meanings if m.rows]
        weights = [self.rarity(self.frequency(m)) for m in meanings]
        try:
            for meaning, weight in zip(meanings, weights, strict=True):
                passages, values = self._gather(meaning)
                self._part[passages] = values
                self._score[passages] += self._part[passages]
                total[passages] += np.float32(weight)
            found = np.flatnonzero(total >= max(share * sum(weights) * 0.999, 0.01))
            return found, self._score[found] + 10 * total[found]
        finally:
            self._clear()

    def _gather(self, meaning: Meaning) -> tuple[Array, Array]:
        """Return the postings of a meaning and their values, the better weights later."""
        spans = [(int(self._starts[r.first]), int(self._starts[r.last]), r.weight) for r in meaning.rows]
        if not spans:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        passages = np.concatenate([self._passages[a:b] for a, b, _ in spans])
        values = [self._impacts[a:b] * np.float32(w * self.rarity(b - a) * IMPACT_STEP) for a, b, w in spans]
        return passages, np.concatenate(values)

    def _clear(self) -> None:
        self._seen.fill(0)
        self._score.fill(0)
