"""Resolvers of expressions that count from the document's date or from the last date that the text named."""

from __future__ import annotations

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.extract.times.choice import from_anchor, partial, way
from oss_ai_tui.extract.times.found import SEASONS, VAGUE, WEEKDAYS, Found, Resolution, unit_of
from oss_ai_tui.extract.times.periods import at_grain, counted, mark, neighbour, stretch

_DAY_WORDS = {
    **{"anteayer": -2, "antes de ayer": -2, "antier": -2, "ayer": -1, "anoche": -1, "pasado manana": 2, "manana": 1},
}

_LONG = frozenset({"decade", "century"})
"""Units so long that «more than one» leaves all the time before open."""


def ago(found: Found) -> Resolution | None:
    """Hace tres años; «desde hace» begins an open interval, and «hace más de una década» ends one."""
    amount = found.amount()
    if amount is None:
        return VAGUE
    if found.document is None:
        return VAGUE
    value = counted(found.document, -amount[0], amount[1], _is_loose(found))
    if value and amount[1] in _LONG and _more(found) and not found.group("desde"):
        return from_anchor(found.document, Edtf(f"../{value.value.rstrip('~')}"))
    if value and found.group("desde"):
        value = Edtf(f"{value.parts[0]}/..")
    return from_anchor(found.document, value)


def _more(found: Found) -> bool:
    return "mas de" in f"{found.group('about') or ''} {found.group('about2') or ''}"


def _is_loose(found: Found) -> bool:
    words = f"{found.group('about') or ''} {found.group('about2') or ''}".split()
    exact = {"ya", "solo", "tan", "apenas", "exactamente"}
    return bool(set(words) - exact) or found.group("half") is not None or found.group("n") == "un par de"


def within(found: Found) -> Resolution | None:
    """Dentro de dos años."""
    amount = found.amount()
    if amount is None or found.document is None:
        return VAGUE
    return from_anchor(found.document, counted(found.document, amount[0], amount[1], _is_loose(found)))


def last_n(found: Found) -> Resolution | None:
    """En los últimos tres años: from then to the document's date."""
    return _stretch(found, -1)


def next_n(found: Found) -> Resolution | None:
    """En los próximos dos años."""
    return _stretch(found, 1)


def _stretch(found: Found, sign: int) -> Resolution:
    amount = found.amount()
    if amount is None or found.document is None:
        return VAGUE
    return from_anchor(found.document, stretch(found.document, sign * amount[0], amount[1]))


def last_one(found: Found) -> Resolution | None:
    """En el último año: the year up to the document's date."""
    if found.document is None:
        return VAGUE
    return from_anchor(found.document, stretch(found.document, -1, unit_of(found.group("p") or "")))


def vague(found: Found) -> Resolution | None:
    """Recientemente, hace unas semanas: a time, but no date."""
    return VAGUE


def vague_event(found: Found) -> Resolution | None:
    """A los pocos días: after something, no saying when."""
    return Resolution(None, "event", found.previous.source if found.previous else None)


def period_this(found: Found) -> Resolution | None:
    """Este mes; a season goes by its name."""
    return _period(found, 0)


def period_last(found: Found) -> Resolution | None:
    """El mes pasado."""
    return _period(found, -1)


def period_next(found: Found) -> Resolution | None:
    """El próximo trimestre."""
    return _period(found, 1)


def _period(found: Found, step: int) -> Resolution:
    word, anchor = found.group("p", "p2") or "", found.document
    if anchor is None:
        return VAGUE
    if word in SEASONS:
        return partial(found, lambda year: f"{year:04d}-{SEASONS[word]}")
    return from_anchor(anchor, neighbour(anchor, step, unit_of(word)))


def weekday(found: Found) -> Resolution | None:
    """El martes, el pasado lunes, el próximo viernes."""
    anchor = found.document
    if anchor is None:
        return VAGUE
    if anchor.grain != "day":
        return from_anchor(anchor, mark(at_grain(anchor.middle, anchor.grain), True))
    number = WEEKDAYS[found.group("w", "w2", "w3", "w4") or "lunes"]
    back = (anchor.middle.weekday() - number) % 7
    if way(found) != "future":
        back = 7 if back == 0 and found.group("just", "just2") else back
        return from_anchor(anchor, counted(anchor, -back, "day"))
    ahead = (7 - back) if back or found.group("coming", "coming2") else 0
    return from_anchor(anchor, counted(anchor, ahead, "day"))


def day_word(found: Found) -> Resolution | None:
    """Ayer, hoy, mañana …"""
    if found.document is None:
        return VAGUE
    word = " ".join((found.group("word") or "").split())
    return from_anchor(found.document, counted(found.document, _DAY_WORDS.get(word, 0), "day"))


def after(found: Found) -> Resolution | None:
    """Dos meses después: counted from the last date that the text named."""
    return _from_previous(found, 1)


def before(found: Found) -> Resolution | None:
    """Un año antes."""
    return _from_previous(found, -1)


def _from_previous(found: Found, sign: int) -> Resolution:
    amount = found.amount()
    if found.group("of") or amount is None or found.previous is None:
        return Resolution(None, "event")
    return _after_event(found, counted(found.previous, sign * amount[0], amount[1]))


def _after_event(found: Found, value: Edtf | None) -> Resolution:
    return Resolution(value, "event", found.previous.source if found.previous and value else None)


def following(found: Found) -> Resolution | None:
    """Al día siguiente, el año anterior."""
    step = -1 if (found.group("dir") or "").startswith(("anterior", "previ")) else 1
    if found.group("of") or found.previous is None:
        return Resolution(None, "event")
    return _after_event(found, neighbour(found.previous, step, unit_of(found.group("p", "p2") or "")))


def same(found: Found) -> Resolution | None:
    """Ese mismo año: not that of the day on which somebody spoke."""
    if found.told is None or found.group("p") in SEASONS:
        return Resolution(None, "event")
    unit = unit_of(found.group("p") or "")
    if not found.told.knows(unit):
        return Resolution(None, "event")
    return Resolution(neighbour(found.told, 0, unit), "event", found.told.source)
