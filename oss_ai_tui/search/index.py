"""The index of a run of texts: build it, open it, search it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from oss_ai_tui.search import build, files
from oss_ai_tui.search.answers import KEPT, Answers
from oss_ai_tui.search.expand import EXACT, Meaning, as_typed, literal, misspelt
from oss_ai_tui.search.files import Array
from oss_ai_tui.search.match import Postings, best_of
from oss_ai_tui.search.rank import Ranker
from oss_ai_tui.search.texts import Texts
from oss_ai_tui.search.vocabulary import Vocabulary
from oss_ai_tui.search.words import words_of

FEW = 10
"""With fewer passages than this a word by itself may also be a misspelling."""

_MOST_LETTERS = 512
_MOST_WORDS = 12
_CANDIDATES = 64
_COMMON = 2000
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
        self._answers = Answers(arrays)
        self._known: dict[tuple[bytes, bool], Meaning] = {}
        self._guessed: dict[tuple[bytes, bool], Meaning] = {}
        self._lock = Lock()
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
        with self._lock:
            return self._find([(word, unfinished and i == len(meant) - 1) for i, word in enumerate(meant)], limit)

    def _find(self, words: Sequence[tuple[bytes, bool]], limit: int) -> Hits:
        meanings = [self._literal(*word) for word in words]
        strong = self._strong(meanings)
        answer = self._answers.get(words[0][0]) if len(words) == 1 and words[0][1] and limit <= KEPT else None
        if answer:
            count, passages, scores = answer.count, answer.passages, answer.scores
        else:
            meanings, passages, scores = self._matching(meanings, strong)
            count = passages.size
        rarities = [self._postings.rarity(self._postings.frequency(m)) for m in meanings]
        ranker = Ranker(self._vocabulary, rarities, meanings, strong)
        top = best_of(passages, scores, max(_CANDIDATES, limit) if len(meanings) > 1 else limit)
        pairs = zip(*(array.tolist() for array in top), strict=True)
        ranked = sorted((-ranker.score(self._texts, ordinal, first), ordinal) for ordinal, first in pairs)
        return Hits(count, tuple(Hit(o, -s, ranker.spans(self._texts, o)) for s, o in ranked[:limit]))

    def reset(self) -> None:
        """Forget what former queries were found to mean."""
        self._known.clear()
        self._guessed.clear()

    def _strong(self, meanings: Sequence[Meaning]) -> frozenset[int]:
        """Return the numbers of the words that narrow a search; the others, in a fifth of all passages, only rank."""
        extents = [self._postings.extent(m) for m in meanings]
        bound = max(_COMMON, self.count // 5)
        narrow = frozenset(n for n, extent in enumerate(extents) if extent <= bound)
        return narrow or frozenset([extents.index(min(extents))])

    def _matching(self, meanings: list[Meaning], strong: frozenset[int]) -> tuple[list[Meaning], Array, Array]:
        """Find passages with all strong words as spelt, else with misspellings, else with most of the words."""
        tried = [m if _plausible(m) else self._misspelt(m) for m in meanings]
        chosen = [tried[n] for n in sorted(strong)]
        found = self._postings.all_of(chosen)
        if found[0].size >= FEW or (found[0].size and len(chosen) > 1 and self._all_as_typed(chosen)):
            return tried, *found
        tried = [self._misspelt(m) if n in strong else m for n, m in enumerate(meanings)]
        chosen = [tried[n] for n in sorted(strong) if tried[n].rows]
        found = self._postings.all_of(chosen) if chosen else found
        if not found[0].size and chosen:
            found = self._postings.most_of(chosen, _SHARE)
        return tried, *found

    def _all_as_typed(self, meanings: Sequence[Meaning]) -> bool:
        """Tell whether some passage holds every word just as it was typed."""
        return bool(self._postings.all_of([as_typed(m) for m in meanings])[0].size)

    def _literal(self, word: bytes, unfinished: bool) -> Meaning:
        key = word, unfinished
        if key not in self._known:
            self._known[key] = literal(self._vocabulary, word, unfinished)
        return self._known[key]

    def _misspelt(self, meaning: Meaning) -> Meaning:
        key = meaning.word, meaning.unfinished
        if key not in self._guessed:
            self._guessed[key] = misspelt(self._vocabulary, meaning, self._row_rarity)
        return self._guessed[key]

    def _row_rarity(self, row: int) -> float:
        postings = self._postings
        return postings.rarity(postings.size(row, row + 1)) / postings.rarity(0)


def _plausible(meaning: Meaning) -> bool:
    """Tell whether the word is in the texts, or may still become one that is."""
    return any(rows.weight == EXACT or rows.begins for rows in meaning.rows)
