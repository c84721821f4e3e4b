"""Where the source of a verb of saying stands: after it, before it, or nowhere in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from oss_ai_tui.extract.quotations.cues import matches
from oss_ai_tui.extract.quotations.frames import Item
from oss_ai_tui.extract.quotations.lexicon import finite_forms, nouns, phrases
from oss_ai_tui.extract.quotations.sources import Source, raw_name, read_source
from oss_ai_tui.extract.quotations.words import (
    ARTICLES,
    AUXILIARIES,
    CLITICS,
    COORDINATORS,
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


_REACH = 22
_STOPS = frozenset(".;:()[]?!…")


def source_after(items: Items, at: int, *, direct: bool) -> Source | None:
    """Find the source after a verb of saying, past adverbs, dates, places and recipients.

    Args:
        items: the frame.
        at: index after the verb.
        direct: whether the verb stands at the edge of a quotation, where capitals that nobody recognised are a name.
    """
    k = at
    while k < min(len(items), at + _REACH):
        item = items[k]
        if item.span is not None or item.word in _STOPS or item.word == "que":
            return None
        if item.word == ",":
            following = _past_insertion(items, k) if k == at else None
            if following is None:
                return None
            k = following
            continue
        before = items[k - 1].word if k > at else ""
        if before == "desde" and (people := _spokesmen(items, k)) is not None:
            return people
        if before not in PREPOSITIONS and (found := _begins_here(items, k, at, direct)) is not None:
            return found
        k += 1
    return None


def _past_insertion(items: Items, comma: int) -> int | None:
    """After «explicó, por su parte, Ana»: return the index after the second comma."""
    for k in range(comma + 1, min(len(items), comma + 9)):
        if items[k].word == ",":
            return k + 1
        if items[k].span is not None or items[k].word in _STOPS or items[k].named is not None:
            return None
    return None


def _begins_here(items: Items, k: int, at: int, direct: bool) -> Source | None:
    item = items[k]
    if item.word in DETERMINERS and k + 1 < len(items) and items[k + 1].word in TIME_NOUNS:
        return None
    if item.named is None and k > at and items[k - 1].named is not None and item.word not in DETERMINERS:
        return None
    source = read_source(items, k)
    if source is None and direct and k == at:
        source = raw_name(items, k)
    return source


def subject_before(items: Items, first: int) -> Source | Missing:
    """Find the subject of the verb group that begins at ``first``."""
    region = _clause(items, first)
    antecedent = _antecedent(region)
    if antecedent is not None:
        return antecedent
    segments = _segments(region)
    if len(segments) > 1 and _only_joins(segments[-1]):
        return Missing.ELIDED
    for number in range(len(segments) - 1, -1, -1):
        found = _read_segment(segments[number])
        if isinstance(found, Source):
            return _apposed(found, segments[:number]) or found
        if found is Missing.UNKNOWN:
            return found
    return Missing.ELIDED


def _only_joins(segment: Items) -> bool:
    """Whether a piece holds only «y», «pero» …: its verb shares the subject of the verb before."""
    return bool(segment) and segment[0].word in COORDINATORS and all(_is_light(i) for i in segment[1:])


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
        verbal = is_finite(item.word) or item.word in CLITICS or item.word == "no"
        return Missing.ELIDED if verbal else Missing.UNKNOWN
    return Missing.UNKNOWN


def _clause(items: Items, first: int) -> list[Item]:
    """Return the items of the clause before a verb, without what stands in parentheses or between rayas."""
    kept: list[Item] = []
    k, closing = first - 1, ""
    while k >= 0:
        word = items[k].word
        if closing:
            closing = "" if word == closing else closing
        elif word == ")":
            closing = "("
        elif word in "—–" and word and k == first - 1:
            closing = word
        elif items[k].span is not None or (word and word in ";:.?!(—–…"):
            break
        else:
            kept.append(items[k])
        k -= 1
    return kept[::-1]


def _antecedent(region: Items) -> Source | None:
    """Read «Ana Ruiz, que (dijo …)» and «la empresa, la cual (dijo …)»."""
    end = len(region)
    while end > 0 and (
        region[end - 1].word in CLITICS or region[end - 1].word in SMALL_ADVERBS or region[end - 1].word == "no"
    ):
        end -= 1
    if end < 2 or region[end - 1].word not in ("que", "quien", "quienes"):
        return None
    end -= 1
    comma = region[end - 1].word == ","
    end -= comma
    if not comma and region[end].word == "que":
        return None
    if not end:
        return None
    return read_source(region[:end], end - 1) if region[end - 1].named is not None else _adjoining(region[:end])


def _segments(region: Items) -> list[Items]:
    cuts = [-1, *(i for i, item in enumerate(region) if item.word == ","), len(region)]
    return [region[a + 1 : b] for a, b in zip(cuts, cuts[1:], strict=False)]


def _read_segment(segment: Items) -> Source | Missing:
    """Return the source in a piece between commas, ELIDED if it holds no subject at all, else UNKNOWN."""
    end = len(segment)
    while end > 0 and _is_light(segment[end - 1]):
        end -= 1
    start = skip_connectives(segment[:end])
    body = segment[start:end]
    if not body:
        return Missing.ELIDED
    if _explains(body):
        return Missing.ELIDED
    found = _adjoining(body)
    if found is not None:
        return found
    if _is_aside(body):
        return Missing.ELIDED
    opening = read_source(body, 0)
    if opening is not None and opening.kind != "model" and _leads(body, opening):
        return opening
    if _is_relative_of_thing(body):
        if opening is None and is_finite(body[0].word):
            return Missing.ELIDED
        return opening if opening is not None and opening.kind != "model" else Missing.UNKNOWN
    tail = _after_coordinator(body)
    if tail is not None and not tail:
        return Missing.UNKNOWN if opening is None and not _is_predicate(body) else opening or Missing.ELIDED
    return Missing.ELIDED if _is_predicate(body) else Missing.UNKNOWN


def _spokesmen(items: Items, k: int) -> Source | None:
    """Read «desde Faro (aseguran)»: an organisation for whoever speaks in its name, with a plural verb."""
    source = read_source(items, k)
    if source is None or source.kind not in ("organization", "body"):
        return None
    return replace(source, plural=True)


def _is_predicate(body: Items) -> bool:
    """Whether a piece between commas begins with its verb, «presenta el plan» or «la mira»: its subject stands before."""
    if is_finite(body[0].word):
        return True
    return len(body) > 2 and body[0].word in CLITICS and body[1].word in finite_forms()


def _is_relative_of_thing(body: Items) -> bool:
    """Whether a piece ends in «en el que», whose verb has the subject of the main clause."""
    words = [item.word for item in body[-3:]]
    return (
        len(words) == 3 and words[0] in PREPOSITIONS and words[1] in ARTICLES and words[2] in ("que", "cual", "cuales")
    )


def _is_light(item: Item) -> bool:
    word = item.word
    return word in SMALL_ADVERBS or word in CLITICS or word in AUXILIARIES or word == "no" or word.endswith("mente")


def skip_connectives(items: Items) -> int:
    """Return the index after the connectives, adverbs and commas that open a sentence."""
    k = 0
    while k < len(items):
        step = _connective(items, k)
        if not step and (
            items[k].word in (",", "…", "no")
            or items[k].word in SMALL_ADVERBS - {"al", "entre", "muy", "más", "menos", "casi"}
        ):
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


def _adjoining(body: Items) -> Source | None:
    """Return the source that ends where the body ends, the longest one."""
    best = None
    for k in range(len(body) - 1, max(-1, len(body) - _REACH), -1):
        before = body[k - 1].word if k else ""
        if before == "desde":
            return _spokesmen(body, k)
        if before in PREPOSITIONS or before in DETERMINERS:
            continue
        source = read_source(body, k)
        if source is not None and source.after >= len(body):
            if source.kind == "model":
                return None
            best = source
        if best is not None and (before in COORDINATORS or before in SUBORDINATORS) and not best.plural:
            break
    return best


def _explains(body: Items) -> bool:
    """Whether a piece between commas explains the name before it: «directora de Faro», «de 40 años», «que vive en Lima»."""
    first = body[0]
    if first.named is not None or first.span is not None:
        return False
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
    if following.word in PREPOSITIONS:
        return not any(is_finite(i.word, b.word) for b, i in zip(rest, rest[1:], strict=False))
    tail = _after_coordinator(rest)
    return tail is not None and not tail


def _after_coordinator(body: Items) -> Items | None:
    for k in range(len(body) - 1, -1, -1):
        if body[k].word in COORDINATORS:
            return [i for i in body[k + 1 :] if not _is_light(i)]
    return None


def _apposed(found: Source, earlier: Sequence[Items]) -> Source | None:
    """Prefer the name before «Ana Ruiz, la directora de Faro, …» to the role that explains it."""
    if found.kind not in ("role", "body") or not earlier:
        return None
    body = earlier[-1]
    start = skip_connectives(body)
    name = _adjoining(body[start:]) if body[start:] else None
    wanted = "person" if found.kind == "role" else "organization"
    return name if name is not None and name.kind == wanted and name.plural == found.plural else None
