"""Contradictions by keys: both passages side by side, each opened at its words."""

from __future__ import annotations

from threading import Event as Flag

import pytest

from oss_ai_tui.compare import Conflict, find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.ui.keymap import Keymap
from oss_ai_tui.ui.screens.conflicts import ConflictsScreen
from tests.ui.driving import Driver, explore
from tests.ui.samples import services, tower
from tests.ui.society import society
from tests.views.families import records

FIRST = ("▸Gaviota", "3 de marzo de 2021 ≠ 9 de octubre de 2022")


def words_read(driver: Driver) -> str | None:
    """The words that the open text highlights."""
    evidence = driver.app.here.place().evidence if driver.app.here else None
    return evidence.words if evidence else None


async def open_them(driver: Driver) -> None:
    await driver.press("C")
    await driver.see("Contradicciones", "1/2", *FIRST)


async def test_both_passages_stand_side_by_side_with_what_they_say_above() -> None:
    async with explore(services(*society())) as driver:
        await open_them(driver)
        await driver.see("▸ 3 de marzo de 2021", "≠ 9 de octubre de 2022", "┬")
        line = next(line for line in driver.lines if "Gaviota salió" in line)
        assert "Según otros" in line
        await driver.press("j")
        await driver.see("2/2", "▸Tero", "anterior a su base", "porque", "Tero se basa en Junco")


async def test_below_eighty_columns_one_stands_above_the_other() -> None:
    async with explore(services(*society()), size=(60, 24)) as driver:
        await driver.press("C")
        await driver.see("Contradicciones", "Gaviota salió", "Según otros")
        beside = ("Gaviota salió", "Según otros")
        await driver.wait(
            lambda: not any(all(words in line for words in beside) for line in driver.lines), "one above the other"
        )


@pytest.mark.parametrize("key", ["enter", "o"])
async def test_each_side_opens_its_passage_at_its_words(key: str) -> None:
    async with explore(services(*society())) as driver:
        await open_them(driver)
        await driver.press(key)
        await driver.see("━ La familia")
        assert words_read(driver) == "Gaviota salió el 3 de marzo de 2021,"
        await driver.press("<")
        await driver.see(*FIRST)
        await driver.press("l", key)
        await driver.see("━ La familia")
        assert words_read(driver) == "Según otros, Gaviota llegó el 9 de octubre de 2022."
        await driver.press("<")
        await driver.see("▸ ≠ 9 de octubre de 2022")


async def test_every_place_that_says_the_same_can_be_walked() -> None:
    async with explore(services(*society())) as driver:
        await open_them(driver)
        await driver.see(" 1/2 ─")
        await driver.press("n")
        await driver.see("Otra vez: Gaviota voló", " 2/2 ")
        await driver.press("o")
        await driver.see("━ La familia")
        assert words_read(driver) == "Gaviota voló el 3 de marzo de 2021."


async def test_the_grounds_are_a_side_too() -> None:
    async with explore(services(*society())) as driver:
        await open_them(driver)
        await driver.press("j", "h")
        await driver.see("▸ porque")
        await driver.press("o")
        await driver.see("━ La familia")
        assert words_read(driver) == "Tero se basa en Junco"


async def test_the_keyboard_may_stand_at_a_side() -> None:
    async with explore(services(*society())) as driver:
        await open_them(driver)
        await driver.press("tab", "tab")
        await driver.see("▸ ≠ 9 de octubre de 2022")
        await driver.press("l")
        await driver.miss("▸ ≠ 9 de octubre de 2022")
        await driver.press("escape")
        await driver.press("j")
        await driver.see("2/2")


async def test_the_page_of_an_entity_leads_to_its_contradictions() -> None:
    async with explore(services(*society())) as driver:
        await driver.press(":")
        await driver.type("tero")
        await driver.press("enter")
        await driver.see("━ Tero ━", "Contradice")
        await driver.press("C")
        await driver.see("Contradicciones", "2/2", "▸Tero")
        await driver.press("<")
        await driver.see("━ Tero ━")
        while "Contradice" not in current(driver):
            await driver.press("j")
        await driver.press("enter")
        await driver.see("Contradicciones", "▸Tero")


def current(driver: Driver) -> str:
    """The label of the statement under the cursor of a page."""
    block = getattr(driver.app.screen.focused, "current", None)
    return block.label if block is not None else ""


async def test_from_a_disputed_event_it_opens_at_what_disputes_it() -> None:
    async with explore(services(*society(), *records())) as driver:
        await driver.press("4")
        await driver.press("F", *"openai", "enter")
        await driver.see("▸  mayo de 2023", "OpenAI lanzó")
        await driver.see("Contradice")
        await driver.press("C")
        await driver.see("2/3", "▸GPT-4")


async def test_narrowing_is_obeyed_said_and_lifted() -> None:
    async with explore(services(*society())) as driver:
        await driver.press("1", "r")
        await driver.see("solo: ")
        await driver.press("1")
        await driver.press("g", "C")
        await driver.see("solo: ", "0 todo", "de 2")
        await driver.press("0")
        await driver.see("1/2", "▸Gaviota")


async def test_of_an_organisation_the_contradictions_of_its_models_are_kept() -> None:
    async with explore(services(*society())) as driver:
        await driver.press(":")
        await driver.type("almena")
        await driver.press("enter", "r", "C")
        await driver.see("solo: Almena", "1/1 de 2", *FIRST)


async def test_what_is_narrowed_to_nothing_names_the_key_that_is_in_force() -> None:
    async with explore(services(*society()), keymap=Keymap({"lift": ("z",)})) as driver:
        await driver.press("5", "r", "C")
        await driver.see("No queda nada de esta lista; z la", "z todo")
        await driver.press("z")
        await driver.see("1/2", "▸Gaviota")


async def test_a_store_without_contradictions_says_so() -> None:
    async with explore(services(tower())) as driver:
        await driver.press("C")
        await driver.see("Los textos no se contradicen en nada")


async def test_they_come_in_while_the_place_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    may_compare = Flag()

    def wait(corpus: Corpus) -> tuple[Conflict, ...]:
        may_compare.wait()
        return find_conflicts(corpus)

    monkeypatch.setattr("oss_ai_tui.compare.find_conflicts", wait)
    async with explore(services(*society())) as driver:
        await driver.press("C")
        await driver.see("Comparando lo que dicen los textos")
        may_compare.set()
        await driver.see(*FIRST)


async def test_its_size_may_change() -> None:
    async with explore(services(*society())) as driver:
        await open_them(driver)
        await driver.press("j")
        for size in ((200, 60), (20, 5), (40, 10), (1, 1), (120, 40), (80, 24)):
            await driver.pilot.resize_terminal(*size)
        await driver.see("▸Tero", "porque")
        assert isinstance(driver.app.screen, ConflictsScreen)


async def test_a_side_just_shown_has_its_turn_before_it_is_laid_out() -> None:
    async with explore(services(*society())) as driver:
        await open_them(driver)
        screen = driver.app.screen
        assert isinstance(screen, ConflictsScreen)
        screen.side_view(2).display = True
        assert [pane.id for pane in screen.focus_chain] == ["list", "side-0", "side-1", "side-2"]
