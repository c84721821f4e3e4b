"""Leaving when told to from outside: a signal, or a line that drops.

The application is asked to end, which restores the terminal. Where that takes too long, because the terminal no longer
takes anything or the program is busy, the terminal is restored from here and the process ends at once.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from collections.abc import Callable
from threading import Thread, Timer
from types import FrameType, TracebackType
from typing import Any

_PATIENCE = 0.6
"""Seconds that an orderly end may take."""
_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
_RESTORE = b"\x1b[?2004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m"
"""Paste, wrapping, keyboard, alternate screen, cursor, focus and colours as a shell expects them."""


class Guard:
    """Watches signals and the line while the application runs; a context manager.

    Args:
        leave: asks the application to end with an exit code; called in any thread.
    """

    def __init__(self, leave: Callable[[int], None]) -> None:
        self._leave = leave
        self._timer: Timer | None = None
        self._handlers: dict[signal.Signals, Any] = {}
        self._modes: list[Any] | None = None

    def __enter__(self) -> Guard:
        self._modes = _modes()
        for number in _SIGNALS:
            self._handlers[number] = signal.signal(number, self._signalled)
        Thread(target=self._watch_line, name="oss-ai-tui-line", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        if self._timer is not None:
            self._timer.cancel()

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        self._end(128 + number)

    def _watch_line(self) -> None:
        """Wait for the terminal to hang up; its end of file would otherwise be read over and over."""
        poll = select.poll()
        poll.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
        while not any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll()):
            continue
        self._end(128 + signal.SIGHUP)

    def _end(self, code: int) -> None:
        if self._timer is None:
            self._timer = Timer(_PATIENCE, self._end_now, (code,))
            self._timer.daemon = True
            self._timer.start()
            self._leave(code)

    def _end_now(self, code: int) -> None:
        try:
            _restore(self._modes)
        finally:
            os._exit(code)


def _modes() -> list[Any] | None:
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None


def _restore(modes: list[Any] | None) -> None:
    """Restore the terminal without ever waiting for it."""
    try:
        terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        os.write(terminal, _RESTORE)
        if modes is not None:
            termios.tcsetattr(terminal, termios.TCSANOW, modes)
    except (OSError, termios.error):
        return
