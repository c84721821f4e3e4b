"""Which time expression of a sentence dates which trigger."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import TimeExpression
from oss_ai_tui.extract.events.occurrences import Occurrence
from oss_ai_tui.extract.events.triggers import TriggerBook
from oss_ai_tui.extract.reading import Token

_CLAUSE_WORDS = frozenset(
    {
        *("que", "cuando", "donde", "mientras", "aunque", "pero", "quien", "quienes", "cual", "cuales", "porque", "si"),
        *(";", ":", "—", "–", "cuyo", "cuya", "pues", "tras", "sino", "segun"),
    }
)
_QUOTE_MARKS = frozenset('“”«»"')
_CLAUSE_COST = 6
_QUOTE_COST = 8
_COMMA_COST = 2
_TELLING_COST = {"noun": 10, "present": 8, "future": 2, "reduced": 2}
_MOST_COST = 45
_NOUN_REACH = 10
_PARTICIPLE_REACH = 14
_PRESENT_REACH = 3
_OF = re.compile(r"(?<!\w)(?:de|del)\s+(?:(?:el|la|los|las)\s+)?\Z")
_COMPARED = re.compile(
    r"(?<!\w)(?:frente|respecto|comparad[oa]s?|comparacion|relacion|posterior(?:es)?|anterior(?:es)?|superior(?:es)?)"
    r"\s+(?:al?|del?|con)\s+(?:(?:el|la|los|las)\s+)?\Z"
    r"|(?<!\w)(?:mas|menos|mayor(?:es)?|menor(?:es)?|mejor|peor|doble|triple|igual)(?:\s\w+){0,3}\sque\s+\Z"
)
_NOW = re.compile("hoy|hoy en dia|ahora|actualmente")
"""What tells of the present in a clause of its own dates nothing in another one."""
_THAT_NOW = re.compile(r"(?<!\w)que\s\Z")
_TOLD_PAST = re.compile(r"\s(?:se\s|ya\s|ha\s)?\w+(?:o|aron|ieron)(?!\w)")
_ALWAYS_VAGUE = frozenset({"t.now-vague", "t.ago-vague", "t.span-vague"})
# What follows the date of a wire's first line: «Madrid, 21 may (Agencia).- …».
_DATELINE = re.compile(r"\.?\s?(?:\([^)]{2,30}\)\s?)?\.?\s?(?:[-–—]{1,2}|\(\w+\)\.)\s")
_DATELINE_REACH = 50
_LEFT = 40
_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Dated:
    """A trigger with the time expression that dates it; ``date`` None for a vague one."""

    occurrence: Occurrence
    time: TimeExpression
    date: Edtf | None


def usable(times: Sequence[TimeExpression], folded: str, book: TriggerBook) -> list[TimeExpression]:
    """Return the expressions that can date an event: no open ends into the past, no comparisons, no datelines.

    One that only lacks an anchor still tells that there was a time.
    """
    return [time for time in times if _dates_events(time, folded, book)]


def _dates_events(time: TimeExpression, folded: str, book: TriggerBook) -> bool:
    start, end = time.evidence.start, time.evidence.end
    if _COMPARED.search(folded, max(0, start - _LEFT), start):
        return False
    if _NOW.fullmatch(folded, start, end) and _THAT_NOW.search(folded, max(0, start - _LEFT), start):
        return _TOLD_PAST.match(folded, end) is not None
    if start < _DATELINE_REACH and _DATELINE.match(folded, end):
        return False
    if time.date is None and time.rule in _ALWAYS_VAGUE:
        return book.recent.fullmatch(folded, start, end) is not None
    if time.date is None:
        return True
    return not time.date.value.startswith("..")


def is_attribute(time: TimeExpression, folded: str) -> bool:
    """Tell whether the expression qualifies a noun («el auge del año pasado») rather than a verb."""
    start = time.evidence.start
    return _OF.search(folded, max(0, start - _LEFT), start) is not None


def tells_now(time: TimeExpression, folded: str) -> bool:
    """Tell whether the expression is «hoy» or the like, which may tell of the present rather than of the day."""
    return _NOW.fullmatch(folded, time.evidence.start, time.evidence.end) is not None


def is_aim(time: TimeExpression, folded: str) -> bool:
    """Tell whether the expression says for when something is meant: «para agosto»."""
    return folded.startswith("para ", time.evidence.start)


def dated(
    found: Sequence[Occurrence], times: Sequence[TimeExpression], tokens: Sequence[Token], folded: str
) -> list[Dated]:
    """Give every expression to the trigger that it costs least to reach, and every trigger its nearest one."""
    chosen: dict[Occurrence, list[tuple[int, TimeExpression]]] = {}
    for time in times:
        reach = [(cost, one) for one in found if (cost := _cost(time, one, tokens, folded)) is not None]
        if reach:
            cost, one = min(reach, key=lambda r: (r[0], r[1].start))
            chosen.setdefault(one, []).append((cost, time))
    return [_dated(one, given) for one, given in _in_order(chosen)]


def _in_order(
    chosen: Mapping[Occurrence, list[tuple[int, TimeExpression]]],
) -> list[tuple[Occurrence, list[tuple[int, TimeExpression]]]]:
    return sorted(chosen.items(), key=lambda item: item[0].start)


def _dated(one: Occurrence, given: list[tuple[int, TimeExpression]]) -> Dated:
    resolved = [pair for pair in given if pair[1].date] or given
    if one.trigger.change:
        time = max((t for _, t in resolved), key=lambda t: t.date.sort_key if t.date else ((0, 0, 0), (0, 0, 0), ""))
    else:
        cost, nearest = min(resolved, key=lambda pair: pair[0])
        time = _finest_within(nearest, [t for c, t in resolved if c - cost <= _CLAUSE_COST])
    return Dated(one, time, _point(time.date))


def _finest_within(nearest: TimeExpression, others: Sequence[TimeExpression]) -> TimeExpression:
    """«En julio, el año pasado, …»: the finer date counts where it lies inside the nearest one."""
    whole = nearest.date
    if whole is None:
        return nearest
    inside = [t for t in others if t.date and whole.earliest <= t.date.earliest and t.date.latest <= whole.latest]
    return min(inside, key=lambda t: (_days(t.date), t is not nearest), default=nearest)


def _days(date: Edtf | None) -> int:
    if date is None:
        return 0
    first, last = date.earliest, date.latest
    return (last[0] - first[0]) * 366 + (last[1] - first[1]) * 31 + last[2] - first[2]


def _point(date: Edtf | None) -> Edtf | None:
    """What holds «desde marzo» began in March: that is when it happened."""
    return Edtf(date.parts[0]) if date and date.value.endswith("/..") else date


def _cost(time: TimeExpression, one: Occurrence, tokens: Sequence[Token], folded: str) -> int | None:
    """Words between, dearer where a clause or a quotation begins or ends; None where the two do not go together."""
    start, end = time.evidence.start, time.evidence.end
    if one.start < end and start < one.end:
        return None
    low, high = (end, one.start) if end <= one.start else (one.end, start)
    between = tokens[bisect_left(tokens, low, key=_START) : bisect_right(tokens, high, key=_END)]
    if _NOW.fullmatch(folded, start, end) and any(token.folded in _CLAUSE_WORDS for token in between):
        return None
    cost = len(between) + _TELLING_COST.get(one.telling, 0)
    if cost > _MOST_COST:
        return None
    if one.telling == "noun" and (start < one.start or len(between) > _NOUN_REACH):
        return None
    if one.telling == "reduced" and (len(between) > _PARTICIPLE_REACH or (end <= one.start and len(between) > 2)):
        return None
    if one.telling not in ("noun", "reduced") and is_attribute(time, folded):
        return None
    if not _fits(one, is_aim(time, folded), between):
        return None
    cost += sum(_mark_cost(t) for t in between)
    return cost if cost <= _MOST_COST else None


def _fits(one: Occurrence, aimed: bool, between: Sequence[Token]) -> bool:
    """«para agosto» dates plans only, and what is said has dates of its own behind its «que»."""
    if aimed and one.telling != "future":
        return False
    if one.trigger.kind != "statement" or one.trigger.content:
        return True
    crosses = any(token.folded == "que" for token in between)
    return not crosses and (one.telling != "present" or len(between) <= _PRESENT_REACH)


def _mark_cost(token: Token) -> int:
    if token.folded in _CLAUSE_WORDS:
        return _CLAUSE_COST
    if token.text in _QUOTE_MARKS:
        return _QUOTE_COST
    return _COMMA_COST if token.text == "," else 0
