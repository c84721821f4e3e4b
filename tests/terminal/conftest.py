"""A terminal that is given back whatever happens."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oss_ai_tui.store import open_writer
from tests.terminal.driver import Terminal
from tests.ui.samples import harbour, tower

ROOT = Path(__file__).resolve().parents[2]
Start = Callable[..., Terminal]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Start]:
    """Run Python with some arguments in a terminal that is given back: ``run("-m", "oss_ai_tui", TERM="linux")``."""
    opened: list[Terminal] = []

    def begin(*arguments: str, size: tuple[int, int] = (80, 24), **env: str | None) -> Terminal:
        home = {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
        terminal = Terminal([sys.executable, *arguments], size, {**home, **env})
        opened.append(terminal)
        return terminal

    yield begin
    for terminal in opened:
        terminal.close()


@pytest.fixture
def start(run: Start) -> Start:
    """Start the explorer over handmade records: ``start("plain", size=(80, 24), NO_COLOR="1")``."""

    def begin(which: str, size: tuple[int, int] = (80, 24), language: str = "es", **env: str) -> Terminal:
        return run(str(ROOT / "tests" / "terminal" / "program.py"), which, language, size=size, **env)

    return begin


@pytest.fixture
def explorer(run: Start, store: Path) -> Start:
    """Start the installed command's explorer over a real store: ``explorer("--theme", "dark", NO_COLOR="1")``."""

    def begin(*options: str, size: tuple[int, int] = (80, 24), **env: str | None) -> Terminal:
        return run("-m", "oss_ai_tui", "--store", str(store), "--lang", "es", *options, size=size, **env)

    return begin


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the handmade records."""
    place = tmp_path_factory.mktemp("stores") / "almacen"
    with open_writer(place) as writer:
        for record in (harbour(), tower()):
            writer.put(record, extractor="made by hand")
        writer.commit()
    return place
