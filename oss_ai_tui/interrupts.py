"""Ctrl-C: it ends the program in good order, and it never comes at a moment that cannot bear it.

Python raises KeyboardInterrupt wherever the program happens to be, and on its way out workers, temporary files and the
store are put in order. There are places that do not let it through: a finalizer, whose exceptions are merely
reported; a class in the making, or another exception's handling, which turn it into an exception of another type.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from oss_ai_tui.domain.errors import is_interrupt

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing costs a third of --help
    from collections.abc import Callable
    from types import FrameType


def watch(end: Callable[[], None]) -> None:
    """From now on let the first Ctrl-C raise KeyboardInterrupt, and whatever hinders that end the program at once.

    Who started us with interrupts ignored, as a shell does in the background, keeps them ignored.

    Args:
        end: ends the process at once, whatever it is at; a second Ctrl-C calls it, too, as nobody knows what the first
            one waits for.
    """
    came = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal came
        if came:
            end()
        came = True
        raise KeyboardInterrupt

    def lost(unraisable: sys.UnraisableHookArgs) -> None:
        if is_interrupt(unraisable.exc_value):
            end()
        sys.__unraisablehook__(unraisable)

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        sys.unraisablehook = lost
        signal.signal(signal.SIGINT, interrupt)


def rest() -> None:
    """Take no notice any more, for nothing is left to be interrupted but Python's own end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def held() -> Iterator[None]:
    """Keep Ctrl-C waiting until the block is left; a process started in it never hears of any."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
