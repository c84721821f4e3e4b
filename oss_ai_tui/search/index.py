"""The index of a run of texts: build it, open it, search it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from oss_ai_tui.search import build, files
from oss_ai_tui.search.expand import Meaning, literal, misspelt
from oss_ai_tui.search.files import Array
from oss_ai_tui.search.match import Postings
from oss_ai_tui.search.rank import Reranker, Texts
from oss_ai_tui.search.vocabulary import Vocabulary
from oss_ai_tui.search.words import words_of

FEW = 10
"""With fewer passages than this a word by itself may also be a misspelling."""

_MOST_LETTERS = 512
_MOST_WORDS = 12
_CANDIDATES = 64
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that a query found."""

    ordinal: int
    """The text's place in what the index was built of, from 0."""
    score: float
    """Above 0, at most 1."""
    spans: tuple[tuple[int, int], ...]
    """What to highlight in the text, in code points, in order, without overlaps."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The best texts for a query, and how many there are in all."""

    count: int
    best: tuple[Hit, ...]


class Index:
    """A searchable run of texts. An index is not for several threads at once; open it again for each."""

    def __init__(self, folder: Path) -> None:
        arrays, counts = files.read(folder)
        self._vocabulary = Vocabulary(arrays, counts["lengths"])
        self._postings = Postings(arrays, counts["passages"])
        self._texts = Texts(arrays)
        self._known: dict[tuple[bytes, bool], Meaning] = {}
        self._guessed: dict[tuple[bytes, bool], Meaning] = {}
        self.count = int(counts["passages"])

    @classmethod
    def build(cls, texts: Iterable[str], folder: Path, extra: Iterable[str] | None = None) -> Index:
        """Build the index of the texts in the folder, in place of any index there, and open it.

        Args:
            texts: what is searched and highlighted; read once.
            folder: made if it is missing; holds nothing else.
            extra: for each text, words that count for it but do not stand in it, such as a quote's speaker.

        Raises:
            OSError: if the folder cannot be written; a former index is then untouched.
        """
        build.build(texts, Path(folder), extra)
        return cls(Path(folder))

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open the index of a folder; raises DamagedIndex if it has to be built again."""
        return cls(Path(folder))

    def text(self, ordinal: int) -> str:
        """Return a text as it was given."""
        return self._texts.text(ordinal)

    def search(self, query: str, limit: int = 10) -> list[Hit]:
        """Return the best texts for a query, best first; none for a query without words."""
        return list(self.find(query, limit).best)

    def find(self, query: str, limit: int = 10) -> Hits:
        """Return the best texts for a query, best first, and the number of all."""
        query = query[:_MOST_LETTERS]
        meant = words_of(query)[:_MOST_WORDS]
        if not meant or not self.count or limit < 1:
            return Hits(0, ())
        unfinished = query[-1].isalnum()
        meanings = [self._literal(w, unfinished and i == len(meant) - 1) for i, w in enumerate(meant)]
        chosen, passages, scores = self._matching(meanings)
        best = self._candidates(passages, scores)
        ranked = Reranker(self._vocabulary, self._postings, chosen).rank(self._texts, best)[:limit]
        return Hits(passages.size, tuple(Hit(o, s, spans) for o, s, spans in ranked))

    def reset(self) -> None:
        """Forget what former queries were found to mean."""
        self._known.clear()
        self._guessed.clear()

    def _matching(self, meanings: Sequence[Meaning]) -> tuple[Sequence[Meaning], Array, Array]:
        """Find passages with all words as spelt, else with misspellings, else with most of the words."""
        guess = [m if m.rows and len(meanings) > 1 else self._misspelt(m) for m in meanings]
        strict = [m for m in guess if m.rows]
        if len(strict) == len(meanings):
            found = self._postings.all_of(strict)
            if found[0].size:
                return strict, *found
        guess = [self._misspelt(m) for m in meanings]
        found = self._postings.all_of(guess)
        if not found[0].size:
            found = self._postings.most_of(guess, _SHARE)
        return guess, *found

    def _literal(self, word: bytes, unfinished: bool) -> Meaning:
        key = word, unfinished
        if key not in self._known:
            self._known[key] = literal(self._vocabulary, word, unfinished)
        return self._known[key]

    def _misspelt(self, meaning: Meaning) -> Meaning:
        key = meaning.word, meaning.prefix
        if key not in self._guessed:
            self._guessed[key] = misspelt(self._vocabulary, meaning)
        return self._guessed[key]

    def _candidates(self, passages: Array, scores: Array) -> list[tuple[int, float]]:
        """Return the passages of the best first scores."""
        if passages.size > _CANDIDATES:
            top = np.argpartition(-scores, _CANDIDATES - 1)[:_CANDIDATES]
            passages, scores = passages[top], scores[top]
        return list(zip(passages.tolist(), scores.tolist(), strict=True))
