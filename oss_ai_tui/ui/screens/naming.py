"""The last question of an export: the name of the file."""

from __future__ import annotations

from dataclasses import dataclass

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widgets import Input

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.commands import NAMING
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.over import OverScreen
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.widgets.bars import Keys, Prompt, Said
from oss_ai_tui.ui.widgets.name_box import NameBox
from oss_ai_tui.ui.widgets.search_box import SearchBox


class NameScreen(OverScreen, inherit_bindings=False):
    """Asks for a name over the last two lines; whoever opened it writes the file and closes it.

    Args:
        shown: what the terminal shows.
        below: the screen that shows through.
        title: what is to be written.
        name: stands there to begin with.
    """

    HEIGHT = 2

    box = getters.query_one(NameBox)

    @dataclass
    class Named(Message):
        """A name was given; None for no file at all."""

        name: str | None
        replaces: bool = False
        """Whether what has this name already may go: the person was told, and insists."""

    def __init__(self, shown: Shown, below: PlaceScreen, title: str, name: str) -> None:
        super().__init__(shown, below)
        self._title = title
        self._name_given = name
        self._taken = ""
        """The name that was refused last because a file has it."""

    def compose(self) -> ComposeResult:
        """Lay the line to type in over the line of keys."""
        with Container(id="ask"):
            yield Prompt(">")
            yield NameBox()
        yield Keys(self._title)

    def on_mount(self) -> None:
        """Take the keyboard, with the name to begin with."""
        self.query_one(Keys).commands = self.keymap.titled(NAMING)
        with self.prevent(Input.Changed):
            self.box.value = self._name_given
        self.box.cursor_position = len(self._name_given)
        self.set_focus(self.box)

    @on(SearchBox.OpenWanted)
    def give(self) -> None:
        """Give the name; the same name again means that the file of that name may go."""
        name = self.box.value.strip()
        if name:
            self.post_message(self.Named(name, name == self._taken))
        else:
            self.say(tr("Type a name for the file"))

    @on(SearchBox.Left)
    def leave(self) -> None:
        """Give none."""
        self.post_message(self.Named(None))

    def refuse(self, name: str) -> None:
        """Say that a file has this name already."""
        self._taken = name
        key = self.keymap.name("write")
        self.say(tr("{name} is there already: {key} again replaces it", name=name, key=key))

    def say(self, text: str) -> None:
        """Say why nothing was written, until the next key."""
        self.query_one(Keys).said = Said(text, role="warning")
