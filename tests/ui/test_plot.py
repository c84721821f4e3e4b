"""The timeline drawn on an axis: lanes, scales, a cursor on the events, and everything else as in the list."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.ui import plotting, timelines
from oss_ai_tui.ui.content import use_ascii
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.plotted import Plotted
from oss_ai_tui.ui.screens.main import MainScreen
from oss_ai_tui.ui.terminal import MONOCHROME
from oss_ai_tui.ui.timelines import Source, Timelines
from oss_ai_tui.views import Glyphs, plot
from oss_ai_tui.views.axis import Axis
from oss_ai_tui.views.timeline import By, Entry
from oss_ai_tui.views.walk import Walk
from tests.building import Builder
from tests.ui.driving import Driver, explore
from tests.ui.samples import harbour, services
from tests.views.families import records


def lanes(driver: Driver) -> list[str]:
    """The lines of the drawing below its scale, up to what the signs mean."""
    below = driver.lines[3:]
    end = next((n for n, line in enumerate(below) if line.startswith(("─", "━", " ●", " #"))), len(below))
    return [line.rstrip() for line in below[:end]]


def here(driver: Driver) -> Place:
    screen = driver.app.screen
    assert isinstance(screen, MainScreen)
    return screen.place()


def marked(driver: Driver) -> str:
    """What of the drawing stands in reverse: the cells of the cursor."""
    strips = driver.app.screen._compositor.render_strips()[3:-1]
    return "".join(s.text for strip in strips for s in strip if s.style and s.style.reverse)


async def drawn(driver: Driver) -> None:
    """Draw the timeline and wait until it stands there."""
    await driver.press("4", "t")
    await driver.see("Cronología por empresa")


# The drawing.


async def test_a_key_draws_the_timeline_and_the_same_key_lists_it_again() -> None:
    async with explore(services(*records())) as driver:
        await driver.press("4", "j")
        await driver.see("2/5", "t eje")
        event = here(driver).item
        await driver.press("t")
        await driver.see("Cronología por empresa · meses", "2/5", "t lista")
        assert (
            lanes(driver)
            == [
                " Garza Labs       │         ~○~         ┊           ┊           ┊          │   ?1",
                " Nubelia          │          ┊          ┊           ┊           ┊   ●      │",
                " OpenAI           │          ┊          ┊           ┊           ┊   !      │",
                "▸(sin nombrar)    │          ┊          ├──────────┤┊           ┊          │",
                " sin fecha        │?  1 suceso",
            ]
            or here(driver).item == event
        )
        await driver.press("t")
        await driver.see("━ Cronología ━", "2/5", "t eje")
        assert here(driver).item == event and here(driver).plot is None


async def test_lanes_are_of_companies_models_people_or_texts() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        for title, name in (("modelo", "Tero 1"), ("persona", "Lucía Arancibia"), ("texto", "d2.txt")):
            event = here(driver).item
            await driver.press("a")
            await driver.see(f"Cronología por {title}", name)
            assert here(driver).item == event
        await driver.press("a")
        await driver.see("Cronología por empresa", "Garza Labs")


async def test_scales_go_from_years_to_days_and_one_key_shows_all_again() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("j", "j")
        for key, scale in (("+", "días"), ("-", "meses"), ("-", "trimestres"), ("-", "años")):
            await driver.press(key)
            await driver.see(f"por empresa · {scale}", "= todo")
        await driver.miss("- menos")
        whole = here(driver)
        assert whole.plot is not None and whole.plot.axis is not None
        await driver.press("=")
        await driver.see("por empresa · meses")
        await driver.miss("= todo")


async def test_zooming_keeps_the_event_in_its_column_and_tells_where_there_is_more() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("j")
        await driver.see("▸Nubelia")
        column = lanes(driver)[1].index("●")
        await driver.press("+")
        await driver.see("· días")
        line = lanes(driver)[1]
        assert line.index("├") == column and "‹" in lanes(driver)[0]
        await driver.press("k")
        await driver.see("▸Garza Labs", "○~")
        assert "›" in lanes(driver)[1]


async def test_a_coarser_scale_shows_nothing_beyond_the_ends_while_there_is_more() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("G")
        await driver.see("▸sin fecha")
        for key in "++--":
            await driver.press(key)
        await driver.see("por empresa · trimestres")
        drawing = lanes(driver)
        assert not any("‹" in lane or "›" in lane for lane in drawing)
        assert "○" in drawing[0] and "●" in drawing[1]


async def test_the_cursor_goes_along_and_across_and_the_detail_follows() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.see("▸Garza Labs", "1/5", "«A finales de 2020»")
        await driver.press("l")
        await driver.see("5/5", "«Hace poco»")
        await driver.press("l", "h")
        await driver.see("1/5", "«A finales de 2020»")
        await driver.press("j")
        await driver.see("▸Nubelia", "3/5", "«en mayo de 2023»")
        await driver.press("G")
        await driver.see("▸sin fecha", "5/5", "«Hace poco»")
        await driver.press("g", "right")
        await driver.see("▸Garza Labs")
        await driver.press("left", "L")
        await driver.see("5/5")
        await driver.press("H")
        await driver.see("1/5")


async def test_an_event_opens_its_page_and_its_words_in_the_text() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("j", "j")
        await driver.see("▸OpenAI")
        left = here(driver)
        await driver.press("enter")
        await driver.see("━ Suceso", "OpenAI lanzó el mes pasado GPT-4")
        await driver.press("<")
        await driver.see("▸OpenAI")
        assert here(driver) == left
        await driver.press("o")
        await driver.see("Hechos", "Hace poco, Garza Labs calló. OpenAI")
        await driver.press("<")
        await driver.see("▸OpenAI")


@pytest.mark.parametrize("keys", [("4",), ("4", "t")])
async def test_why_tells_words_anchor_rule_value_and_what_is_against_it(keys: tuple[str, ...]) -> None:
    async with explore(services(*records()), size=(120, 40)) as driver:
        await driver.press(*keys, "j", "j", *(["j"] if keys == ("4",) else []))
        await driver.see("lanzó el mes pasado GPT-4")
        await driver.press("e")
        await driver.see("━ Suceso", "Valor        2023-05", "Palabras     «el mes pasado» [")
        await driver.see("la fecha del texto, 28 de junio de 2023 (la da el texto)", "Regla fecha  t.x")
        await driver.see("Contradice   GPT-4, publicado: mayo de 2023", "≠ 14 de marzo de 2023 (registro)")
        assert any("2/" in line and "Pruebas" in line for line in driver.lines), driver.text


async def test_an_inferred_anchor_gives_its_reasons() -> None:
    text = Builder("d1", "El mes pasado salió.", date=Edtf("2024-03~"), date_basis="inferred", reasons=("por eso",))
    text.event("El mes pasado salió", "2024-02~", when="El mes pasado", anchor="2024-03~")
    async with explore(services(text.record()), size=(120, 40)) as driver:
        await driver.press("4", "e")
        await driver.see("(deducida del", "Deducida     por eso")


# What is cut down, and where one has been.


async def test_a_lane_narrows_the_drawing_to_its_company_and_one_key_lifts_that() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("j", "r")
        await driver.see("solo: Nubelia", "0 todo", "1/1 de 5", "▸Nubelia")
        assert len(lanes(driver)) <= 2 and "Garza" not in "".join(lanes(driver))
        await driver.press("0")
        await driver.see("▸Nubelia", "Garza Labs", "3/5")
        await driver.miss("solo:")


async def test_filters_hold_in_the_drawing_and_in_the_list() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("F", *"2021", "enter")
        await driver.see("fecha: 2021", "▸(sin nombrar)", "1/1 de 5")
        await driver.miss("Garza Labs")
        await driver.press("t")
        await driver.see("━ Cronología ━", "fecha: 2021", "1/1 de 5")


async def test_a_filter_that_leaves_nothing_leaves_an_empty_drawing() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("1", "5", "r", "4")
        await driver.see("solo: Bruno Salas", "No queda nada de esta lista")
        await driver.press("j", "l", "+", "enter", "e", "G", "a")
        await driver.see("No queda nada de esta lista")


async def test_places_are_come_back_to_with_lanes_scale_and_cursor() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("a", "j", "+")
        await driver.see("por modelo · días")
        left = here(driver)
        assert left.plot is not None and left.plot.by == "model"
        await driver.press("1", "4")
        await driver.see("por modelo · días")
        assert here(driver) == left
        await driver.press("enter", "<", "<", "<", "<")
        await driver.see("━ Cronología ━")
        await driver.press(">")
        await driver.see("por modelo · días")
        assert here(driver) == left


async def test_escape_goes_from_the_detail_to_the_drawing_and_tab_the_other_way() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.see("━ Cronología por")
        await driver.press("tab")
        await driver.see("─ Cronología por", "━ Suceso")
        await driver.press("escape")
        await driver.see("━ Cronología por", "─ Suceso")


async def test_the_letters_of_hints_lead_to_what_lanes_are_of() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.press("f")
        await driver.wait(lambda: all(re.match(r".?\[\w\]", line) for line in lanes(driver)[:3]), "letters on lanes")
        await driver.press(lanes(driver)[1][1])
        await driver.see("━ Nubelia ━")
        await driver.press("<")
        await driver.see("Cronología por empresa")


async def test_lanes_of_texts_have_their_titles() -> None:
    async with explore(services()) as driver:
        await drawn(driver)
        await driver.press("a", "a", "a")
        await driver.see("Cronología por texto", "▸El faro de los")


# Sizes and looks.


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (79, 24), (80, 24), (120, 40), (200, 60), (300, 100)])
async def test_it_fits_at_every_size(size: tuple[int, int]) -> None:
    async with explore(services(*records()), size=size) as driver:
        await driver.press("4", "t", "+", "+", "G", "k")
        for number in range(4):
            await driver.press("l", "a")
            await driver.pilot.resize_terminal(size[0] + 7 * number, size[1] + number)
        await driver.wait(lambda: driver.app.screen.size.width == size[0] + 21, "the new size")
        assert all(len(line) == size[0] + 21 for line in driver.lines)
        assert driver.app.crash is None


async def test_a_new_size_keeps_the_event_in_view() -> None:
    async with explore(services(*records()), size=(120, 40)) as driver:
        await drawn(driver)
        await driver.press("j", "+", "h", "j")
        await driver.see("▸OpenAI", "· días")
        event = here(driver).item
        for size in ((50, 12), (200, 50), (80, 24)):
            await driver.pilot.resize_terminal(*size)
            await driver.wait(lambda size=size: len(driver.lines[0]) == size[0], "the new size")  # type: ignore[misc]
            await driver.see("▸OpenAI")
            assert here(driver).item == event


@pytest.fixture
def ascii_signs() -> Iterator[None]:
    use_ascii(True)
    yield
    use_ascii(False)


@pytest.mark.usefixtures("ascii_signs")
async def test_in_ascii_every_kind_of_date_has_a_sign_of_its_own() -> None:
    async with explore(services(*records()), size=(120, 40)) as driver:
        await driver.press("4", "t")
        await driver.see("# exacta", "~o~ aprox.", "[-] dentro", "? sin fecha", "! en disputa")
        text = "".join(lanes(driver))
        assert all(sign in text for sign in ("#", "~o~", "[----", "?", "!", ">Garza"))
        signs = {char for line in driver.lines for char in line if not char.isascii() and not char.isalpha()}
        assert not signs - set("¿¡ºª"), signs


async def test_without_colours_the_cursor_stands_out() -> None:
    async with explore(services(*records())) as driver:
        driver.app.action_use_theme(MONOCHROME)
        await drawn(driver)
        await driver.wait(lambda: marked(driver) == "○", "the cursor on an approximate date")
        await driver.press("l")
        await driver.wait(lambda: marked(driver) == "?1", "the cursor on an event without a date")
        await driver.press("G", "k")
        await driver.wait(lambda: marked(driver) == "├──────────┤", "the cursor on a whole year")


async def test_the_mouse_goes_to_events_and_opens_them() -> None:
    async with explore(services(*records())) as driver:
        await drawn(driver)
        column = lanes(driver)[1].index("●")
        await driver.pilot.click("#plot", offset=(column, 3))
        await driver.see("▸Nubelia", "3/5")
        await driver.pilot.click("#plot", offset=(column, 3))
        await driver.see("━ Suceso")


# Many events.


def sample_source() -> Source:
    corpus = Corpus.of(records())
    return Source(corpus, [event.id for event in corpus.events], {})


def test_many_events_are_put_in_lanes_beside_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timelines, "MOST_AT_ONCE", 1)
    begun: list[Callable[[], None]] = []
    told: list[tuple[Source, By, Walk]] = []
    made, source = Timelines(begun.append), sample_source()
    made.take(source)
    assert made.walk("model", lambda *found: told.append(found)) is None and len(begun) == 1
    begun[0]()
    assert made.took(*told[0])
    assert made.walk("model", lambda *found: told.append(found)) is told[0][2] and len(begun) == 1
    other = sample_source()
    made.take(other)
    assert not made.took(*told[0])
    made.take(Source(other.corpus, other.ids, other.disputes))
    assert made.source is other


def test_the_same_lanes_are_made_once_while_they_are_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timelines, "MOST_AT_ONCE", 1)
    begun: list[Callable[[], None]] = []
    made = Timelines(begun.append)
    made.take(sample_source())
    for by in ("model", "company", "model"):
        made.walk(by, lambda *found: None)
    assert len(begun) == 2


async def test_keys_work_while_many_events_are_put_in_lanes(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    walk = Source.walk

    def slow(source: Source, by: By) -> Walk:
        gate.wait(120)
        return walk(source, by)

    monkeypatch.setattr(timelines, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(Source, "walk", slow)
    async with explore(services(*records())) as driver:
        await driver.press("4", "j", "t")
        await driver.see("Cronología por empresa", "dibujando…", "2/5")
        await driver.press("j", "l", "+", "=", "G", "h", "enter")
        await driver.press("<", "<")
        await driver.press("4", "t", "a", "a")
        gate.set()
        await driver.see("Cronología por persona", "Lucía Arancibia", "▸(sin nombrar)", "2/5")


async def test_a_drawing_made_anew_leaves_the_cursor_where_it_is_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    walk = Source.walk
    async with explore(services(*records())) as driver:
        await drawn(driver)
        await driver.wait(lambda: "!" in lanes(driver)[2], "what is disputed")
        monkeypatch.setattr(timelines, "MOST_AT_ONCE", 1)
        monkeypatch.setattr(Source, "walk", lambda source, by: gate.wait(20) and walk(source, by))
        driver.app.links = replace(driver.app.links, disputes={})
        driver.app.renew()
        await driver.press("j", "j")
        await driver.see("▸OpenAI", "4/5")
        gate.set()
        await driver.wait(lambda: "!" not in lanes(driver)[2], "the drawing made anew")
        assert "▸OpenAI" in lanes(driver)[2] and "4/5" in driver.text


async def test_only_lanes_in_view_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Axis] = []

    def counted(entries: Iterable[Entry], axis: Axis, signs: Glyphs) -> str:
        asked.append(axis)
        return plot.draw(entries, axis, signs)

    monkeypatch.setattr(plotting, "draw", counted)
    async with explore(services(many(300))) as driver:
        await drawn(driver)
        await driver.see("▸Todo", "1900")
        assert 0 < len(asked) < 100
        asked.clear()
        await driver.press("l", "h", "l")
        assert not asked
        await driver.press("G")
        await driver.see("▸Empresa 299")
        assert len(asked) < 100


def many(count: int) -> Record:
    """Companies with an event each, and one that has them all."""
    text = Builder("d1", *(f"El día {number:03} pasó algo." for number in range(count)))
    every = text.company("org:todo", "Todo")
    for number in range(count):
        firm = text.company(f"org:{number}", f"Empresa {number:03}")
        text.event(f"El día {number:03} pasó", f"{1900 + number % 120}-05-{number % 28 + 1:02}", firm, every)
    return text.record()


async def test_a_drawing_is_a_place_of_the_history_with_a_value() -> None:
    assert Place("list", "timeline", plot=Plotted()) == Place("list", "timeline", plot=Plotted())
    async with explore(services(harbour())) as driver:
        await driver.press("4", "t")
        await driver.see("Cronología por empresa", "▸(sin nombrar)")
        assert here(driver).plot == Plotted("company", None, None, 0)
