"""Every command is declared once, and every key of the help does something where the help says so."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from oss_ai_tui.i18n import LANGUAGES, set_language, tr
from oss_ai_tui.ui.command import GROUPS, InForce, bound_keys, key_name
from oss_ai_tui.ui.commands import ALL
from oss_ai_tui.ui.content import width_of
from oss_ai_tui.ui.history import History, Place
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.screens.help import HelpScreen
from oss_ai_tui.ui.services import Services
from tests.ui.driving import Driver, explore
from tests.ui.samples import services
from tests.ui.society import society

PLACES = {
    "lists": ("2",),
    "detail": ("2", "tab"),
    "quotes": ("3",),
    "timeline": ("4",),
    "plot": ("4", "t"),
    "passages": ("6", "j"),
    "query": ("/", "v", "e", "z"),
    "page": ("2", "enter"),
    "evidence": ("2", "enter", "tab"),
    "reader": ("7", "o"),
    "fact": ("7", "o", "n"),
    "facts": ("7", "o", "tab"),
    "long": ("7", "j", "o"),
    "matrix": ("7", "w", "l"),
    "cell": ("7", "w", "tab"),
    "family": (":", *"tero", "enter", "t"),
    "families": ("2", "j", "j", "j", "j", "t", "t", "j", "j"),
    "conflicts": ("C",),
    "side": ("C", "j", "tab"),
}
OVERVIEWS = ("matrix", "cell", "family", "families", "conflicts", "side")
"""Places that show something only of a corpus with more in it."""
UNSEEN = {"redraw", "suspend", "quit", "quit_list"}
"""Commands whose effect is not a change of the screen; the terminal tests have them."""
EARLIER = {"earlier", "leap_earlier"}
"""Commands that have an effect only further on."""
UPWARD = {"up", "first", "page_up", "half_up", "text_up", "query_up", "query_page_up"}
"""Commands that have an effect only further down."""


def store(place: str) -> Services:
    """Return the texts in which every key of a place has something to do."""
    return services(*society()) if place in OVERVIEWS else services()


async def at(driver: Driver, place: str) -> list[InForce]:
    """Go to a place and return what is in force there."""
    await driver.press(*PLACES[place])
    await driver.pilot.pause(0.06)
    screen = driver.app.screen
    assert isinstance(screen, PlaceScreen)
    return list(screen.in_force())


async def start_again(driver: Driver) -> None:
    """Forget everything done so far."""
    while not isinstance(driver.app.screen, PlaceScreen):
        driver.app.pop_screen()
    driver.app.places.history = History()
    driver.app.places.first._left.clear()
    await driver.app.places.show(Place("search", "passages", cursor=0))
    await driver.app.places.show(Place(cursor=0))


def state(driver: Driver) -> object:
    """What a key may change."""
    app = driver.app
    cells = [(s.text, str(s.style)) for strip in app.screen._compositor.render_strips() for s in strip]
    return cells, app.screen, app.screen.focused, getattr(app.screen.focused, "value", None)


@pytest.mark.parametrize("place", PLACES)
async def test_every_key_of_the_help_has_an_effect_where_the_help_says_so(place: str) -> None:
    async with explore(store(place)) as driver:
        known = await at(driver, place)
        assert known
        for command, key in [(found.command, key) for found in known for key in found.keys]:
            if command.id in UNSEEN:
                continue
            await start_again(driver)
            await at(driver, place)
            if command.id in UPWARD:
                await driver.press(*["down"] * 3 if place == "query" else "G")
                await driver.pilot.pause(0.06)
            if command.id in EARLIER:
                await driver.press("l")
                await driver.pilot.pause(0.06)
            before = state(driver)
            await driver.press(next(name for name, written in bound_keys(command).items() if written == key))
            await driver.wait(partial(_differs, driver, before), f"an effect of {key} ({command.id}) at {place}")


def _differs(driver: Driver, before: object) -> bool:
    return state(driver) != before


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_line_of_keys_names_what_is_in_force_the_most_useful_first_as_much_as_fits(
    place: str, language: str
) -> None:
    async with explore(store(place), language=language) as driver:
        known = await at(driver, place)
        shown = driver.lines[-1]
        titled = sorted((f for f in known if f.command.title), key=lambda found: found.command.rank)
        named = [f"{key_name(f.keys[0])} {tr(f.command.title)}" for f in titled]
        said = next(n for n in range(len(named), -1, -1) if " ".join(shown.split()) == " ".join(named[:n]))
        assert width_of(shown) == 80 and said >= min(6, len(named))


async def test_the_help_lists_what_is_in_force_and_nothing_else() -> None:
    async with explore(services(), size=(180, 60)) as driver:
        known = await at(driver, "page")
        await driver.press("?")
        await driver.see("Teclas:")
        for found in known:
            await driver.see(tr(found.command.help))
        assert tr(ALL["query_open"].help) not in driver.text
        assert tr(ALL["next_fact"].help) not in driver.text


@pytest.mark.parametrize("key", ["escape", "?", "f1"])
async def test_the_help_closes_and_leaves_everything_as_it_was(key: str) -> None:
    async with explore(services()) as driver:
        await at(driver, "quotes")
        before = driver.text
        await driver.press("?")
        await driver.see("Teclas:")
        await driver.press(key)
        await driver.wait(lambda: driver.text == before, "the list as it was")


async def listed(driver: Driver, typed: str) -> set[str]:
    """Type in the help and return what is left in it."""
    screen = driver.app.screen
    assert isinstance(screen, HelpScreen)
    await driver.type(typed)
    texts = {tr(command.help) for command in ALL.values()}
    return {block.text for view in (screen.first, screen.second) for block in view.blocks} & texts


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("j", {"down"}),
        ("Q", {"quit"}),
        ("ctrl", {"half_down", "half_up", "palette", "copy", "quit", "suspend", "redraw"}),
        ("media pagina", {"half_down", "half_up"}),
        ("PÁGINA", {"page_down", "page_up", "half_down", "half_up"}),
        ("/", {"search"}),
        ("wxyz", set()),
    ],
)
async def test_typing_narrows_the_help_to_a_key_or_words(typed: str, found: set[str]) -> None:
    async with explore(services()) as driver:
        await at(driver, "lists")
        await driver.press("?")
        assert await listed(driver, typed) == {tr(ALL[id].help) for id in found}
        await driver.see(f"{len(found)}/" if found else "Aquí no hay tecla ni orden así")


async def test_escape_first_clears_what_is_typed_in_the_help_and_then_closes_it() -> None:
    async with explore(services()) as driver:
        await at(driver, "lists")
        before = driver.text
        await driver.press("?", *"panel")
        await driver.miss("Salir")
        await driver.press("escape")
        await driver.see("una línea abajo", "Buscar")
        await driver.press("escape")
        await driver.wait(lambda: driver.text == before, "the list as it was")


async def test_a_question_mark_after_other_signs_is_typed_into_the_help() -> None:
    async with explore(services()) as driver:
        await at(driver, "lists")
        await driver.press("?", "x", "?")
        await driver.see("? x?")


async def test_the_help_scrolls_with_all_its_keys() -> None:
    async with explore(services(), size=(80, 12)) as driver:
        await at(driver, "lists")
        await driver.press("?")
        screen = driver.app.screen
        assert isinstance(screen, HelpScreen)
        await driver.see("una línea abajo", "palabras que lo prueban")
        for there, back in (("pagedown", "pageup"), ("down", "up"), ("ctrl+n", "ctrl+p")):
            await driver.press(there)
            assert screen.first.top > (0, 0) and screen.second.top > (0, 0)
            await driver.press(back)
            assert screen.first.top == screen.second.top == (0, 0)


async def test_letters_trigger_nothing_while_a_query_is_typed() -> None:
    async with explore(services()) as driver:
        await driver.press("/")
        await driver.type("q1?<o")
        await driver.see("Resultados de «q1?<o»")


def test_no_key_is_one_that_a_terminal_cannot_send_or_a_multiplexer_takes() -> None:
    keys = {key for command in ALL.values() for key in command.keys}
    forbidden = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q", "f10", "f11"}
    assert not keys & forbidden and not any("alt+" in key for key in keys)


def test_ids_are_unique_and_every_command_has_words_in_both_languages() -> None:
    assert all(count == 1 for count in Counter(command.id for command in ALL.values()).values())
    assert {command.group for command in ALL.values()} <= set(GROUPS)
    set_language("es")
    try:
        for command in ALL.values():
            assert command.help and tr(command.help)
    finally:
        set_language("en")
