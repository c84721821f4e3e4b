"""The matrix on the screen: speakers by those they speak of, with a cursor on one cell; it scrolls both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.message import Message
from textual.strip import Strip

from oss_ai_tui.i18n import N_, tr, trn
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Role
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import GRID, MOVES
from oss_ai_tui.ui.content import Piece, fit
from oss_ai_tui.ui.grid import Grid, name_of
from oss_ai_tui.ui.widgets.lines import WHEEL, NameInView, TitledLines
from oss_ai_tui.views.matrix import Heading, Matrix

if TYPE_CHECKING:
    from oss_ai_tui.ui.naming import Naming

_EMPTY = Matrix("company", (), (), {}, {}, 0, 0)
SILENT = {
    "company": N_("{quotes}; {n} of them speak of no company"),
    "model": N_("{quotes}; {n} of them speak of no model"),
}


class MatrixGrid(TitledLines, can_focus=True, inherit_bindings=False):
    """Headings above, names at the left, totals at either end; only what is in view is ever made."""

    BINDINGS = bindings(MOVES, GRID)

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another cell."""

    @dataclass
    class Dived(Message):
        """The quotes that the cell counts are wanted."""

    @dataclass
    class SourceWanted(Message):
        """The words of the first quote that the cell counts are wanted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._grid = Grid(_EMPTY, 80)
        self.row = self.column = 0
        """The cell under the cursor."""
        self.top = self.left = 0
        """The first row and column in view."""
        self._wanted = (0, 0)
        """The same as the person left it: another size may show less, and gives all back when it is gone."""

    # What is shown.

    def show(self, matrix: Matrix, cell: tuple[int, int] = (0, 0), scroll: tuple[int, int] = (0, 0)) -> None:
        """Show a matrix, scrolled so that the cursor is in view."""
        self._grid = Grid(matrix, self.size.width or 80)
        self.top, self.left = scroll
        self._go(*cell)
        self._wanted = scroll

    @property
    def matrix(self) -> Matrix:
        """What is shown."""
        return self._grid.matrix

    @property
    def cell(self) -> tuple[Heading, Heading] | None:
        """Who speaks and who is spoken of under the cursor; None in an empty matrix."""
        matrix = self.matrix
        return (matrix.speakers[self.row], matrix.subjects[self.column]) if matrix.speakers else None

    @property
    def quotes(self) -> tuple[str, ...]:
        """Ids of the quotes that the cell under the cursor counts."""
        return self.matrix.cells.get((self.cell[0].key, self.cell[1].key), ()) if self.cell else ()

    # Lines.

    @property
    def _head(self) -> int:
        """Lines of the headings."""
        return 2 if self.body_height >= 8 else 1 if self.body_height >= 4 else 0

    @property
    def _foot(self) -> int:
        """Lines of the totals and of what is left out."""
        return 2 if self.body_height >= 8 else 0

    @property
    def _room(self) -> int:
        """Lines for the rows."""
        return max(1, self.body_height - self._head - self._foot)

    def line(self, y: int) -> Strip:
        """Return the rule, a line of headings, a row, the totals, what is left out, or a blank line."""
        if y == 0:
            return self.title_line()
        number = y - 1 - self._head
        if number < 0:
            return self._headings(y - 1)
        shown = min(self._room, len(self.matrix.speakers) - self.top)
        if number < shown:
            return self._row(self.top + number)
        if self._foot and self.matrix.speakers and number == shown:
            return self._totals()
        is_last = self._foot and number == shown + bool(self.matrix.speakers)
        return self.strip((f" {self.left_out()}", "meta")) if is_last else self.strip()

    def left_out(self) -> str:
        """Return how many quotes the matrix counts nowhere."""
        matrix = self.matrix
        said = trn("{n} quote", "{n} quotes", matrix.quotes)
        return tr(SILENT[matrix.about], quotes=said, n=words.number(matrix.left_out))

    def _headings(self, number: int) -> Strip:
        grid, is_last = self._grid, number == self._head - 1
        if not self.matrix.speakers:
            return self.strip()
        shown = grid.shown(self.left)
        more = ("←" if shown.start else " ") + (" →" if shown.stop < len(self.matrix.subjects) else "  ")
        lead = fit(f" {more}" if number == 0 else "", 1 + grid.names)
        parts: list[Piece] = [(lead, "key"), (f" {fit(tr('total') if is_last else '', grid.totals, True)}", "meta")]
        for column in shown:
            role: Role = "rest" if column == self.column else "title"
            parts.append((f" {grid.heading(column, self._head)[number]}", role))
        return self.strip(*parts)

    def _row(self, row: int) -> Strip:
        grid, heading = self._grid, self.matrix.speakers[row]
        is_here = row == self.row
        parts: list[Piece] = [(f" {fit(name_of(heading), grid.names)}", "rest" if is_here else "text")]
        parts.append((f" {heading.count:>{grid.totals}}", "meta"))
        for column in grid.shown(self.left):
            count = self.matrix.counts.get((heading.key, self.matrix.subjects[column].key), 0)
            parts += self._cell(count, grid.column(column), is_here and column == self.column)
        return self.strip(*parts)

    def _cell(self, count: int, width: int, is_here: bool) -> list[Piece]:
        number = f"{count or '·'}"
        if is_here:
            return [(f"{f'▸{number}':>{width + 1}}", "cursor" if self.has_focus else "rest")]
        return [(f" {number:>{width}}", "strong" if count else "rule")]

    def _totals(self) -> Strip:
        grid = self._grid
        parts: list[Piece] = [(f" {fit(tr('together'), grid.names)} " + " " * grid.totals, "meta")]
        shown = [(self.matrix.subjects[column].count, grid.column(column)) for column in grid.shown(self.left)]
        parts += [(f" {count:>{width}}", "meta") for count, width in shown]
        return self.strip(*parts)

    def names_in_view(self, naming: Naming) -> Iterator[NameInView]:
        """Yield the speakers and those spoken of, where they are entities."""
        grid, edge = self._grid, 1 + self._grid.names + 1 + self._grid.totals
        for column in grid.shown(self.left) if self._head and self.matrix.subjects else ():
            text = grid.heading(column, self._head)[-1]
            start = edge + 1 + len(text) - len(text.lstrip())
            yield NameInView(start, self._head, self.matrix.subjects[column].key)
            edge += 1 + grid.column(column)
        for number, speaker in enumerate(self.matrix.speakers[self.top : self.top + self._room]):
            if speaker.id is not None and speaker.id in naming.corpus.by_id:
                yield NameInView(1, 1 + self._head + number, speaker.id)

    # Moving.

    def _go(self, row: int, column: int, step: int = 0) -> None:
        """Put the cursor on a cell and bring it into view."""
        rows, columns = len(self.matrix.speakers), len(self.matrix.subjects)
        self.row, self.column = max(0, min(row, rows - 1)), max(0, min(column, columns - 1))
        self._scroll(step)
        if self.size.width:  # before it is laid out, nothing has been scrolled by the person
            self._wanted = self.top, self.left
        self.repaint()
        self.post_message(self.Highlighted())

    def _scroll(self, step: int) -> None:
        """Bring the cursor into view; rows that have to scroll go on by half a page, to repaint seldom."""
        room = self._room
        if self.row < self.top:
            self.top = self.row - (room // 2 if step else 0)
        elif self.row >= self.top + room:
            self.top = self.row - room + 1 + (room // 2 if step else 0)
        self.top = max(0, min(self.top, len(self.matrix.speakers) - room))
        if self.matrix.subjects:
            self.left = self._grid.scrolled(max(0, min(self.left, len(self.matrix.subjects) - 1)), self.column)

    def _move(self, rows: int, columns: int = 0) -> None:
        before = self.row, self.column
        last_row, last_column = len(self.matrix.speakers) - 1, len(self.matrix.subjects) - 1
        after = max(0, min(self.row + rows, last_row)), max(0, min(self.column + columns, last_column))
        if after != before and self.matrix.speakers:
            self._go(*after, step=1 if abs(rows) == 1 else 0)

    def action_down(self) -> None:
        """Go one row down."""
        self._move(1)

    def action_up(self) -> None:
        """Go one row up."""
        self._move(-1)

    def action_first(self) -> None:
        """Go to the first row."""
        self._move(-len(self.matrix.speakers))

    def action_last(self) -> None:
        """Go to the last row."""
        self._move(len(self.matrix.speakers))

    def action_page(self, direction: int) -> None:
        """Go a page of rows down or up."""
        self._move(direction * max(2, self._room - 1))

    def action_half(self, direction: int) -> None:
        """Go half a page of rows down or up."""
        self._move(direction * max(2, self._room // 2))

    def action_across(self, by: int) -> None:
        """Go to the next column or the one before."""
        self._move(0, by)

    def action_columns(self, direction: int) -> None:
        """Go a screen of columns to the right or to the left."""
        shown = self._grid.shown(self.left)
        self._move(0, direction * max(1, len(shown)))

    def action_cell(self, by: int) -> None:
        """Go to the next cell that counts anything, or to the one before."""
        self._go(*self._grid.next_filled(self.row, self.column, by), step=1)

    def action_dive(self) -> None:
        """Ask for the quotes of the cell."""
        self.post_message(self.Dived())

    def action_source(self) -> None:
        """Ask for the words of the first quote of the cell."""
        self.post_message(self.SourceWanted())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a cell that counts anything holds something to open; only a matrix with cells has a next one."""
        if action in ("dive", "source"):
            return bool(self.quotes)
        return len(self.matrix.cells) > bool(self.quotes) if action == "cell" else True

    # The mouse, where it is ours, and the size.

    def on_click(self, event: Click) -> None:
        """Go to a cell, or dive into it where the cursor is there already."""
        row, column = self.top + event.y - 1 - self._head, self._grid.at(self.left, event.x)
        if column is None or not self.top <= row < min(self.top + self._room, len(self.matrix.speakers)):
            return
        if (row, column) == (self.row, self.column) and self.quotes:
            self.action_dive()
        else:
            self._go(row, column)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go some rows down."""
        self._move(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go some rows up."""
        self._move(-WHEEL)

    def on_resize(self, event: Resize) -> None:
        """Lay the columns anew, with the cursor in view."""
        self._grid = Grid(self.matrix, event.size.width)
        self.top, self.left = self._wanted
        self._scroll(0)
        self.repaint()
