"""Themes, ASCII, and the mouse: how the same screens can look and be used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from textual.color import Color

from oss_ai_tui.ui.content import use_ascii
from oss_ai_tui.ui.terminal import DARK, LIGHT, MONOCHROME, TERMINAL, THEMES
from oss_ai_tui.ui.themes import THEME_NAMES, palette
from tests.ui.driving import Driver, explore
from tests.ui.samples import services


@pytest.fixture
def ascii_signs() -> Iterator[None]:
    use_ascii(True)
    yield
    use_ascii(False)


def styles(driver: Driver) -> set[str]:
    strips = driver.app.screen._compositor.render_strips()
    return {str(segment.style) for strip in strips for segment in strip if segment.style}


async def test_a_key_goes_through_the_themes_and_nothing_but_the_colours_changes() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        text, before = driver.text, styles(driver)
        seen = {frozenset(before)}
        for name in (*THEMES[1:], THEMES[0]):
            await driver.press("f2")
            assert driver.app.theme == name
            await driver.wait(partial(differs, driver, before), f"the colours of {name}")
            before = styles(driver)
            assert driver.text == text
            seen.add(frozenset(before))
        assert len(seen) == len(THEMES)


def differs(driver: Driver, before: set[str]) -> bool:
    return styles(driver) != before


async def test_the_palette_has_every_theme() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        await driver.press(":")
        await driver.type("tema: claro")
        await driver.press("enter")
        await driver.wait(lambda: driver.app.theme == LIGHT, "the light theme")


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_every_role_can_be_read_on_its_ground(theme: str) -> None:
    for role, style in palette(theme).items():
        assert style.color is not None and style.bgcolor is not None
        ink, ground = (Color.from_rich_color(color) for color in (style.color, style.bgcolor))
        least = 2 if role == "rule" else 4.5
        assert contrast(ink, ground) >= least, role


def contrast(one: Color, other: Color) -> float:
    """The ratio of two colours' luminances, as WCAG 2 has it."""
    low, high = sorted(luminance(color) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def test_the_plain_themes_have_no_colours_or_only_the_terminals_sixteen() -> None:
    assert not any(style.color or style.bgcolor for style in palette(MONOCHROME).values())
    colours = [c for style in palette(TERMINAL).values() for c in (style.color, style.bgcolor) if c]
    assert colours and all(colour.number is not None and colour.number < 16 for colour in colours)


def test_every_theme_has_a_name_and_every_role() -> None:
    assert tuple(THEME_NAMES) == THEMES
    assert len({frozenset(palette(name)) for name in THEMES}) == 1


@pytest.mark.usefixtures("ascii_signs")
async def test_in_ascii_only_letters_need_more() -> None:
    async with explore(services(), size=(120, 40)) as driver:
        await driver.see(">Torre Alta", "= Empresas =", "|")
        for keys in (("2", "enter"), ("3",), ("4", "enter", "o"), ("/", *"vez"), ("escape", "?"), ("escape", ":")):
            await driver.press(*keys)
            await driver.pilot.pause(0.06)
            signs = {char for line in driver.lines for char in line if not char.isascii() and not char.isalpha()}
            assert not signs - set("¿¡ºª"), signs


async def test_the_mouse_goes_to_rows_tabs_and_statements() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        await driver.pilot.click("#list", offset=(3, 2))
        await driver.see("▸Nube Libre", "2/2")
        await driver.pilot.click("#list", offset=(3, 2))
        await driver.see("━ Nube Libre ━", "Pruebas")
        await driver.pilot.click("#tabs", offset=(15, 0))
        await driver.see("▸Lince")
