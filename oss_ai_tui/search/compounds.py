"""Words that one writes together and another apart: OpenAI and open AI, open source and opensource."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from oss_ai_tui.search.expand import TOGETHER, Meaning, Rows
from oss_ai_tui.search.query import Word
from oss_ai_tui.search.vocabulary import LONGEST, Vocabulary

_SHORTEST_PART = 2
_SHORTEST_JOINED = 5


def with_joined(vocabulary: Vocabulary, words: Sequence[Word | None], meanings: Sequence[Meaning]) -> list[Meaning]:
    """Let every two neighbours also stand for the word that they make together, if a text holds it.

    A None among the words is one that has no single spelling.
    """
    held = list(meanings)
    for place, (left, right) in enumerate(pairwise(words)):
        if left is None or right is None or left.exact or right.exact:
            continue
        joined = left.folded + right.folded
        if not _SHORTEST_JOINED <= len(joined) <= LONGEST:
            continue
        row = vocabulary.find(joined)
        if row is not None:
            both = Rows(row, row + 1, TOGETHER)
            held[place : place + 2] = [Meaning.of((*m.rows, both)) for m in held[place : place + 2]]
    return held


def parts(vocabulary: Vocabulary, word: Word) -> tuple[Word, ...]:
    """Return the two known words of which an unknown one is made, the most even first; the word itself if none."""
    text = word.folded
    if word.exact or not text.isascii() or not 2 * _SHORTEST_PART < len(text) <= LONGEST:
        return (word,)
    middle = len(text) / 2
    for place in sorted(range(_SHORTEST_PART, len(text) - 1), key=lambda p: abs(p - middle)):
        left, right = text[:place], text[place:]
        if vocabulary.find(left) is not None and vocabulary.find(right) is not None:
            return Word(left, left.decode()), Word(right, right.decode(), word.unfinished)
    return (word,)
