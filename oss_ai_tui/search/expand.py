"""What a query's word may stand for: itself, its inflections, words that it begins, words that it misspells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from oss_ai_tui.search.vocabulary import LONGEST, Vocabulary

EXACT = 1.0
INFLECTED = 0.9
BEGUN = 0.8
MISSPELT = 0.75
INFLECTED_UNKNOWN = 0.7
"""An inflection of a word that no text holds and that may as well be a misspelling of another."""
MISSPELT_INFLECTED = 0.5
BADLY_MISSPELT = 0.4
BEGUN_MISSPELT = 0.4

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
    """All that a query's word may stand for, worst first."""

    word: bytes
    rows: tuple[Rows, ...]
    unfinished: bool
    """Whether whatever begins with the word counts too."""


def literal(vocabulary: Vocabulary, word: bytes, unfinished: bool) -> Meaning:
    """Read a word as spelt rightly: itself, its inflections and, if it is unfinished, whatever begins with it."""
    rows: list[Rows] = []
    if unfinished:
        rows.append(Rows(*vocabulary.with_prefix(word), BEGUN, word))
    exact = vocabulary.find(word)
    if 2 < len(word) <= LONGEST:
        rows.extend(_row(row, INFLECTED) for row in vocabulary.inflections(word) if row != exact)
    if exact is not None:
        rows.append(_row(exact, EXACT))
    return _meaning(word, rows, unfinished)


def misspelt(vocabulary: Vocabulary, meaning: Meaning, rarity: Callable[[int], float]) -> Meaning:
    """Add what the word may be a misspelling of, with the inflections of the nearest.

    Args:
        vocabulary: the index's words.
        meaning: what the word means as spelt.
        rarity: how rare the word of a row is, from 0 to 1; of two guesses the rarer goes first, since the passages of
            a common word would bury the other's.
    """
    word = meaning.word
    unknown = all(rows.weight < EXACT for rows in meaning.rows)
    guesses = _guesses(vocabulary, word)
    rows = []
    for known in meaning.rows:
        near = guesses.pop(known.first, 0) if not known.begins else 0
        doubtful = unknown and known.weight == INFLECTED and near < MISSPELT
        rows.append(replace(known, weight=INFLECTED_UNKNOWN) if doubtful else known)
    rows.extend(_row(row, weight * (0.85 + 0.15 * rarity(row))) for row, weight in guesses.items())
    if meaning.unfinished and unknown:
        near_prefixes = vocabulary.near_prefixes(word)
        rows.extend(Rows(*vocabulary.with_prefix(prefix), BEGUN_MISSPELT, prefix) for prefix in near_prefixes)
    return _meaning(word, rows, meaning.unfinished)


def as_typed(meaning: Meaning) -> Meaning:
    """Leave only the word itself and, if it is unfinished, what begins with it."""
    return replace(meaning, rows=tuple(r for r in meaning.rows if r.weight == EXACT or r.begins == meaning.word))


def _guesses(vocabulary: Vocabulary, word: bytes) -> dict[int, float]:
    """Return the rows of which the word may be a misspelling, with their weights."""
    edits = allowed_edits(word)
    weights: dict[int, float] = {}
    for row, distance in vocabulary.near(word, edits) if edits else []:
        weights[row] = MISSPELT if distance <= 1 else max(BADLY_MISSPELT, weights.get(row, 0))
        if distance == 1:
            for other in vocabulary.family(row)[:_INFLECTIONS_OF_A_GUESS]:
                weights[other] = max(MISSPELT_INFLECTED, weights.get(other, 0))
    return weights


def allowed_edits(word: bytes) -> int:
    """Return how many wrong letters a word is allowed: one from four letters, two from eight, none in numbers."""
    if len(word) < 4 or len(word) > LONGEST or word.isdigit():
        return 0
    return 1 if len(word) < 8 else 2


def _row(row: int, weight: float) -> Rows:
    return Rows(row, row + 1, weight)


def _meaning(word: bytes, rows: Iterable[Rows], unfinished: bool) -> Meaning:
    held = (r for r in rows if r.first < r.last)
    return Meaning(word, tuple(sorted(held, key=lambda r: (r.weight, r.first))), unfinished)
