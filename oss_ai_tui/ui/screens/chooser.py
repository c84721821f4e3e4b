"""One thing out of many: typed letters find it, arrows reach it, Enter takes it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Input

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.choices import Menu
from oss_ai_tui.ui.commands import CHOOSING
from oss_ai_tui.ui.content import in_signs
from oss_ai_tui.ui.frugal import FrugalCompositor, Shown
from oss_ai_tui.ui.rows import Rows
from oss_ai_tui.ui.screens.keyed import KeyedScreen
from oss_ai_tui.ui.widgets.bars import Keys, Prompt
from oss_ai_tui.ui.widgets.choice_box import ChoiceBox
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.search_box import SearchBox


class Chooser(KeyedScreen, ModalScreen[None], inherit_bindings=False):
    """Shows a menu and tells what was chosen; whoever opened it closes it."""

    @dataclass
    class Chosen(Message):
        """Something was chosen, by its id; None for nothing."""

        id: str | None

    rows: reactive[Rows] = reactive(Rows("choices"), repaint=False)

    box = getters.query_one(ChoiceBox)
    list = getters.query_one("#list", FactList)

    def __init__(self, shown: Shown, menu: Menu) -> None:
        super().__init__()
        self._compositor = FrugalCompositor(shown)
        self._menu = menu

    def compose(self) -> ComposeResult:
        """Lay the line to type in over the list."""
        with Container(id="ask"):
            yield Prompt(":")
            yield ChoiceBox()
        with Container(id="body", classes="-alone"):
            yield FactList(id="list").data_bind(Chooser.rows)
        yield Keys()

    def on_mount(self) -> None:
        """List everything and give the line the keyboard."""
        self.box.placeholder = in_signs(self._menu.hint)
        self.query_one(Keys).commands = self.keymap.titled(CHOOSING)
        self.list.can_focus, self.list.is_led = False, True
        self._list("")
        self.set_focus(self.box)

    @on(Input.Changed)
    def query_changed(self, message: Input.Changed) -> None:
        """Find anew with every letter."""
        self._list(message.value)

    def _list(self, query: str) -> None:
        self.rows = self._menu.rows(query)
        self.list.go(0, 0)
        self._count()

    @on(FactList.Highlighted)
    def _count(self) -> None:
        count = len(self.rows.ids)
        counter = f"{self.list.cursor + 1}/{count}" if count else tr("nothing found")
        self.list.set_caption(self._menu.title, counter)

    @on(SearchBox.Moved)
    def move(self, message: SearchBox.Moved) -> None:
        """Move among the choices while the keyboard stays in the line."""
        if message.pages:
            self.list.action_page(message.by)
        elif message.by > 0:
            self.list.action_down()
        else:
            self.list.action_up()

    @on(SearchBox.OpenWanted)
    def choose(self) -> None:
        """Take the choice under the cursor, if there is one."""
        if self.list.current is not None:
            self.post_message(self.Chosen(self.list.current))

    @on(FactList.Opened)
    def choose_row(self, message: FactList.Opened) -> None:
        """Take a row that was clicked."""
        self.post_message(self.Chosen(message.id))

    @on(SearchBox.Left)
    def leave(self) -> None:
        """Take none."""
        self.post_message(self.Chosen(None))
