"""Work beside the screen, in threads that do nothing to it but post messages.

The threads are daemons: quitting, or a line that drops, never waits for a store half read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread

from textual.app import App
from textual.message import Message

from oss_ai_tui.ui.messages import WorkFailed

Post = Callable[[Message], object]
Work = Callable[[], None]


def in_background(app: App[int], work: Work) -> None:
    """Run work in a thread of its own; a fault in it is the application's."""
    Thread(target=partial(_run, app, work), name="oss-ai-tui-work", daemon=True).start()


class Worker:
    """A thread that does one piece of work after the other; starting one for each takes longer than a search."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._wanted: SimpleQueue[Work] = SimpleQueue()
        self._is_started = False

    def do(self, work: Work) -> None:
        """Have work done after what was asked for before; a fault in it is the application's."""
        self._wanted.put(work)
        if not self._is_started:
            self._is_started = True
            in_background(self._app, self._go_on)

    def _go_on(self) -> None:
        while True:
            _run(self._app, self._wanted.get())


def _run(app: App[int], work: Work) -> None:
    try:
        work()
    except Exception as error:
        post_safely(app.post_message, WorkFailed(error))


def post_safely(post: Post, message: Message) -> None:
    """Post a message from a thread; nobody is there to take it once the application has ended."""
    try:
        post(message)
    except RuntimeError as error:
        if "closed" not in str(error):
            raise
