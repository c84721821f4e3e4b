"""Names made of common words: «Voces del Ande», «Datos de Barrio», «Aceros del Norte»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import Lexicon
from oss_ai_tui.extract.reading import Reading, tokenize

Compounds = Mapping[str, tuple[tuple[str, ...], ...]]
"""Folded tokens of each compound, by the first of them."""

_COMPOUND = re.compile(
    r"(?<=[\w,] )(?P<first>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}[oae]s) (?:de|del|de la|de los|de las) "
    r"(?P<last>[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,})\b(?! [A-ZÁÉÍÓÚÑ])"
)
"""A plural with a capital amid a sentence, and a capitalised complement: no sentence begins there."""


def compounds(reading: Reading, lexicon: Lexicon) -> Compounds:
    """Return the compounds that a document has amid its sentences, so that they are known at their beginnings too."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for passage in reading.passages:
        for match in _COMPOUND.finditer(passage.text):
            if _may_be(fold(match["first"]), fold(match["last"]), lexicon):
                words = tuple(token.folded for token in tokenize(match.group()))
                found[words[0]].add(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def _may_be(first: str, last: str, lexicon: Lexicon) -> bool:
    """Tell whether two folded words make a name together, unlike «Ministros de Hacienda»."""
    if any(_names(word, lexicon) for word in (first, last)):
        return False
    return not (first in lexicon.nouns["person"] or last in lexicon.notions or last in lexicon.areas)


def _names(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a name by itself: «Meta», «Carlos», «Madrid»."""
    alone = any(len(known.tokens) == 1 for known in lexicon.forms.get(word, ()))
    return alone or any(word in group for group in (lexicon.given, lexicon.places, lexicon.org_heads, lexicon.famous))
