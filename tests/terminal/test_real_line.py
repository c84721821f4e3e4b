"""The explorer over a real line: ssh on the loopback, tmux at the other end."""

from __future__ import annotations

import re
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from shlex import join
from tempfile import TemporaryDirectory

import pytest

from tests.terminal.conftest import ROOT
from tests.terminal.driver import Terminal
from tests.terminal.real_line import Line, missing

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")


@pytest.fixture
def line() -> Iterator[Line]:
    """A line, in a folder whose name is short enough for the sockets of tmux."""
    with TemporaryDirectory(prefix="line-") as folder:
        line = Line(Path(folder))
        yield line
        line.close()


@pytest.fixture
def program(tmp_path: Path) -> list[str]:
    """The explorer on its sample, with folders of its own at the other end of the line."""
    names = ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    home = [f"{name}={tmp_path}" for name in names]
    explorer = [sys.executable, "-m", "oss_ai_tui", "--sample", "--lang", "es"]
    return ["env", f"PYTHONPATH={ROOT}", "LC_ALL=C.UTF-8", *home, *explorer]


def clip(folder: Path) -> str:
    """Return what the program has kept of the last copy."""
    return (folder / "oss-ai-tui" / "clip.txt").read_text("utf-8").removesuffix("\n")


def arrived(terminal: Terminal) -> list[str]:
    """Return what the terminal has been told to hold in its clipboard."""
    found = re.findall(rb"\x1b\]52;c?;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)", bytes(terminal.sent))
    return [b64decode(text).decode("utf-8") for text in found]


def find_and_copy(terminal: Terminal) -> None:
    """Search, open the words in their text, and copy them."""
    terminal.wait_for("Empresas")
    terminal.press("/transparencia")
    terminal.wait_for("Resultados de «transparencia»")
    terminal.press("\r")
    terminal.wait_for("Hechos")
    terminal.press("y")
    terminal.wait_for("Copiar")
    terminal.press("q")
    terminal.wait_for("Enviado al terminal; también en")


@pytest.mark.parametrize("setting", ["set -s set-clipboard on", "set -g allow-passthrough on"])
def test_a_session_in_tmux_is_left_and_taken_up_again(
    line: Line, program: list[str], tmp_path: Path, setting: str
) -> None:
    tmux = line.tmux("mux", setting)
    first = line.connect([*tmux, "new-session", "-x", "80", "-y", "24", join(program)])
    try:
        find_and_copy(first)
        first.wait(lambda: bool(arrived(first)), "a copy at the near end")
        assert arrived(first) == [clip(tmp_path)] and "transparencia" in clip(tmp_path)
        first.resize(100, 30)
        first.wait(lambda: any(len(row) > 95 for row in first.text.splitlines()), "lines of the new width")
        first.press("\x02d")
        assert first.wait_end() == 0
    finally:
        first.close()
    second = line.connect([*tmux, "attach-session"], (80, 24))
    try:
        second.wait_for("Hechos")
        second.press("Q")
        assert second.wait_end() == 0
    finally:
        second.close()


def test_without_tmux_a_copy_comes_over_the_line_as_it_is(line: Line, program: list[str], tmp_path: Path) -> None:
    terminal = line.connect(program)
    try:
        find_and_copy(terminal)
        terminal.wait(lambda: bool(arrived(terminal)), "a copy at the near end")
        assert arrived(terminal) == [clip(tmp_path)]
        terminal.press("Q")
        assert terminal.wait_end() == 0
    finally:
        terminal.close()


@pytest.mark.parametrize("term", ["linux", "screen"])
def test_plain_terminals_are_drawn_on(line: Line, program: list[str], tmp_path: Path, term: str) -> None:
    terminal = line.connect(program, term=term)
    try:
        terminal.wait_for("Empresas")
        terminal.press("3")
        terminal.wait(lambda: re.search("━ Citas ━.* 1/", terminal.text) is not None, "the quotes, read")
        terminal.press("yt")
        terminal.wait_for("también en" if term == "screen" else "no tiene portapapeles; solo en")
        assert bool(arrived(terminal)) is (term == "screen") and clip(tmp_path)
        terminal.press("Q")
        assert terminal.wait_end() == 0
    finally:
        terminal.close()
