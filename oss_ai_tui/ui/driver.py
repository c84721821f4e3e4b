"""Textual's terminal driver, made to survive being continued without having suspended itself."""

from __future__ import annotations

from typing import Any

from textual.drivers.linux_driver import LinuxDriver


class TerminalDriver(LinuxDriver):
    """Enters the application's terminal modes once only.

    Textual enters them on every SIGCONT. After a SIGSTOP from outside, which no program can see coming, it would then
    have two threads reading keys, and remember its own raw mode as the one to restore in the end.
    """

    def _sigcont_application(self, *arguments: Any) -> None:
        if not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application(*arguments)
