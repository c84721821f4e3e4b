"""Pieces of a clause between commas: which holds the subject of the verb that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from oss_ai_tui.extract.quotations.frames import Item
from oss_ai_tui.extract.quotations.lexicon import finite_forms, nouns
from oss_ai_tui.extract.quotations.openings import Missing, skip_connectives
from oss_ai_tui.extract.quotations.sources import Source, read_source
from oss_ai_tui.extract.quotations.words import (
    ARTICLES,
    AUXILIARIES,
    CLITICS,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SMALL_ADVERBS,
    SUBORDINATORS,
    is_finite,
)

Items = Sequence[Item]

_REACH = 22
_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
_CLAUSE_OPENERS = frozenset({"si", "cuando", "porque", "aunque", "mientras", "donde", "pues"})


def read_segment(segment: Items, *, first: bool, last: bool) -> Source | Missing:
    """Return the source in a piece between commas, ELIDED if it holds no subject at all, else UNKNOWN.

    Args:
        segment: the piece.
        first: whether nothing stands before it.
        last: whether the verb follows it at once.
    """
    end = len(segment)
    while end > 0 and is_light(segment[end - 1]):
        end -= 1
    body = segment[min(end, max(skip_connectives(segment[:end]), skip_connectives(segment))) : end]
    if last and body and body[0].word == "si":
        return Missing.UNKNOWN
    if last and body and body[0].word in _CLAUSE_OPENERS:
        body = body[1 + (len(body) > 1 and body[1].word == "que") :]
    if not body or (_explains(body) and not (first and body[0].word in nouns().human)):
        return Missing.ELIDED
    return adjoining(body) or (Missing.ELIDED if _is_aside(body) else _leading(body))


def _leading(body: Items) -> Source | Missing:
    """Return the source with which a piece begins, if it is the subject of the verb after the piece."""
    opening = read_source(body, 0)
    opening = None if opening is not None and opening.kind == "model" else opening
    if opening is not None and _leads(body, opening):
        return opening
    predicate = Missing.ELIDED if _is_predicate(body) else Missing.UNKNOWN
    joined = _after_coordinator(body) == []
    return opening or predicate if joined or _is_relative_of_thing(body) else predicate


def _is_predicate(body: Items) -> bool:
    """Whether a piece between commas begins with its verb, as «presenta el plan» or «la mira» do."""
    if is_finite(body[0].word):
        return True
    return len(body) > 2 and body[0].word in CLITICS and body[1].word in finite_forms()


def _is_relative_of_thing(body: Items) -> bool:
    """Whether a piece ends in «en el que», whose verb has the subject of the main clause."""
    words = [item.word for item in body[-3:]]
    return (
        len(words) == 3 and words[0] in PREPOSITIONS and words[1] in ARTICLES and words[2] in ("que", "cual", "cuales")
    )


def is_light(item: Item) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    word = item.word
    return word in SMALL_ADVERBS or word in CLITICS or word in AUXILIARIES or word == "no" or word.endswith("mente")


def adjoining(body: Items) -> Source | None:
    """Return the source that ends where the body ends, the longest one."""
    best = None
    for k in range(len(body) - 1, max(-1, len(body) - _REACH), -1):
        before = body[k - 1].word if k else ""
        if before == "desde" or (before == "en" and _opens(body, k - 1)):
            return spokesmen(body, k)
        if before in PREPOSITIONS or before in DETERMINERS:
            continue
        if k > 1 and body[k - 2].word in RELATIVES and is_finite(before, body[k - 2].word):
            continue
        source = read_source(body, k)
        if source is not None and source.kind in ("document", "body", "organization") and _is_governed(body, k):
            continue
        if source is not None and source.after >= len(body):
            if source.kind == "model":
                return None
            best = source
        if best is not None and (before in COORDINATORS or before in SUBORDINATORS) and not best.plural:
            break
    return best


def _opens(body: Items, k: int) -> bool:
    """Whether a clause begins at an item: «en Faro (aseguran)», «y en Faro (aseguran)»."""
    return k == skip_connectives(body[:k]) or body[k - 1].word in COORDINATORS


def _is_governed(body: Items, k: int) -> bool:
    """Whether a verb stands before a thing, which is its object: «(ella) dirige la investigación de Faro»."""
    return k > 0 and body[k].word in ARTICLES and is_finite(body[k - 1].word, body[k - 2].word if k > 1 else "")


def _explains(body: Items) -> bool:
    """Whether a piece between commas explains the name before it: «directora de Faro», «una de sus socias»."""
    first = body[0]
    if first.named is not None or first.span is not None:
        return False
    if len(body) > 1 and (first.word in PREPOSITIONS or first.word in ("al", "del")) and body[1].word in RELATIVES:
        return True
    if [item.word for item in body[:2]] in (["uno", "de"], ["una", "de"]):
        return True
    bare_role = first.word in nouns().human and first.word not in nouns().anonymous
    return bare_role or first.word in RELATIVES or first.word[:1].isdigit()


def _is_aside(body: Items) -> bool:
    """Whether a piece between commas is an adverbial and holds no subject."""
    first = body[0]
    if first.named is not None or first.span is not None:
        return False
    word = first.word
    return word in PREPOSITIONS or word in SUBORDINATORS or word.endswith(("ando", "iendo", "ado", "ido", "ada", "ida"))


def _leads(body: Items, opening: Source) -> bool:
    """Whether what follows the opening source leaves it the subject of the verb at the end of the body."""
    if opening.after >= len(body):
        return True
    following = body[opening.after]
    if following.word in RELATIVES:
        return True
    rest = body[opening.after :]
    if following.word in PREPOSITIONS or following.word.endswith(_PARTICIPLES):
        return not any(is_finite(i.word, b.word) for b, i in pairwise(rest))
    tail = _after_coordinator(rest)
    return tail is not None and not tail


def _after_coordinator(body: Items) -> Items | None:
    for k in range(len(body) - 1, -1, -1):
        if body[k].word in COORDINATORS:
            return [i for i in body[k + 1 :] if not is_light(i)]
    return None


def spokesmen(items: Items, k: int) -> Source | None:
    """Read «desde Faro (aseguran)»: an organisation for whoever speaks in its name, with a plural verb."""
    source = read_source(items, k)
    if source is None or source.kind not in ("organization", "body"):
        return None
    return replace(source, plural=True)


def apposed(found: Source, earlier: Sequence[Items]) -> Source | None:
    """Prefer the name before «Ana Ruiz, la directora de Faro, …» to the role that explains it."""
    if found.kind not in ("role", "body") or not earlier:
        return None
    body = earlier[-1]
    start = skip_connectives(body)
    name = adjoining(body[start:]) if body[start:] else None
    wanted = "person" if found.kind == "role" else "organization"
    return name if name is not None and name.kind == wanted and name.plural == found.plural else None
