"""Bounds of reported clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oss_ai_tui.extract.quotations.cues import Cue
from oss_ai_tui.extract.quotations.frames import Frame, Item
from oss_ai_tui.extract.quotations.lexicon import nouns, phrases
from oss_ai_tui.extract.quotations.sources import read_source
from oss_ai_tui.extract.quotations.words import (
    ARTICLES,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SMALL_ADVERBS,
    SUBORDINATORS,
    TIME_NOUNS,
    is_finite,
)

Items = Sequence[Item]

_REACH = 16
_QUOTE_REACH = 6
_LEAST_NOUN = 4
_WORD = re.compile(r"\w+")
_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
_JOINTS = frozenset(
    {"y", "e", "que", ",", "o", "pero", "como", "sino", "porque", "pues", "a", "al", "con", "de", "del", "en", "por"}
)
"""What cannot end a reported clause: it led to words in marks, which are a quotation of their own."""
_SOLE = frozenset(
    {"único", "única", "antiguo", "antigua", "actual", "primer", "primera", "conocido", "conocida", "toda", "todo"}
)
_FURTHER = frozenset({"luego", "después", "también", "además", "entonces"})
_COMMENTS = frozenset({"cifra", "dato", "porcentaje", "opinión", "decisión", "idea", "postura", "afirmación", "tesis"})
_MANNER = 5
_MANNERS = frozenset(
    {
        "así",
        "de",
        "otra",
        "este",
        "esta",
        "modo",
        "forma",
        "manera",
        "lo",
        "siguiente",
        "claro",
        "ayer",
        "hoy",
        "sin",
        "rodeos",
    }
)
_EDGE = " \t\n,;:.—–-…"
_INFINITIVE = re.compile(r"\w+[aei]r(?:se|lo|la|los|las|le|les|nos)?$|ir$|ser$")
_NO_COMPLEMENT = frozenset({"lo", "el", "la", "los", "las", "y", "e", "ni", "o"})
"""Words after which «que» begins a relative clause, or a further one that an earlier verb reports."""
_TENSES = {
    "future": ("rá", "rán", "ría", "rían"),
    "preterite": ("ó", "ron", "dijo", "hizo", "puso", "tuvo", "quiso", "supo", "pudo", "fue", "hubo", "vino", "trajo"),
    "imperfect": ("aba", "aban", "ía", "ían"),
}
_NO_INFINITIVES = frozenset(
    {
        "ayer",
        "mujer",
        "lugar",
        "par",
        "pilar",
        "dólar",
        "ejemplar",
        "particular",
        "similar",
        "popular",
        "militar",
        "celular",
        "mayor",
        "mejor",
        "peor",
    }
)


def complement(items: Items, at: int) -> int | None:
    """Return the index of the first item of the clause that «que» reports after a verb; None if there is none."""
    k, end = at, min(len(items), at + _REACH)
    while k < end:
        item = items[k]
        if item.word == "que":
            return k + 1 if k + 1 < len(items) and not (k > at and items[k - 1].word in _NO_COMPLEMENT) else None
        if item.span is not None or (item.is_mark and not _opens_insertion(items, k)):
            return None
        if item.is_mark:
            k = _after_insertion(items, k)
            continue
        step = _step(items, k, at)
        if step is None:
            return None
        k += step
    return None


def statement(items: Items, cue: Cue) -> int | None:
    """Return where the statement without marks begins that a verb and a colon lead to: «lo resume así: nadie paga»."""
    k = cue.after
    while k < min(len(items), cue.after + _MANNER) and items[k].word in _MANNERS:
        k += 1
    if cue.kind != "verb" or "que" not in cue.frames or k + 1 >= len(items) or items[k].word != ":":
        return None
    rest = items[k + 1 :]
    marked = any(item.span is not None or item.word in (":", ";") for item in rest)
    return k + 1 if not marked and len(rest) > _MANNER and has_verb(items, k + 1, len(items)) else None


def _opens_insertion(items: Items, k: int) -> bool:
    return items[k].word == "," and _after_insertion(items, k) > k


def _after_insertion(items: Items, comma: int) -> int:
    """After «dijo, en su discurso, que»: return the index of «que», or the comma's own where nothing is inserted."""
    for k in range(comma + 1, min(len(items), comma + _REACH)):
        if items[k].word == "," and k + 1 < len(items) and items[k + 1].word == "que":
            return k + 1 if not has_verb(items, comma + 1, k) else comma
        if items[k].span is not None or items[k].word in (";", ":", ".") or items[comma + 1].word in ("y", "e", "pero"):
            break
    return comma


def _step(items: Items, k: int, at: int) -> int | None:
    """Return how many items may be passed over between a verb and its «que»; None where an object stands there."""
    item = items[k]
    before = items[k - 1].word if k > at else ""
    if k == at and _is_object(items, k):
        return None
    if item.word in DETERMINERS and before not in PREPOSITIONS:
        return _over_phrase(items, k)
    if item.named is not None and before not in PREPOSITIONS and before not in DETERMINERS and k > at:
        source = read_source(items, k)
        return source.after - k if source is not None and items[k - 1].named is None else 1
    if item.named is None and is_finite(item.word, before):
        return None
    return 1


def _is_object(items: Items, k: int) -> bool:
    """Whether an object stands right after a verb: «alertó sobre riesgos que», «publica modelos que crecen»."""
    word, following = items[k].word, items[k + 1].word if k + 1 < len(items) else ""
    if word in ("sobre", "del", "contra"):
        return True
    if word == "de":
        return following in ARTICLES
    bare = word.endswith("s") and word.isalpha() and not items[k].capital and items[k].named is None
    return bare and following == "que" and len(word) > _LEAST_NOUN and not _opens_clause(word)


def _opens_clause(word: str) -> bool:
    """Whether a word in -s may stand between a verb and its «que» without being its object."""
    known = nouns()
    return word in SMALL_ADVERBS or word in TIME_NOUNS or word in known.human or word in known.anonymous


def _over_phrase(items: Items, k: int) -> int | None:
    following = items[k + 1].word if k + 1 < len(items) else ""
    if following in TIME_NOUNS:
        return 2
    if following in phrases().frame_nouns or (k + 2 < len(items) and items[k + 2].word in phrases().frame_nouns):
        span = next((j for j in range(k + 1, min(len(items), k + 5)) if items[j].word == "de"), None)
        return span + 1 - k if span is not None and span + 1 < len(items) and items[span + 1].word == "que" else None
    source = read_source(items, k)
    return source.after - k if source is not None and source.kind != "document" else None


def infinitive_complement(items: Items, at: int) -> int | None:
    """Return the index of an infinitive right after a verb («asegura haber»), past «no»."""
    k = at + (at < len(items) and items[at].word == "no")
    if k >= len(items) or items[k].named is not None or items[k].capital:
        return None
    word = items[k].word
    return at if _INFINITIVE.match(word) and word not in _NO_INFINITIVES and word not in nouns().human else None


def clause_end(items: Items, cues: Sequence[Cue], start: int, verb: int) -> int:
    """Return the index where a reported clause ends.

    That is before «, pero añade que», «, anunció que», «, según …», before a semicolon that no «que» follows, before
    the main verb where the verb of saying stands in a relative clause, or at the end.

    Args:
        items: the frame.
        cues: its cues.
        start: index where the clause begins.
        verb: index of the verb of saying.
    """
    end = _main_verb(items, start) if _in_relative(items, verb) else len(items)
    for k in range(start, end):
        if items[k].word == ";" and not any(i.word == "que" for i in items[k + 1 : k + 3]):
            end = k
            break
    end = min(end, _resumed(items, start, end, verb), _commented(items, start, end))
    later = (ends_before(items, cue, start) for cue in cues if cue.first > max(start, 1))
    return min(end, next((k for k in later if k < len(items)), end))


def _commented(items: Items, start: int, end: int) -> int:
    """Return where «, lo que según Ana …» or «, una cifra que …» begins, which another makes of it, or ``end``."""
    for k in range(start + 1, end - 3):
        if items[k].word == "," and items[k + 1].word == "lo" and items[k + 2].word in ("que", "cual"):
            return k if "según" in (items[k + 3].word, items[min(k + 4, end - 1)].word) else end
        if items[k].word == "," and items[k + 1].word in ("un", "una") and items[k + 2].word in _COMMENTS:
            return k if items[k + 3].word == "que" else end
    return end


def _resumed(items: Items, start: int, end: int, verb: int) -> int:
    """Return where the main clause goes on: «recuerda que ya sirvió una vez, y espera lo mismo» reports up to «vez».

    That is before «, y» and a verb of the same tense as the verb of saying, where the reported verb is of another.
    """
    cue = next((i.word for i in items[verb:start] if _tense(i.word)), "")
    for k in range(start + 1, end - 2) if cue else ():
        word = items[k + 2].word
        comma = items[k].word == "," or (_tense(cue) == "preterite" and items[k].word.isalnum())
        joined = comma and items[k + 1].word in ("y", "e", "pero")
        if joined and _tense(word) == _tense(cue) and word.endswith("n") == cue.endswith("n"):
            reported = next((t for i in items[start : k + 1] if (t := _tense(i.word))), _tense(cue))
            return k + (items[k].word != ",") if reported != _tense(cue) else end
    return end


def _tense(word: str) -> str:
    """Return the tense of a finite verb in the third person by its ending; empty for other words."""
    if not word or not is_finite(word, ","):
        return ""
    if word in ("era", "eran", "iba", "iban"):
        return "imperfect"
    return next((tense for tense, endings in _TENSES.items() if word.endswith(endings)), "present")


def ends_before(items: Items, cue: Cue, start: int) -> int:
    """Return where a clause that begins at ``start`` ends before a later cue; the frame's length if it does not."""
    k = cue.first - 1
    while k > start and items[k].word in _FURTHER:
        k -= 1
    before = items[k].word
    if cue.plural and k - start > 2 and items[k].named is not None and items[k - 1].word == "en":
        return k - 2 if items[k - 2].word in ("y", "mientras") else len(items)
    quotes = any(item.span is not None for item in items[cue.after : cue.after + _QUOTE_REACH])
    reports = cue.kind == "verb" and (complement(items, cue.after) is not None or quotes)
    if reports and before in ("y", "e", "pero", "aunque"):
        return k - 1 if items[k - 1].word == "," else k
    if before != ",":
        return len(items)
    follows = cue.kind in ("conjunction", "gerund") or (cue.kind == "phrase" and "clause" in cue.frames)
    return k if follows or (reports and _is_whole(items, start)) else len(items)


def _is_whole(items: Items, start: int) -> bool:
    """Whether a clause has its verb before its first comma: «habrá más, anunció que», not «Ana, que ríe, cree que»."""
    comma = next((k for k in range(start, len(items)) if items[k].word == ","), start)
    free = not any(i.word in RELATIVES or i.word in SUBORDINATORS for i in items[start:comma])
    return free and has_verb(items, start, comma)


def _in_relative(items: Items, verb: int) -> bool:
    """Whether a verb stands in a relative clause between commas: «Ana, que dijo …, calla»."""
    comma = next((k for k in range(verb - 1, max(0, verb - _REACH), -1) if items[k].word == ","), -1)
    return 0 < comma < verb - 1 and items[comma + 1].word in ("que", "quien", "quienes")


def _main_verb(items: Items, start: int) -> int:
    """Return the index of the comma before the next finite verb that no other word opens."""
    for k in range(start, min(start + 4 * _REACH, len(items) - 1)):
        if items[k].word == "," and items[k + 1].named is None and is_finite(items[k + 1].word):
            return k
    return len(items)


def apposition_end(items: Items, at: int) -> int | None:
    """Return the index of the first item after a source's appositions and the comma that ends them.

    None if nothing follows. ``at`` is the index after the source.
    """
    k = _after_brackets(items, at)
    if k < len(items) and items[k].word in ARTICLES and has_verb(items, k, len(items)):
        return k
    while k < len(items) and items[k].word != ",":
        if items[k].word in (".", ";", ":") or items[k].span is not None:
            return None
        k += 1
    while k < len(items):
        following = k + 1
        end = next((j for j in range(following, len(items)) if items[j].word == ","), len(items))
        if following >= len(items):
            return None
        if not _is_apposition(items, following, end):
            return following
        k = end
    return None


def _after_brackets(items: Items, at: int) -> int:
    """Return the index after «(FT)» at an item; ``at`` itself where no bracket opens there."""
    if at >= len(items) or items[at].word != "(":
        return at
    return next((k + 1 for k in range(at, len(items)) if items[k].word == ")"), at)


def _is_apposition(items: Items, start: int, end: int) -> bool:
    first = items[start]
    if first.word in RELATIVES:
        return True
    relative = next((j for j in range(start, end) if items[j].word in RELATIVES), end)
    known = nouns()
    explains = first.word in known.human or first.word in known.organization or first.word[:1].isdigit()
    if explains or first.word in _SOLE or first.word.endswith(_PARTICIPLES):
        return not has_verb(items, start, relative)
    source = read_source(items, start)
    return source is not None and source.kind in ("role", "body", "person") and not has_verb(items, start, relative)


def has_verb(items: Items, start: int, end: int) -> bool:
    """Tell whether a stretch of items holds a finite verb."""
    before = ""
    for item in items[start:end]:
        if item.word and not item.is_mark and is_finite(item.word, before):
            return True
        before = item.word
    return False


def word_count(text: str) -> int:
    """Count words."""
    return len(_WORD.findall(text))


def trimmed(items: Items, first: int, last: int, frame: Frame) -> tuple[int, int]:
    """Return the offsets of a stretch of items without marks and blanks at its edges; equal where nothing is left."""
    if first >= last:
        return frame.start, frame.start
    start, end, text = items[first].start, items[last - 1].end, frame.text
    while start < end and text[start] in _EDGE:
        start += 1
    while last - 1 > first and items[last - 1].word in _JOINTS:
        last -= 1
        end = items[last - 1].end
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end
