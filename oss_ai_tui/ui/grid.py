"""How a matrix of any size is laid out in cells: names at the left, columns as wide as their headings need."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.content import clean, cut, fit, width_of
from oss_ai_tui.ui.wrapping import wrap
from oss_ai_tui.views.matrix import Heading, Matrix

_LEAST_NAME, _MOST_NAME = 10, 30
_LEAST_COLUMN, _MOST_COLUMN = 3, 11
_GAP = 1
"""Cells before each number; the sign of the cursor stands there."""


def name_of(heading: Heading) -> str:
    """Return who speaks or is spoken of."""
    return heading.name or tr("unknown speaker")


class Grid:
    """The widths of a matrix in so many cells.

    Args:
        matrix: what is laid out.
        width: cells from edge to edge; one at either edge stays free.
    """

    def __init__(self, matrix: Matrix, width: int) -> None:
        self.matrix = matrix
        self.width = width
        self._widths: dict[int, int] = {}

    @cached_property
    def names(self) -> int:
        """Cells of the speakers' names."""
        longest = max((width_of(clean(name_of(one)[:_MOST_NAME])) for one in self.matrix.speakers), default=0)
        return max(1, min(longest, max(_LEAST_NAME, self.width // 3), _MOST_NAME, self.width - 12))

    @cached_property
    def totals(self) -> int:
        """Cells of the totals of the rows."""
        most = max((one.count for one in self.matrix.speakers), default=0)
        return max(width_of(tr("total")), len(str(most)))

    @cached_property
    def _filled(self) -> list[tuple[int, int]]:
        rows = {heading.key: number for number, heading in enumerate(self.matrix.speakers)}
        columns = {heading.key: number for number, heading in enumerate(self.matrix.subjects)}
        return sorted((rows[row], columns[column]) for row, column in self.matrix.cells)

    def next_filled(self, row: int, column: int, by: int) -> tuple[int, int]:
        """Return the next cell that counts anything, row by row, or the one before; after the last comes the first."""
        cells, here = self._filled, (row, column)
        place = bisect_right(cells, here) if by > 0 else bisect_left(cells, here) - 1
        return cells[place % len(cells)]

    @property
    def room(self) -> int:
        """Cells for the columns."""
        return max(1, self.width - 2 - self.names - _GAP - self.totals)

    def column(self, number: int) -> int:
        """Return the cells of a column's numbers: as many as the longest word of its heading, within limits."""
        if number not in self._widths:
            heading = self.matrix.subjects[number]
            words = clean(heading.name[:200]).split()
            longest = max(map(width_of, words), default=0)
            wanted = max(_LEAST_COLUMN, min(longest, _MOST_COLUMN), len(str(heading.count)))
            self._widths[number] = min(wanted, max(1, self.room - _GAP))
        return self._widths[number]

    def heading(self, number: int, lines: int) -> list[str]:
        """Return a heading in so many lines, the last of them full, each as wide as the column."""
        width = self.column(number)
        text = clean(self.matrix.subjects[number].name[:200])
        parts = [text[start:end] for start, end in wrap(text, width)]
        kept = parts if len(parts) <= lines else [*parts[: lines - 1], cut(" ".join(parts[lines - 1 :]), width)]
        return [fit(part, width, right=True) for part in [""] * (lines - len(kept)) + kept]

    def shown(self, left: int) -> range:
        """Return the columns that stand beside each other from one on; that one at least."""
        room, last = self.room, left
        for number in range(left, len(self.matrix.subjects)):
            room -= self.column(number) + _GAP
            if room < 0 and number > left:
                break
            last = number + 1
        return range(left, last)

    def before(self, number: int, room: int) -> int:
        """Return the first of the columns that, with this one as the last, fit in so many cells."""
        first = number
        room -= self.column(number) + _GAP
        while first > 0 and room >= self.column(first - 1) + _GAP:
            first -= 1
            room -= self.column(first) + _GAP
        return first

    def scrolled(self, left: int, cursor: int) -> int:
        """Return the first column to show so that the cursor's is among them.

        Columns that have to scroll go on by half a screen, to repaint seldom.
        """
        if cursor in self.shown(left):
            return left
        if cursor < left:
            return self.before(cursor, self.room // 2)
        return min(self.before(cursor, self.room // 2), self.before(len(self.matrix.subjects) - 1, self.room))

    def at(self, left: int, x: int) -> int | None:
        """Return the column that stands at a cell of the line; None where there is none."""
        edge = 1 + self.names + _GAP + self.totals
        for number in self.shown(left):
            if edge <= x < edge + _GAP + self.column(number):
                return number
            edge += _GAP + self.column(number)
        return None
