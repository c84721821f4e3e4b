"""The line in which the name of a choice is typed."""

from __future__ import annotations

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import CHOOSING
from oss_ai_tui.ui.widgets.search_box import SearchBox


class ChoiceBox(SearchBox):
    """An input above a list of choices."""

    BINDINGS = bindings(CHOOSING)
