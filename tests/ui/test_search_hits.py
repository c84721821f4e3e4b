"""Hits of a search are walked in their list and in the text, whichever text that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from threading import Event as Flag
from typing import ClassVar

import pytest
from textual.events import Key

from oss_ai_tui.ui.blocks import Role
from oss_ai_tui.ui.screens.reader import ReaderScreen
from oss_ai_tui.ui.screens.search import SearchScreen
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.text_view import TextView
from tests.ui.driving import Driver, explore
from tests.ui.samples import Hits, PlainSearcher, services


def _marked(driver: Driver, role: Role) -> list[str]:
    """The stretches of the reader's text that look like a role."""
    view = driver.app.screen.query_one(TextView)
    style = view.palette[role]
    return [s.text for y in range(view.size.height) for s in view.line(y) if s.style == style]


def _ids(driver: Driver) -> list[str]:
    """The hits in their list."""
    return list(driver.app.screen.query_one("#list", FactList).rows.ids)


def _height(driver: Driver) -> int:
    """Lines for hits and passage."""
    return driver.app.screen.query_one("#body").size.height


async def _search(driver: Driver, query: str) -> None:
    await driver.press("/")
    await driver.type(query)
    await driver.see(f"Resultados de «{query}»")


async def _read(driver: Driver, query: str) -> None:
    """Open the text at the first hit of a query."""
    await _search(driver, query)
    await driver.press("enter")
    await driver.wait(lambda: isinstance(driver.app.screen, ReaderScreen), "the text")


async def test_n_walks_the_hits_in_their_list_and_in_the_passage_below() -> None:
    async with explore(services()) as driver:
        await _search(driver, "vez")
        await driver.press("escape", "n", "n")
        await driver.see("3/29", "número 3 ")
        await driver.press("N", "N", "N")
        await driver.see("29/29")
        await driver.press("tab", "n")
        await driver.see("1/29")
        assert "n resultado" in driver.lines[-1]


async def test_n_is_a_letter_of_the_query_while_it_is_typed() -> None:
    async with explore(services()) as driver:
        await _search(driver, "n")
        await driver.press("n")
        await driver.see("«nn»")


async def test_n_goes_from_hit_to_hit_in_the_text() -> None:
    async with explore(services()) as driver:
        await _read(driver, "vez")
        await driver.see("resultado 1/29", "n resultado")
        assert _marked(driver, "evidence") == ["vez"]
        await driver.press("n", "n")
        await driver.see("resultado 3/29", "número 3 ")
        await driver.press(*"NNN")
        await driver.see("resultado 29/29", "número 29 ")
        await driver.press("n")
        await driver.see("resultado 1/29")


async def test_n_goes_on_in_the_next_text_and_back_leads_to_the_list() -> None:
    async with explore(services()) as driver:
        await _search(driver, "Torre Alta no")
        first, *_, last = [id.split(".")[0] for id in driver.app.screen.query_one("#list", FactList).rows.ids]
        assert first != last
        await driver.press("enter")
        await driver.see("resultado 1/")
        await driver.press("N")
        await driver.see("━ Torre Alta no abre", "resultado 2/2")
        await driver.press("n")
        await driver.see("━ El faro de los", "resultado 1/2")
        await driver.press("N", "<")
        await driver.wait(lambda: isinstance(driver.app.screen, SearchScreen), "the list of hits")


async def test_all_words_found_are_marked_in_the_text() -> None:
    async with explore(services()) as driver:
        await _read(driver, "transparencia precio")
        assert _marked(driver, "evidence") == ["transparencia"]
        assert set(_marked(driver, "hit")) >= {"precio", "transparencia"}


async def test_facts_have_keys_of_their_own_beside_hits() -> None:
    async with explore(services()) as driver:
        await _read(driver, "caja")
        await driver.press(".")
        await driver.see("Hechos")
        fact = _marked(driver, "evidence")
        assert fact and fact != ["caja"]
        await driver.press("minus")
        await driver.wait(lambda: _marked(driver, "evidence") != fact, "the fact before")
        await driver.press("enter")
        await driver.miss("Hechos")


async def test_back_from_the_text_the_keyboard_is_in_the_list() -> None:
    async with explore(services()) as driver:
        await _read(driver, "vez")
        await driver.press("<")
        await driver.see("Resultados de «vez»")
        assert isinstance(driver.app.screen.focused, FactList)
        await driver.press("<")
        await driver.wait(lambda: not isinstance(driver.app.screen, SearchScreen), "the place before the search")


async def test_forward_the_hits_are_walked_on() -> None:
    async with explore(services()) as driver:
        await _read(driver, "vez")
        await driver.press("n", "<", ">")
        await driver.see("resultado 2/29")
        await driver.press("n")
        await driver.see("resultado 3/29")


@dataclass
class Held(PlainSearcher):
    """Finds a word at once and the word with more words only when it is let."""

    gate: ClassVar[Flag] = Flag()

    def search(self, query: str, kind: str = "passages", limit: int = 20, about: str | None = None) -> Hits:
        if " " in query.strip():
            assert self.gate.wait(120)
        return super().search(query, kind, limit, about)


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("escape", "j"), 2),
        (("tab", "j", "j"), 3),
        (("escape", "G"), 2),
        (("down",), 2),
        (("pagedown", "escape", "k"), 1),
    ],
)
async def test_keys_right_behind_the_last_letter_are_meant_for_its_hits(keys: tuple[str, ...], row: int) -> None:
    Held.gate.clear()
    async with explore(replace(services(), searcher=Held)) as driver:
        await _search(driver, "torre")
        before = len(_ids(driver))
        for key in ("space", *"no", *keys):
            driver.app.post_message(Key(key, " " if key == "space" else key if len(key) == 1 else None))
        await driver.wait(lambda: driver.app.typeahead.has_any_of(keys[:1]), "a key that waits")
        assert len(_ids(driver)) == before and driver.app.screen.query_one(FactList).cursor == 0
        Held.gate.set()
        await driver.see("Resultados de «torre no»")
        await driver.wait(lambda: driver.app.typeahead.is_idle, "all keys")
        assert 1 < len(_ids(driver)) < before
        assert driver.app.screen.query_one(FactList).cursor == min(row, len(_ids(driver))) - 1


@dataclass
class Doubting(PlainSearcher):
    """Finds a mistake in whatever has a quotation mark."""

    def search(self, query: str, kind: str = "passages", limit: int = 20, about: str | None = None) -> Hits:
        mistake = "A quotation mark is not closed: the words were searched as they stand."
        found = super().search(query.replace('"', ""), kind, limit, about)
        return replace(found, mistake=mistake if '"' in query else None)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_mistake_in_the_query_is_told_in_a_line_of_its_own(size: tuple[int, int]) -> None:
    async with explore(replace(services(), searcher=Doubting), size=size) as driver:
        await driver.press("/")
        await driver.see("Buscar en todos")
        height = _height(driver)
        await driver.type('"vez')
        await driver.see("Hay comillas sin cerrar", "1/29")
        await driver.wait(lambda: _height(driver) < height, "room for the line")
        assert len(driver.lines) == size[1] and "ayuda" in driver.lines[-1]
        await driver.press("backspace", "backspace", "backspace", "backspace")
        await driver.miss("comillas sin cerrar")
        await driver.wait(lambda: _height(driver) == height, "the room given back")
