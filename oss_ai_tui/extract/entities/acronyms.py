"""Acronyms in brackets, and acronyms that brackets spell out."""

from __future__ import annotations

from oss_ai_tui.extract.entities.candidate import Candidate
from oss_ai_tui.extract.reading import Reading

_CAPITALS = 2
"""Capitals that a name has at least that may stand for several words."""


def is_acronym_of(reading: Reading, short: Candidate, long: Candidate) -> bool:
    """Tell whether the first abbreviates, in brackets, the organisation before it: «Universidad de Jaén (UJA)»."""
    if not (short.single and not short.options and short.passage == long.passage):
        return False
    if not (short.words.isupper() or (len(short.words) > 3 and abbreviates(short.key, long.key))):
        return False
    text = reading.passages[long.passage].text
    bracketed = text[long.end : short.start] == " (" and text[short.end : short.end + 1] in (")", ",")
    named = any(r.kind == "organization" for r in long.reasons) or any(o.kind == "organization" for o in long.options)
    return bracketed and named


def abbreviates(short: str, long: str) -> bool:
    """Tell whether a short folded name can be made of the beginnings of a longer one's words: «Cenia»."""
    rest = iter(long)
    return long.startswith(short[0]) and all(letter in rest for letter in short)


def is_gloss(reading: Reading, short: Candidate, long: Candidate) -> bool:
    """Tell whether the second only spells the first out: «ALIA (Artificial Language Intelligence Alliance)»."""
    if short.passage != long.passage or long.single or sum(map(str.isupper, short.words)) < _CAPITALS:
        return False
    gap = reading.passages[short.passage].text[short.end : long.start]
    initials = "".join(word[0] for word in long.key.split())
    if short.words.isupper():
        return gap == " (" and initials == short.key
    return gap == " (" and len(initials) > _CAPITALS and abbreviates(short.key, long.key)
