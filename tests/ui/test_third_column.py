"""On a very wide screen the text stands beside the hits, and the page of a fact beside the text."""

from __future__ import annotations

from oss_ai_tui.ui.widgets.beside import FactBeside, TextBeside
from tests.ui.driving import Driver, explore
from tests.ui.samples import services

WIDE = (200, 60)


def column(driver: Driver) -> str:
    """What stands in the third column."""
    return "\n".join(line.split("│")[-1] for line in driver.lines[2:-1])


def highlighted(driver: Driver) -> str:
    """The words that the text beside has highlighted, by their marks."""
    blocks = driver.app.screen.query_one(TextBeside).blocks
    return "·".join(b.text[m.start : m.end] for b in blocks for m in b.marks if m.role == "evidence")


async def test_the_text_beside_the_hits_follows_them() -> None:
    async with explore(services(), WIDE) as driver:
        await driver.press("/", *"vez", "escape")
        await driver.see("Resultados de «vez»", "1/29")
        await driver.wait(lambda: "Torre Alta no abre sus pesos" in column(driver), "the text from its title on")
        await driver.wait(lambda: highlighted(driver) == "vez", "the hit in it")
        await driver.press("n", "n")
        await driver.wait(lambda: "¶4" in driver.lines[2], "the third hit's paragraph")


async def test_the_preview_of_a_passage_has_the_facts_read_in_it() -> None:
    async with explore(services(), WIDE) as driver:
        await driver.press("6", "j", "j")
        await driver.see("Hechos", "Marta Ríos trabaja en Nube Libre")
        await driver.press("tab", "enter")
        await driver.see("━ Cita de Marta Ríos ━")


async def test_the_facts_of_the_text_beside_are_underlined() -> None:
    async with explore(services(), WIDE) as driver:
        await driver.press("3")
        await driver.wait(lambda: "caja que nadie revisa" in highlighted(driver), "the words of the quote")
        blocks = driver.app.screen.query_one(TextBeside).blocks
        assert {m.role for b in blocks for m in b.marks} == {"fact", "evidence"}


async def test_the_page_of_the_current_fact_stands_beside_the_text() -> None:
    async with explore(services(), WIDE) as driver:
        await driver.press("7", "o")
        await driver.see("Hechos")
        await driver.press("n", "n", "n")
        await driver.wait(lambda: "Habla        Marta Ríos" in column(driver), "the page of the quote")
        await driver.press("tab", "tab")
        assert isinstance(driver.app.screen.focused, FactBeside)
        await driver.press("o")
        await driver.see("Hechos")
        await driver.press("tab", "tab", "j", "enter")
        await driver.see("━ Marta Ríos ━")


async def test_what_comes_into_view_with_a_wider_screen_is_filled() -> None:
    async with explore(services(), (120, 40)) as driver:
        await driver.press("7", "o", "n", "n", "n")
        await driver.see("3/10")
        assert not driver.app.screen.query_one(FactBeside).display
        await driver.pilot.resize_terminal(*WIDE)
        await driver.wait(lambda: "Habla        Marta Ríos" in column(driver), "the page of the quote")
        await driver.pilot.resize_terminal(120, 40)
        await driver.press("6")
        await driver.see("1/49")
        await driver.pilot.resize_terminal(*WIDE)
        await driver.wait(lambda: "El faro de los modelos abiertos" in column(driver), "the text beside the passages")
