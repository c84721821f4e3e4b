"""Families of models by keys: a branch, its words, the model's page, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from oss_ai_tui.domain.facts import Record
from oss_ai_tui.ui.content import use_ascii
from oss_ai_tui.ui.screens.lineage import LineageScreen
from tests.building import Builder
from tests.ui.driving import Driver, explore
from tests.ui.samples import services
from tests.ui.society import society


async def go_to(driver: Driver, name: str) -> None:
    """Open the page of a model."""
    await driver.press(":")
    await driver.type(name)
    await driver.press("enter")
    await driver.see(f" {name} ", "Creador")


async def test_a_family_stands_whole_with_words_on_every_branch() -> None:
    async with explore(services(*society())) as driver:
        await go_to(driver, "Tero")
        await driver.press("t")
        await driver.see("Familia de Tero", "3 modelos", " Junco")
        await driver.see("└─ Tero", "[1] (+1) ¶1 «Tero se basa en Junco»", "   └─ Ibis", "[3] ¶2 «Ibis deriva de Tero»")
        await driver.see("Pruebas", "1/3", "[2]", "Tero viene de Junco")


async def test_the_source_is_that_of_the_branch_and_evidence_is_walked() -> None:
    async with explore(services(*society())) as driver:
        await go_to(driver, "Tero")
        await driver.press("t", "n")
        await driver.see("2/3")
        await driver.press("n", "o")
        await driver.see("━ La familia", "Ibis deriva de Tero")
        evidence = driver.app.here.place().evidence if driver.app.here else None
        assert evidence is not None and evidence.words == "Ibis deriva de Tero"
        await driver.press("<")
        await driver.see("Familia de Tero", "3/3")
        await driver.press("enter")
        await driver.see("━ Ibis ━")
        await driver.press("<", "<")
        await driver.see("━ Tero ━", "Creador")


async def test_what_only_the_registry_knows_stands_apart_and_opens_nothing() -> None:
    async with explore(services(*society())) as driver:
        await go_to(driver, "Alpaca")
        await driver.press("t")
        await driver.see("Llama · [Meta]", "[en ningún texto]", "└┄ Alpaca", "[el registro: ningún texto lo dice]")
        await driver.press("k")
        await driver.miss("Intro abrir")
        before = driver.text
        await driver.press("enter", "o")
        assert driver.text == before
        await driver.press("j")
        await driver.see("Intro abrir")


async def test_t_goes_on_to_all_families_and_back_to_one() -> None:
    async with explore(services(*society())) as driver:
        await go_to(driver, "Ibis")
        await driver.press("t")
        await driver.see("Familia de Ibis", "t familias")
        await driver.press("t")
        await driver.see("Familias de todos los modelos", "Alpaca", "Ibis", "2 modelos más no están ligados a ninguno")
        await driver.press("G")
        await driver.press("t")
        await driver.see("Familia de")
        await driver.press("<", "<")
        await driver.see("Familia de Ibis")


async def test_all_families_obey_narrowing_and_one_family_says_that_it_does_not() -> None:
    async with explore(services(*society())) as driver:
        await driver.press("2", *"jjjj")
        await go_to(driver, "Ibis")
        await driver.press("r", "2", "t")
        await driver.see("Familia de", "una familia se ve siempre entera")
        await driver.press("t")
        await driver.see("Familias de todos los modelos", "solo: Ibis", "0 todo", "Tero")
        assert "Alpaca" not in driver.text
        await driver.press("0")
        await driver.see("Alpaca")
        await driver.miss("solo: Ibis")


async def test_only_models_have_families() -> None:
    async with explore(services(*society())) as driver:
        for keys in (("1",), ("3",), ("5",), ("7",)):
            await driver.press(*keys)
            before = driver.text
            await driver.press("t")
            assert driver.text == before
        await driver.press("2")
        await driver.press("t")
        await driver.see("Familia de")


async def test_a_model_alone_says_so() -> None:
    async with explore(services(*society())) as driver:
        await go_to(driver, "Garza")
        await driver.press("t")
        await driver.see("Familia de Garza", "Nadie dice que tenga que ver con otro modelo")


def long_line(size: int) -> Record:
    """Each model is built on the one before, and the first on the last."""
    words = [f"Garza {n} viene de Garza {(n - 1) % size}." for n in range(size)]
    text = Builder("d1", *words)
    for n in range(size):
        text.model(f"mod:garza-{n}", f"Garza {n}", [(f"mod:garza-{(n - 1) % size}", words[n])])
    return text.record()


@pytest.mark.parametrize("size", [2, 60])
async def test_circles_and_deep_families_end(size: int) -> None:
    async with explore(services(long_line(size)), size=(120, 40)) as driver:
        await driver.press("2", "t")
        await driver.see("Familia de")
        await driver.press("G")
        await driver.see("(en círculo)" if size == 2 else "y más por debajo")
        await driver.press("n", "N", "g")
        for at in ((200, 60), (20, 5), (1, 1), (80, 24)):
            await driver.pilot.resize_terminal(*at)
        await driver.see("Familia de")
        assert isinstance(driver.app.screen, LineageScreen)


@pytest.fixture
def ascii_signs() -> Iterator[None]:
    use_ascii(True)
    yield
    use_ascii(False)


@pytest.mark.usefixtures("ascii_signs")
async def test_in_ascii_branches_of_texts_and_of_the_registry_differ() -> None:
    async with explore(services(*society())) as driver:
        await go_to(driver, "Alpaca")
        await driver.press("t", "t")
        await driver.see("`. Alpaca", "`- Tero")
