"""The virtual list: any number of rows, of which only those in view are ever made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from oss_ai_tui.ui.blocks import Role
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import FOLLOWING, MOVES
from oss_ai_tui.ui.content import Piece, fit, fit_marked, strip
from oss_ai_tui.ui.rows import Cell, Column, Rows
from oss_ai_tui.ui.widgets.lines import WHEEL, NameInView, TitledLines

if TYPE_CHECKING:
    from oss_ai_tui.ui.naming import Naming

_GAP = 1
_MOST_CACHED = 1024


class FactList(TitledLines, can_focus=True, inherit_bindings=False):
    """Rows of a pane with a cursor; headings between rows are passed over."""

    BINDINGS = bindings(MOVES, FOLLOWING)

    rows: reactive[Rows] = reactive(Rows(), repaint=False)
    """What is listed."""

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row, or on none."""

        list: FactList
        id: str | None

        @property
        def control(self) -> FactList:
            """The list, for handlers that are for one of several."""
            return self.list

    @dataclass
    class Opened(Message):
        """The row's page is wanted."""

        id: str

    @dataclass
    class SourceWanted(Message):
        """The words that prove the row are wanted."""

        id: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.top = 0
        self.is_led = False
        """Whether the cursor is moved, and its row taken, by keys that another widget gets."""
        self._lines: dict[int, Strip] = {}
        self._layout: tuple[tuple[int, int], ...] = ()
        self._laid_for: tuple[int, str] | None = None

    # What is listed.

    @property
    def current(self) -> str | None:
        """Id of the row under the cursor."""
        return self.rows.ids[self.cursor] if self.cursor < len(self.rows.ids) else None

    def watch_rows(self, old: Rows, new: Rows) -> None:
        """List other rows; the cursor stays on its row where that is still there."""
        kept = old.ids[self.cursor] if old.pane == new.pane and self.cursor < len(old.ids) else None
        self._laid_for = None
        self.go(new.index(kept) or 0)
        self.repaint()

    def go(self, cursor: int, scroll: int | None = None) -> None:
        """Put the cursor on a row, scrolled so that it is in view."""
        last = len(self.rows.ids) - 1
        self.cursor = max(0, min(cursor, last))
        self.top = self.top if scroll is None else scroll
        self._scroll_to_cursor(step=0)
        self.repaint()
        self.post_message(self.Highlighted(self, self.current))

    # Lines: rows with the headings before them.

    def _line_of(self, row: int) -> int:
        return row + sum(1 for before in self.rows.headings if before <= row)

    def _row_at(self, line: int) -> int | None:
        """Return the row that stands on a line of the whole list, or None for a heading or nothing."""
        above = 0
        for before in sorted(self.rows.headings):
            if line == before + above:
                return None
            above += line > before + above
        row = line - above
        return row if 0 <= row < len(self.rows.ids) else None

    @property
    def _count(self) -> int:
        return len(self.rows.ids) + len(self.rows.headings)

    def _scroll_to_cursor(self, step: int) -> None:
        """Bring the cursor into view; a list that has to scroll goes on by half a page, to repaint seldom."""
        height, line = max(1, self.body_height), self._line_of(self.cursor)
        line_above = line - 1 if self.cursor in self.rows.headings else line
        if line_above < self.top:
            self.top = line_above - (height // 2 if step == -1 else 0)
        elif line >= self.top + height:
            self.top = line - height + 1 + (height // 2 if step == 1 else 0)
        self.top = max(0, min(self.top, self._count - height))

    def line(self, y: int) -> Strip:
        """Return the rule, a row, a heading or a blank line."""
        if y == 0:
            return self.title_line()
        if self._laid_for != (self.size.width, self.app.theme):
            self._lay_out()
        row = self._row_at(self.top + y - 1)
        if row is None:
            return self._heading(self.top + y - 1)
        if row == self.cursor:
            return self._row(row, "cursor" if self.has_focus or self.is_led else "rest")
        if row not in self._lines:
            if len(self._lines) > _MOST_CACHED:
                self._lines.clear()
            self._lines[row] = self._row(row, None)
        return self._lines[row]

    def _heading(self, line: int) -> Strip:
        found = [text for n, (before, text) in enumerate(sorted(self.rows.headings.items())) if before + n == line]
        return self.strip((f" {found[0]}", "title")) if found else self.strip()

    def _row(self, row: int, over: Role | None) -> Strip:
        cells = self.rows.cells(self.rows.ids[row])
        parts: list[Piece] = [("▸" if over else " ", "text")]
        for index, width in self._layout:
            parts += _cell(cells[index], self.rows.columns[index], width)
            parts.append((" " * _GAP, "text"))
        made = strip(parts[:-1], self.palette, over)
        return made.adjust_cell_length(self.size.width, self.palette["text"] or None)

    def names_in_view(self, naming: Naming) -> Iterator[NameInView]:
        """Yield the names in the rows in view."""
        for y in range(1, self.body_height + 1):
            row = self._row_at(self.top + y - 1)
            if row is None:
                continue
            id, x = self.rows.ids[row], 1
            cells = self.rows.cells(id)
            for index, width in self._layout:
                named = naming.in_cell(cells[index], id, width, self.rows.columns[index].right)
                yield from (NameInView(x + column, y, entity) for column, entity in named)
                x += width + _GAP

    # Moving.

    def _move(self, by: int) -> None:
        if not self.rows.ids:
            return
        cursor = max(0, min(self.cursor + by, len(self.rows.ids) - 1))
        if cursor != self.cursor:
            self.cursor = cursor
            self._scroll_to_cursor(by)
            self.repaint()
            self.post_message(self.Highlighted(self, self.current))

    def action_down(self) -> None:
        """Go one row down."""
        self._move(1)

    def action_up(self) -> None:
        """Go one row up."""
        self._move(-1)

    def action_first(self) -> None:
        """Go to the first row."""
        self.top = 0
        self._move(-len(self.rows.ids))

    def action_last(self) -> None:
        """Go to the last row."""
        self._move(len(self.rows.ids))

    def action_page(self, direction: int) -> None:
        """Go a page down or up."""
        self.top += direction * (self.body_height - 1)
        self._move(direction * max(2, self.body_height - 1))

    def action_half(self, direction: int) -> None:
        """Go half a page down or up."""
        self._move(direction * max(2, self.body_height // 2))

    def action_open(self) -> None:
        """Ask for the row's page."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def action_source(self) -> None:
        """Ask for the words that prove the row."""
        if self.current is not None:
            self.post_message(self.SourceWanted(self.current))

    # The mouse, where it is ours.

    def on_click(self, event: Click) -> None:
        """Go to a row, or open it where the cursor is there already."""
        row = self._row_at(self.top + event.y - 1) if event.y else None
        if row is not None and row == self.cursor:
            self.action_open()
        elif row is not None:
            self._move(row - self.cursor)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go some rows down."""
        self._move(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go some rows up."""
        self._move(-WHEEL)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty list has nothing to open."""
        return self.current is not None if action in ("open", "source") else True

    def _lay_out(self) -> None:
        self._laid_for = (self.size.width, self.app.theme)
        self._layout = _layout(self.rows.columns, self.size.width)
        self._lines.clear()

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in view."""
        self._scroll_to_cursor(0)
        self.repaint()


def _layout(columns: tuple[Column, ...], width: int) -> tuple[tuple[int, int], ...]:
    """Return which columns are shown at a width, each with its cells; one cell stays free at either end."""
    shown = [(index, column) for index, column in enumerate(columns) if width >= column.from_width]
    room = width - 2 - _GAP * (len(shown) - 1) - sum(column.width for _, column in shown)
    free = sum(1 for _, column in shown if not column.width) or 1
    return tuple((index, column.width or max(1, room // free)) for index, column in shown)


def _cell(cell: Cell, column: Column, width: int) -> list[Piece]:
    if cell.marks:
        return fit_marked(cell.text, cell.marks, width, cell.role)
    return [(fit(cell.text, width, column.right), cell.role)]
