"""A line that says what of the query was not understood; it takes no room where there is nothing to say."""

from __future__ import annotations

from textual.reactive import reactive
from textual.strip import Strip

from oss_ai_tui.ui.content import fit
from oss_ai_tui.ui.widgets.lines import Lines


class Remark(Lines):
    """One line of a warning."""

    DEFAULT_CSS = """
    Remark { height: 1; display: none; }
    """

    text: reactive[str] = reactive("", repaint=False)

    def watch_text(self, text: str) -> None:
        """Take a line of the screen, or give it back."""
        self.display = bool(text)
        self.repaint()

    def line(self, y: int) -> Strip:
        """Return the line."""
        return self.strip((fit(f" {self.text}", self.size.width), "warning"))
