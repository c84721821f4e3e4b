"""Drives the application by keys and waits for what should come of them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.events import Key
from textual.pilot import Pilot

from oss_ai_tui.i18n import set_language
from oss_ai_tui.ui.app import Explorer
from oss_ai_tui.ui.keymap import OWN_KEYS, Keymap
from oss_ai_tui.ui.services import Services

DEADLINE = 90.0
"""Seconds after which a condition that does not come true is a failure."""
SETTLING = 5.0
"""Seconds after which a screen that goes on changing is taken as it is."""
_TURNS_AT_REST = 4
"""Looks in a row, a millisecond apart, that find nothing under way."""
_NAMES = {
    "/": "slash",
    "?": "question_mark",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "@": "at",
    "=": "equals_sign",
    ":": "colon",
    ".": "full_stop",
    "+": "plus",
    "-": "minus",
    ";": "semicolon",
}
_CHARACTERS = {name: char for char, name in _NAMES.items()} | {"space": " "}


class Driver:
    """An application under test."""

    def __init__(self, app: Explorer, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def lines(self) -> list[str]:
        """The lines of the screen as they stand."""
        return ["".join(segment.text for segment in strip) for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """All that stands on the screen."""
        return "\n".join(line.rstrip() for line in self.lines)

    async def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until a condition holds; a failure tells what stands on the screen instead."""
        end = time.monotonic() + DEADLINE
        while not condition():
            await asyncio.sleep(0.005)
            assert time.monotonic() < end, f"{what} did not come true; on the screen:\n{self.text}"

    async def see(self, *words: str) -> None:
        """Wait until all these words stand on the screen."""
        await self.wait(lambda: all(word in self.text for word in words), f"{words} on the screen")

    async def miss(self, *words: str) -> None:
        """Wait until none of these words stands on the screen."""
        await self.wait(lambda: not any(word in self.text for word in words), f"{words} off the screen")

    async def press(self, *keys: str) -> None:
        """Press keys and wait until each has had its effect and can be seen."""
        await self.hit(*keys)
        await self.settle()

    async def hit(self, *keys: str) -> None:
        """Press keys and wait until each has had its effect, drawn or not."""
        for key in keys:
            self.app.post_message(Key(_NAMES.get(key, key), key if len(key) == 1 else _CHARACTERS.get(key)))
        await self.wait(lambda: not self.app.message_queue_size, "the keys on their way")
        await self.wait(lambda: self.app.typeahead.is_idle, "rest after the keys")

    async def settle(self) -> None:
        """Wait until what the last key changed is laid out and drawn, so that a test reads no frame between two.

        Not a failure where it does not come to rest: work of another thread may go on drawing.
        """
        end, quiet = time.monotonic() + SETTLING, 0
        while quiet < _TURNS_AT_REST and time.monotonic() < end:
            await asyncio.sleep(0.001)
            quiet = quiet + 1 if self._is_at_rest() else 0

    def _is_at_rest(self) -> bool:
        if not self.app.is_running or not self.app.screen_stack:
            return True
        screen = self.app.screen
        pumps = [self.app, *screen.walk_children(with_self=True)]
        is_drawn = not (
            screen._layout_required
            or screen._scroll_required
            or screen._repaint_required
            or screen._dirty_widgets
            or screen._callbacks
        )
        return is_drawn and not any(pump.message_queue_size or pump._next_callbacks for pump in pumps)

    async def type(self, text: str) -> None:
        """Type letters."""
        await self.press(*("space" if char == " " else char for char in text))


@asynccontextmanager
async def explore_unread(
    services: Services, size: tuple[int, int] = (80, 24), language: str = "es", keymap: Keymap = OWN_KEYS
) -> AsyncIterator[Driver]:
    """Open the explorer, whose store may never be read."""
    set_language(language)
    app = Explorer(services, keymap=keymap)
    try:
        async with app.run_test(size=size) as pilot:
            yield Driver(app, pilot)
    finally:
        set_language("en")


async def go(driver: Driver, *keys: str) -> None:
    """Press keys that lead to a place; where they begin a search, its hits are waited for before they are used."""
    is_search = keys[0] == "/"
    for key in keys:
        if is_search and key == "enter":
            await driver.see("Resultados de «")
        await driver.press(key)
    if is_search and keys[-1] == "<":
        await driver.see("Resultados de «")


@asynccontextmanager
async def explore(
    services: Services, size: tuple[int, int] = (80, 24), language: str = "es", keymap: Keymap = OWN_KEYS
) -> AsyncIterator[Driver]:
    """Open the explorer and wait until its store is read and searching is possible."""
    async with explore_unread(services, size, language, keymap) as driver:
        app = driver.app
        await driver.wait(lambda: app.desk is not None or app.exit_code != 0, "a store that is read")
        yield driver
