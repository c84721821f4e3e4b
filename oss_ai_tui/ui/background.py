"""Work beside the screen, in threads that do nothing to it but post messages.

The threads are daemons: quitting, or a line that drops, never waits for a store half read.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from textual.app import App
from textual.message import Message

from oss_ai_tui.ui.messages import WorkFailed

Post = Callable[[Message], object]


def in_background(app: App[int], work: Callable[[], None]) -> None:
    """Run work in a thread of its own; a fault in it is the application's."""

    def run() -> None:
        try:
            work()
        except Exception as error:
            post_safely(app.post_message, WorkFailed(error))

    Thread(target=run, name="oss-ai-tui-work", daemon=True).start()


def post_safely(post: Post, message: Message) -> None:
    """Post a message from a thread; nobody is there to take it once the application has ended."""
    try:
        post(message)
    except RuntimeError as error:
        if "closed" not in str(error):
            raise
