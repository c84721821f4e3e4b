"""A terminal that is given back whatever happens."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.driver import Terminal

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the explorer over handmade records: ``start("plain", size=(80, 24), NO_COLOR="1")``."""
    opened: list[Terminal] = []

    def begin(which: str, size: tuple[int, int] = (80, 24), language: str = "es", **env: str) -> Terminal:
        command = [sys.executable, str(ROOT / "tests" / "terminal" / "program.py"), which, language]
        home = {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
        terminal = Terminal(command, size, {**home, **env})
        opened.append(terminal)
        return terminal

    yield begin
    for terminal in opened:
        terminal.close()
