"""The menus of a list: what it can be filtered by, and in which orders it can stand."""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.choices import Choice, Menu
from oss_ai_tui.ui.facets import FACETS, counted
from oss_ai_tui.ui.orders import ORDERS
from oss_ai_tui.ui.rows import PANES, Rows
from oss_ai_tui.ui.slices import Slice

_FIRST_VALUES = 6
"""Values of a facet that are listed before anything is typed; typing finds all."""
_PARTS = "\t"
"""Between a facet's name and a value, neither of which holds it."""


def filter_menu(corpus: Corpus, rows: Rows, now: Slice) -> Menu:
    """Return every value of every facet of a list, each with the number of its rows; what is in force is marked."""
    choices: list[Choice] = []
    first: list[int] = []
    headings: dict[int, str] = {}
    for facet in FACETS[rows.pane]:
        title, chosen = tr(facet.title), now.value(facet.name)
        headings[len(first)] = title
        for place, (value, count) in enumerate(counted(corpus, facet, rows.ids)):
            if place < _FIRST_VALUES or value == chosen:
                first.append(len(choices))
            id = f"{facet.name}{_PARTS}{value}"
            choices.append(Choice(id, facet.label(corpus, value), title, words.number(count), value == chosen))
    title = tr("Filter {pane}", pane=tr(PANES[rows.pane]).lower())
    return Menu(title, tr("Type a name, a kind, a year…"), choices, first, headings)


def filter_of(choice: str) -> tuple[str, str]:
    """Return the facet and the value that a choice of the filters means."""
    facet, _, value = choice.partition(_PARTS)
    return facet, value


def sort_menu(pane: str, now: Slice) -> Menu:
    """Return the orders of a list; the one in force is marked, with the way it goes."""
    arrow = "↓" if now.backwards else "↑"
    choices = [
        Choice(o.name, tr(o.title), "", arrow if o.name == now.order else "", o.name == now.order) for o in ORDERS[pane]
    ]
    hint = tr("The order in force, chosen again, is turned round")
    return Menu(tr("Sort {pane}", pane=tr(PANES[pane]).lower()), hint, choices)
