"""What a person does, by keys, at 80x24."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event as Flag

import pytest

from oss_ai_tui.domain.errors import NO_STORE, Problem
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.i18n import set_language
from oss_ai_tui.ui.app import Explorer
from oss_ai_tui.ui.screens.main import MainScreen
from oss_ai_tui.ui.screens.page import PageScreen
from oss_ai_tui.ui.screens.reader import ReaderScreen
from oss_ai_tui.ui.screens.search import SearchScreen
from oss_ai_tui.ui.widgets.text_view import TextView
from tests.ui.driving import Driver, explore
from tests.ui.samples import harbour, services, tower


def marked(driver: Driver) -> str:
    """The line of the list's cursor."""
    return next((line for line in driver.lines if line.startswith("▸")), "")


async def test_lists_and_their_details_stand_side_by_side() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta", "Nube Libre", "1/2", "compite con Nube Libre")
        await driver.press("2")
        await driver.see("▸Lince", "Creador", "Nube Libre [1]", "7.000.000.000 [2]", "sin evidencia")
        await driver.press("3")
        await driver.see("▸Marta Ríos", "«Un modelo cerrado", "Habla", "directora", "Verbo        afirmar")
        await driver.press("4")
        await driver.see("finales de 2020", "12 de mayo de 2023", "Sin fecha", "2020-12~", "(aproximada)")
        await driver.press("5")
        await driver.see("▸Marta Ríos", "directora, Nube Libre")
        await driver.press("6")
        await driver.see("Buscar en todos los pasajes", "1/49")
        await driver.press("7")
        await driver.see("▸El faro", "Luz Prado", "dada con --date")


async def test_the_detail_follows_the_cursor() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("j")
        await driver.see("▸Nube Libre", "2/2", "Marta Ríos, directora")
        await driver.press("k")
        await driver.see("▸Torre Alta", "1/2", "compite con Nube Libre")


async def test_undated_events_stand_at_the_end_and_approximate_ones_are_marked() -> None:
    async with explore(services()) as driver:
        await driver.press("4")
        await driver.see("Sin fecha")
        order = [
            next(n for n, line in enumerate(driver.lines) if words in line) for words in ("~ finales", "12 de mayo")
        ]
        heading = next(n for n, line in enumerate(driver.lines) if "Sin fecha" in line)
        assert order == sorted(order) and order[-1] < heading
        await driver.press("G")
        await driver.wait(lambda: "Lince Dos" in marked(driver), "the undated event under the cursor")
        await driver.see("Fecha        sin evidencia")


async def test_enter_opens_the_page_and_back_restores_cursor_and_scroll() -> None:
    async with explore(services()) as driver:
        await driver.press("6")
        await driver.see("1/49")
        await driver.press(*["j"] * 20)
        await driver.see("21/49")
        before = driver.text
        await driver.press("enter")
        await driver.wait(lambda: isinstance(driver.app.screen, ReaderScreen), "the text")
        await driver.press("<")
        await driver.wait(lambda: isinstance(driver.app.screen, SearchScreen), "the list")
        assert driver.text.splitlines()[:-1] == before.splitlines()[:-1]
        await driver.press(">")
        await driver.wait(lambda: isinstance(driver.app.screen, ReaderScreen), "the text again")


async def test_a_page_leads_on_to_other_pages_and_all_the_way_back() -> None:
    async with explore(services()) as driver:
        await driver.press("2")
        await driver.see("▸Lince")
        await driver.press("enter")
        await driver.wait(lambda: isinstance(driver.app.screen, PageScreen), "the model's page")
        await driver.see("━ Lince ━", "Pruebas", "[1]", "1/7")
        await driver.press("enter")
        await driver.see("━ Nube Libre ━", "laboratorio", "Marta Ríos, directora [2]", "compite con Torre Alta")
        await driver.press("escape")
        await driver.see("━ Lince ━")
        await driver.press("backspace")
        await driver.wait(lambda: isinstance(driver.app.screen, MainScreen), "the list")
        await driver.see("▸Lince")
        await driver.press("<")
        await driver.see("▸Torre Alta")


async def test_a_page_shows_relations_both_ways_and_what_the_texts_do_not_say() -> None:
    async with explore(services(), size=(120, 40)) as driver:
        await driver.press("2")
        await driver.press("enter")
        await driver.see(
            "base de Lince Dos", "Apertura     sin evidencia", "En citas", "3 menciones", "finales de 2020:"
        )
        await driver.press("1", "j", "enter")
        await driver.see("También      la cooperativa", "Lince [1]", "unos 3 millones de euros = ~3.000.000 EUR")


async def test_evidence_is_walked_and_opened_at_its_words() -> None:
    async with explore(services()) as driver:
        await driver.press("2", "enter")
        await driver.see("1/7")
        await driver.press("n")
        await driver.see("2/7")
        await driver.press("N")
        await driver.see("1/7")
        await driver.press("N")
        await driver.see("7/7")
        await driver.press("n", "n", "o")
        await driver.wait(lambda: isinstance(driver.app.screen, ReaderScreen), "the text")
        assert highlighted(driver) == "7.000 millones de parámetros"


def highlighted(driver: Driver) -> str:
    """The words that the reader highlights."""
    view = driver.app.screen.query_one(TextView)
    evidence = view.palette["evidence"]
    found = (s.text for y in range(view.size.height) for s in view.line(y) if s.style == evidence)
    return " ".join(found)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("3", "o"), "Un modelo cerrado es una caja que nadie revisa"),
        (("4", "j", "o"), "presentó el 12 de mayo de 2023 su modelo Lince"),
        (("1", "j", "o"), "Nube Libre"),
        (("5", "o"), "Marta Ríos"),
    ],
)
async def test_o_opens_the_text_with_the_evidence_highlighted(keys: tuple[str, ...], words: str) -> None:
    async with explore(services()) as driver:
        await driver.press(*keys)
        await driver.wait(lambda: isinstance(driver.app.screen, ReaderScreen), "the text")
        await driver.wait(lambda: highlighted(driver) == words, f"{words!r} highlighted")


async def test_the_reader_scrolls_to_evidence_far_down() -> None:
    async with explore(services(tower(), harbour())) as driver:
        await driver.press("/")
        await driver.type("carta")
        await driver.see("1/1", "una carta")
        await driver.press("enter")
        await driver.wait(lambda: isinstance(driver.app.screen, ReaderScreen), "the text")
        await driver.wait(lambda: highlighted(driver) == "carta", "the hit highlighted")


async def test_facts_are_walked_in_the_reader_and_lead_to_their_pages() -> None:
    async with explore(services()) as driver:
        await driver.press("7", "o")
        await driver.see("Hechos", "10")
        await driver.press("n")
        await driver.see("1/10")
        await driver.press("n", "n")
        await driver.see("3/10")
        assert highlighted(driver) == "Un modelo cerrado es una caja que nadie revisa"
        await driver.press("enter")
        await driver.see("Cita de Marta Ríos", "textual")


async def test_the_search_follows_every_letter() -> None:
    async with explore(services()) as driver:
        await driver.press("/")
        await driver.type("faro")
        await driver.see("Resultados de «faro»", "1/1")
        await driver.press(*["backspace"] * 4)
        await driver.see("1/49")
        await driver.type("transparencia")
        await driver.see("Resultados de «transparencia»", "1/29")
        await driver.press("down", "down")
        await driver.see("3/29", "vez número 3")
        await driver.press("escape")
        await driver.press("j")
        await driver.see("4/29")
        await driver.press("escape")
        await driver.wait(lambda: isinstance(driver.app.screen, MainScreen), "the place where the search began")


async def test_letters_typed_in_a_burst_after_the_slash_are_all_searched() -> None:
    async with explore(services()) as driver:
        await driver.press("/", *"carta")
        await driver.see("Resultados de «carta»")
        await driver.press("escape", "escape", "2", "enter", "o", "<", "<", "3", "j")
        await driver.see("2/2", "la competencia con Torre Alta")


async def test_a_search_without_hits_says_so() -> None:
    async with explore(services()) as driver:
        await driver.press("/")
        await driver.type("zarzuela")
        await driver.see("Ningún pasaje contiene «zarzuela»")


async def test_only_the_newest_query_is_shown() -> None:
    """The first search hangs until the second query is typed; its hits come too late and are dropped."""
    from dataclasses import replace

    from tests.ui.samples import Hits, PlainSearcher

    gate = Flag()

    class Slow(PlainSearcher):
        def search(self, query: str, kind: str = "passages", limit: int = 20, about: str | None = None) -> Hits:
            if query == "f":
                gate.wait(120)
            return super().search(query, kind, limit, about)

    async with explore(replace(services(), searcher=Slow)) as driver:
        await driver.press("/")
        await driver.type("faro")
        gate.set()
        await driver.see("Resultados de «faro»", "1/1")
        await driver.miss("Resultados de «f»")


async def test_the_query_is_restored_with_its_hits() -> None:
    async with explore(services()) as driver:
        await driver.press("/")
        await driver.type("vez")
        await driver.see("Resultados de «vez»")
        await driver.press("down", "down", "down", "enter")
        await driver.wait(lambda: isinstance(driver.app.screen, ReaderScreen), "the text")
        await driver.press("escape")
        await driver.see("Resultados de «vez»", "4/29")
        await driver.wait(lambda: "número 4" in marked(driver), "the hit that was left")


async def test_the_passages_stand_as_they_were_left_and_a_new_search_begins_anew() -> None:
    async with explore(services()) as driver:
        await driver.press("/", *"vez", "down", "down")
        await driver.see("Resultados de «vez»", "3/29")
        await driver.press("escape", "2", "6")
        await driver.see("Resultados de «vez»", "3/29")
        await driver.press("3", "/", *"carta")
        await driver.see("Resultados de «carta»", "1/1")


async def test_keys_right_behind_the_last_letter_wait_for_its_hits() -> None:
    async with explore(services()) as driver:
        await driver.press("/", *"vez", "down", "down", "enter")
        await driver.see("━ Torre Alta no abre s", "resultado 3/29")


async def test_q_closes_and_at_the_root_quits() -> None:
    async with explore(services()) as driver:
        await driver.press("2", "enter", "enter", "q")
        await driver.see("━ Lince ━")
        await driver.press("q")
        await driver.wait(lambda: isinstance(driver.app.screen, MainScreen), "the list")
        await driver.press("q")
        await driver.wait(lambda: driver.app.return_value == 0, "the end")


async def test_capital_q_quits_from_anywhere() -> None:
    async with explore(services()) as driver:
        await driver.press("2", "enter", "Q")
        await driver.wait(lambda: driver.app.return_value == 0, "the end")


async def test_tab_goes_from_pane_to_pane_and_escape_back_to_the_list() -> None:
    async with explore(services()) as driver:
        await driver.see("━ Empresas")
        await driver.press("tab")
        await driver.see("─ Empresas", "━ Torre Alta")
        await driver.press("escape")
        await driver.see("━ Empresas", "─ Torre Alta")


async def test_a_sample_is_called_one_and_tells_how_to_ingest() -> None:
    async with explore(services(is_sample=True)) as driver:
        await driver.see("muestra", "oss-ai-tui ingest ARCHIVO…")


async def test_an_empty_store_tells_how_to_fill_it() -> None:
    async with explore(services(load=lambda: iter(()))) as driver:
        await driver.see("Este almacén aún no tiene textos", "oss-ai-tui ingest ARCHIVO…")
        await driver.see("━ Empresas ━")
        assert "· menciones" not in driver.text
        for keys in (("C",), ("w",), ("w",), ("/", "x")):
            await driver.press(*keys)
            await driver.see("Este almacén aún no tiene textos", "oss-ai-tui ingest ARCHIVO…")


async def test_a_page_without_evidence_has_no_key_to_walk_it() -> None:
    async with explore(services(tower())) as driver:
        await driver.press("7", "enter")
        await driver.see("━ Torre Alta no abre sus pesos ━", "Pruebas ──")
        assert "n prueba" not in driver.lines[-1]


async def test_a_store_that_cannot_be_read_gets_a_screen_of_its_own() -> None:
    def load() -> Iterator[Record]:
        raise Problem("{path}: damaged; restore it from a copy", NO_STORE, path="/almacen/roto")

    async with explore(services(load=load)) as driver:
        await driver.see("No se puede leer el almacén", "/almacen/roto: damaged", "q salir")
        assert "Tab" not in driver.lines[-1] and "buscar" not in driver.lines[-1]
        await driver.press("1", "/", "q")
        await driver.wait(lambda: driver.app.return_value == NO_STORE, "the exit code of the problem")


async def test_keys_work_while_the_store_is_read() -> None:
    gate = Flag()

    def load() -> Iterator[Record]:
        gate.wait(120)
        yield harbour()

    set_language("es")
    app = Explorer(services(load=load))
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.see("leyendo…")
        await driver.press("2", "/")
        await driver.type("lince")
        gate.set()
        await driver.see("Resultados de «lince»", "1/3")
        await driver.press("escape", "escape")
        await driver.see("▸Lince")


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (80, 24), (99, 30), (100, 30), (179, 50), (180, 50), (300, 100)])
async def test_every_size_shows_the_list_and_survives(size: tuple[int, int]) -> None:
    async with explore(services(), size=size) as driver:
        await driver.see("Torre")
        for keys in (("2", "enter", "o"), ("4", "enter"), ("/", "x"), ("escape", "3", "?"), ("escape", "1")):
            await driver.press(*keys)
        await driver.wait(lambda: ("┬" in driver.lines[1]) is (size[0] >= 80), "panes side by side from 80 columns")
        await driver.press("q")
        await driver.wait(lambda: driver.app.return_value == 0, "the end")


@pytest.mark.parametrize(
    ("width", "tabs"), [(60, "1 Emp 2 Mod 3 Cit 4 Cro 5 Per 6 Pas 7 Textos"), (30, "1 2 3 4 5 6 7 Textos")]
)
async def test_where_not_all_tabs_fit_the_open_one_is_whole(width: int, tabs: str) -> None:
    async with explore(services(), size=(width, 20)) as driver:
        await driver.press("7")
        await driver.wait(lambda: driver.lines[0].strip().startswith(tabs), tabs)


async def test_below_80_columns_there_is_one_pane_and_from_180_the_text_as_well() -> None:
    async with explore(services(), size=(79, 24)) as driver:
        await driver.see("▸Torre Alta")
        assert "compite con" not in driver.text
        await driver.pilot.resize_terminal(200, 40)
        await driver.see("compite con", "Según Marta Ríos, la competencia")
