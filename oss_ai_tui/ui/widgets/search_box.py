"""The line in which the query is typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widgets import Input

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import QUERY


class SearchBox(Input):
    """An input that also moves the list of hits, which it does not know."""

    ALLOW_SELECT = False
    BINDINGS = bindings(QUERY)

    virtual_size: Reactive[Size] = reactive(Size(0, 0))
    """How much room the letters take. Its growing with each of them moves nothing, so no layout is made anew for it."""

    @dataclass
    class Moved(Message):
        """The cursor of the hits is to move by so many rows, or pages."""

        by: int
        pages: bool = False

    class OpenWanted(Message):
        """The hit under the cursor is to be opened."""

    class Left(Message):
        """The person is done typing."""

    def __init__(self) -> None:
        super().__init__(id="query", select_on_focus=False, compact=True)
        self.cursor_blink = False

    def action_move(self, by: int) -> None:
        """Move among the hits."""
        self.post_message(self.Moved(by))

    def action_move_page(self, by: int) -> None:
        """Move among the hits by pages."""
        self.post_message(self.Moved(by, pages=True))

    def action_open(self) -> None:
        """Open the hit."""
        self.post_message(self.OpenWanted())

    def action_leave(self) -> None:
        """Be done."""
        self.post_message(self.Left())
