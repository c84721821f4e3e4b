"""Ends that nobody asked for: signals, a line that drops, suspension, faults of ours."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.test_program import LEAVES_SCREEN, opened


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131), (signal.SIGTERM, 143)]
)
def test_a_signal_ends_it_and_restores_the_terminal(start: Start, number: signal.Signals, code: int) -> None:
    terminal = start("plain")
    before = terminal.modes()
    opened(terminal)
    terminal.kill(number)
    assert terminal.wait_end() == code
    assert terminal.modes() == before
    assert LEAVES_SCREEN in terminal.sent


@pytest.mark.parametrize("which", ["plain", "endless"])
def test_it_is_gone_soon_after_the_line_drops(start: Start, which: str) -> None:
    terminal = start(which)
    terminal.wait_for("Empresas")
    terminal.settle()
    terminal.hang_up()
    assert terminal.wait_end() == 129


def test_it_ends_although_the_terminal_takes_nothing_more(start: Start) -> None:
    """The line is full and nobody reads: an orderly end would wait for ever."""
    terminal = opened(start("plain", size=(300, 100)))
    for _ in range(200):
        os.write(terminal.fd, b"\x0c")
    time.sleep(1)  # nothing is read meanwhile, which is the condition under test
    terminal.kill(signal.SIGHUP)
    end = time.monotonic() + 20
    while not (done := os.waitpid(terminal.pid, os.WNOHANG))[0]:
        time.sleep(0.02)
        assert time.monotonic() < end
    terminal.status = os.waitstatus_to_exitcode(done[1])
    assert terminal.status == 129


def test_quitting_does_not_wait_for_a_store_half_read(start: Start) -> None:
    terminal = start("endless")
    terminal.wait_for("leyendo…")
    terminal.press("q")
    assert terminal.wait_end() == 0


def test_it_is_suspended_and_comes_back(start: Start) -> None:
    terminal = start("plain")
    before = terminal.modes()
    opened(terminal)
    seen = terminal.text
    terminal.press("\x1a")
    terminal.wait(terminal.is_stopped, "suspension")
    terminal.settle()
    assert terminal.modes() == before and LEAVES_SCREEN in terminal.sent
    terminal.screen.reset()
    terminal.kill(signal.SIGCONT)
    terminal.wait(lambda: terminal.text == seen, "the screen as it was")
    assert terminal.modes() != before
    terminal.press("2")
    terminal.wait_for("Creador")
    terminal.press("q")
    assert terminal.wait_end() == 0
    assert terminal.modes() == before


def test_a_stop_that_it_cannot_see_coming_does_no_harm(start: Start) -> None:
    terminal = start("plain")
    before = terminal.modes()
    opened(terminal)
    terminal.kill(signal.SIGSTOP)
    terminal.wait(terminal.is_stopped, "the stop")
    terminal.kill(signal.SIGCONT)
    terminal.settle()
    terminal.press("4j")
    terminal.wait_for("2/3")
    terminal.press("q")
    assert terminal.wait_end() == 0
    assert terminal.modes() == before


@pytest.mark.parametrize(("which", "keys"), [("faulty", ""), ("broken-search", "/vez")])
def test_a_fault_leaves_a_report_and_two_plain_lines(start: Start, tmp_path: Path, which: str, keys: str) -> None:
    terminal = start(which, size=(200, 24))
    before = terminal.modes()
    if keys:
        opened(terminal)
        terminal.press(keys)
    assert terminal.wait_end() == 1
    assert terminal.modes() == before
    last = bytes(terminal.sent).split(LEAVES_SCREEN)[-1].decode()
    assert "Traceback" not in last and "hay un informe" in last
    (report,) = (tmp_path / "oss-ai-tui").glob("crash-*.txt")
    assert report.name in last
    assert "ZeroDivisionError" in report.read_text() and report.stat().st_mode & 0o077 == 0


def test_a_report_that_cannot_be_written_is_told_with_the_cause(start: Start, tmp_path: Path) -> None:
    (tmp_path / "oss-ai-tui").write_text("no es una carpeta")
    terminal = start("faulty", size=(200, 24))
    assert terminal.wait_end() == 1
    assert "no se pudo escribir un informe" in terminal.text and "ZeroDivisionError" in terminal.text


def test_a_store_that_cannot_be_read_ends_with_the_code_of_the_problem(start: Start) -> None:
    terminal = start("damaged")
    terminal.wait_for("/almacen/roto")
    terminal.press("q")
    assert terminal.wait_end() == 7
