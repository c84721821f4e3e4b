"""Every command, declared once: its keys, its words in the footer and in the help, and what it does.

Bindings, footer and help are all made from this; whether a command is in force is asked of the widgets
(``check_action``) in one place, so that keyboard, footer and help never disagree.
"""

from __future__ import annotations

from oss_ai_tui.i18n import N_
from oss_ai_tui.ui.command import Command
from oss_ai_tui.ui.rows import PANES
from oss_ai_tui.ui.themes import THEME_NAMES

MOVES = (
    Command("down", ("j", "down"), "down", N_("one line down")),
    Command("up", ("k", "up"), "up", N_("one line up")),
    Command("first", ("g", "home"), "first", N_("to the beginning")),
    Command("last", ("G", "end"), "last", N_("to the end")),
    Command("page_down", ("pagedown",), "page(1)", N_("one page down")),
    Command("page_up", ("pageup",), "page(-1)", N_("one page up")),
    Command("half_down", ("ctrl+d",), "half(1)", N_("half a page down")),
    Command("half_up", ("ctrl+u",), "half(-1)", N_("half a page up")),
)

FOLLOWING = (
    Command("open", ("enter",), "open", N_("open the page of what is under the cursor"), "read", N_("view"), 10),
    Command("source", ("o",), "source", N_("open the text at the words that prove it"), "read", N_("source"), 11),
)

EVIDENCE = (
    Command("next_proof", ("n",), "proof(1)", N_("to the next evidence"), "read", N_("evidence"), 20),
    Command("previous_proof", ("N",), "proof(-1)", N_("to the evidence before"), "read"),
)

READING = (
    Command("open_fact", ("enter",), "open", N_("open the page of the highlighted fact"), "read", N_("view"), 10),
    Command("next_fact", ("n",), "fact(1)", N_("to the next fact of the text"), "read", N_("fact"), 20),
    Command("previous_fact", ("N",), "fact(-1)", N_("to the fact before"), "read"),
    Command("text_down", ("space",), "page(1)", N_("one page down"), "move"),
    Command("text_up", ("b",), "page(-1)", N_("one page up"), "move"),
)

HITS = (
    Command("next_hit", ("n",), "hit(1)", N_("to the next hit of the search"), "find", N_("hit"), 12),
    Command("previous_hit", ("N",), "hit(-1)", N_("to the hit before"), "find"),
)

BESIDE_HITS = (
    Command("next_fact_of_hit", (".",), "fact_of_hit(1)", N_("to the next fact of the text"), "read"),
    Command("previous_fact_of_hit", ("-",), "fact_of_hit(-1)", N_("to the fact before"), "read"),
)
"""Facts where the hits of a search have the keys that facts have otherwise."""

TIMELINE = (
    Command("plot", ("t",), "plot", N_("draw the timeline on an axis"), "read", N_("axis"), 14),
    Command("unplot", ("t",), "unplot", N_("list the timeline again"), "read", N_("list"), 14),
    Command(
        "why",
        ("e",),
        "why",
        N_("why this date: words, anchor, contrary evidence"),
        "read",
        N_("why"),
        13,
    ),
)

PLOTTING = (
    Command("earlier", ("h", "left"), "along(-1)", N_("to the event before in the lane")),
    Command("later", ("l", "right"), "along(1)", N_("to the next event in the lane"), "move", N_("later"), 12),
    Command("leap_earlier", ("H",), "leap(-1)", N_("back in the lane by as much time as is in view")),
    Command("leap_later", ("L",), "leap(1)", N_("on in the lane by as much time as is in view")),
    Command("zoom_in", ("+",), "zoom(1)", N_("finer scale: years, quarters, months, days"), "read", N_("finer"), 12),
    Command("zoom_out", ("-",), "zoom(-1)", N_("coarser scale"), "read", N_("coarser"), 18),
    Command("zoom_whole", ("=",), "whole", N_("all of the time again"), "read", N_("all the time"), 12),
    Command("lanes", ("a",), "lanes", N_("lanes by company, model, person or text"), "read", N_("lanes"), 13),
)

GRID = (
    Command("cell_left", ("h", "left"), "across(-1)", N_("one column to the left")),
    Command("cell_right", ("l", "right"), "across(1)", N_("one column to the right")),
    Command("columns_left", ("H",), "columns(-1)", N_("one screen of columns to the left")),
    Command("columns_right", ("L",), "columns(1)", N_("one screen of columns to the right")),
    Command("dive", ("enter",), "dive", N_("list the quotes that the cell counts"), "read", N_("quotes"), 10),
    Command("cell_source", ("o",), "source", N_("open the text at the cell's first quote"), "read", N_("source"), 11),
    Command("next_cell", ("n",), "cell(1)", N_("to the next cell that counts anything"), "move", N_("next"), 12),
    Command("previous_cell", ("N",), "cell(-1)", N_("to the cell before that counts anything"), "move"),
)
"""Moving over the cells of the matrix; lines and pages are those of :data:`MOVES`."""

ABOUT = (
    Command("by_models", ("w",), "about('model')", N_("by the models spoken of"), "read", N_("models"), 13),
    Command("by_companies", ("w",), "about('company')", N_("by the companies spoken of"), "read", N_("companies"), 13),
)

FAMILIES = (
    Command("families", ("t",), "families", N_("show the families of all models"), "read", N_("all families"), 13),
)

SIDES = (
    Command("read_side", ("enter", "o"), "read_side", N_("open the text at this side's words"), "read", N_("text"), 10),
    Command("side_left", ("h", "left"), "side(-1)", N_("to the side before"), "read"),
    Command("side_right", ("l", "right"), "side(1)", N_("to the other side"), "read", N_("other side"), 12),
    Command("next_place", ("n",), "proof(1)", N_("to the next place that says so"), "read", N_("evidence"), 47),
    Command("previous_place", ("N",), "proof(-1)", N_("to the place before that says so"), "read"),
)

QUERY = (
    Command("query_down", ("down", "ctrl+n"), "move(1)", N_("to the next hit"), "find"),
    Command("query_up", ("up", "ctrl+p"), "move(-1)", N_("to the hit before"), "find"),
    Command("query_page_down", ("pagedown",), "move_page(1)", N_("one page of hits down"), "find"),
    Command("query_page_up", ("pageup",), "move_page(-1)", N_("one page of hits up"), "find"),
    Command("query_open", ("enter",), "open", N_("open the text at the hit"), "find", N_("view"), 10),
    Command(
        "query_leave",
        ("escape",),
        "leave",
        N_("to the list of hits; with nothing typed, back"),
        "find",
        N_("list"),
        30,
        needed=True,
    ),
)

CHOOSING = (
    Command("choice_down", ("down", "ctrl+n"), "move(1)", N_("to the next choice"), "find"),
    Command("choice_up", ("up", "ctrl+p"), "move(-1)", N_("to the choice before"), "find"),
    Command("choice_page_down", ("pagedown",), "move_page(1)", N_("one page of choices down"), "find"),
    Command("choice_page_up", ("pageup",), "move_page(-1)", N_("one page of choices up"), "find"),
    Command("choose", ("enter",), "open", N_("take the choice under the cursor"), "find", N_("choose"), 10),
    Command("choice_leave", ("escape",), "leave", N_("close without a choice"), "find", N_("close"), 30, needed=True),
)

LABEL_LETTERS = Command(
    "hint_letters", ("a-z",), "", N_("go to the page of what has these letters"), "move", N_("go there"), 5
)
"""No binding: the letters are those of the labels."""

HINTING = (
    Command("hint_erase", ("backspace",), "erase", N_("take back a letter"), "move"),
    Command("hint_leave", ("escape",), "leave", N_("leave the letters"), "move", N_("close"), 10, needed=True),
)

COPYING = (
    Command("copy_text", ("t",), "copy_as('text')", N_("copy its words"), "take", N_("text"), 10),
    Command(
        "copy_quote",
        ("q",),
        "copy_as('quote')",
        N_("copy its words with who says them and where"),
        "take",
        N_("quote with source"),
        11,
    ),
    Command(
        "copy_citation",
        ("c",),
        "copy_as('citation')",
        N_("copy where it stands, as a citation"),
        "take",
        N_("citation"),
        12,
    ),
    Command("copy_link", ("l",), "copy_as('link')", N_("copy a link: text and paragraph"), "take", N_("link"), 13),
    Command("copy_json", ("j",), "copy_as('json')", N_("copy it as JSON"), "take", N_("JSON"), 14),
    Command("copy_path", ("p",), "copy_as('path')", N_("copy the path of its file"), "take", N_("path"), 15),
)
"""What may follow the key that copies."""

LEAVE_COPYING = (Command("copy_nothing", ("escape",), "leave", N_("copy nothing"), "take", N_("nothing"), 30),)

NAMING = (
    Command("write", ("enter",), "open", N_("write the file"), "take", N_("write"), 10),
    Command("write_nothing", ("escape",), "leave", N_("write nothing"), "take", N_("nothing"), 30, needed=True),
)

PANE_KEYS = tuple(
    Command(f"pane_{name}", (str(key),), f"pane('{name}')", title, "move")
    for key, (name, title) in enumerate(PANES.items(), 1)
)

GLOBAL = (
    *PANE_KEYS,
    Command("next_pane", ("tab",), "next_pane", N_("to the next pane"), "move", N_("pane"), 35),
    Command("previous_pane", ("shift+tab",), "previous_pane", N_("to the pane before"), "move"),
    Command("search", ("/",), "search", N_("search all passages as you type"), "find", N_("search"), 14),
    Command(
        "palette",
        (":", "ctrl+p"),
        "palette",
        N_("run a command, or go to anything by its name"),
        "find",
        N_("go to"),
        19,
    ),
    Command("filter", ("F",), "filter", N_("filter this list"), "find", N_("filter"), 21),
    Command("sort", ("s",), "sort", N_("sort this list; the same order again turns it round"), "find", N_("sort"), 22),
    Command(
        "narrow",
        ("r",),
        "narrow",
        N_("narrow all lists to what is under the cursor"),
        "find",
        N_("narrow"),
        20,
    ),
    Command("matrix", ("w",), "matrix", N_("show who speaks of whom"), "read", N_("matrix"), 32),
    Command("lineage", ("t",), "lineage", N_("show what it is built on, and what on it"), "read", N_("family"), 24),
    Command("conflicts", ("C",), "conflicts", N_("show where the texts disagree"), "read", N_("conflicts"), 33),
    Command("lift", ("0",), "lift", N_("lift narrowing, filters and order"), "find", N_("all"), 5),
    Command("hints", ("f",), "hints", N_("jump to anything named in view by its letters"), "move", N_("jump"), 23),
    Command("copy", ("y", "ctrl+y"), "copy", N_("copy this"), "take", N_("copy"), 24),
    Command("export", ("x",), "export", N_("export this to a file"), "take", N_("export"), 26),
    Command("export_all", ("X",), "export_all", N_("export all that is here"), "take"),
    Command("back", ("<", "backspace"), "back", N_("back to the place before"), "move", N_("back"), 40),
    Command("forward", (">",), "forward", N_("forward again"), "move", N_("forward"), 45),
    Command("escape", ("escape",), "escape", N_("leave what is open, one step at a time"), "move"),
    Command("help", ("?", "f1"), "help", N_("show the keys in force here"), "program", N_("help"), 15),
    Command("close", ("q",), "close", N_("close what is open"), "program", N_("close"), 16),
    Command("quit_list", ("q",), "quit_list", N_("quit"), "program", N_("quit"), 16),
    Command("quit", ("Q", "ctrl+c"), "leave_program", N_("quit at once"), "program", needed=True),
    Command("suspend", ("ctrl+z",), "suspend_process", N_("suspend; fg comes back"), "program"),
    Command("redraw", ("ctrl+l",), "redraw", N_("draw the screen anew"), "program"),
    Command("reload", ("ctrl+l",), "reload", N_("read the store anew: it has changed"), "program", N_("reload"), 4),
    Command("next_theme", ("f2",), "next_theme", N_("other colours"), "program"),
)

CHOSEN = tuple(
    Command(f"theme_{name}", (), f"use_theme('{name}')", title, "program") for name, title in THEME_NAMES.items()
)
"""Commands without a key, which only the palette has."""

LEADING_ON = frozenset(
    {
        "pane",
        "search",
        "palette",
        "hints",
        "filter",
        "sort",
        "narrow",
        "lift",
        "reload",
        "back",
        "forward",
        "escape",
        "close",
    }
    | {"next_pane", "previous_pane", "matrix", "lineage", "conflicts"}
)
"""Actions that are in force only where there is something to go to."""

HELPING = (
    Command("help_down", ("down", "ctrl+n"), "move(1)", N_("one line down"), "program"),
    Command("help_up", ("up", "ctrl+p"), "move(-1)", N_("one line up"), "program"),
    Command("help_page_down", ("pagedown",), "move_page(1)", N_("one page down"), "program", N_("page down"), 20),
    Command("help_page_up", ("pageup",), "move_page(-1)", N_("one page up"), "program"),
    Command(
        "help_leave",
        ("escape",),
        "leave",
        N_("show all keys again; with nothing typed, close the help"),
        "program",
        N_("close"),
        10,
        needed=True,
    ),
)

ALL = {
    command.id: command
    for command in (
        *(*MOVES, *FOLLOWING, *EVIDENCE, *READING, *HITS, *BESIDE_HITS, *TIMELINE, *PLOTTING),
        *(*GRID, *ABOUT, *FAMILIES, *SIDES),
        *(*QUERY, *CHOOSING, *HINTING, *COPYING, *LEAVE_COPYING, *NAMING),
        *(*GLOBAL, *CHOSEN, *HELPING),
    )
}
