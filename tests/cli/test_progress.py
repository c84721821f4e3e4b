"""A terminal shows which file is being read before it has been; anything else gets no progress at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from oss_ai_tui.cli import progress
from oss_ai_tui.cli.progress import LONG_BYTES, Progress

pty = pytest.importorskip("pty")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """Standard error is a terminal; gives what has come out of it since the last call."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal, os.fdopen(ours, "rb", buffering=0) as screen:
        monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=terminal))

        def take() -> str:
            terminal.write("$")
            terminal.flush()
            taken = b""
            while not taken.endswith(b"$"):
                taken += screen.read(1000)
            return taken[:-1].decode()

        yield take


def files_of(folder: Path, *sizes: int) -> list[Path]:
    files = [folder / f"{number}.txt" for number in range(len(sizes))]
    for file, size in zip(files, sizes, strict=True):
        file.write_bytes(b"a" * size)
    return files


def test_the_first_file_is_named_before_it_is_read(shown: Callable[[], str], tmp_path: Path) -> None:
    line = Progress(files_of(tmp_path, 3_200_000))
    assert shown().startswith("reading 1 of 1: 0.txt (3200 kB) …")
    line.close()
    assert shown().strip() == ""


def test_a_long_file_is_named_however_short_ago_another_was(
    shown: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "REDRAW_SECONDS", float("inf"))
    line = Progress(files_of(tmp_path, LONG_BYTES, 1000, LONG_BYTES))
    assert "0.txt" in shown()
    line.step()
    assert shown() == ""
    line.step()
    assert "reading 3 of 3: 2.txt" in shown()


def test_the_line_is_never_wider_than_the_terminal(shown: Callable[[], str], tmp_path: Path) -> None:
    file = tmp_path / f"{'largo' * 40}.txt"
    file.write_text("a")
    Progress([file])
    assert len(shown().strip("\r")) == 79


def test_what_goes_elsewhere_gets_no_progress(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = Progress(files_of(tmp_path, LONG_BYTES))
    line.step()
    line.close()
    assert capsys.readouterr().err == ""
