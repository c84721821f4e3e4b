"""The matrix drawn in characters: every name in full on a staircase of headings, narrow columns under it."""

from __future__ import annotations

from collections.abc import Sequence

from oss_ai_tui.i18n import N_, tr, trn
from oss_ai_tui.views.cells import cut, fit, width
from oss_ai_tui.views.glyphs import FINE, Glyphs
from oss_ai_tui.views.matrix import Heading, Matrix

_COLUMN = 3
_NAME_ROOM = 14
"""Cells that the last heading's name has at least."""


def table_lines(matrix: Matrix, cells: int, most: int | None = None, glyphs: Glyphs = FINE) -> list[str]:
    """Return the matrix as lines of at most ``cells`` cells, and what it leaves out.

    Args:
        matrix: what to draw.
        cells: width of the drawing.
        most: rows to draw at most; all unless given.
        glyphs: the signs to draw with.
    """
    if not matrix.speakers:
        return _left_out(matrix, (), (), cells)
    rows = matrix.speakers[:most] if most else matrix.speakers
    names = min(max(width(_name(h)) for h in rows), max(10, cells // 3))
    digits = max(_COLUMN, len(str(max(h.count for h in (*rows, *matrix.subjects)))) + 1)
    room = cells - names - digits - _NAME_ROOM
    columns = matrix.subjects[: max(1, room // digits)]
    lines = _staircase(columns, names + digits, digits, cells, glyphs)
    for row in rows:
        counts = "".join(f"{_shown(matrix, row, column, glyphs):>{digits}}" for column in columns)
        lines.append(f"{fit(_name(row), names)}{row.count:>{digits}}{counts}")
    totals = "".join(f"{column.count:>{digits}}" for column in columns)
    lines.append(fit(tr("together"), names) + " " * digits + totals)
    return [line.rstrip() for line in lines] + ["", *_left_out(matrix, rows, columns, cells)]


def _name(heading: Heading) -> str:
    return heading.name or tr("unknown speaker")


def _shown(matrix: Matrix, row: Heading, column: Heading, glyphs: Glyphs) -> str:
    count = matrix.counts.get((row.key, column.key), 0)
    return str(count) if count else glyphs.none


def _staircase(columns: Sequence[Heading], indent: int, digits: int, cells: int, glyphs: Glyphs) -> list[str]:
    """Return a line for each heading; each stands over its column, those to its left are led past it."""
    lines = []
    for number, column in enumerate(columns):
        lead = " " * indent + f"{glyphs.bar:>{digits}}" * number + f"{glyphs.corner:>{digits}}"
        lines.append(f"{lead} {cut(column.name, cells - len(lead) - 1)}")
    return lines


def _left_out(matrix: Matrix, rows: Sequence[Heading], columns: Sequence[Heading], cells: int) -> list[str]:
    silent = N_("{quotes}; {n} of them speak of no company"), N_("{quotes}; {n} of them speak of no model")
    said = trn("{n} quote", "{n} quotes", matrix.quotes)
    lines = [tr(silent[matrix.about == "model"], quotes=said, n=matrix.left_out)]
    hidden = matrix.subjects[len(columns) :]
    if hidden:
        lines.append(tr("not shown: {names}", names=_list(hidden)))
    if len(rows) < len(matrix.speakers):
        lines.append(trn("and {n} more speaker", "and {n} more speakers", len(matrix.speakers) - len(rows)))
    return [cut(line, cells) for line in lines]


def _list(headings: Sequence[Heading]) -> str:
    return ", ".join(f"{heading.name} {heading.count}" for heading in headings)
