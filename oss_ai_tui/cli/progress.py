"""One line of progress on standard error, only where it is a terminal: which file is read, and how large it is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from oss_ai_tui.cli.output import plain
from oss_ai_tui.i18n import tr

REDRAW_SECONDS = 0.2
"""A slow line should carry results, not counters."""

LONG_BYTES = 500_000
"""A file of this size is named before it is read, however short ago another was: it may take some seconds."""


class Progress:
    """Names the file whose turn it is on a line that is wiped before anything else is printed."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._done = 0
        self._shown = ""
        self._last = 0.0
        self._draw()

    def step(self) -> None:
        """Count one file, and name the next if the line is a terminal and the last drawing is a while ago."""
        self._done += 1
        self._draw()

    def clear(self) -> None:
        """Wipe the line if it is shown."""
        if self._shown:
            _print(" " * len(self._shown))
            self._shown = ""

    close = clear

    def _draw(self) -> None:
        if not sys.stderr.isatty():
            return
        now, size = time.monotonic(), self._size()
        if now - self._last >= REDRAW_SECONDS or size >= LONG_BYTES:
            self._last, self._shown = now, self._line(size)[: _columns() - 1]
            _print(self._shown)

    def _size(self) -> int:
        with suppress(OSError, ValueError, IndexError):  # what cannot be read is told when its turn has come
            return self._files[self._done].stat().st_size
        return 0

    def _line(self, size: int) -> str:
        if self._done >= len(self._files):
            return tr("reading anew what an older version has read …")
        return tr(
            "reading {number} of {total}: {file} ({size} kB) …",
            number=self._done + 1,
            total=len(self._files),
            file=plain(self._files[self._done].name),
            size=max(1, size // 1000),
        )


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80


def _print(line: str) -> None:
    with suppress(OSError):
        print(line, end="\r", file=sys.stderr, flush=True)
