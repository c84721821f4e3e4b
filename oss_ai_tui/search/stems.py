"""Stems: how many of a folded word's first letters its inflections share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import Stemmer

from oss_ai_tui.domain.text import fold

_LONGEST = 40
"""Letters; nothing longer is an inflected word."""


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("spanish", 0)


def _restored(word: str) -> str:
    """Put the accent back where folding surely took it, since the algorithm's suffixes carry it."""
    return f"{word[:-2]}ón" if word.endswith(("cion", "sion")) else word


def stem_lengths(words: Sequence[bytes]) -> list[int]:
    """Return for each folded word the length in bytes of its Snowball stem; its own length where it has none.

    A Spanish stem is the word less a suffix, so the length alone tells it; words are taken as UTF-8 bytes.
    """
    plain = [_restored(word.decode("ascii")) if word.isascii() and len(word) <= _LONGEST else "" for word in words]
    stems = _stemmer().stemWords(plain)
    return [_shared(word, fold(stem)) for word, stem in zip(words, stems, strict=True)]


def _shared(word: bytes, stem: str) -> int:
    is_prefix = len(stem) > 1 and word.startswith(stem.encode())
    return len(stem) if is_prefix else min(len(word), 255)
