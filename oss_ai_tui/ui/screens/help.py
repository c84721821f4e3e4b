"""The keys in force where the person is, made from the declarations of the commands; typing narrows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input

from oss_ai_tui.domain.text import fold
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.command import GROUPS, InForce, key_name
from oss_ai_tui.ui.commands import ALL, HELPING
from oss_ai_tui.ui.frugal import FrugalCompositor, Shown
from oss_ai_tui.ui.screens.keyed import KeyedScreen
from oss_ai_tui.ui.widgets.bars import Keys, Prompt, Upright
from oss_ai_tui.ui.widgets.help_box import HelpBox
from oss_ai_tui.ui.widgets.help_view import HelpView
from oss_ai_tui.ui.widgets.search_box import SearchBox

_MARGIN = 15
_FROM_WIDTH = 80
"""Cells from which the help has two columns."""


def help_blocks(commands: Iterable[InForce], groups: Iterable[str]) -> tuple[Block, ...]:
    """Return the commands of some groups under their titles, each with all its keys."""
    known = list(commands)
    blocks: list[Block] = []
    for group in groups:
        members = [found for found in known if found.command.group == group]
        if members:
            blocks.append(Block(tr(GROUPS[group]), role="title", margin=0))
            blocks += [_line(found) for found in members]
            blocks.append(Block())
    return tuple(blocks)


def _line(found: InForce) -> Block:
    return Block(tr(found.command.help), label=" " + " ".join(_names(found)))


def matching(commands: Sequence[InForce], query: str) -> list[InForce]:
    """Return the commands of which every word of a query is a key or begins a word, whatever accents and capitals.

    A single letter or sign that is a key stands for that alone, for capital letters are other keys.
    """
    found = list(commands)
    for word in query.split():
        with_key = [one for one in found if word in _names(one)] if len(word) == 1 else []
        found = with_key or [one for one in found if _has(one, fold(word))]
    return found


def _names(found: InForce) -> list[str]:
    return [key_name(key) for key in found.keys]


def _has(found: InForce, word: str) -> bool:
    command = found.command
    said = fold(f"{tr(command.help)} {tr(command.title)} {tr(GROUPS[command.group])}").split()
    keys = [fold(name) for name in _names(found) if len(name) > 1]
    return bool(word) and any(one.strip(".,;:«»()").startswith(word) for one in (*said, *keys))


class HelpScreen(KeyedScreen, ModalScreen[None], inherit_bindings=False):
    """Lists keys under a line to type in.

    Args:
        shown: what the terminal shows.
        commands: what is in force.
        caption: where.
        label: where the texts come from.
    """

    box = getters.query_one(HelpBox)
    first = getters.query_one("#help", HelpView)
    second = getters.query_one("#help-second", HelpView)

    def __init__(self, shown: Shown, commands: Iterable[InForce], caption: str, label: str) -> None:
        super().__init__()
        self._compositor = FrugalCompositor(shown)
        self._commands = tuple(commands)
        self._caption = caption
        self._label = label

    def compose(self) -> ComposeResult:
        """Lay the line to type in over the keys, in two columns where there is room."""
        with Container(id="ask"):
            yield Prompt("?")
            yield HelpBox(self._closing_keys())
        with Container(id="body"):
            yield HelpView(id="help")
            yield Upright()
            yield HelpView(id="help-second")
        yield Keys()

    def _closing_keys(self) -> list[str]:
        """Return the keys of the help that begin no word."""
        return [name for name, key in self.keymap.bound(ALL["help"]).items() if not (key.isalnum() and len(key) == 1)]

    def on_mount(self) -> None:
        """Give the line the keyboard."""
        self.box.placeholder = tr("Type a key or a word")
        self.first.can_focus = self.second.can_focus = False
        self.query_one(Keys).commands = self.keymap.titled(HELPING)
        self.set_focus(self.box)

    def on_resize(self, event: Resize) -> None:
        """Fill one column or two."""
        self._fill(event.size.width)

    @on(Input.Changed)
    def query_changed(self) -> None:
        """Narrow the keys with every letter."""
        self._fill(self.size.width)

    def _fill(self, width: int) -> None:
        found = matching(self._commands, self.box.value)
        first, *others = GROUPS
        rest = (*help_blocks(found, others), *self._remarks(found))
        left = help_blocks(found, [first])
        is_wide = width >= _FROM_WIDTH and bool(left)
        self._caption_of(len(found))
        self.first.show(left if is_wide else (*left, *rest), _MARGIN)
        self.second.show(rest if is_wide else (), _MARGIN)

    def _caption_of(self, count: int) -> None:
        note = f"{count}/{len(self._commands)}" if self.box.value.strip() else ""
        self.first.set_caption(tr("Keys: {place}", place=self._caption), note)

    def _remarks(self, found: Sequence[InForce]) -> tuple[Block, ...]:
        """Return what stands below the keys: where the texts come from, or that no key is like what is typed."""
        if not found:
            return (Block(tr("No key and no command here is like that."), role="meta", margin=0),)
        source = Block(tr("Texts from {label}", label=self._label), role="meta", margin=0)
        return () if self.box.value.strip() else (source,)

    @on(SearchBox.Moved)
    def move(self, message: SearchBox.Moved) -> None:
        """Scroll both columns."""
        for view in (self.first, self.second):
            if message.pages:
                view.action_page(message.by)
            elif message.by > 0:
                view.action_down()
            else:
                view.action_up()

    @on(SearchBox.Left)
    def leave(self) -> None:
        """Show all keys again; with nothing typed, close the help."""
        if self.box.value:
            self.box.clear()
        else:
            self.dismiss()
