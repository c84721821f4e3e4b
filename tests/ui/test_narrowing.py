"""Lists cut down to one entity, filtered and sorted: the frame says so, and one key lifts it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.i18n import set_language
from oss_ai_tui.ui import facets, orders
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.menus import filter_menu
from oss_ai_tui.ui.rows import PANES, rows_of
from oss_ai_tui.ui.slices import WHOLE, Slice
from oss_ai_tui.ui.slicing import sliced
from tests.ui.driving import Driver, explore
from tests.ui.samples import harbour, services, tower

CORPUS = Corpus.of((harbour(), tower()))
LINKS = Links.of(CORPUS)
NUBE, TORRE = "org:nube-libre", "org:torre-alta"


def cut(pane: str, only: str | None = None, wanted: Slice = WHOLE) -> list[str]:
    return list(sliced(rows_of(pane, CORPUS, LINKS), CORPUS, LINKS, only, wanted).ids)


def rows_on(driver: Driver) -> list[str]:
    """The rows of the list in view, without the cursor's mark."""
    return [line.split("│")[0].strip(" ▸") for line in driver.lines[3:-1]]


# What concerns a company.


@pytest.mark.parametrize(
    ("pane", "only", "expected"),
    [
        ("models", NUBE, ["mod:lince"]),
        ("models", TORRE, []),
        ("people", NUBE, ["per:marta-rios"]),
        ("quotes", NUBE, ["q:1", "q:2"]),
        ("quotes", TORRE, ["q:2"]),
        ("quotes", "per:marta-rios", ["q:1", "q:2"]),
        ("quotes", "mod:lince", ["q:1"]),
        ("timeline", NUBE, ["e:2", "e:1"]),
        ("timeline", "mod:lince-dos", ["e:3"]),
        ("companies", TORRE, [TORRE, NUBE]),
        ("documents", "per:marta-rios", ["puerto"]),
        ("passages", NUBE, ["puerto.1", "puerto.2", "torre.30"]),
        ("passages", "mod:lince-dos", ["puerto.5"]),
        ("passages", "org:nadie", []),
        ("models", "mod:lince-dos", ["mod:lince", "mod:lince-dos"]),
    ],
)
def test_only_what_concerns_it_is_left(pane: str, only: str, expected: list[str]) -> None:
    assert cut(pane, only) == expected


def test_the_undated_keep_their_heading_where_any_are_left() -> None:
    rows = sliced(rows_of("timeline", CORPUS, LINKS), CORPUS, LINKS, "mod:lince-dos", WHOLE)
    assert dict(rows.headings) == {0: "Without a date"}
    assert not sliced(rows_of("timeline", CORPUS, LINKS), CORPUS, LINKS, NUBE, WHOLE).headings


async def test_a_company_narrows_the_lists_the_frame_says_so_and_one_key_lifts_it() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("r")
        await driver.see("solo: Torre Alta", "0 todo")
        await driver.press("3")
        await driver.see("solo: Torre Alta", "1/1 de 2", "la competencia con")
        await driver.miss("Un modelo cerrado")
        await driver.press("2")
        await driver.see("solo: Torre Alta", "0 de 2")
        await driver.press("0")
        await driver.see("▸Lince", "1/2")
        await driver.miss("solo:")
        await driver.press("3")
        await driver.see("2/2", "Un modelo cerrado")


async def test_narrowing_is_part_of_the_place_that_one_goes_back_to() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("j", "r", "4")
        await driver.see("solo: Nube Libre", "1/2 de 3")
        await driver.press("enter", "<")
        await driver.see("solo: Nube Libre", "1/2 de 3")
        await driver.press("<", "<")
        await driver.miss("solo:")
        await driver.press(">")
        await driver.see("solo: Nube Libre")
        await driver.press("r")
        await driver.miss("solo:")


async def test_a_page_narrows_to_what_it_is_about() -> None:
    async with explore(services()) as driver:
        await driver.press("5", "enter", "r")
        await driver.see("solo: Marta Ríos", "━ Citas ━", "1/2 de 2")


async def test_passages_are_narrowed_to_those_that_name_it_and_so_is_their_search() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("j", "r", "6")
        await driver.see("solo: Nube Libre", "0 todo", "━ Pasajes ━", "1/3 de 49")
        await driver.press("/", *"carta")
        await driver.see("Resultados de «carta»", "1/1", "solo: Nube Libre")
        await driver.miss("0 todo")
        await driver.press("ctrl+u", *"vez")
        await driver.see("Ningún pasaje contiene «vez»", "que nombran a Nube Libre")
        await driver.press("escape")
        await driver.see("0 todo")
        await driver.press("0")
        await driver.see("Resultados de «vez»", "1/29")
        await driver.miss("solo:")
        await driver.press("<")
        await driver.see("solo: Nube Libre", "Ningún pasaje contiene «vez»")


async def test_who_narrows_after_a_search_finds_its_passages_narrowed() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("6")
        await driver.see("1/49")
        await driver.press("G", "1", "j", "r", "6")
        await driver.see("solo: Nube Libre", "1/3 de 49")
        await driver.press("1", "0", "6")
        await driver.see("1/49")
        await driver.miss("solo:")


async def test_texts_are_narrowed_to_those_that_name_it() -> None:
    async with explore(services()) as driver:
        await driver.press("5", "r", "7")
        await driver.see("solo: Marta Ríos", "0 todo", "1/1 de 2", "▸El faro")


# Filters.


@pytest.mark.parametrize(
    ("facet", "value", "expected"),
    [
        ("speaker", "per:marta-rios", ["q:1", "q:2"]),
        ("about", TORRE, ["q:2"]),
        ("kind", "direct", ["q:1"]),
        ("document", "puerto", ["q:1", "q:2"]),
        ("date", "2023-06", ["q:1", "q:2"]),
        ("date", "2022", []),
        ("confidence", "0", ["q:1"]),
        ("confidence", "2", ["q:2"]),
    ],
)
def test_quotes_are_filtered_by_each_of_their_sides(facet: str, value: str, expected: list[str]) -> None:
    assert cut("quotes", None, Slice(((facet, value),))) == expected


def test_every_value_that_is_offered_finds_as_many_rows_as_it_says() -> None:
    for pane in facets.FACETS:
        rows = rows_of(pane, CORPUS, LINKS)
        for facet in facets.FACETS[pane]:
            for value, count in facets.counted(CORPUS, facet, rows.ids):
                assert count == len(cut(pane, None, Slice(((facet.name, value),)))) > 0


@pytest.mark.parametrize(
    ("date", "values"),
    [
        ("2023-06-28", ("2023", "2023-06")),
        ("2020-12~", ("2020", "2020-12")),
        ("2023", ("2023",)),
        ("2022/2024", ("2022", "2023", "2024")),
        ("2024-03-11/2024-03-17", ("2024", "2024-03")),
        ("../2020", (facets.NONE,)),
    ],
)
def test_a_date_is_found_by_its_years_and_by_its_month_if_it_has_one(date: str, values: tuple[str, ...]) -> None:
    dated = Corpus.of([replace(harbour(), document=replace(harbour().document, date=Edtf(date)))])
    assert facets.facet("documents", "date").values(dated, "puerto") == values


async def test_a_filter_is_chosen_by_its_name_told_and_lifted() -> None:
    async with explore(services()) as driver:
        await driver.press("3")
        await driver.see("1/2")
        await driver.press("F")
        await driver.see("Filtrar citas", "quién habla", "sobre quién", "tipo", "Marta Ríos")
        await driver.press(*"referid", "enter")
        await driver.see("tipo: referida", "0 todo", "1/1 de 2", "la competencia con")
        await driver.press("F", *"alta", "enter")
        await driver.see("tipo: referida · confianza: alta", "0 de 2")
        await driver.press("F", *"alta", "enter")
        await driver.see("1/1 de 2")
        await driver.press("2", "3")
        await driver.see("tipo: referida", "1/1 de 2")
        await driver.press("0")
        await driver.see("2/2")
        await driver.miss("tipo: referida")


def test_what_is_in_force_is_marked_in_the_menu() -> None:
    rows = rows_of("quotes", CORPUS, LINKS)
    menu = filter_menu(CORPUS, rows, Slice((("kind", "direct"),)))
    assert [choice.name for choice in menu.choices if choice.is_set] == ["verbatim"]
    assert list(menu.rows("").headings.values())[:3] == ["speaker", "about whom", "kind"]


# Orders.


@pytest.mark.parametrize(
    ("pane", "order", "backwards", "expected"),
    [
        ("quotes", "confidence", False, ["q:2", "q:1"]),
        ("quotes", "confidence", True, ["q:1", "q:2"]),
        ("quotes", "about", False, ["q:1", "q:2"]),
        ("quotes", "kind", True, ["q:2", "q:1"]),
        ("quotes", "", True, ["q:2", "q:1"]),
        ("companies", "name", False, [NUBE, TORRE]),
        ("models", "released", False, ["mod:lince", "mod:lince-dos"]),
        ("models", "parameters", True, ["mod:lince", "mod:lince-dos"]),
        ("documents", "date", False, ["puerto", "torre"]),
    ],
)
def test_rows_are_sorted_and_what_is_unknown_stands_last(
    pane: str, order: str, backwards: bool, expected: list[str]
) -> None:
    assert cut(pane, None, Slice((), order, backwards)) == expected


def test_every_order_keeps_every_row() -> None:
    for pane, offered in orders.ORDERS.items():
        for order in offered:
            for backwards in (False, True):
                assert sorted(cut(pane, None, Slice((), order.name, backwards))) == sorted(cut(pane))


async def test_the_same_order_again_turns_round() -> None:
    async with explore(services()) as driver:
        await driver.press("3")
        await driver.see("▸Marta Ríos           «Un modelo")
        await driver.press("s", *"confianza", "enter")
        await driver.see("orden: confianza, de menos a más", "0 todo")
        await driver.wait(lambda: "la competencia" in rows_on(driver)[0], "the least sure first")
        await driver.press("s", *"confianza", "enter")
        await driver.see("de menos a más ↓")
        await driver.wait(lambda: "Un modelo" in rows_on(driver)[0], "the surest first")
        await driver.press("0")
        await driver.miss("orden:")


def test_every_pane_with_a_menu_has_a_list_and_words_in_both_languages() -> None:
    assert set(facets.FACETS) | set(orders.ORDERS) <= set(PANES)
    set_language("es")
    titles = {facet.title for group in facets.FACETS.values() for facet in group}
    assert titles and all(facet.name for group in facets.FACETS.values() for facet in group)
