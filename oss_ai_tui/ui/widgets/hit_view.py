"""The passage of a hit: scrolls; the hits themselves are the screen's to walk."""

from __future__ import annotations

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import FOLLOWING, MOVES
from oss_ai_tui.ui.widgets.page_view import PageView


class HitView(PageView, can_focus=True, inherit_bindings=False):
    """A passage with its hits marked."""

    BINDINGS = bindings(MOVES, FOLLOWING)
