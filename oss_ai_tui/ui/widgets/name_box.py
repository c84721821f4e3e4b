"""The line in which the name of a file is typed."""

from __future__ import annotations

from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import NAMING
from oss_ai_tui.ui.widgets.search_box import SearchBox


class NameBox(SearchBox):
    """An input for the name of a file."""

    BINDINGS = bindings(NAMING)
