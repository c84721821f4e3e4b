"""Whatever frame follows whichever, the terminal shows it, and is sent no more than it must be."""

from __future__ import annotations

import io

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from oss_ai_tui.ui.frugal import LinesUpdate, Shown

WIDTH, HEIGHT = 12, 3
STYLES = st.sampled_from([None, Style(bold=True), Style(color="cyan"), Style(reverse=True), Style(underline=True)])
PIECES = st.tuples(st.text("ab é漢 ", max_size=6), STYLES)


def strip(pieces: list[tuple[str, Style | None]]) -> Strip:
    """A line of exactly the terminal's width."""
    made = Strip([Segment(text, style) for text, style in pieces if text])
    return made.adjust_cell_length(WIDTH)


LINES = st.lists(PIECES, max_size=4).map(strip)
FRAMES = st.lists(st.lists(LINES, min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=6)


def console() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, color_system="256", width=WIDTH, _environ={})


def look(screen: pyte.Screen) -> list[list[tuple[str, bool, bool, bool, str]]]:
    """Every cell with what it looks like; a blank's weight and colour cannot be seen."""
    cells = [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]
    seen = [[(c.data, c.bold, c.reverse, c.underscore, c.fg) for c in row] for row in cells]
    return [[(" ", False, *c[2:4], "default") if c[0] == " " else c for c in row] for row in seen]


def show(update: LinesUpdate, screen: pyte.Screen) -> int:
    sent = update.render_segments(console())
    pyte.Stream(screen).feed(sent)
    return len(sent)


@given(FRAMES)
def test_the_terminal_shows_the_last_frame(frames: list[list[Strip]]) -> None:
    shown, screen = Shown(), pyte.Screen(WIDTH, HEIGHT)
    for frame in frames:
        show(LinesUpdate(shown, frame), screen)
    afresh = pyte.Screen(WIDTH, HEIGHT)
    show(LinesUpdate(Shown(), frames[-1]), afresh)
    assert look(screen) == look(afresh)
    assert [line.rstrip() for line in afresh.display] == [_plain(line) for line in frames[-1]]


def _plain(line: Strip) -> str:
    return set_cell_size(line.text, WIDTH).rstrip()


@given(st.lists(LINES, min_size=HEIGHT, max_size=HEIGHT))
def test_a_frame_that_is_shown_already_costs_nothing(frame: list[Strip]) -> None:
    shown, screen = Shown(), pyte.Screen(WIDTH, HEIGHT)
    show(LinesUpdate(shown, frame), screen)
    again = [Strip([Segment(s.text, s.style) for s in line]) for line in frame]
    assert show(LinesUpdate(shown, again), screen) == 0
    assert all(cell_len(line.text) == WIDTH for line in frame)


def test_only_what_changed_is_sent_and_blanks_are_erased() -> None:
    shown, screen = Shown(), pyte.Screen(80, 1)
    show(LinesUpdate(shown, [Strip([Segment("uno dos tres".ljust(80))])]), screen)
    sent = LinesUpdate(shown, [Strip([Segment("uno dor tres".ljust(80))])]).render_segments(console())
    assert sent == "\x1b[1;7Hr"
    sent = LinesUpdate(shown, [Strip([Segment("uno".ljust(80))])]).render_segments(console())
    assert sent.endswith("\x1b[K") and len(sent) < 15


def test_what_is_forgotten_is_sent_anew() -> None:
    shown, screen = Shown(), pyte.Screen(WIDTH, 1)
    frame = [Strip([Segment("hola".ljust(WIDTH))])]
    first = show(LinesUpdate(shown, frame), screen)
    shown.forget()
    assert show(LinesUpdate(shown, frame), screen) == first
