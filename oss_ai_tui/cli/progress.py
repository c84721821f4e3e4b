"""One line of progress on standard error, only where it is a terminal."""

from __future__ import annotations

import sys
import time

from oss_ai_tui.i18n import tr

REDRAW_SECONDS = 0.2
"""A slow line should carry results, not counters."""


class Progress:
    """Counts steps towards a total on one line that is wiped before anything else is printed."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = False
        self._last = 0.0

    def step(self) -> None:
        """Count one step and show the count if the line is a terminal and the last showing is a while ago."""
        self._done += 1
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._last >= REDRAW_SECONDS and self._done < self._total:
            self._last, self._shown = now, True
            print(
                tr("reading {done} of {total} …", done=self._done, total=self._total),
                end="\r",
                file=sys.stderr,
                flush=True,
            )

    def clear(self) -> None:
        """Wipe the line if it is shown."""
        if self._shown:
            self._shown = False
            print(" " * 60, end="\r", file=sys.stderr, flush=True)
