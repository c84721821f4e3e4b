"""A document's text: scrolls by lines, and leaves facts and pages to the screen around it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import MOVES, READING
from oss_ai_tui.ui.widgets.page_view import PageView


class TextView(PageView, can_focus=True, inherit_bindings=False):
    """Paragraphs without a cursor."""

    BINDINGS = bindings(MOVES, READING)

    @dataclass
    class FactStepped(Message):
        """The next fact of the text is wanted, or the one before."""

        by: int

    class FactOpened(Message):
        """The page of the highlighted fact is wanted."""

    class Scrolled(Message):
        """Another line stands at the top."""

    def action_fact(self, by: int) -> None:
        """Ask for the next fact or the one before."""
        self.post_message(self.FactStepped(by))

    def action_open(self) -> None:
        """Ask for the page of the highlighted fact."""
        self.post_message(self.FactOpened())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there are facts is for the screen to know."""
        return self.screen.check_action(action, parameters) if action in ("fact", "open") else True

    def repaint(self) -> None:
        """Tell of the scroll too."""
        super().repaint()
        self.post_message(self.Scrolled())
