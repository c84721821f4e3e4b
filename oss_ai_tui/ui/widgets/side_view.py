"""One side of a conflict: a passage that scrolls; what Enter does there is the screen's to know."""

from __future__ import annotations

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import MOVES
from oss_ai_tui.ui.widgets.page_view import PageView


class SideView(PageView, can_focus=True, inherit_bindings=False):
    """A passage without a cursor."""

    BINDINGS = bindings(MOVES)
