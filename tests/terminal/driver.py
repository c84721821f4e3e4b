"""Runs a program in a pseudo-terminal and shows what a person would see and what went over the line."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyte

DEADLINE = 90.0
"""Seconds after which a condition that does not come true is a failure."""
_ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;c", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}


class Terminal:
    """A terminal of a size with a program in it."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int] = (80, 24), env: Mapping[str, str | None] | None = None
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = bytearray()
        self.status: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            _become(command, size, env or {})

    # What comes over the line.

    def read(self, timeout: float = 0.05) -> int:
        """Take what the program sends within a while and return the number of bytes."""
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return 0
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return 0
        self.sent += data
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self.fd, answer)
        self._stream.feed(data)
        return len(data)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(row.rstrip() for row in self.screen.display)

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Read until a condition holds; a failure tells what stands on the screen instead."""
        end = time.monotonic() + DEADLINE
        while not condition():
            self.read()
            assert time.monotonic() < end, f"{what} did not come true; on the screen:\n{self.text}"

    def wait_for(self, words: str) -> None:
        """Read until words stand on the screen."""
        self.wait(lambda: words in self.text, f"{words!r} on the screen")

    def settle(self, quiet: float = 0.4) -> int:
        """Read until the program is silent for a while and return the number of bytes."""
        count, last = 0, time.monotonic()
        while time.monotonic() - last < quiet:
            got = self.read()
            if got:
                count, last = count + got, time.monotonic()
        return count

    # What goes over the line.

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self.fd, keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self) -> None:
        """Drop the line."""
        os.close(self.fd)
        self.fd = -1

    # The program and its terminal modes.

    def modes(self) -> list[Any]:
        """Return the terminal's modes, less the control characters."""
        return termios.tcgetattr(self.fd)[:4]

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def is_stopped(self) -> bool:
        """Tell whether the program is suspended."""
        return Path(f"/proc/{self.pid}/stat").read_text(errors="replace").rsplit(")", 1)[1].split()[0] == "T"

    def wait_end(self) -> int:
        """Wait for the program's end and return its exit code, or minus the signal that ended it."""
        end = time.monotonic() + DEADLINE
        while self.status is None:
            if self.fd >= 0:
                self.read()
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            assert time.monotonic() < end, f"the program did not end; on the screen:\n{self.text}"
        while self.fd >= 0 and self.read():
            continue
        return self.status

    def close(self) -> None:
        """End the program if need be and give the terminal back."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.fd >= 0:
            os.close(self.fd)


def _become(command: Sequence[str], size: tuple[int, int], env: Mapping[str, str | None]) -> None:
    """Turn the child into the program, in a plain environment."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES")
    }
    merged = {**kept, "TERM": "xterm-256color", **env}
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    os.execvpe(command[0], list(command), {name: value for name, value in merged.items() if value is not None})
