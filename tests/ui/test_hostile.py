"""A store whose every word is chosen to break a terminal program, on every screen."""

from __future__ import annotations

import random
import unicodedata

import pytest

from tests.ui.driving import Driver, explore
from tests.ui.samples import NASTY, hostile, services

WALK = (
    ("1",),
    ("enter",),
    ("j", "enter"),
    ("o",),
    ("n", "n", "N"),
    ("enter",),
    ("2", "G", "enter"),
    ("3", "j", "j", "j"),
    ("enter", "o"),
    ("4", "j", "enter"),
    ("4", "t", "l", "a"),
    ("+", "G", "l", "e"),
    ("4", "t"),
    ("5", "j", "tab", "G", "g"),
    ("6", "G"),
    ("enter",),
    ("7", "enter"),
    ("o", "pagedown", "G", "b"),
    ("?",),
    ("escape",),
    ("1", "w", "l", "j", "n"),
    ("w", "G"),
    ("w", "tab", "enter"),
    ("2", "t", "j", "n"),
    ("t", "G", "o"),
    ("C", "j", "l", "n"),
    ("tab", "tab", "G", "o"),
)


def assert_inert(driver: Driver) -> None:
    """Nothing on the screen but characters that take up space or stand on one that does."""
    for line in driver.lines:
        wild = {char for char in line if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs")}
        assert not wild, f"{wild!r} in {line!r}"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 10)])
async def test_escape_sequences_markup_and_endless_words_are_inert_on_every_screen(size: tuple[int, int]) -> None:
    async with explore(services(hostile()), size=size) as driver:
        for keys in WALK:
            await driver.press(*keys)
            await driver.pilot.pause(0.06)
            assert_inert(driver)


@pytest.mark.parametrize("text", ["[/b]", "[@click=app.quit]x", "[a[0]]"])
async def test_markup_typed_into_the_query_is_letters(text: str) -> None:
    async with explore(services(hostile())) as driver:
        await driver.press("/")
        await driver.type(text)
        await driver.see(f"Resultados de «{text}»")


async def test_markup_of_names_stands_on_the_screen_letter_by_letter() -> None:
    async with explore(services(hostile())) as driver:
        await driver.see(NASTY[0], NASTY[1], NASTY[2])


KEYS = [*"jkgGnNoq1234567<>Fsr0:wtChlHL", "?", "/", "tab", "enter", "escape", "space", "b", "up", "down", "end", "home"]
KEYS += ["pagedown", "pageup", "ctrl+d", "ctrl+u", "backspace", "shift+tab", "ctrl+l", "x", "ctrl+n", "ctrl+p", "f2"]
KEYS += [*"tehlHLa+-=", "left", "right"]
STARTS = {
    "lists": ("1",),
    "quotes": ("3", "tab"),
    "timeline": ("4",),
    "plot": ("4", "t"),
    "search": ("/", "e"),
    "page": ("2", "enter"),
    "reader": ("7", "o", "n"),
    "matrix": ("1", "w"),
    "lineage": ("2", "j", "t"),
    "conflicts": ("C",),
    "help": ("1", "?"),
    "palette": ("1", ":", "e"),
    "filters": ("3", "F"),
    "orders": ("3", "s"),
}


@pytest.mark.parametrize("start", STARTS)
async def test_random_keys_and_sizes_never_crash(start: str) -> None:
    """Five hundred keys on each screen, which is gone to again and again."""
    choice = random.Random(start)
    async with explore(services(hostile())) as driver:
        for number in range(500):
            if number % 25 == 0:
                await driver.press("escape", "escape", *STARTS[start])
            key = choice.choice(KEYS)
            if key == "q" and driver.app.at_root:
                continue
            await driver.hit(key)
            if choice.random() < 0.04:
                await driver.pilot.resize_terminal(choice.randint(20, 300), choice.randint(5, 100))
            assert driver.app.crash is None
        assert_inert(driver)
