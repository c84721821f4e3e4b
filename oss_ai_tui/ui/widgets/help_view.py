"""The list of keys: scrolls, and has nothing to open."""

from __future__ import annotations

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import MOVES
from oss_ai_tui.ui.widgets.page_view import PageView


class HelpView(PageView, can_focus=True, inherit_bindings=False):
    """Lines to scroll."""

    BINDINGS = bindings(MOVES)
