"""The line in which words or a key are typed that narrow the help."""

from __future__ import annotations

from collections.abc import Container

from textual.events import Key

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import HELPING
from oss_ai_tui.ui.widgets.search_box import SearchBox


class HelpBox(SearchBox):
    """An input above the keys.

    Args:
        closing: keys, as Textual names them, that close the help again where they write nothing.
    """

    BINDINGS = bindings(HELPING)

    def __init__(self, closing: Container[str]) -> None:
        super().__init__()
        self._closed_by = closing

    async def _on_key(self, event: Key) -> None:
        """Close the help with the sign that has opened it, as long as nothing is typed."""
        if event.key in self._closed_by and not (event.is_printable and self.value):
            event.stop()
            event.prevent_default()
            self.clear()
            self.action_leave()
        else:
            await super()._on_key(event)
