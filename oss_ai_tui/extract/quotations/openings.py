"""How a sentence opens: connectives, dates and adverbs first, then perhaps its subject."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from oss_ai_tui.extract.quotations.cues import matches
from oss_ai_tui.extract.quotations.frames import Item
from oss_ai_tui.extract.quotations.lexicon import phrases
from oss_ai_tui.extract.quotations.sources import Source, read_source
from oss_ai_tui.extract.quotations.words import (
    ARTICLES,
    AUXILIARIES,
    CLITICS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SMALL_ADVERBS,
    SUBORDINATORS,
    TIME_NOUNS,
    is_finite,
)

Items = Sequence[Item]


class Missing(Enum):
    """Why a clause gives no source."""

    ELIDED = "elided"
    """Its subject is left out: it is whoever the text speaks of."""
    UNKNOWN = "unknown"
    """It has a subject, but none that is known to speak."""


_DEGREES = frozenset({"al", "entre", "muy", "más", "menos", "casi"})


def skip_connectives(items: Items) -> int:
    """Return the index after the connectives, adverbs and commas that open a sentence."""
    k = 0
    while k < len(items):
        step = _connective(items, k)
        if not step and (items[k].word in (",", "…", "no") or items[k].word in SMALL_ADVERBS - _DEGREES):
            step = 1
        step = step or _time_phrase(items, k)
        if not step:
            return k
        k += step
    return k


def _connective(items: Items, k: int) -> int:
    """Return the length of the connective at an item; 0 for none."""
    found = phrases().connectives.get(items[k].folded, ())
    return next((len(words) for words in found if matches(items, k, words)), 0)


def _time_phrase(items: Items, k: int) -> int:
    """Return the length of «esta vez», «el mes pasado», «hace un año» at an item; 0 for none."""
    lead = 1 if items[k].word == "hace" else 0
    if k + lead + 1 >= len(items) or items[k + lead].word not in DETERMINERS | {"pocos", "pocas"}:
        return 0
    end = k + lead + 1
    while end < len(items) and items[end].word in TIME_NOUNS:
        end += 1
    return end - k if end > k + lead + 1 else 0


def leading_subject(items: Items) -> Source | Missing:
    """Return the subject with which a sentence begins, past connectives and adverbials."""
    k = skip_connectives(items)
    while k < len(items):
        item = items[k]
        if item.span is not None or (item.is_mark and item.word != ","):
            return Missing.UNKNOWN
        source = read_source(items, k)
        if source is not None and (item.word in DETERMINERS or item.named is not None or item.word in PRONOUNS):
            return source if source.kind not in ("model", "document", "anonymous") else Missing.UNKNOWN
        if item.word in PREPOSITIONS or item.word in SUBORDINATORS:
            comma = next((j for j in range(k, len(items)) if items[j].word == ","), None)
            if comma is None:
                return Missing.UNKNOWN
            k = comma + 1 + skip_connectives(items[comma + 1 :])
            continue
        return Missing.ELIDED if _is_verbal(items, k) else Missing.UNKNOWN
    return Missing.UNKNOWN


def _is_verbal(items: Items, k: int) -> bool:
    """Whether a sentence goes on with its verb; «la» and «los» may also be articles."""
    word = items[k].word
    following = items[k + 1].word if k + 1 < len(items) else ""
    if word in ARTICLES:
        return is_finite(following) or following in CLITICS or following in AUXILIARIES
    return is_finite(word) or word in CLITICS or word == "no"
