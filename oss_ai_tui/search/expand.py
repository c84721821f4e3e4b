"""What a query's word may stand for: itself, its inflections, words that it begins, words that it misspells."""

from __future__ import annotations

from dataclasses import dataclass

from oss_ai_tui.search.vocabulary import LONGEST, Vocabulary

EXACT = 1.0
INFLECTED = 0.9
BEGUN = 0.8
MISSPELT = 0.6
BADLY_MISSPELT = 0.35


@dataclass(frozen=True, slots=True)
class Rows:
    """A range of vocabulary rows that a query's word stands for, and how well."""

    first: int
    last: int
    """End, exclusive."""
    weight: float
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a query's word may stand for, worst first."""

    word: bytes
    rows: tuple[Rows, ...]
    prefix: bool
    """Whether the word may be unfinished."""


def literal(vocabulary: Vocabulary, word: bytes, unfinished: bool) -> Meaning:
    """Read a word as spelt rightly: itself, its inflections and, if it is unfinished, whatever begins with it."""
    weights: dict[tuple[int, int], float] = {}
    if unfinished:
        weights[vocabulary.with_prefix(word)] = BEGUN
    if 2 < len(word) <= LONGEST:
        weights.update({(row, row + 1): INFLECTED for row in vocabulary.inflections(word)})
    exact = vocabulary.find(word)
    if exact is not None:
        weights[exact, exact + 1] = EXACT
    return _meaning(word, weights, unfinished)


def misspelt(vocabulary: Vocabulary, meaning: Meaning) -> Meaning:
    """Add what the word may be a misspelling of, with the inflections of the nearest."""
    word = meaning.word
    edits = allowed_edits(word)
    weights = {}
    for row, distance in vocabulary.near(word, edits) if edits else []:
        weights[row, row + 1] = MISSPELT if distance <= 1 else BADLY_MISSPELT
        if distance == 1:
            for other in vocabulary.inflections(vocabulary.word(row)):
                weights.setdefault((other, other + 1), BADLY_MISSPELT)
    weights.update({(rows.first, rows.last): rows.weight for rows in meaning.rows})
    return _meaning(word, weights, meaning.prefix)


def allowed_edits(word: bytes) -> int:
    """Return how many wrong letters a word is allowed: one from four letters, two from eight, none in numbers."""
    if len(word) < 4 or len(word) > LONGEST or word.isdigit():
        return 0
    return 1 if len(word) < 8 else 2


def _meaning(word: bytes, weights: dict[tuple[int, int], float], prefix: bool) -> Meaning:
    rows = (Rows(first, last, weight) for (first, last), weight in weights.items() if first < last)
    return Meaning(word, tuple(sorted(rows, key=lambda r: (r.weight, r.first))), prefix)
