"""Jump hints: letters on what is named in view, and where typing them leads."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.ui.blocks import Mark
from oss_ai_tui.ui.content import cells_shown, fit, fit_marked, is_easy, use_ascii
from oss_ai_tui.ui.hinting import LETTERS, Target, labels_for, placed
from oss_ai_tui.ui.naming import Named, Naming
from oss_ai_tui.ui.screens.hints import HintScreen
from oss_ai_tui.ui.terminal import MONOCHROME
from oss_ai_tui.ui.widgets.hint_view import HintView
from tests.ui.driving import Driver, explore
from tests.ui.samples import harbour, hostile, services, tower

CORPUS = Corpus.of((harbour(), tower()))


async def hinted(driver: Driver, *keys: str) -> dict[str, str]:
    """Open the hints after some keys and return the letters of each entity that is labelled on the screen."""
    await driver.see("▸Torre Alta")
    await driver.press(*keys)
    await driver.pilot.pause(0.06)
    await driver.press("f")
    assert isinstance(driver.app.screen, HintScreen)
    seen = set(re.findall(r"\[([a-z]{1,2})\]", driver.text))
    letters = driver.app.screen.query_one(HintView)._letters
    return {id: text for id, text in letters.items() if text in seen}


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (("1",), {"org:torre-alta", "org:nube-libre"}),
        (("2",), {"mod:lince", "mod:lince-dos", "org:nube-libre"}),
        (("3",), {"per:marta-rios", "mod:lince", "org:torre-alta", "org:nube-libre"}),
        (("4",), {"org:nube-libre", "mod:lince", "mod:lince-dos"}),
        (("5",), {"per:marta-rios", "org:nube-libre"}),
        (("6",), {"org:nube-libre", "mod:lince-dos", "per:marta-rios", "org:torre-alta"}),
        (("/", *"carta", "escape"), {"org:nube-libre"}),
        (("2", "enter"), {"mod:lince", "mod:lince-dos", "org:nube-libre", "per:marta-rios"}),
        (("3", "enter"), {"per:marta-rios", "mod:lince", "org:nube-libre"}),
        (("7", "o"), {"org:nube-libre", "mod:lince", "mod:lince-dos", "per:marta-rios", "org:torre-alta"}),
    ],
)
async def test_everything_named_in_view_is_labelled(keys: tuple[str, ...], named: set[str]) -> None:
    async with explore(services()) as driver:
        assert set(await hinted(driver, *keys)) >= named


@pytest.mark.parametrize("keys", [("1",), ("3",), ("2", "enter"), ("7", "o"), ("6", "j")])
async def test_the_letters_of_each_lead_to_its_page(keys: tuple[str, ...]) -> None:
    async with explore(services()) as driver:
        for id in await hinted(driver, *keys):
            letters = (await hinted_again(driver))[id]
            await driver.press(*letters)
            await driver.see(f"━ {CORPUS.name(id)} ━")
            await driver.press("<" if driver.app.history.behind else "f")


async def hinted_again(driver: Driver) -> dict[str, str]:
    if not isinstance(driver.app.screen, HintScreen):
        await driver.press("f")
    assert isinstance(driver.app.screen, HintScreen)
    return dict(driver.app.screen.query_one(HintView)._letters)


async def test_escape_leaves_everything_as_it_was() -> None:
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        before = driver.text
        await hinted(driver)
        assert driver.text != before
        await driver.press("escape")
        await driver.wait(lambda: driver.text == before, "the list as it was")
        await driver.press("j")
        await driver.see("▸Nube Libre")


async def test_letters_and_a_jump_typed_in_a_burst_all_count() -> None:
    async with explore(services()) as driver:
        letters = await hinted(driver, "2")
        await driver.press("escape", "f", *letters["org:nube-libre"], "o")
        await driver.see("Hechos", "presentó")


async def test_a_letter_that_no_label_has_changes_nothing() -> None:
    async with explore(services()) as driver:
        await hinted(driver)
        before = driver.text
        await driver.press("b", "B", "ñ", "1", "space")
        assert driver.text == before and isinstance(driver.app.screen, HintScreen)


async def test_where_nothing_is_named_that_is_said() -> None:
    async with explore(services(load=lambda: iter(()))) as driver:
        await driver.see("Este almacén")
        await driver.press("f")
        await driver.see("Aquí no se nombra ninguna empresa")
        await driver.press("escape")
        await driver.miss("Aquí no se nombra")


async def test_another_size_takes_the_labels_away() -> None:
    async with explore(services()) as driver:
        await hinted(driver)
        await driver.pilot.resize_terminal(100, 30)
        await driver.wait(lambda: not isinstance(driver.app.screen, HintScreen), "the list without labels")
        await driver.see("▸Torre Alta")


@pytest.fixture
def ascii_signs() -> Iterator[None]:
    use_ascii(True)
    yield
    use_ascii(False)


@pytest.mark.usefixtures("ascii_signs")
async def test_labels_are_plain_letters_in_ascii_and_without_colours() -> None:
    async with explore(services()) as driver:
        await driver.see(">Torre Alta")
        driver.app.action_use_theme(MONOCHROME)
        await driver.press("f")
        await driver.see("[a]")
        shown = [s for strip in driver.app.screen._compositor.render_strips() for s in strip if "[a]" in s.text]
        assert shown and all(s.style is None or (not s.style.color and not s.style.bgcolor) for s in shown)


async def test_hostile_names_are_labelled_and_lead_to_their_pages() -> None:
    async with explore(services(hostile()), size=(200, 60)) as driver:
        await driver.see("fuerte")
        for pane in "1234567":
            await driver.press(pane)
            await driver.pilot.pause(0.06)
            await driver.press("f")
            screen = driver.app.screen
            assert isinstance(screen, HintScreen)
            letters = dict(screen.query_one(HintView)._letters)
            assert len({strip.cell_length for strip in screen._compositor.render_strips()}) == 1
            assert all(char.isprintable() for line in driver.lines for char in line)
            await driver.press(*next(iter(letters.values()), ("escape",)))
            await driver.wait(lambda: not isinstance(driver.app.screen, HintScreen), "the end of the hints")


# Letters and places.


@given(st.integers(0, 900))
def test_letters_need_no_modifier_and_no_label_begins_another(count: int) -> None:
    labels = labels_for(f"id{number}" for number in range(count))
    assert len(labels) == min(count, len(LETTERS) ** 2) and len(set(labels.values())) == len(labels)
    assert set("".join(labels.values())) <= set(string.ascii_lowercase)
    assert {len(text) for text in labels.values()} <= ({1} if count <= len(LETTERS) else {2})


def test_the_same_entity_has_the_same_letters_wherever_it_stands() -> None:
    assert labels_for(["x", "y", "x"]) == {"x": LETTERS[0], "y": LETTERS[1]}


TARGETS = st.lists(st.builds(Target, st.integers(0, 2), st.integers(0, 38), st.sampled_from("abcd"), st.just(40)))


@given(TARGETS, st.sampled_from(["", "a", "as"]))
def test_no_label_stands_over_another_or_outside_its_pane(targets: list[Target], typed: str) -> None:
    letters = {"a": "as", "b": "ad", "c": "s"}
    lines = ["a b " * 10] * 3
    labels = list(placed(targets, letters, lines, typed))
    taken = [(label.y, x) for label in labels for x in range(label.x, label.x + len(label.text))]
    assert len(taken) == len(set(taken)) and all(0 <= x < 40 for _, x in taken)
    assert all(label.text.strip("[]").startswith(typed) for label in labels)


def test_a_label_opens_on_the_blank_before_the_name() -> None:
    found = list(placed([Target(0, 3, "x", 20)], {"x": "a"}, [" a Meta y otros      "], ""))
    assert [(label.x, label.text) for label in found] == [(2, "[a]")]


# Names.


def test_names_in_a_passage_are_its_mentions_to_the_letter() -> None:
    naming = Naming(CORPUS)
    passage = CORPUS.passage("puerto.1")
    found = [(passage.text[n.start : n.end], n.id) for n in naming.in_passage(passage.id)]
    assert found == [("Nube Libre", "org:nube-libre"), ("Lince", "mod:lince")]


@pytest.mark.parametrize(
    ("text", "about", "names"),
    [
        ("Nube Libre presentó su modelo Lince", "e:1", ["org:nube-libre", "mod:lince"]),
        ("Lince Dos basado en Lince", "r:3", ["mod:lince-dos", "mod:lince"]),
        ("Linceo y Nube Libres no son nadie", "e:1", []),
        ("Torre Alta no es del suceso", "e:1", []),
        ("Lince", "no existe", []),
        ("Lince", None, []),
    ],
)
def test_in_our_words_only_whole_names_of_those_concerned_count(text: str, about: str | None, names: list[str]) -> None:
    assert [named.id for named in Naming(CORPUS).in_words(text, about)] == names


@given(
    st.text(max_size=60),
    st.integers(1, 30),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=3),
)
def test_where_a_name_is_shown_is_where_it_is_drawn(
    text: str, width: int, right: bool, spans: list[tuple[int, int]]
) -> None:
    marks = tuple(Mark(start, start + length, "hit") for start, length in spans)
    shown = "".join(t for t, _ in fit_marked(text, marks, width)) if marks else fit(text, width, right)
    cells = cells_shown(text, range(len(text)), width, marks, right)
    for offset, cell in enumerate(cells):
        if cell is not None and is_easy(text):
            assert shown[cell] == text[offset]
        assert cell is None or 0 <= cell < width


def test_of_mentions_in_each_other_the_longer_counts() -> None:
    naming = Naming(CORPUS)
    naming.__dict__["_mentions"] = {"p": [Named(0, 9, "a"), Named(0, 4, "b"), Named(5, 9, "c"), Named(10, 12, "d")]}
    assert [n.id for n in naming.in_passage("p")] == ["a", "d"]
