"""A store that arrives piece by piece, and one that another process changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event as Flag

import pytest

from oss_ai_tui.domain.errors import NO_STORE, Problem
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.i18n import set_language
from oss_ai_tui.ui import arriving, watching
from oss_ai_tui.ui.app import Explorer
from oss_ai_tui.ui.services import Services
from tests.ui.driving import Driver, explore
from tests.ui.samples import harbour, hostile, services, tower


async def test_rows_stand_there_before_all_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "_FIRST", 0.0)
    seen, gate = Flag(), Flag()

    def load() -> Iterator[Record]:
        yield harbour()
        seen.wait(120)
        yield tower()
        gate.wait(120)
        yield hostile()

    set_language("es")
    app = Explorer(services(load=load))
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.see("▸Nube Libre", "leyendo…")
        seen.set()
        await driver.see("▸Nube Libre", "Torre Alta", "leyendo…")
        assert not app.is_whole
        await driver.press("3")
        await driver.see("▸Marta Ríos", "Un modelo cerrado")
        gate.set()
        await driver.see("/10")
        await driver.wait(lambda: app.is_whole, "the whole store")
        await driver.miss("leyendo…")


class Store:
    """A store that changes when told."""

    def __init__(self, *records: Record) -> None:
        self.records: tuple[Record, ...] = records
        self.generation = 0

    def services(self) -> Services:
        return replace(services(load=self.load), stamp=lambda: self.generation)

    def load(self) -> Iterator[Record]:
        if not self.records:
            raise Problem("{path}: gone", NO_STORE, path="/almacen")
        return iter(self.records)

    def change(self, *records: Record) -> None:
        self.records, self.generation = records, self.generation + 1


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "EVERY", 0.01)


async def test_a_change_is_told_and_one_key_reads_anew_in_place() -> None:
    store = Store(harbour())
    async with explore(store.services()) as driver:
        await driver.press("1", "j")
        await driver.see("2/2")
        name = next(line for line in driver.lines if line.startswith("▸")).split("  ")[0]
        store.change(harbour(), tower())
        await driver.see("Otro programa ha cambiado el almacén", "Ctrl+L releer")
        await driver.press("ctrl+l")
        await driver.wait(lambda: driver.app.corpus is not None and len(driver.app.corpus.documents) == 2, "both texts")
        await driver.miss("Otro programa")
        await driver.see(name)
        await driver.press("7")
        await driver.see("Torre Alta no abre")


async def test_a_page_of_what_is_gone_says_so_and_back_still_works() -> None:
    store = Store(harbour())
    async with explore(store.services()) as driver:
        await driver.press("5", "enter", "o")
        await driver.see("Hechos")
        store.change(tower())
        await driver.see("Ctrl+L releer")
        await driver.press("ctrl+l")
        await driver.see("El almacén ya no contiene esto")
        await driver.press("<")
        await driver.see("El almacén ya no contiene esto")
        await driver.press("<")
        await driver.see("Personas", "Los textos no nombran")
        await driver.press("7")
        await driver.see("▸Torre Alta no abre")


async def test_a_store_that_is_gone_leaves_what_was_read() -> None:
    store = Store(harbour())
    async with explore(store.services()) as driver:
        await driver.see("▸Nube Libre")
        store.change()
        await driver.see("Ctrl+L releer")
        await driver.press("ctrl+l")
        await driver.see("/almacen: gone", "▸Nube Libre")
        assert driver.app.exit_code == 0


async def test_without_a_change_the_key_only_draws_anew() -> None:
    async with explore(Store(harbour()).services()) as driver:
        corpus = driver.app.corpus
        await driver.press("ctrl+l")
        await driver.see("▸Nube Libre")
        assert driver.app.corpus is corpus and not driver.app.can_reload
