"""The second key of a copy: which form of what is under the cursor."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.events import Key
from textual.message import Message

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import COPYING, LEAVE_COPYING
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.over import OverScreen
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.widgets.bars import Keys


class CopyKeys(OverScreen, inherit_bindings=False):
    """Names the forms in the line of keys; any other key copies nothing.

    Args:
        shown: what the terminal shows.
        below: the screen that shows through.
        forms: the forms that there are of what is under the cursor.
    """

    BINDINGS = bindings(COPYING, LEAVE_COPYING)

    @dataclass
    class Chosen(Message):
        """A form was chosen; None for none."""

        form: str | None

    def __init__(self, shown: Shown, below: PlaceScreen, forms: Collection[str]) -> None:
        super().__init__(shown, below)
        self._forms = forms

    def compose(self) -> ComposeResult:
        """Lay out the one line."""
        yield Keys(tr("Copy"))

    def on_mount(self) -> None:
        """Name the keys."""
        commands = [command for command in COPYING if self._has(command.action)]
        self.query_one(Keys).commands = self.keymap.titled((*commands, *LEAVE_COPYING))

    def _has(self, action: str) -> bool:
        return any(action == f"copy_as({form!r})" for form in self._forms)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether there is a form."""
        return parameters[0] in self._forms if action == "copy_as" else True

    def action_copy_as(self, form: str) -> None:
        """Choose a form."""
        self.post_message(self.Chosen(form))

    def action_leave(self) -> None:
        """Choose none."""
        self.post_message(self.Chosen(None))

    def on_key(self, event: Key) -> None:
        """Let any key that names no form end it."""
        if event.key not in self.active_bindings:
            event.stop()
            self.action_leave()
