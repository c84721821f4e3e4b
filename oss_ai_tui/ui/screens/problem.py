"""What stands in the way of showing the store: the problem in plain words, and the keys to leave."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult

from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.widgets.help_view import HelpView


class ProblemScreen(PlaceScreen, inherit_bindings=False):
    """One problem."""

    leads_on = False

    @property
    def is_root(self) -> bool:
        """Leaving is all that can be done."""
        return True

    view = getters.query_one(HelpView)

    def __init__(self, shown: Shown, problem: Problem) -> None:
        super().__init__(shown)
        self._problem = problem

    def compose_body(self) -> ComposeResult:
        """Lay the problem over the whole body."""
        yield HelpView(id="problem")

    def on_mount(self) -> None:
        """Say what is wrong."""
        said = self._problem.told()
        self.view.set_caption(tr("The store cannot be read"))
        self.view.show(
            (
                Block(),
                Block(said, role="strong"),
                Block(),
                Block(tr("Nothing was changed. {key} quits.", key=self.keymap.name("quit_list"))),
            ),
            0,
        )
        self.set_focus(self.view)

    def show(self, place: Place) -> None:
        """Stay as it is: there is nothing else to show."""

    def place(self) -> Place:
        """Return a place that nobody comes back to."""
        return Place()
