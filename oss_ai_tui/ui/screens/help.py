"""The keys in force where the person is, made from the declarations of the commands."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters
from textual.app import ComposeResult
from textual.screen import ModalScreen

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.commands import GROUPS, LEAVE_HELP, InForce, bindings, key_name
from oss_ai_tui.ui.widgets.bars import Keys
from oss_ai_tui.ui.widgets.help_view import HelpView

_MARGIN = 20


def help_blocks(commands: Iterable[InForce], label: str) -> tuple[Block, ...]:
    """Return the commands under their groups, each with all its keys."""
    known = list(commands)
    blocks: list[Block] = []
    for group, title in GROUPS.items():
        members = [found for found in known if found.command.group == group]
        if members:
            blocks.append(Block(tr(title), role="title", margin=0))
            blocks += [_line(found) for found in members]
            blocks.append(Block())
    return (*blocks, Block(tr("Texts from {label}", label=label), role="meta", margin=0))


def _line(found: InForce) -> Block:
    return Block(tr(found.command.help), label=" " + " ".join(key_name(key) for key in found.keys))


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """Lists keys; any of the keys that opened it closes it."""

    BINDINGS = bindings(LEAVE_HELP)

    view = getters.query_one(HelpView)

    def __init__(self, commands: Iterable[InForce], caption: str, label: str) -> None:
        super().__init__()
        self._blocks = help_blocks(commands, label)
        self._caption = caption

    def compose(self) -> ComposeResult:
        """Lay the list over the whole screen."""
        yield HelpView(id="help")
        yield Keys()

    def on_mount(self) -> None:
        """Fill the list."""
        self.view.set_caption(tr("Keys: {place}", place=self._caption))
        self.view.show(self._blocks, _MARGIN)
        self.view.focus()
        self.query_one(Keys).commands = tuple(InForce(command, command.keys) for command in LEAVE_HELP if command.title)

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss()
