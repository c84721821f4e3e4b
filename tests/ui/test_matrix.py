"""The matrix by keys: its cells, what stands behind them, and the way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Evidence, Mention, Model, Person, Quote, Record, Speaker
from oss_ai_tui.ui.content import use_ascii
from oss_ai_tui.ui.grid import Grid
from oss_ai_tui.ui.screens.matrix import MatrixScreen
from oss_ai_tui.ui.slices import Slice
from oss_ai_tui.ui.widgets.matrix_grid import MatrixGrid
from oss_ai_tui.views import build_matrix
from tests.ui.driving import Driver, explore
from tests.ui.samples import services
from tests.ui.society import society


def grid(driver: Driver) -> MatrixGrid:
    screen = driver.app.screen
    assert isinstance(screen, MatrixScreen)
    return screen.grid


def names(driver: Driver) -> tuple[str, str]:
    cell = grid(driver).cell
    assert cell is not None
    return cell[0].name, cell[1].name


async def at_the_first_cell(driver: Driver) -> None:
    """Open the matrix where nothing is at hand that stands in it."""
    await driver.press("7", "w")
    await driver.see("Quién habla de qué empresa", "Ana Prado", "37 citas")


async def test_a_cell_shows_its_quotes_and_denied_ones_as_denied() -> None:
    async with explore(services(*society())) as driver:
        await at_the_first_cell(driver)
        await driver.see("Ana Prado sobre Almena", "2 citas", "«Almena abre camino en Ana» — ¶1, La plaza")
        await driver.see("(niega) Almena vaya a cerrar sus puertas", "▸2", "en total")


async def test_diving_lists_the_quotes_of_the_cell_and_back_comes_to_the_cell() -> None:
    async with explore(services(*society())) as driver:
        await at_the_first_cell(driver)
        await driver.press("n", "n", "j", "n")
        await driver.wait(lambda: len(grid(driver).quotes) == 1, "a cell with one quote")
        cell = names(driver)
        await driver.see(f"{cell[0]} sobre {cell[1]}")
        before = driver.text
        await driver.press("enter")
        await driver.see(f"habla: {cell[0]}", f"sobre quién: {cell[1]}", "1/1 de 37", f"{cell[1]} abre camino")
        await driver.press("<")
        await driver.see("Quién habla de qué empresa")
        assert names(driver) == cell
        await driver.wait(lambda: driver.text == before, "the matrix as it was left")
        await driver.press(">")
        await driver.see(f"habla: {cell[0]}")


async def test_the_source_of_a_cell_is_its_first_quote() -> None:
    async with explore(services(*society())) as driver:
        await at_the_first_cell(driver)
        await driver.press("o")
        await driver.see("━ La plaza", "Almena abre camino en Ana")
        await driver.press("escape", "tab", "j", "enter")
        await driver.see("Cita de Ana Prado", "(niega)")


async def test_speakers_known_by_mere_words_dive_into_their_own_quotes_however_they_are_written() -> None:
    async with explore(services(*society()), size=(120, 40)) as driver:
        await at_the_first_cell(driver)
        await driver.press("w")
        await driver.see("Quién habla de qué modelo", "El equipo")
        await driver.press("w")
        await driver.see("Quién habla de qué empresa")
        rows = [heading.name for heading in grid(driver).matrix.speakers]
        await driver.press("g", *"j" * rows.index("Un portavoz"), *"h" * 20)
        while not grid(driver).quotes:
            await driver.press("l")
        await driver.see("Un portavoz sobre Duna", "2 citas")
        await driver.press("enter")
        await driver.see("habla: Un portavoz", "texto: La plaza", "1/2 de 37", "alabó a Duna", "riñó a Duna")


async def test_one_key_turns_from_companies_to_models_and_back() -> None:
    async with explore(services(*society())) as driver:
        await at_the_first_cell(driver)
        await driver.press("w")
        await driver.see("Quién habla de qué modelo", "Junco", "Tero", "El equipo sobre", "w empresas")
        await driver.press("w")
        await driver.see("Quién habla de qué empresa", "w modelos")
        await driver.press("<")
        await driver.see("Quién habla de qué modelo")


async def test_it_scrolls_both_ways_with_headings_and_names_in_place() -> None:
    async with explore(services(*society())) as driver:
        await at_the_first_cell(driver)
        matrix = grid(driver).matrix
        await driver.press("G", *"l" * 13)
        await driver.see("fila 17/17, columna 14/14", matrix.speakers[-1].name, matrix.subjects[-1].name, "←")
        assert matrix.speakers[0].name not in driver.text
        await driver.press("g", "H", "H", "H")
        await driver.see("fila 1/17, columna 1/14", matrix.speakers[0].name, "→")
        await driver.press("L")
        assert grid(driver).column == len(grid(driver)._grid.shown(0))


async def test_narrowing_and_filters_are_obeyed_said_and_lifted() -> None:
    async with explore(services(*society())) as driver:
        await driver.press("1", "j", "r", "w")
        await driver.see("solo: Brisa", "0 todo", "Quién habla de qué empresa")
        assert [heading.name for heading in grid(driver).matrix.subjects] == ["Brisa"]
        await driver.press("enter")
        await driver.see("solo: Brisa", "sobre quién: Brisa")
        await driver.press("<", "0")
        await driver.see("37 citas")
        await driver.miss("solo: Brisa")
        assert names(driver)[1] == "Brisa"


async def test_the_filters_of_the_quotes_are_those_of_the_matrix() -> None:
    async with explore(services(*society())) as driver:
        await driver.press("3", "F")
        await driver.type("ana prado")
        await driver.press("enter", "w")
        await driver.see("habla: Ana Prado", "0 todo")
        assert [heading.name for heading in grid(driver).matrix.speakers] == ["Ana Prado"]
        assert driver.app.here is not None
        assert driver.app.here.place().slice == Slice((("speaker", "per:ana"),))


@pytest.mark.parametrize(
    ("keys", "cell"), [(("1", "j", "j"), (None, "Cauce")), (("3", "j", "j"), ("Ana Prado", "Hoz"))]
)
async def test_it_opens_at_what_is_at_hand(keys: tuple[str, ...], cell: tuple[str | None, str]) -> None:
    async with explore(services(*society())) as driver:
        await driver.press(*keys, "w")
        await driver.see("Quién habla de qué empresa", "en total")
        assert names(driver)[1] == cell[1] and cell[0] in (None, names(driver)[0])
        assert grid(driver).quotes


async def test_a_page_opens_it_too_and_the_palette_has_it() -> None:
    async with explore(services(*society())) as driver:
        await driver.press(":")
        await driver.type("tero")
        await driver.press("enter")
        await driver.see("━ Tero ━")
        await driver.press("w")
        await driver.see("Quién habla de qué modelo", "El equipo sobre Tero")
        await driver.press("q", ":")
        await driver.type("quién habla de quién")
        await driver.press("enter")
        await driver.see("Quién habla de qué modelo")


async def test_a_store_without_quotes_says_so() -> None:
    empty = Record(society()[0].document, society()[0].passages)
    async with explore(services(empty)) as driver:
        await driver.press("w")
        await driver.see("0 citas; 0 no hablan de ninguna empresa")
        await driver.see("Ninguna cita habla de una empresa; w pregunta por los modelos.")
        await driver.press("w")
        await driver.see("Ninguna cita habla de un modelo; w pregunta por las empresas.")


async def test_its_size_may_change() -> None:
    async with explore(services(*society())) as driver:
        await at_the_first_cell(driver)
        await driver.press("G", "L")
        cell, scroll = names(driver), (grid(driver).top, grid(driver).left)
        for size in ((200, 60), (20, 5), (40, 10), (1, 1), (120, 40), (80, 24)):
            await driver.pilot.resize_terminal(*size)
            assert names(driver) == cell
        await driver.see(cell[0], cell[1], "▸")
        await driver.wait(lambda: (grid(driver).top, grid(driver).left) == scroll, "what was in view before")


@pytest.fixture
def ascii_signs() -> Iterator[None]:
    use_ascii(True)
    yield
    use_ascii(False)


@pytest.mark.usefixtures("ascii_signs")
async def test_in_ascii_the_cursor_and_empty_cells_have_signs() -> None:
    async with explore(services(*society())) as driver:
        await at_the_first_cell(driver)
        await driver.see(">2", "-")
        signs = {char for line in driver.lines for char in line if not char.isascii() and not char.isalpha()}
        assert not signs - set("¿¡")


def big(people: int, houses: int) -> Corpus:
    """Everybody speaks once of somebody, hundreds of them."""
    text = society()[0]
    where = Evidence(text.passages[0].id, 0, 6, text.passages[0].text[:6])
    mention = (Mention(where, "r", 0.9),)
    companies = tuple(
        Company(f"org:{n}", f"Casa {n} de la larguísima colina", (), "company", mention) for n in range(houses)
    )
    speakers = tuple(Person(f"per:{n}", f"Persona {n}", (), (), mention) for n in range(people))
    quotes = tuple(
        Quote(
            f"q:{n}", "direct", "Almena", None, None, Speaker(None, f"per:{n}"), (f"org:{n % houses}",), where, "r", 0.9
        )
        for n in range(people)
    )
    return Corpus.of([Record(text.document, text.passages, companies, (), speakers, quotes)])


@pytest.mark.parametrize("width", [3, 20, 80, 200])
def test_every_column_can_be_brought_into_view_and_found_again(width: int) -> None:
    layout = Grid(build_matrix(big(300, 120)), width)
    left = 0
    for column in [*range(120), *range(119, -1, -7)]:
        left = layout.scrolled(left, column)
        assert column in layout.shown(left)
    assert layout.scrolled(0, 119) + len(layout.shown(layout.scrolled(0, 119))) == 120


def test_the_next_cell_goes_round() -> None:
    layout = Grid(build_matrix(big(3, 3)), 80)
    cells = [layout.next_filled(2, 2, 1), layout.next_filled(0, 0, -1), layout.next_filled(0, 0, 1)]
    assert cells == [(0, 0), (2, 2), (1, 1)]


def test_models_have_no_place_among_companies() -> None:
    corpus = Corpus.of(society())
    kinds = {type(corpus.by_id[h.key]) for h in build_matrix(corpus, "model").subjects}
    assert kinds == {Model}


async def test_speakers_and_those_spoken_of_can_be_jumped_to() -> None:
    async with explore(services(*society())) as driver:
        await at_the_first_cell(driver)
        await driver.press("f")
        await driver.wait(lambda: sum("[" in line for line in driver.lines) > 10, "letters on the speakers")
        label = next(line for line in driver.lines if "na Prado" in line or "a Prado" in line)
        await driver.press(label[label.index("[") + 1])
        await driver.see("━ Ana Prado ━")
