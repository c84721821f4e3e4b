"""What a query's word may stand for: itself, its inflections, words that it begins, words that it misspells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from oss_ai_tui.search.query import Word
from oss_ai_tui.search.stems import other_forms
from oss_ai_tui.search.vocabulary import LONGEST, Vocabulary

EXACT = 1.0
TOGETHER = 0.95
"""A word that the query writes as two."""
INFLECTED = 0.9
BEGUN = 0.8
MISSPELT = 0.75
INFLECTED_UNKNOWN = 0.7
"""An inflection of a word that no text holds and that may as well be the beginning or a misspelling of another."""
MISSPELT_INFLECTED = 0.5
BADLY_MISSPELT = 0.4
BEGUN_MISSPELT = 0.4

RARITY_SHARE = 0.3
"""How much of a guess's weight is the rarity of the word guessed."""

_INFLECTIONS_OF_A_GUESS = 12


@dataclass(frozen=True, slots=True)
class Rows:
    """A range of vocabulary rows that a query's word stands for, and how well."""

    first: int
    last: int
    """End, exclusive."""
    weight: float
    """Above 0, at most 1."""
    begins: bytes = b""
    """What all words of the range begin with, if it is the range of a beginning."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a query's word may stand for."""

    rows: tuple[Rows, ...]
    """Worst first; among those of equal worth in the order of the vocabulary."""

    @classmethod
    def of(cls, rows: Iterable[Rows]) -> Meaning:
        """Put rows in order, without empty ranges and without repetition."""
        return cls(tuple(sorted({r for r in rows if r.first < r.last}, key=lambda r: (r.weight, r.first, r.last))))

    @property
    def is_known(self) -> bool:
        """Whether the word is in the texts, or may still become one that is."""
        return any(rows.weight >= TOGETHER or rows.begins for rows in self.rows)

    @property
    def as_typed(self) -> Meaning:
        """Only the word itself."""
        return Meaning(tuple(rows for rows in self.rows if rows.weight >= TOGETHER))


def literal(vocabulary: Vocabulary, word: Word) -> Meaning:
    """Read a word as spelt rightly: itself, its inflections and, if it is unfinished, whatever begins with it."""
    folded = word.folded
    exact = vocabulary.find(folded)
    rows = [] if exact is None else [_row(exact, EXACT)]
    if word.unfinished:
        rows.append(Rows(*vocabulary.with_prefix(folded), BEGUN, folded))
    if not word.exact and 2 < len(folded) <= LONGEST:
        is_begun = exact is None and any(known.begins and known.first < known.last for known in rows)
        weight = INFLECTED_UNKNOWN if is_begun else INFLECTED
        rows.extend(_row(row, weight) for row in vocabulary.inflections(folded) if row != exact)
    return Meaning.of(rows)


def misspelt(vocabulary: Vocabulary, word: Word, meaning: Meaning, rarity: Callable[[int], float]) -> Meaning:
    """Add what the word may be a misspelling of, with the inflections of the nearest.

    Args:
        vocabulary: the index's words.
        word: the query's.
        meaning: what the word means as spelt.
        rarity: how rare the word of a row is, from 0 to 1; of two guesses the rarer goes first, since the passages of
            a common word would bury the other's.
    """
    if word.exact:
        return meaning
    unknown = all(rows.weight < EXACT for rows in meaning.rows)
    guesses = _guesses(vocabulary, word.folded, unknown)
    rows = [_doubted(known, guesses) if unknown else known for known in meaning.rows]
    single = {known.first for known in meaning.rows if not known.begins}
    begun = [range(known.first, known.last) for known in meaning.rows if known.begins]
    for row, weight in guesses.items():
        if row not in single and not any(row in rows_begun for rows_begun in begun):
            rows.append(_row(row, weight * (1 - RARITY_SHARE + RARITY_SHARE * rarity(row))))
    if word.unfinished and unknown:
        near = vocabulary.near_prefixes(word.folded)
        rows.extend(Rows(*vocabulary.with_prefix(prefix), BEGUN_MISSPELT, prefix) for prefix in near)
    return Meaning.of(rows)


def _doubted(rows: Rows, guesses: Mapping[int, float]) -> Rows:
    """Trust an inflection less whose word no text holds, unless it is as near as a misspelling."""
    if rows.weight != INFLECTED or guesses.get(rows.first, 0) >= MISSPELT:
        return rows
    return replace(rows, weight=INFLECTED_UNKNOWN)


def _guesses(vocabulary: Vocabulary, word: bytes, unknown: bool) -> dict[int, float]:
    """Return the rows of which the word may be a misspelling, with their weights."""
    edits = allowed_edits(word)
    if not edits:
        return {}
    weights: dict[int, float] = {}
    for row, distance in vocabulary.near(word, edits):
        weights[row] = MISSPELT if distance <= 1 else max(BADLY_MISSPELT, weights.get(row, 0))
        if distance == 1:
            for other in vocabulary.family(row)[:_INFLECTIONS_OF_A_GUESS]:
                weights[other] = max(MISSPELT_INFLECTED, weights.get(other, 0))
    if unknown and not any(weight == MISSPELT for weight in weights.values()):
        for form in other_forms(word):
            if len(form) <= len(word):
                weights.update({row: MISSPELT_INFLECTED for row, _ in vocabulary.near(form, 1)})
    return weights


def allowed_edits(word: bytes) -> int:
    """Return how many wrong letters a word is allowed: one from four letters, two from eight, none in numbers."""
    if len(word) < 4 or len(word) > LONGEST or word.isdigit():
        return 0
    return 1 if len(word) < 8 else 2


def _row(row: int, weight: float) -> Rows:
    return Rows(row, row + 1, weight)
