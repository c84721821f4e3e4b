"""Who quits waits for no other key."""

from __future__ import annotations

from textual.events import Key

from oss_ai_tui.ui.screens.search import SearchScreen
from tests.ui.driving import explore
from tests.ui.samples import services


async def test_capital_q_overtakes_the_keys_that_wait() -> None:
    async with explore(services()) as driver:
        await driver.press("6")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        for key in (*"j" * 40, "Q"):
            driver.app.post_message(Key(key, key))
        await driver.wait(lambda: driver.app.return_value == 0, "the end")
        assert screen.list.cursor < 40


async def test_a_capital_q_behind_a_slash_is_a_letter_of_the_query() -> None:
    async with explore(services()) as driver:
        await driver.press("2", "/", *"Q")
        await driver.see("«Q»")
        assert driver.app.return_value is None
