"""Names found by a few letters of them: thousands, with every key, whatever the accents and small slips."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oss_ai_tui.domain.text import fold

_FEW = 5
"""Finds, none of them by the beginning of a word, below which a slip of the fingers is supposed."""
_LEAST_LETTERS = 3
"""Letters from which names that are merely like the query are looked for; fewer are like everything."""
_LIKENESS = 72
"""Of 100, by rapidfuzz's weighted ratio: one wrong letter in five still passes."""
_PART_LIKENESS = 80
"""Of 100, by rapidfuzz's partial ratio, that a part of a name must be like the query: one wrong letter in five, too."""
_WHOLE, _BEGUN, _WORDS_BEGUN, _HELD, _BESIDE = range(5)
"""How a name has a query: is it, begins with it, has words that begin so, has it somewhere, or only its note has it."""


class Names:
    """Names to find again, by their numbers.

    Args:
        names: as they are shown; of those that a query finds equally well, the first comes first.
        notes: what else a query may name, such as the kind of the thing, one for each name.
    """

    def __init__(self, names: Sequence[str], notes: Sequence[str]) -> None:
        self._names = [fold(name) for name in names]
        self._notes = [fold(note) for note in notes]

    def find(self, query: str, limit: int) -> list[int]:
        """Return the numbers of at most ``limit`` names, best first.

        The name itself comes before names that begin with the query, these before names whose words do, and these
        before names that have it in the midst of a word. Names that are merely like the query, as if a finger had
        slipped, come last, and only where no word begins as it does.
        """
        wanted = fold(query).split()
        phrase = " ".join(wanted)
        if not wanted:
            return list(range(min(limit, len(self._names))))
        pairs = enumerate(zip(self._names, self._notes, strict=True))
        ranked = sorted((rank, n) for n, pair in pairs if (rank := _rank(wanted, phrase, *pair)) is not None)
        found = [n for _, n in ranked[:limit]]
        is_sure = bool(ranked) and ranked[0][0] <= _WORDS_BEGUN
        if not is_sure and len(found) < _FEW and len(phrase) >= _LEAST_LETTERS:
            found += [*self._skipping(phrase), *self._alike(phrase, limit)]
        return list(dict.fromkeys(found))[:limit]

    def _skipping(self, query: str) -> list[int]:
        """Return the names in which the letters of a query follow each other with few between them."""
        pattern = re.compile(r"\b" + r"\w{0,2}?".join(map(re.escape, query)))
        return [n for n, name in enumerate(self._names) if pattern.search(name)]

    def _alike(self, query: str, limit: int) -> list[int]:
        from rapidfuzz import fuzz, process

        whole = process.extract(query, self._names, scorer=fuzz.WRatio, score_cutoff=_LIKENESS, limit=limit)
        part = process.extract(query, self._names, scorer=fuzz.partial_ratio, score_cutoff=_PART_LIKENESS, limit=limit)
        return [number for _, _, number in sorted((*whole, *part), key=lambda hit: -hit[1])]


def _rank(wanted: Sequence[str], phrase: str, name: str, note: str) -> int | None:
    """Return how well a name has the words of a query, 0 the best; None where not even its note has what it lacks."""
    if not all(word in name for word in wanted):
        return _BESIDE if all(word in name or word in note for word in wanted) else None
    if name.startswith(phrase):
        return _WHOLE if name == phrase else _BEGUN
    padded = f" {name}"
    return _WORDS_BEGUN if all(f" {word}" in padded or f"-{word}" in padded for word in wanted) else _HELD
