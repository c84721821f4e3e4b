"""Pairing of quotation marks in one passage: a stack, tolerant of stray and broken marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Form = Literal["marks", "raya"]
Side = Literal["open", "close", "either"]

_MARK = re.compile(r"<<|>>|``|''|[“”„‟«»‹›‘’‚\"']")
_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "``", "''"), "double"),
    **dict.fromkeys(("«", "»", "‹", "›", "<<", ">>"), "angle"),
    **dict.fromkeys(("‘", "’", "‚", "'"), "single"),
}
_OPENS = frozenset("“„«‹‘‚") | {"<<", "``"}
_CLOSES = frozenset("”»›’") | {">>"}
_BEFORE_OPENING = frozenset("([{¿¡—–-/:“«‘\"'*…")
_AFTER_CLOSING = frozenset(".,;:!?)]}…—–-/”»’\"'*%")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in quotation marks or between rayas."""

    start: int
    """Where its opening mark stands, or its first letter where there is none."""
    end: int
    """After its closing mark, or after its last letter."""
    first: int
    """Where its words begin."""
    last: int
    """After its words."""
    form: Form = "marks"
    closed: bool = True
    """False where the closing mark is missing."""
    opened: bool = True
    """False where the opening mark is missing."""
    follows: bool = False
    """Whether it goes on with the quotation before it: the next part of a split or of an earlier paragraph."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    side: Side


@dataclass(frozen=True, slots=True)
class Pairing:
    """The outermost quotations of a passage in order, and what was left over."""

    spans: tuple[Span, ...]
    open_at: tuple[int, int] | None = None
    """Start and end of the first opening mark outside all spans that is never closed."""
    stray_close: tuple[int, int] | None = None
    """Start and end of the first closing mark outside all spans that nothing opened."""


def pair(text: str) -> Pairing:
    """Pair the marks of a passage; linear, and never in doubt for long: what cannot be paired is left aside."""
    stack: list[_Mark] = []
    found: list[Span] = []
    strays: list[_Mark] = []
    for mark in _marks(text):
        opener = None if mark.side == "open" else _opener(stack, mark)
        if opener is not None:
            while stack.pop() is not opener:
                pass
            found.append(_span(text, opener, mark))
        elif mark.side == "close":
            strays.append(mark)
        elif len(stack) < _DEPTH:
            stack.append(mark)
    outer = _outermost(found)
    loose = [m for m in stack if m.family != "single" and not _inside(m, outer)]
    lost = [m for m in strays if m.family != "single" and not _inside(m, outer)]
    return Pairing(
        outer,
        (loose[0].start, loose[0].end) if loose else None,
        (lost[0].start, lost[0].end) if lost else None,
    )


_DEPTH = 8


def _opener(stack: Sequence[_Mark], mark: _Mark) -> _Mark | None:
    return next((m for m in reversed(stack) if m.family == mark.family), None)


def _span(text: str, opener: _Mark, closer: _Mark) -> Span:
    first, last = opener.end, closer.start
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Span(opener.start, closer.end, first, last)


def _outermost(found: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if span.first < span.last and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return tuple(kept)


def _inside(mark: _Mark, spans: tuple[Span, ...]) -> bool:
    return any(s.start <= mark.start < s.end for s in spans)


def _marks(text: str) -> Iterator[_Mark]:
    depth = dict.fromkeys(("double", "angle", "single"), 0)
    for found in _MARK.finditer(text):
        family = _FAMILY[found.group()]
        side = _side(text, found, depth[family] > 0)
        if side is None:
            continue
        if side != "either":
            depth[family] = max(0, depth[family] + (1 if side == "open" else -1))
        yield _Mark(found.start(), found.end(), family, side)


def _side(text: str, found: re.Match[str], pending: bool) -> Side | None:
    """Tell an opening mark from a closing one by its shape, or by its sides where the shape says nothing or lies."""
    mark, start, end = found.group(), found.start(), found.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if _FAMILY[mark] == "single" and before.isalnum() and after.isalnum():
        return None
    opens, closes = _may_open(before, after), _may_close(before, after)
    if mark in _OPENS:
        return "close" if mark in "“‘" and pending and closes and not opens else "open"
    if mark in _CLOSES:
        return "open" if mark in "”’" and not pending and opens and not closes else "close"
    return _straight_side(before, pending, opens, closes)


def _straight_side(before: str, pending: bool, opens: bool, closes: bool) -> Side | None:
    if before.isdigit() and not pending:
        return None
    if opens and closes:
        return "close" if pending else "open"
    if opens:
        return "open"
    if closes:
        return "close"
    return "close" if pending and not before.isspace() else "open"


def _may_open(before: str, after: str) -> bool:
    return (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()


def _may_close(before: str, after: str) -> bool:
    return bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER_CLOSING)
