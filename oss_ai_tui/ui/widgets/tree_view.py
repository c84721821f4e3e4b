"""A family tree: each of its models is a stop of the cursor."""

from __future__ import annotations

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import EVIDENCE, FOLLOWING, MOVES
from oss_ai_tui.ui.widgets.page_view import PageView


class TreeView(PageView, can_focus=True, inherit_bindings=False):
    """Lines of a tree; what proves them is the screen's to know."""

    BINDINGS = bindings(MOVES, FOLLOWING, EVIDENCE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a model of the texts has a page; whether there is evidence the screen knows."""
        if action in ("source", "proof"):
            return self.screen.check_action(action, parameters)
        return super().check_action(action, parameters)
