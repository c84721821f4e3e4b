"""Names found by a few letters of them: thousands, with every key, whatever the accents and small slips."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oss_ai_tui.domain.text import fold

_FEW = 5
"""Direct finds below which a slip of the fingers is supposed."""
_LEAST_LETTERS = 3
"""Letters from which names that are merely like the query are looked for; fewer are like everything."""
_LIKENESS = 72
"""Of 100, by rapidfuzz's weighted ratio: one wrong letter in five still passes."""


class Names:
    """Names to find again, by their numbers.

    Args:
        names: as they are shown; of those that a query finds equally well, the first comes first.
        notes: what else a query may name, such as the kind of the thing, one for each name.
    """

    def __init__(self, names: Sequence[str], notes: Sequence[str]) -> None:
        self._names = [fold(name) for name in names]
        self._whole = [f"{name} {fold(note)}" for name, note in zip(self._names, notes, strict=True)]

    def find(self, query: str, limit: int) -> list[int]:
        """Return the numbers of at most ``limit`` names, best first: begun by the query, holding its words, like it."""
        wanted = fold(query).split()
        phrase = " ".join(wanted)
        if not wanted:
            return list(range(min(limit, len(self._names))))
        ranked = [(rank, n) for n, name in enumerate(self._whole) if (rank := _rank(wanted, phrase, name)) is not None]
        found = [n for _, n in sorted(ranked)[:limit]]
        if len(found) < _FEW and len(phrase) >= _LEAST_LETTERS:
            found += [n for n in (*self._skipping(phrase), *self._alike(phrase, limit)) if n not in found]
        return list(dict.fromkeys(found))[:limit]

    def _skipping(self, query: str) -> list[int]:
        """Return the names in which the letters of a query follow each other with few between them."""
        pattern = re.compile(r"\b" + r"\w{0,2}?".join(map(re.escape, query)))
        return [n for n, name in enumerate(self._names) if pattern.search(name)]

    def _alike(self, query: str, limit: int) -> list[int]:
        from rapidfuzz import fuzz, process

        hits = process.extract(query, self._names, scorer=fuzz.WRatio, score_cutoff=_LIKENESS, limit=limit)
        return [number for _, _, number in hits]


def _rank(wanted: Sequence[str], phrase: str, name: str) -> int | None:
    """Return how well a name has the words: 0 begins with the query … 2 has them somewhere; None lacks one."""
    if not all(word in name for word in wanted):
        return None
    if name.startswith(phrase):
        return 0
    padded = f" {name}"
    return 1 if all(f" {word}" in padded or f"-{word}" in padded for word in wanted) else 2
