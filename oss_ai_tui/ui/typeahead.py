"""Keys that arrive faster than places change: each waits until the one before has had all its effect.

Over a slow line keys come in bursts, and ``/`` followed at once by a word has to search for that word. Textual hands
every key to whatever has the keyboard when it arrives, which then is still the list that was left.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Container

from textual.events import Key

_MOST_TURNS = 10_000
"""Turns of the event loop that a key is waited for; more means that something does not come to rest."""
_QUICK_TURNS, _PAUSE = 200, 0.001
"""Turns after which what is waited for is another thread's, and seconds between two looks from then on."""


class TypeAhead:
    """Hands keys on one by one.

    Args:
        hand_on: gives a key to what has the keyboard.
        is_busy: tells whether the last key is still having an effect.
        is_early: tells whether a key is pressed for something that has yet to come.
    """

    def __init__(
        self,
        hand_on: Callable[[Key], Awaitable[None]],
        is_busy: Callable[[], bool],
        is_early: Callable[[Key], bool],
    ) -> None:
        self._hand_on = hand_on
        self._is_busy = is_busy
        self._is_early = is_early
        self._keys: deque[Key] = deque()
        self._task: asyncio.Task[None] | None = None

    def take(self, key: Key) -> None:
        """Take a key as it comes from the terminal."""
        self._keys.append(key)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    def has_any_of(self, names: Container[str]) -> bool:
        """Tell whether one of these keys waits."""
        return any(key.key in names for key in self._keys)

    def drop(self) -> None:
        """Forget the keys that wait."""
        self._keys.clear()

    @property
    def is_idle(self) -> bool:
        """Whether every key has had its effect."""
        return self._task is None or self._task.done()

    async def _run(self) -> None:
        while self._keys:
            if self._is_early(self._keys[0]):
                await self._rest(lambda: bool(self._keys) and self._is_early(self._keys[0]))
            if self._keys:  # they may have been dropped
                await self._hand_on(self._keys.popleft())
                await self._rest(self._is_busy)

    async def _rest(self, is_busy: Callable[[], bool]) -> None:
        """Wait until nothing is busy for two turns on end; a message may be under way between two queues in one."""
        quiet = 0
        for turn in range(_MOST_TURNS):
            await asyncio.sleep(0 if turn < _QUICK_TURNS else _PAUSE)
            quiet = 0 if is_busy() else quiet + 1
            if quiet == 2:
                return
