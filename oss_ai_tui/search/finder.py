"""From a query to hits: what its words may mean, which texts hold them, which of those are best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oss_ai_tui.search.answers import KEPT, Answers
from oss_ai_tui.search.compounds import parts, with_joined
from oss_ai_tui.search.expand import Meaning, literal, misspelt
from oss_ai_tui.search.files import Array, Counts
from oss_ai_tui.search.match import Postings, best_of
from oss_ai_tui.search.query import Query, Word
from oss_ai_tui.search.rank import Ranker
from oss_ai_tui.search.texts import Texts
from oss_ai_tui.search.vocabulary import Vocabulary

FEW = 10
"""With fewer texts than this a query may also mean what its words may be misspellings of."""

_COMMON = 2000
"""A word in no more texts than this narrows any search."""

_SHARE = 0.5
"""How much of the words' rarity a text must hold at least when hardly any holds all."""

_REMEMBERED = 1024

Group = tuple[Word, ...]
Mask = NDArray[np.bool_]


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
    guessed: bool = False
    """Whether so few had the words as spelt that misspellings were looked for, too."""


@dataclass(frozen=True, slots=True)
class _Match:
    """What the words of a query were taken to mean, and the texts that this gives, with their first scores."""

    meanings: tuple[Meaning, ...]
    strong: frozenset[int]
    count: int
    texts: Array
    scores: Array
    guessed: bool = False


class Finder:
    """Answers queries over the arrays of one index. Not for several threads at once."""

    def __init__(self, arrays: dict[str, Array], counts: Counts) -> None:
        self.count = int(counts["passages"])
        self.texts = Texts(arrays)
        self._vocabulary = Vocabulary(arrays, counts["lengths"])
        self._postings = Postings(arrays, self.count)
        self._answers = Answers(arrays)
        self._literals: dict[Word, Meaning] = {}
        self._guesses: dict[Word, Meaning] = {}

    def forget(self) -> None:
        """Drop what former queries were found to mean."""
        self._literals.clear()
        self._guesses.clear()

    def find(self, query: Query, limit: int, only: Mask | None, few: int = FEW) -> Hits:
        """Return the best hits for a query that has words.

        Args:
            query: what is looked for; its fields are not.
            limit: number of hits wanted.
            only: for each text, whether it may be found; None for all.
            few: with fewer hits than these, misspellings are looked for too; with 0 never.
        """
        groups = self._apart(query.groups)
        match = self._answer(query, groups, limit, only) or self._match(query, groups, only, few)
        rarities = [self._postings.rarity(self._postings.frequency(m)) for m in match.meanings]
        ranker = Ranker(self._vocabulary, rarities, match.meanings, match.strong, _accented(groups))
        candidates = best_of(match.texts, match.scores, ranker.room(max(1, limit)))
        best = zip(*(array.tolist() for array in candidates), strict=True)
        ranked = sorted((-ranker.score(self.texts, ordinal, first), ordinal) for ordinal, first in best)
        hits = tuple(Hit(o, -s, ranker.spans(self.texts, o)) for s, o in ranked[:limit])
        return Hits(match.count, hits, match.guessed)

    def _apart(self, groups: Sequence[Group]) -> tuple[Group, ...]:
        """Write unknown words as two if that gives known ones and nothing else does."""
        apart: list[Group] = []
        for group in groups:
            lost = len(group) == 1 and not self._literal(group[0]).rows and not self._guess(group[0]).rows
            apart.extend((word,) for word in parts(self._vocabulary, group[0])) if lost else apart.append(group)
        return tuple(apart)

    def _answer(self, query: Query, groups: Sequence[Group], limit: int, only: Mask | None) -> _Match | None:
        """Return the answer made beforehand to a single beginning, if there is one."""
        if only is not None or query.without or len(groups) != 1 or len(groups[0]) != 1 or limit > KEPT:
            return None
        word = groups[0][0]
        answer = self._answers.get(word.folded) if word.unfinished and word.typed.isascii() else None
        if answer is None:
            return None
        return _Match((self._literal(word),), frozenset([0]), answer.count, answer.passages, answer.scores)

    def _match(self, query: Query, groups: Sequence[Group], only: Mask | None, few: int) -> _Match:
        """Find texts with all strong words as spelt, else with misspellings, else with most of the words."""
        as_spelt = [self._spelt(group) for group in groups]
        single = [group[0] if len(group) == 1 else None for group in groups]
        as_spelt = with_joined(self._vocabulary, single, as_spelt)
        strong = self._strong(as_spelt)
        unknown = few > 0 and not all(m.is_known for m in as_spelt)
        meanings = list(as_spelt)
        if unknown:
            meanings = [m if m.is_known else self._guessed(g, m) for m, g in zip(as_spelt, groups, strict=True)]
        found = self._kept(query, only, *self._postings.all_of([meanings[n] for n in sorted(strong)]))
        if found[0].size >= few or self._as_typed(groups, as_spelt, strong, found[0]):
            return _Match(tuple(meanings), strong, found[0].size, *found, guessed=unknown)
        for n in strong:
            meanings[n] = self._guessed(groups[n], as_spelt[n])
        chosen = [meanings[n] for n in sorted(strong) if meanings[n].rows]
        found = self._kept(query, only, *self._postings.all_of(chosen))
        if not found[0].size or (found[0].size < FEW and len(chosen) > 2):
            found = self._kept(query, only, *self._postings.most_of(chosen, _SHARE))
        return _Match(tuple(meanings), strong, found[0].size, *found, guessed=True)

    def _as_typed(
        self, groups: Sequence[Group], meanings: Sequence[Meaning], strong: frozenset[int], found: Array
    ) -> bool:
        """Tell whether one of the texts has all of several words just as they were typed, the last at least begun."""
        if len(groups) == 1:
            return False
        words = [{self._vocabulary.word(rows.first) for rows in m.as_typed.rows} for m in meanings]
        begun = tuple(word.folded for word in groups[-1] if word.unfinished)
        for ordinal in found.tolist():
            held = {*self.texts.words(ordinal), *self.texts.extra_words(ordinal)}
            lacking = [n for n in strong if not held & words[n]]
            if not lacking or (lacking == [len(groups) - 1] and any(word.startswith(begun) for word in held)):
                return True
        return False

    def _strong(self, meanings: Sequence[Meaning]) -> frozenset[int]:
        """Return the numbers of the words that narrow a search; the others, in a fifth of all texts, only rank."""
        extents = [self._postings.extent(m) for m in meanings]
        bound = max(_COMMON, self.count // 5)
        narrow = frozenset(n for n, extent in enumerate(extents) if extent <= bound)
        return narrow or frozenset([extents.index(min(extents))])

    def _kept(self, query: Query, only: Mask | None, texts: Array, scores: Array) -> tuple[Array, Array]:
        """Leave out what ``only`` or the query excludes, and what has not its exact words and phrases."""
        kept = np.ones(texts.size, bool) if only is None else only[texts]
        for group in query.groups:
            if all(word.exact for word in group):
                kept &= np.isin(texts, self._postings.all_of([self._spelt(group)])[0])
        for words in query.without:
            kept &= ~np.isin(texts, self._holding(words))
        if query.phrases:
            kept &= np.fromiter((self._has_phrases(query, o) for o in texts.tolist()), bool, texts.size)
        return (texts, scores) if kept.all() else (texts[kept], scores[kept])

    def _has_phrases(self, query: Query, ordinal: int) -> bool:
        return all(self.texts.holds(ordinal, phrase) for phrase in query.phrases)

    def _holding(self, words: tuple[bytes, ...]) -> Array:
        """Return the texts in which the words stand in a row, just so."""
        texts, _ = self._postings.all_of([self._literal(Word(word, "", exact=True)) for word in words])
        if len(words) == 1:
            return texts
        return np.array([o for o in texts.tolist() if self.texts.holds(o, words)], np.int64)

    def _spelt(self, group: Group) -> Meaning:
        return self._literal(group[0]) if len(group) == 1 else _union(self._literal(word) for word in group)

    def _guessed(self, group: Group, spelt: Meaning) -> Meaning:
        return _union([*(self._guess(word) for word in group), Meaning(tuple(spelt.as_typed.rows))])

    def _literal(self, word: Word) -> Meaning:
        if word not in self._literals:
            _make_room(self._literals)
            self._literals[word] = literal(self._vocabulary, word)
        return self._literals[word]

    def _guess(self, word: Word) -> Meaning:
        if word not in self._guesses:
            _make_room(self._guesses)
            self._guesses[word] = misspelt(self._vocabulary, word, self._literal(word), self._row_rarity)
        return self._guesses[word]

    def _row_rarity(self, row: int) -> float:
        postings = self._postings
        return postings.rarity(postings.size(row, row + 1)) / postings.rarity(0)


def _union(meanings: Iterable[Meaning]) -> Meaning:
    return Meaning.of(rows for meaning in meanings for rows in meaning.rows)


def _accented(groups: Sequence[Group]) -> dict[int, str]:
    """Return the spelling of the words that were typed with other than plain letters, by their number."""
    return {n: group[0].typed for n, group in enumerate(groups) if len(group) == 1 and not group[0].typed.isascii()}


def _make_room(remembered: dict[Word, Meaning]) -> None:
    if len(remembered) >= _REMEMBERED:
        remembered.clear()
