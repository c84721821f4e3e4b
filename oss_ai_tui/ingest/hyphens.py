"""Words that a line end or a page break cut in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.lexicon import words

HYPHENS = "-‐¬"
_CUT = re.compile(rf"([^\W_]+)[{HYPHENS}]$")
_ASIDE_OPENS = re.compile(r"(?<!\S)-(?=\w)")
_ASIDE_CLOSES = re.compile(r"(?<=[\w”»)])-(?!\w)")
_LONGEST_WORD = 60
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ACUTE = frozenset("áéíóú")
# What even a complete Spanish word can take at its end.
_ENCLITICS = frozenset({"me", "te", "se", "lo", "la", "los", "las", "le", "les", "nos", "mente"})


def cut_word(before: str, after: str) -> tuple[str, str] | None:
    """Return the two parts of a word that the end of one line and the start of the next may hold, or None.

    A hyphen that closes an aside opened by another («-según Ana-») cuts no word, nor does one before a capital, unless
    it can be a name's own («Castilla-», «La Mancha») or a prefix («ex-», «Google»).
    """
    first, second = _CUT.search(before[-_LONGEST_WORD:]), _FIRST_WORD.match(after[:_LONGEST_WORD])
    if not first or not second or len(_ASIDE_OPENS.findall(before)) > len(_ASIDE_CLOSES.findall(before[:-1])):
        return None
    capital = second.group()[0].isupper() and first[1].islower()
    return None if capital and fold(first[1]) not in words("compounds", "prefixes") else (first[1], second.group())


def known_words(text: str, parts: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return which of the ways to mend these cut words stand whole in the text itself, folded.

    The second parts stand there once for every cut; only further occurrences count.
    """
    wanted = {fold(way) for first, second in parts for way in (first + second, f"{first}-{second}", second)}
    if not wanted:
        return frozenset()
    found = Counter(word for m in _WORD.finditer(fold(text)) if (word := m.group()) in wanted)
    cuts = Counter(fold(second) for _, second in parts)
    return frozenset(word for word, count in found.items() if count > cuts[word])


def mend(first: str, second: str, page: bool, known: frozenset[str]) -> tuple[int, str]:
    """Decide how a cut word goes together: letters to drop from the end of the first part, and what to put there.

    The text's own words decide where they can. Else a syllable repeated after a page break is dropped («me-», «mejor»),
    a compound keeps its hyphen («franco-», «alemán»; «GPT-», «4»), «pre-» before a conjunction stays alone, and all
    other words are joined («al-», «gunos»).
    """
    if second in words("joining", "conjunctions"):
        return 0, " "
    if fold(f"{first}-{second}") in known:
        return 0, ""
    if second[0].islower() and fold(first + second) in known:
        return 1, ""
    repeated = second.lower().startswith(first.lower()) and not first.isdigit()
    if repeated and second != first and (page or fold(second) in known):
        return len(first) + 1, ""
    return (0, "") if _is_compound(first, second) else (1, "")


def _is_compound(first: str, second: str) -> bool:
    if first.isupper() and second.isupper() and len(first) > 1 and len(second) > 1:
        return False
    if any(char.isdigit() for char in first + second) or first.isupper() or not second[0].islower():
        return True
    folded, other = fold(first), fold(second)
    if folded in words("compounds", "english") and other in words("compounds", "english_second"):
        return True
    return (folded in words("compounds", "first") and len(second) > 3) or _is_whole(first, second)


def _is_whole(first: str, second: str) -> bool:
    """Tell whether the first part must be a word of its own: Spanish writes one accent, on one of three last syllables.

    So two accents are two words («técnico-económico»), and a word stressed on the last syllable but two takes no more
    («histórico-social») except «-mente» and pronouns.
    """
    if second in _ENCLITICS:
        return False
    accents = [place for place, char in enumerate(first) if char in _ACUTE]
    if not accents:
        return False
    if any(char in _ACUTE for char in second):
        return True
    vowels_after = re.findall(r"[aeiouü]+", first[accents[-1] + 1 :])
    return len(vowels_after) >= 2
