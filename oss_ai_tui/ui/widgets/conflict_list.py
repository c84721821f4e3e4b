"""The list of the conflicts; what Enter does there is the screen's to know."""

from __future__ import annotations

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import MOVES
from oss_ai_tui.ui.widgets.fact_list import FactList


class ConflictList(FactList, can_focus=True, inherit_bindings=False):
    """Rows without pages of their own."""

    BINDINGS = bindings(MOVES)
