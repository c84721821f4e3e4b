"""The final order of the best candidates: how well their words match, how near each other they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from oss_ai_tui.search.expand import Meaning
from oss_ai_tui.search.texts import Texts
from oss_ai_tui.search.vocabulary import Vocabulary

Spans = tuple[tuple[int, int], ...]

PROXIMITY_SHARE = 0.12
"""How much of the score of several words is their standing together."""

ACCENT_SHARE = 0.03
"""What the score loses where the words have other accents than were typed."""

_CANDIDATES = 64
"""Texts whose words are looked at for the final order."""

_ACCENTED_CANDIDATES = 256
"""The same where accents were typed, which the first score does not know."""

_BACKWARD = 0.8
"""What words side by side in the other order are worth, against the query's order."""


class Ranker:
    """Ranks and highlights passages for the meanings of one query's words, in the query's order.

    Args:
        vocabulary: the index's words.
        rarities: of each meaning.
        meanings: of all words.
        strong: numbers of the meanings that the first score counts already.
        accented: spelling of the words that were typed with accents, by their number.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        rarities: Sequence[float],
        meanings: Sequence[Meaning],
        strong: Set[int],
        accented: Mapping[int, str],
    ) -> None:
        self._accented = accented
        self._count = len(meanings)
        self._rarities = rarities
        self._total = sum(rarities)
        self._weak = [number for number in range(len(meanings)) if number not in strong]
        self._begun = [(n, rows) for n, meaning in enumerate(meanings) for rows in meaning.rows if rows.begins]
        self._prefixes = tuple(rows.begins for _, rows in self._begun)
        self._whole = self._whole_words(vocabulary, meanings)

    def _whole_words(self, vocabulary: Vocabulary, meanings: Sequence[Meaning]) -> dict[bytes, dict[int, float]]:
        whole: dict[bytes, dict[int, float]] = {}
        for number, meaning in enumerate(meanings):
            for rows in meaning.rows:
                if not rows.begins:
                    word = vocabulary.word(rows.first)
                    whole.setdefault(word, self._beginnings(word))[number] = rows.weight
        return whole

    def _beginnings(self, word: bytes) -> dict[int, float]:
        if not word.startswith(self._prefixes):
            return {}
        return {number: rows.weight for number, rows in self._begun if word.startswith(rows.begins)}

    def room(self, limit: int) -> int:
        """Return how many texts must be scored for so many hits; the first score of a plain word is final."""
        if self._accented:
            return max(limit, _ACCENTED_CANDIDATES)
        return max(limit, _CANDIDATES) if self._count > 1 else limit

    def score(self, texts: Texts, ordinal: int, first: float) -> float:
        """Return a text's score, above 0 and at most 1, given its first score."""
        if self._count > 1:
            best, near = self._look(texts.words(ordinal), texts.extra_words(ordinal))
            first += sum(self._rarities[n] * best[n] for n in self._weak)
            first = (1 - PROXIMITY_SHARE) * first + PROXIMITY_SHARE * self._total * sum(near) / len(near)
        if self._accented:
            text = texts.text(ordinal).lower()
            other = sum(self._rarities[n] for n, spelling in self._accented.items() if spelling not in text)
            first *= 1 - ACCENT_SHARE * other / self._total
        return min(1.0, first / self._total)

    def _look(self, words: list[bytes], extra: list[bytes]) -> tuple[list[float], list[float]]:
        """Return the best match of each word, and how near each neighbouring pair stands, from 0 to 1."""
        best, last = [0.0] * self._count, [-1] * self._count
        near = [0.0] * (self._count - 1)
        for place, found in self._matches(words):
            for number, weight in found.items():
                best[number] = max(best[number], weight)
                last[number] = place
                if number and last[number - 1] >= 0:
                    near[number - 1] = max(near[number - 1], 1 / max(1, place - last[number - 1]))
                if number + 1 < self._count and 0 <= last[number + 1] < place:
                    near[number] = max(near[number], _BACKWARD / (place - last[number + 1]))
        for _, found in self._matches(extra):
            for number, weight in found.items():
                best[number] = max(best[number], weight)
        return best, near

    def _matches(self, words: list[bytes]) -> Iterator[tuple[int, dict[int, float]]]:
        whole, prefixes = self._whole, self._prefixes
        for place, word in enumerate(words):
            if word in whole:
                yield place, whole[word]
            elif prefixes and word.startswith(prefixes):
                yield place, self._beginnings(word)

    def _is_match(self, word: bytes) -> bool:
        return word in self._whole or word.startswith(self._prefixes)

    def spans(self, texts: Texts, ordinal: int) -> Spans:
        """Return what to highlight in a text: whole words, and of an unfinished word the letters typed."""
        spans = []
        for word, start, end in texts.places_of(self._is_match, ordinal):
            if word not in self._whole:
                typed = max(len(prefix) for prefix in self._prefixes if word.startswith(prefix))
                end = min(end, start + typed)
            spans.append((start, end))
        return tuple(spans)
