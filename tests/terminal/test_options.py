"""The command's own options, and what the environment asks for, down to the bytes that the terminal gets."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from oss_ai_tui.ui.terminal import DARK, LIGHT, MONOCHROME, TERMINAL
from tests.terminal.conftest import ROOT, Start
from tests.terminal.driver import Terminal

TOUR = (
    ("2", "Creador"),
    ("\r", "Pruebas"),
    ("o", "Hechos"),
    ("n", "3/10"),
    ("3", "Cita de Marta"),
    ("F", "sobre qui"),
    ("\x1b", "Cita de Marta"),
    ("4", "Sin fecha"),
    (":", "una orden o un nombre"),
    ("\x1b", "Sin fecha"),
    ("/vez", "1/29"),
    ("\x1bOP", "Teclas:"),
    ("\x1b", "1/29"),
)
"""Keys through the screens, and words that stand there once each is drawn."""

SGR = re.compile(rb"\x1b\[([\d;]*)m")
MOUSE = re.compile(rb"\x1b\[\?(?:9|100[0-35]|1006|1015|1016)h")


def toured(terminal: Terminal) -> bytes:
    """Go through the screens and return all that was sent."""
    terminal.wait_for("Torre Alta")
    terminal.settle()
    for keys, words in TOUR:
        terminal.press(keys)
        terminal.wait_for(words)
        terminal.settle(0.1)
    return bytes(terminal.sent)


def colours(sent: bytes) -> set[str]:
    """The colours sent: ``31`` of the sixteen, ``38;5;80`` of the 256, ``38;2;1;2;3`` of all."""
    return {colour for found in SGR.findall(sent) for colour in _colours(found.decode().split(";"))}


def _colours(codes: list[str]) -> Iterator[str]:
    while codes:
        code = codes.pop(0)
        if code in ("38", "48"):
            count = 2 if codes[0] == "5" else 4
            yield ";".join([code, *codes[:count]])
            del codes[:count]
        elif re.fullmatch(r"[349][0-7]|10[0-7]", code):
            yield code


def test_the_terminals_own_colours_are_the_sixteen(explorer: Start) -> None:
    sent = colours(toured(explorer("--theme", TERMINAL)))
    assert sent and not [colour for colour in sent if ";" in colour]


@pytest.mark.parametrize(("theme", "ground"), [(DARK, "48;5;234"), (LIGHT, "48;5;255")])
def test_a_theme_with_its_own_ground_has_256_colours_at_most(explorer: Start, theme: str, ground: str) -> None:
    sent = colours(toured(explorer("--theme", theme)))
    assert ground in sent
    assert not [colour for colour in sent if ";2;" in colour]


def test_more_colours_are_sent_only_where_the_terminal_says_that_it_has_them(explorer: Start) -> None:
    """The line to type in is Textual's and drawn in whatever the terminal can show."""
    sent = colours(toured(explorer("--theme", DARK, COLORTERM="truecolor")))
    assert [colour for colour in sent if ";2;" in colour]


@pytest.mark.parametrize(
    ("options", "env"), [(("--theme", MONOCHROME), {}), ((), {"NO_COLOR": "1"}), (("--ascii",), {"NO_COLOR": "1"})]
)
def test_without_colours_none_is_sent_and_the_cursor_still_shows(
    explorer: Start, options: tuple[str, ...], env: dict[str, str]
) -> None:
    sent = toured(explorer(*options, **env))
    assert not colours(sent)
    assert {b"7", b"1"} <= {part for found in SGR.findall(sent) for part in found.split(b";")}


def test_who_asks_for_a_theme_gets_it_even_with_no_color(explorer: Start) -> None:
    terminal = explorer("--theme", DARK, NO_COLOR="1")
    terminal.wait_for("Torre Alta")
    assert "48;5;234" in colours(bytes(terminal.sent))


def test_an_unknown_theme_is_refused_without_drawing(explorer: Start) -> None:
    terminal = explorer("--theme", "sepia")
    assert terminal.wait_end() == 2
    assert b"\x1b" not in terminal.sent and b"sepia" in terminal.sent


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_in_ascii_no_sign_of_ours_needs_more(explorer: Start, size: tuple[int, int]) -> None:
    sent = toured(explorer("--ascii", size=size)).decode()
    assert not {char for char in sent if not char.isascii() and not char.isalpha()} - set("¿¡")


def test_without_it_the_signs_are_there(explorer: Start) -> None:
    assert {"━", "│", "▸", "¶"} <= set(toured(explorer()).decode())


def test_the_mouse_is_left_to_the_terminal_unless_asked_for(explorer: Start) -> None:
    assert not MOUSE.search(toured(explorer()))


def test_the_mouse_is_taken_and_given_back(explorer: Start) -> None:
    terminal = explorer("--mouse")
    toured(terminal)
    taken = {found.group()[:-1] for found in MOUSE.finditer(bytes(terminal.sent))}
    assert b"\x1b[?1000" in taken
    terminal.press("\x03")
    assert terminal.wait_end() == 0
    assert not [code for code in taken if code + b"l" not in terminal.sent]


def test_a_terminal_that_cannot_draw_is_told_so_in_a_line(explorer: Start) -> None:
    terminal = explorer(TERM="dumb")
    assert terminal.wait_end() == 2
    assert b"\x1b" not in terminal.sent and len(bytes(terminal.sent).splitlines()) == 1


def test_where_no_terminal_is_a_line_says_so(store: Path) -> None:
    command = [sys.executable, "-m", "oss_ai_tui", "--store", str(store), "--lang", "es"]
    found = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=ROOT, check=False)
    assert found.returncode == 2
    assert found.stdout == "" and len(found.stderr.splitlines()) == 1
