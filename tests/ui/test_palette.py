"""The palette: commands by their words, things by their names, whatever the accents and slips."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.facts import Company, Record
from oss_ai_tui.ui.command import bound_keys
from oss_ai_tui.ui.commands import CHOOSING
from oss_ai_tui.ui.finding import Names
from oss_ai_tui.ui.screens.chooser import Chooser
from oss_ai_tui.ui.screens.main import MainScreen
from oss_ai_tui.ui.screens.page import PageScreen
from tests.ui.driving import Driver, explore
from tests.ui.samples import document, mentions, passages, services


async def opened(driver: Driver, key: str = ":") -> None:
    await driver.see("▸Torre Alta")
    await driver.press(key)
    await driver.see("Órdenes, empresas, modelos, personas y textos")


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_both_keys_open_it_and_escape_leaves_all_as_it_was(key: str) -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        before = driver.text
        await opened(driver, key)
        await driver.see("mostrar las teclas que valen aquí", "? F1")
        await driver.press("escape")
        await driver.wait(lambda: driver.text == before, "the list as it was")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("rios", "Marta Ríos"),
        ("MARTA", "Marta Ríos"),
        ("marat rios", "Marta Ríos"),
        ("lince dos", "Lince Dos"),
        ("nbe lbre", "Nube Libre"),
        ("faro", "El faro de los modelos abiertos"),
    ],
)
async def test_a_name_is_gone_to_with_or_without_accents_and_slips(typed: str, title: str) -> None:
    async with explore(services()) as driver:
        await opened(driver)
        await driver.type(typed)
        await driver.wait(lambda: any(line.startswith("▸") and title in line for line in driver.lines), title)
        await driver.press("enter")
        await driver.see(f"━ {title} ━")
        assert isinstance(driver.app.screen, PageScreen)
        await driver.press("<")
        await driver.see("▸Torre Alta")


async def test_a_command_is_run_where_the_palette_was_opened() -> None:
    async with explore(services()) as driver:
        await opened(driver)
        await driver.type("media pagina abajo")
        await driver.press("enter")
        await driver.see("▸Nube Libre", "2/2")
        await driver.press(":", *"cronolog", "enter")
        await driver.see("finales de 2020", "Sin fecha")


async def test_letters_typed_in_a_burst_after_the_colon_all_count() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        await driver.press(":", *"torre", "enter")
        await driver.see("━ Torre Alta ━")


async def test_what_nothing_is_called_like_is_told_and_enter_does_nothing() -> None:
    async with explore(services()) as driver:
        await opened(driver)
        await driver.type("qqqq")
        await driver.see("nada encontrado")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Chooser)


async def test_every_key_of_a_menu_does_something() -> None:
    async with explore(services()) as driver:
        for command, key in [(c, key) for c in CHOOSING for key in bound_keys(c)]:
            await opened(driver)
            if command.id in ("choice_up", "choice_page_up"):
                await driver.press("down", "down")
            before = driver.text
            await driver.press(key)
            await driver.wait(lambda before=before: driver.text != before, f"an effect of {key}")  # type: ignore[misc]
            driver.app.places.history.behind.clear()
            while not isinstance(driver.app.screen, MainScreen):
                await driver.press("escape")
                await driver.press("1")


def test_better_finds_come_first_and_the_first_name_first_among_equals() -> None:
    names = ["Open Assistant", "OpenAI", "Abrir OpenAI", "OpenAI Five"]
    found = Names(names, [""] * 4).find("openai", 10)
    assert found[:3] == [1, 3, 2]


def test_the_name_itself_comes_before_beginnings_and_these_before_the_midst_of_words() -> None:
    names = ["Prometa", "La Meta", "Metaversa", "Meta", "remitente"]
    assert Names(names, ["empresa"] * 5).find("META", 10) == [3, 2, 1, 0]


def test_what_only_the_note_holds_comes_after_what_the_name_holds() -> None:
    assert Names(["Lince", "Modelo Uno"], ["modelo", "empresa"]).find("modelo", 10) == [1, 0]


@pytest.mark.parametrize("typed", ["mistrla", "mitsral", "mistrl", "nistral", "mistal ai"])
def test_a_slip_of_the_fingers_still_finds_the_name(typed: str) -> None:
    assert Names(["Anthropic", "Mistral AI", "Metaversa"], [""] * 3).find(typed, 10)[0] == 1


async def test_names_come_before_commands_that_hold_the_word_and_both_can_be_told_apart() -> None:
    texts = passages("abierta", "Lista Abierta creció.")
    company = Company("org:lista", "Lista Abierta", ("Lista Abierta",), "company", mentions(texts, "Lista Abierta"))
    async with explore(services(Record(document("abierta"), texts, companies=(company,)))) as driver:
        await driver.see("▸Lista Abierta")
        await driver.press(":", *"lista")
        await driver.see("▸  Lista Abierta", "empresa")
        commands = [line for line in driver.lines if line.startswith(" :")]
        assert commands and not any("empresa" in line for line in commands)


async def test_at_80_columns_commands_are_whole_and_texts_have_their_date() -> None:
    async with explore(services()) as driver:
        await driver.press(":")
        await driver.see("ejecutar una orden o ir a cualquier cosa por su nombre", ": Ctrl+P")
        await driver.press(*"faro")
        await driver.see("texto · 20")


@given(st.text(max_size=12))
def test_no_query_breaks_it(query: str) -> None:
    names = Names(["Meta", "Hugging Face", "São Paulo (x)"], ["empresa"] * 3)
    assert set(names.find(query, 5)) <= {0, 1, 2}


def test_thousands_of_names_are_searched_between_two_keys() -> None:
    random = Random(5)
    names = ["".join(random.choices("abcdefghijklmnop ", k=random.randint(5, 30))) for _ in range(10_000)]
    found = Names(names, ["persona"] * len(names))
    started = time.process_time()
    found.find("inteligencia abierta", 200)
    took = time.process_time() - started
    started = time.process_time()
    sum(range(3_000_000))
    assert took < 10 * (time.process_time() - started)
