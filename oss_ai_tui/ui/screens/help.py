"""The keys in force where the person is, made from the declarations of the commands."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.screen import ModalScreen

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.commands import GROUPS, LEAVE_HELP, InForce, bindings, key_name
from oss_ai_tui.ui.frugal import FrugalCompositor, Shown
from oss_ai_tui.ui.widgets.bars import Keys, Upright
from oss_ai_tui.ui.widgets.help_view import HelpView

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
    return Block(tr(found.command.help), label=" " + " ".join(key_name(key) for key in found.keys))


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """Lists keys; any of the keys that opened it closes it."""

    BINDINGS = bindings(LEAVE_HELP)

    first = getters.query_one("#help", HelpView)
    second = getters.query_one("#help-second", HelpView)

    def __init__(self, shown: Shown, commands: Iterable[InForce], caption: str, label: str) -> None:
        super().__init__()
        self._compositor = FrugalCompositor(shown)
        self._commands = tuple(commands)
        self._caption = caption
        self._label = label

    def compose(self) -> ComposeResult:
        """Lay the list over the whole screen, in two columns where there is room."""
        with Container(id="body"):
            yield HelpView(id="help")
            yield Upright()
            yield HelpView(id="help-second")
        yield Keys()

    def on_mount(self) -> None:
        """Give the first column the keyboard."""
        self.set_focus(self.first)
        self.query_one(Keys).commands = tuple(InForce(c, c.keys) for c in LEAVE_HELP if c.title)

    def on_resize(self, event: Resize) -> None:
        """Fill one column or two."""
        source = (Block(tr("Texts from {label}", label=self._label), role="meta", margin=0),)
        first, *others = GROUPS
        is_wide = event.size.width >= _FROM_WIDTH
        rest = (*help_blocks(self._commands, others), *source)
        self.first.set_caption(tr("Keys: {place}", place=self._caption))
        self.first.show(help_blocks(self._commands, [first]) + (() if is_wide else rest), _MARGIN)
        self.second.show(rest if is_wide else (), _MARGIN)

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss()
