"""Where the source of a verb of saying stands: after it, before it, or nowhere in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from oss_ai_tui.extract.quotations.clauses import has_verb
from oss_ai_tui.extract.quotations.frames import Item
from oss_ai_tui.extract.quotations.lexicon import nouns
from oss_ai_tui.extract.quotations.openings import Missing, connective, skip_connectives
from oss_ai_tui.extract.quotations.segments import adjoining, apposed, is_light, read_segment, spokesmen
from oss_ai_tui.extract.quotations.sources import Source, raw_name, read_source
from oss_ai_tui.extract.quotations.words import (
    ARTICLES,
    CLITICS,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SMALL_ADVERBS,
    SUBORDINATORS,
    TIME_NOUNS,
    is_finite,
)

Items = Sequence[Item]

_REACH = 22
_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
_WITH_AGENT = 3
_OBJECTS = frozenset({"lo", "los", "las"})
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
            following = _past_insertion(items, k)
            if following is None or (k > at and not _names_speaker(items, following)):
                return None
            k = following
            continue
        if step := connective(items, k):
            k += step
            continue
        before = items[k - 1].word if k > at else ""
        if before == "desde" and (people := spokesmen(items, k)) is not None:
            return people
        if before not in PREPOSITIONS and (found := _begins_here(items, k, at, direct)) is not None:
            return found
        object_ = read_source(items, k + 1) if item.word in PREPOSITIONS and item.word != "desde" else None
        k = object_.after if object_ is not None else k + 1
    return None


def _names_speaker(items: Items, k: int) -> bool:
    """Whether a person, or a role that is somebody's, begins at an item: «…», dice al teléfono, ronco, Ana."""
    source = read_source(items, k)
    if source is None or source.kind not in ("person", "role"):
        return False
    return source.kind == "person" or items[k].word in ("el", "la", "los", "las")


def _past_insertion(items: Items, comma: int) -> int | None:
    """After «explicó, por su parte, Ana»: return the index after the second comma."""
    for k in range(comma + 1, min(len(items), comma + 9)):
        if items[k].word == ",":
            return k + 1
        if items[k].span is not None or items[k].word in _STOPS:
            return None
        named = items[k].named
        if named is not None and named.kind == "person":
            return None
    return None


def _begins_here(items: Items, k: int, at: int, direct: bool) -> Source | None:
    item = items[k]
    if item.word in DETERMINERS and k + 1 < len(items) and items[k + 1].word in TIME_NOUNS:
        return None
    if item.named is None and k > at and items[k - 1].named is not None and item.word not in DETERMINERS:
        return None
    if item.named is not None and item.named.kind == "person" and k > at and items[k - 1].word in ARTICLES:
        return None
    if item.named is None and k > at and item.word not in DETERMINERS and _is_noun_before(items[k - 1]):
        return None
    source = read_source(items, k)
    if source is None and direct and k == at:
        source = raw_name(items, k)
    return source


def _is_noun_before(item: Item) -> bool:
    """Whether a word makes a bare noun after it its adjective: «infraestructura crítica», but not «ayer fuentes»."""
    return item.named is None and item.word.isalpha() and not is_light(item) and item.word not in TIME_NOUNS


def subject_before(items: Items, first: int) -> Source | Missing:
    """Find the subject of the verb group that begins at ``first``."""
    region = _clause(items, first)
    antecedent = _antecedent(region)
    if antecedent is not None:
        return antecedent
    segments = _segments(region)
    if len(segments) > 1 and (_only_joins(segments[-1]) or _accompanied(segments)):
        return Missing.ELIDED
    if (described := _described(segments)) is not None:
        return described
    if sum(map(_takes_up, segments)) > 1:
        return Missing.UNKNOWN
    for number in range(len(segments) - 1, -1, -1):
        found = read_segment(segments[number], first=not number, last=number == len(segments) - 1)
        if isinstance(found, Source):
            return apposed(found, segments[:number]) or found
        if found is Missing.UNKNOWN:
            return found
    return Missing.ELIDED


def _described(segments: Sequence[Items]) -> Source | None:
    """Read «Ana Ruiz, head of research de Faro, (dijo)»: a bare phrase after a name tells what she is."""
    if len(segments) < 3 or segments[-1] or not segments[-2] or not segments[-3]:
        return None
    phrase, name = segments[-2], adjoining(segments[-3])
    bare = phrase[0].named is None and phrase[0].word.isalpha() and not is_light(phrase[0])
    opens = phrase[0].word in PREPOSITIONS | DETERMINERS | COORDINATORS | RELATIVES | SUBORDINATORS
    alone = len(segments) == 3 or not segments[0]
    if name is None or name.kind != "person" or not bare or opens or has_verb(phrase, 0, len(phrase)):
        return None
    return name if alone or name.start == segments[-3][0].start else None


def _takes_up(segment: Items) -> bool:
    """Whether a piece tells who did what to something spoken of: «lo pidió Ana, lo firmó Faro y (concluye)»."""
    return len(segment) > 1 and segment[0].word in _OBJECTS and is_finite(segment[1].word, "lo")


def _accompanied(segments: Sequence[Items]) -> bool:
    """Whether only a participle with its agent stands before a verb: «Acompañada por el rector, Luis Sanz, …»."""
    first = segments[0][skip_connectives(segments[0]) :] if segments[0] else []
    opens = len(first) > 1 and first[0].capital and first[0].word.endswith(_PARTICIPLES) and first[1].word == "por"
    return opens and not segments[-1] and len(segments) <= _WITH_AGENT


def _only_joins(segment: Items) -> bool:
    """Whether a piece holds only «y», «pero», «si bien» …: its verb shares the subject of the verb before."""
    rest = segment[skip_connectives(segment) :]
    return bool(segment) and all(is_light(i) or i.word in COORDINATORS for i in rest)


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
        elif items[k].span is not None and k > 0 and (items[k - 1].word in nouns().document or _entitles(items[k - 1])):
            pass
        elif items[k].span is not None or (word and word in ";:.?!(—–…"):
            break
        else:
            kept.append(items[k])
        k -= 1
    return kept[::-1]


def _entitles(item: Item) -> bool:
    return item.word in ("titulado", "titulada", "llamado", "llamada", "denominado", "denominada")


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
    explained = _explained(region[:end])
    if explained is not None:
        return explained
    return read_source(region[:end], end - 1) if region[end - 1].named is not None else adjoining(region[:end])


def _explained(region: Items) -> Source | None:
    """Read «Ana Ruiz, socia de Faro», which a relative clause follows: she is its subject, and not Faro."""
    pieces = _segments(region)
    if len(pieces) < 2 or not pieces[-1] or pieces[-1][0].word not in nouns().human:
        return None
    name = adjoining(pieces[-2]) if pieces[-2] else None
    return name if name is not None and name.kind == "person" else None


def _segments(region: Items) -> list[Items]:
    cuts = [-1, *(i for i, item in enumerate(region) if item.word == ","), len(region)]
    return [region[a + 1 : b] for a, b in pairwise(cuts)]
