"""Patterns built from named pieces: ``<piece>`` in a pattern stands for the piece's own pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PIECE = re.compile(r"<([a-zA-Z_]+)>")


def expand(pattern: str, pieces: Mapping[str, str]) -> str:
    """Fill the pieces into a pattern, pieces within pieces too; KeyError for an unknown piece."""
    while _PIECE.search(pattern.replace("(?P<", "(?P")):
        pattern = re.sub(r"(?<!\(\?P)<([a-zA-Z_]+)>", lambda found: pieces[found[1]], pattern)
    return pattern


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
