"""Jump hints: letters on every company, model and person in view; typing them goes to the page."""

from __future__ import annotations

from collections.abc import Iterator

from textual import getters
from textual.app import ComposeResult
from textual.screen import ModalScreen

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import HINTING, LABEL_LETTERS
from oss_ai_tui.ui.frugal import FrugalCompositor, Shown
from oss_ai_tui.ui.hinting import Target, labels_for
from oss_ai_tui.ui.naming import Naming
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.screens.keyed import KeyedScreen
from oss_ai_tui.ui.widgets.bars import Keys
from oss_ai_tui.ui.widgets.hint_view import HintView
from oss_ai_tui.ui.widgets.lines import Lines
from oss_ai_tui.ui.widgets.remark import Remark


class HintScreen(KeyedScreen, ModalScreen[None], inherit_bindings=False):
    """A picture of a place, labelled; whoever opened it closes it.

    Args:
        shown: what the terminal shows.
        under: the place.
        naming: finds the names in it.
    """

    BINDINGS = bindings(HINTING)

    view = getters.query_one(HintView)

    def __init__(self, shown: Shown, under: PlaceScreen, naming: Naming) -> None:
        super().__init__()
        self._compositor = FrugalCompositor(shown)
        self._picture = under.picture()[:-1]
        self._targets = list(_targets(under, naming))

    def compose(self) -> ComposeResult:
        """Lay the picture over everything but the line of keys."""
        yield HintView(self._picture, self._targets, labels_for(target.id for target in self._targets))
        yield Remark()
        yield Keys()

    def on_mount(self) -> None:
        """Take the keyboard, or say that there is nothing to jump to."""
        self.query_one(Keys).commands = self.keymap.titled((LABEL_LETTERS, *HINTING))
        if not self._targets:
            self.query_one(Remark).text = tr("No company, model or person is named here.")
        self.set_focus(self.view)

    def action_erase(self) -> None:
        """Take back a letter."""
        self.view.type(self.view.typed[:-1])

    def action_leave(self) -> None:
        """Go nowhere."""
        self.view.post_message(HintView.Chosen(None))


def _targets(under: PlaceScreen, naming: Naming) -> Iterator[Target]:
    """Yield the names in view, those of the pane that has the keyboard first."""
    panes = [lines for lines in under.query(Lines) if lines.is_on_screen and lines.size]
    for pane in sorted(panes, key=lambda one: one is not under.focused):
        region = pane.region
        named = (Target(region.y + n.y, region.x + n.x, n.id, region.right) for n in pane.names_in_view(naming))
        yield from sorted(target for target in named if target.x < target.right)
