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
    RELATIVES,
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


_LEAD = 8
_PARTICIPLES = ("ado", "ido", "ada", "ida", "mente")
_OPENING_PARTICIPLES = ("ado", "ido", "ada", "ida", "ados", "idos", "adas", "idas")
_COMING = frozenset({"próxima", "próximo", "próximas", "próximos", "siguiente", "entrante", "anterior"})
_IN_ORDER = frozenset({"primero", "primera", "entonces", "luego", "después", "también"})
_ONE = frozenset({"un", "una"})
_BY = frozenset({"por", "en", "sobre", "acerca", "desde", "con", "de", "al", "a"})
_LATER = (("mas", "tarde"), ("despues",), ("antes",), ("atras",))
_MONTHS = frozenset(
    {
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    }
)
_BETWEEN = SMALL_ADVERBS | {"igual", "parecido", "distinto", "diferente", "mismo"}
_DEGREES = frozenset({"al", "entre", "muy", "más", "menos", "casi"})


def skip_connectives(items: Items, *, adverbs: bool = True) -> int:
    """Return the index after the connectives, adverbs and commas that open a sentence.

    Without ``adverbs`` what belongs to the statement stays: «no», «hoy», «el mes pasado».
    """
    k = 0
    while k < len(items):
        step = connective(items, k)
        if not step and not adverbs and items[k].word != ",":
            return k
        if not step and (items[k].word in (",", "…", "no") or items[k].word in SMALL_ADVERBS - _DEGREES):
            step = 1
        step = step or _time_phrase(items, k)
        if not step:
            return k
        k += step
    return k


def connective(items: Items, k: int) -> int:
    """Return the length of the connective at an item; 0 for none."""
    found = phrases().connectives.get(items[k].folded, ())
    return next((len(words) for words in found if matches(items, k, words)), 0)


def _time_phrase(items: Items, k: int) -> int:
    """Return the length of «esta vez», «el mes pasado», «hace un año», «días después» at an item; 0 for none."""
    if items[k].word in TIME_NOUNS or items[k].word in ("minutos", "segundos", "poco"):
        return next((len(words) for words in _LATER if matches(items, k + 1, words)), -1) + 1
    lead = 1 if items[k].word == "hace" else 0
    if k + lead + 1 >= len(items) or items[k + lead].word not in DETERMINERS | {"pocos", "pocas"}:
        return 0
    end = k + lead + 1
    while end < len(items) and (items[end].word in TIME_NOUNS or items[end].word in _COMING):
        end += 1
    timed = any(item.word in TIME_NOUNS for item in items[k + lead + 1 : end])
    return end - k if timed else 0


def leading_subject(items: Items) -> Source | Missing:
    """Return the subject with which a sentence begins, past connectives and adverbials."""
    if items and items[0].word == "¿":
        return _asked_about(items)
    k = skip_connectives(items)
    while k < len(items):
        item = items[k]
        if item.span is not None or (item.is_mark and item.word != ","):
            return Missing.UNKNOWN
        source = read_source(items, k)
        if source is not None and (item.word in DETERMINERS or item.named is not None or item.word in PRONOUNS):
            return source if source.kind not in ("model", "document", "anonymous") else Missing.UNKNOWN
        if (about := _experiencer(items, k) or _owner(items, k) or _after_date(items, k)) is not None:
            return about
        if item.word in PREPOSITIONS or item.word in SUBORDINATORS:
            comma = next((j for j in range(k, len(items)) if items[j].word == ","), None)
            inverted = _after_verb(items, k + 1, comma) if item.word in PREPOSITIONS - {"según"} else None
            if inverted is not None:
                return inverted
            if comma is None:
                return Missing.UNKNOWN
            k = comma + 1 + skip_connectives(items[comma + 1 :])
            continue
        if not _is_verbal(items, k):
            return _without_verb(items, k)
        return _after_verb(items, k, k + _LEAD) or Missing.ELIDED
    return Missing.UNKNOWN


def _without_verb(items: Items, k: int) -> Source | Missing:
    """Return the subject of a sentence that begins with neither subject nor verb, perhaps with a participle."""
    if (past := _past_participle(items, k)) is not None:
        return leading_subject(items[past:])
    inverted = _after_verb(items, k, k + _LEAD) if items[k].word == "lo" else None
    return inverted or Missing.UNKNOWN


def _past_participle(items: Items, k: int) -> int | None:
    """Return the index after «Consultada por este diario sobre el plazo,», where a subject and its verb follow."""
    if not items[k].word.endswith(_OPENING_PARTICIPLES) or k + 1 >= len(items) or items[k + 1].word not in _BY:
        return None
    comma = next((j for j in range(k + 1, len(items)) if items[j].word == ","), None)
    source = read_source(items, comma + 1) if comma is not None else None
    if comma is None or source is None or source.kind == "model" or source.after >= len(items):
        return None
    following = items[source.after].word
    return comma + 1 if is_finite(following) or following in CLITICS or following in AUXILIARIES else None


def begins_with_document(items: Items) -> bool:
    """Tell whether a sentence begins with a law, a report or the like, which may be the subject of the next as well."""
    k = skip_connectives(items)
    source = read_source(items, k) if k < len(items) and items[k].word in DETERMINERS else None
    return source is not None and source.kind == "document"


def tells_who(items: Items) -> bool:
    """Tell whether a sentence only says what sort of person has spoken: «lo dice un profesor que …»."""
    words = [item.word for item in items[:4]]
    return words[:1] in (["lo"], ["habla"], ["quien"]) and not {"un", "una", "alguien"}.isdisjoint(words)


def identified(items: Items) -> Source | None:
    """Read «el primer ponente fue Ana Ruiz», which makes her the one that the next sentence is about."""
    for k in range(1, min(len(items) - 1, _LEAD)):
        named = items[k + 1].named
        if items[k].word in ("es", "era", "fue") and named is not None and named.kind == "person":
            return read_source(items, k + 1)
    return None


def _owner(items: Items, at: int) -> Source | None:
    """Read «la de Ana Ruiz es la más dura», whose subject is a thing of hers."""
    if items[at].word not in ("la", "el", "las", "los") or at + 2 >= len(items) or items[at + 1].word != "de":
        return None
    source = read_source(items, at + 2)
    return source if source is not None and source.kind == "person" else None


def _after_date(items: Items, k: int) -> Source | None:
    """Read «En 2021 Ana Ruiz (fundó …)»."""
    step = _date(items, k)
    source = read_source(items, k + step) if step else None
    return source if source is not None and source.kind in ("person", "organization") else None


def _date(items: Items, k: int) -> int:
    """Return the length of «en 2021» or «en mayo de 2021» before further items; 0 for none."""
    if items[k].word != "en" or k + 2 >= len(items):
        return 0
    if items[k + 1].word.isdigit():
        return 2
    month = items[k + 1].word in _MONTHS
    dated = month and k + 4 < len(items) and items[k + 2].word == "de" and items[k + 3].word.isdigit()
    return 4 if dated else 2 * month


def _experiencer(items: Items, at: int) -> Source | None:
    """Read «A Ana, directora de Faro, le preocupa …»: the sentence is about her though she is not its subject."""
    source = read_source(items, at + 1) if items[at].word in ("a", "al") else None
    if source is None or source.kind != "person":
        return None
    k = source.after
    if k < len(items) and items[k].word == ",":
        k = next((j for j in range(k + 1, len(items)) if items[j].word == ","), len(items)) + 1
    if k < len(items) and items[k].word == "no":
        k += 1
    return source if k < len(items) and items[k].word in CLITICS else None


def _asked_about(items: Items) -> Source | Missing:
    """Read «¿Y Ana Ruiz?», which makes her the subject of what follows."""
    k = 1 + (len(items) > 1 and items[1].word == "y")
    source = read_source(items, k)
    alone = source is not None and source.after < len(items) and items[source.after].word == "?"
    return source if source is not None and alone and source.kind != "model" else Missing.UNKNOWN


def _after_verb(items: Items, start: int, end: int | None) -> Source | None:
    """Return the person who follows the verb of a clause as its subject: «a su equipo llegó entonces Ana Ruiz»."""
    last = len(items) if end is None else min(end, len(items))
    verb = next((k for k in range(start, last) if is_finite(items[k].word, items[k - 1].word if k else "")), None)
    if verb is None or any(i.word in RELATIVES or i.is_mark or i.span is not None for i in items[start:verb]):
        return None
    k = verb + 1
    while k < len(items) and (items[k].word in _BETWEEN or items[k].word.endswith(_PARTICIPLES)):
        k += 1
    source = read_source(items, k)
    if source is None and k + 2 < len(items) and items[k].word in DETERMINERS and not items[k + 1].is_mark:
        ends = k + 2 + (items[k + 2].word in _IN_ORDER)
        source = read_source(items, ends)
    if source is None and k + 1 < len(items) and items[k + 1].named is not None and items[k].word.isalpha():
        source = read_source(items, k + 1) if items[k].word not in PREPOSITIONS and not items[k].capital else None
    told = source is not None and source.kind == "role" and items[start].word in ("me", "nos") and items[k].word in _ONE
    return source if source is not None and (source.kind == "person" or told) else None


def _is_verbal(items: Items, k: int) -> bool:
    """Whether a sentence goes on with its verb; «la» and «los» may also be articles."""
    word = items[k].word
    following = items[k + 1].word if k + 1 < len(items) else ""
    if word in ARTICLES:
        return is_finite(following) or following in CLITICS or following in AUXILIARIES
    return is_finite(word) or word in CLITICS or word == "no"
