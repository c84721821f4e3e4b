"""The explorer as a person has it: in a terminal, by keys, down to the bytes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import ROOT, Start
from tests.terminal.driver import Terminal

LEAVES_SCREEN = b"\x1b[?1049l"
SHOWS_CURSOR = b"\x1b[?25h"


def opened(terminal: Terminal, words: str = "Torre Alta") -> Terminal:
    """Wait until the store is on the screen."""
    terminal.wait_for(words)
    terminal.settle()
    return terminal


def test_it_starts_is_driven_by_keys_and_leaves_the_terminal_as_it_was(start: Start) -> None:
    terminal = start("plain")
    before = terminal.modes()
    opened(terminal)
    assert terminal.modes() != before
    terminal.press("2")
    terminal.wait_for("Creador")
    terminal.press("\r")
    terminal.wait_for("Pruebas")
    terminal.press("o")
    terminal.wait_for("Hechos")
    terminal.press("<<")
    terminal.wait_for("▸Lince")
    terminal.press("q")
    assert terminal.wait_end() == 0
    assert terminal.modes() == before
    assert LEAVES_SCREEN in terminal.sent and SHOWS_CURSOR in terminal.sent


def test_a_burst_of_keys_has_the_effect_of_the_same_keys_pressed_slowly(start: Start) -> None:
    terminal = opened(start("plain"))
    terminal.press("/carta\r")
    terminal.wait_for("Hechos")
    terminal.wait_for("una carta")
    terminal.press("\x1b")
    terminal.wait_for("Resultados de «carta»")


@pytest.mark.parametrize("keys", ["Q", "\x03"])
def test_it_quits_at_once(start: Start, keys: str) -> None:
    terminal = opened(start("plain"))
    before_end = len(terminal.sent)
    terminal.press(keys)
    assert terminal.wait_end() == 0
    assert LEAVES_SCREEN in terminal.sent[before_end:]


def test_nothing_is_sent_while_nothing_happens(start: Start) -> None:
    terminal = opened(start("plain"))
    terminal.settle(1.0)
    assert terminal.settle(2.0) == 0
    terminal.press("/vez")
    terminal.wait_for("Resultados de «vez»")
    terminal.settle(1.0)
    assert terminal.settle(2.0) == 0


def test_few_bytes_go_over_the_line(start: Start) -> None:
    terminal = start("plain")
    opened(terminal)
    assert len(terminal.sent) <= 14 * 1024
    terminal.press("6")
    terminal.wait_for("1/49")
    terminal.settle()
    costs = []
    for number in range(2, 9):
        before = len(terminal.sent)
        terminal.press("j")
        terminal.wait_for(f"{number}/49")
        terminal.settle(0.2)
        costs.append(len(terminal.sent) - before)
    assert sorted(costs)[len(costs) // 2] <= 1800


def test_few_bytes_go_over_the_line_for_the_drawn_timeline_and_none_at_rest(start: Start) -> None:
    terminal = opened(start("plain"))
    terminal.press("4t")
    terminal.wait_for("Cronología por empresa")
    terminal.wait(lambda: re.search(r"Nube Libre.*!", terminal.text) is not None, "what is disputed")
    terminal.settle(1.0)
    assert terminal.settle(2.0) == 0
    costs = []
    for key, counter in ("k", "2/3"), ("j", "1/3"), ("l", "3/3"), ("h", "1/3"), ("j", "3/3"), ("k", "1/3"):
        before = len(terminal.sent)
        terminal.press(key)
        terminal.wait_for(f"{counter} ━")
        terminal.settle(0.2)
        costs.append(len(terminal.sent) - before)
    assert max(costs) <= 1800


def test_the_whole_screen_is_drawn_anew_on_demand(start: Start) -> None:
    terminal = opened(start("plain"))
    before = terminal.text
    terminal.screen.reset()
    terminal.press("\x0c")
    terminal.wait(lambda: terminal.text == before, "the screen as it was")


def test_a_new_size_is_taken_up(start: Start) -> None:
    terminal = opened(start("plain"))
    terminal.resize(50, 12)
    terminal.wait(lambda: "┬" not in terminal.text and "Torre Alta" in terminal.text, "a single pane")
    terminal.resize(200, 50)
    terminal.wait_for("Según Marta Ríos")


SGR = re.compile(rb"\x1b\[([\d;]*)m")


def colours(sent: bytes) -> set[str]:
    """The codes of colours among the attributes sent."""
    codes = {code for found in SGR.findall(sent) for code in found.decode().split(";")}
    return {code for code in codes if re.fullmatch(r"3[0-8]|4[0-8]|9[0-7]|10[0-7]", code)}


def test_no_color_means_none_and_loses_nothing(start: Start) -> None:
    terminal = opened(start("plain", NO_COLOR="1"))
    for keys in ("j", "2", "\r", "o", "n", "/vez", "\x1b", "?"):
        terminal.press(keys)
        terminal.settle(0.2)
    assert not colours(bytes(terminal.sent))
    assert b"\x1b[7m" in terminal.sent


def test_an_empty_no_color_says_nothing(start: Start) -> None:
    assert colours(bytes(opened(start("plain", NO_COLOR="")).sent))


def test_at_most_256_colours_are_sent_unless_the_terminal_says_more(start: Start) -> None:
    terminal = opened(start("plain"))
    assert not re.search(rb"[34]8;2;", terminal.sent)


SEQUENCES = re.compile(rb"\x1b\[[\d;?<>=$]*[A-Za-z]|\x1b\[\?[\d;]+\$p|\x1b\[<u")


def test_no_escape_sequence_of_a_text_reaches_the_terminal(start: Start) -> None:
    terminal = opened(start("hostile"), "fuerte")
    lists = ("j", "jj", "\r", "o", "n", "2", "G", "\r", "3", "G", "4", "5", "6", "G", "\r", "7", "\r", "?")
    for keys in ("4", "t", "al", "+e", "<t1", *lists):
        terminal.press(keys)
        terminal.settle(0.25)
    left = SEQUENCES.sub(b"", bytes(terminal.sent))
    assert b"\x1b" not in left and b"\x07" not in left
    shown = left.decode("utf-8", "ignore")
    assert not set(shown) & {chr(code) for code in range(0x80, 0xA0)}
    assert not set(shown) & set("\u202e\u202c\u200b")


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"TERM": ""}])
def test_a_terminal_that_cannot_draw_is_refused_in_a_line(start: Start, env: dict[str, str]) -> None:
    terminal = start("plain", **env)
    assert terminal.wait_end() == 2
    assert b"\x1b" not in terminal.sent and len(bytes(terminal.sent).splitlines()) <= 2


def test_no_terminal_is_refused_in_a_line(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tests" / "terminal" / "program.py"), "plain"]
    found = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert found.returncode == 2
    assert found.stdout == "" and len(found.stderr.splitlines()) == 1


@pytest.mark.parametrize("term", ["linux", "screen", "xterm", "tmux-256color"])
def test_common_terminals_are_drawn_on(start: Start, term: str) -> None:
    terminal = opened(start("plain", TERM=term))
    terminal.press("q")
    assert terminal.wait_end() == 0


def test_ctrl_c_quits_while_a_query_is_typed_and_q_is_a_letter_of_it(start: Start) -> None:
    terminal = opened(start("plain"))
    terminal.press("jj/Quien")
    terminal.wait_for("«Quien»")
    terminal.press("\x03")
    assert terminal.wait_end() == 0
