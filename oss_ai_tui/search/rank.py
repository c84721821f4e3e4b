"""The final order of the best candidates: how well their words match, how near each other they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oss_ai_tui.search.expand import Meaning
from oss_ai_tui.search.files import Array
from oss_ai_tui.search.match import Postings
from oss_ai_tui.search.vocabulary import Vocabulary
from oss_ai_tui.search.words import decode, placed_words, words

Spans = tuple[tuple[int, int], ...]


class Texts:
    """The texts of an index and the words that count for them without standing in them."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        self._text = arrays["text"].data, arrays["text_starts"]
        self._extra = (arrays["extra"].data, arrays["extra_starts"]) if "extra" in arrays else None

    def text(self, ordinal: int) -> str:
        """Return a text as it was given."""
        return decode(*_run(*self._text, ordinal))

    def words(self, ordinal: int) -> list[bytes]:
        """Return the words of a text."""
        return words(*_run(*self._text, ordinal))

    def extra_words(self, ordinal: int) -> list[bytes]:
        """Return the words that count for a text without standing in it."""
        return words(*_run(*self._extra, ordinal)) if self._extra else []


def _run(data: memoryview, starts: Array, ordinal: int) -> tuple[bytes, bool]:
    first, last = int(starts[ordinal]), int(starts[ordinal + 1])
    return bytes(data[first >> 1 : last >> 1]), bool(first & 1)


class Reranker:
    """Ranks candidates for one query."""

    def __init__(self, vocabulary: Vocabulary, postings: Postings, meanings: Sequence[Meaning]) -> None:
        self._meanings = meanings
        self._rarities = [postings.rarity(postings.frequency(m)) for m in meanings]
        self._total = sum(self._rarities)
        self._wanted: dict[bytes, list[tuple[int, float]]] = {}
        self._prefix: tuple[int, bytes, float] | None = None
        for number, meaning in enumerate(meanings):
            for rows in meaning.rows:
                if meaning.prefix and vocabulary.word(rows.first) != meaning.word and rows.last - rows.first > 1:
                    continue
                if rows.last - rows.first == 1:
                    self._wanted.setdefault(vocabulary.word(rows.first), []).append((number, rows.weight))
            if meaning.prefix:
                self._prefix = number, meaning.word, 0.8

    def _matches(self, word: bytes) -> Iterable[tuple[int, float]]:
        found = self._wanted.get(word, [])
        if self._prefix and word.startswith(self._prefix[1]):
            found = [*found, (self._prefix[0], self._prefix[2])]
        return found

    def rank(self, texts: Texts, candidates: Iterable[tuple[int, float]]) -> list[tuple[int, float, Spans]]:
        """Return ordinals, scores and spans of the candidates, best first."""
        scored = [(self._score(texts, ordinal, first), ordinal) for ordinal, first in candidates]
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        return [(ordinal, score, self._spans(texts.text(ordinal))) for score, ordinal in scored]

    def _score(self, texts: Texts, ordinal: int, first: float) -> float:
        best = [0.0] * len(self._meanings)
        for word in [*texts.words(ordinal), *texts.extra_words(ordinal)]:
            for number, weight in self._matches(word):
                best[number] = max(best[number], weight)
        quality = sum(b * r for b, r in zip(best, self._rarities, strict=True)) / self._total
        return max(1e-6, min(1.0, 0.9 * quality + 0.1 * first / (first + 10)))

    def _spans(self, text: str) -> Spans:
        spans = []
        for word, start, end in placed_words(text):
            if word in self._wanted:
                spans.append((start, end))
            elif self._prefix and word.startswith(self._prefix[1]):
                spans.append((start, min(end, start + len(self._prefix[1]))))
        return tuple(spans)
