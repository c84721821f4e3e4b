"""Sessions: where somebody left a store is where they find themselves again, and nothing damaged does any harm."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from threading import Event
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Evidence, Record
from oss_ai_tui.ui.history import Place, View
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.memory import Memory, Session, data_for, session_of
from oss_ai_tui.ui.plotted import Plotted
from oss_ai_tui.ui.resuming import fitting, taken_up
from oss_ai_tui.ui.revival import data_of, revived
from oss_ai_tui.ui.screens.page import PageScreen
from oss_ai_tui.ui.searching import HitWalk
from oss_ai_tui.ui.services import Services
from oss_ai_tui.ui.slices import Slice
from oss_ai_tui.views.axis import UNITS, Axis
from tests.ui.driving import Driver, explore, explore_unread
from tests.ui.samples import harbour, services, tower

CORPUS = Corpus.of((harbour(), tower()))
LINKS = Links.of(CORPUS)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory("/almacen/textos", tmp_path / "sessions")


def with_memory(memory: Memory, *records: Record) -> Services:
    return replace(services(*records), memory=memory)


async def leave(driver: Driver, key: str = "Q") -> None:
    """Quit and wait until the session is kept."""
    await driver.press(key)
    await driver.wait(lambda: driver.app.return_value is not None, "the end")
    assert driver.app.keeping is not None
    driver.app.keeping.join(20)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("2", "j"), ("▸Lince Dos", "2/2")),
        (("3", "s", "down", "enter", "G"), ("▸", "2/2")),
        (("2", "r", "3"), ("solo: Lince", "1/1 de 2")),
        (("3", "F", "enter"), ("0 todo",)),
        (("/", *"vez", "down", "down", "escape"), ("━ Resultados de «vez»", "3/29")),
        (("/", *"vez"), ("Resultados de «vez»", "1/29")),
        (("6", "G"), ("49/49",)),
        (("2", "enter", "down"), ("━ Lince ━", "2/")),
        (("7", "o", "n", "n"), ("Hechos", "2/10")),
        (("4", "t", "+", "l"), ("━ Cronología",)),
        (("w", "l"), ("Torre Alta",)),
        (("2", "t"), ("Lince Dos",)),
        (("C",), ("Lince",)),
    ],
)
async def test_a_new_start_is_where_the_last_one_ended(
    memory: Memory, keys: tuple[str, ...], words: tuple[str, ...]
) -> None:
    async with explore(with_memory(memory)) as driver:
        await driver.see("▸Torre Alta")
        await driver.press(*keys)
        await driver.see(*words)
        await driver.pilot.pause(0.06)
        left, focused = driver.text, getattr(driver.app.screen.focused, "id", None)
        await leave(driver, "ctrl+c")
    async with explore(with_memory(memory)) as driver:
        await driver.wait(lambda: _same(driver.text, left), f"the screen as it was left:\n{left}")
        assert getattr(driver.app.screen.focused, "id", None) == focused


def _same(now: str, left: str) -> bool:
    """Compare two screens but for the time that a search took."""
    return _untimed(now) == _untimed(left)


def _untimed(text: str) -> list[str]:
    return [line.split(" · ")[0].rstrip("─━ ") if " ms" in line else line for line in text.splitlines()]


async def test_the_hits_that_were_walked_can_be_walked_on(memory: Memory) -> None:
    async with explore(with_memory(memory)) as driver:
        await driver.press("/", *"vez")
        await driver.see("1/29")
        await driver.press("enter", "n")
        await driver.see("resultado 2/29")
        await leave(driver)
    async with explore(with_memory(memory)) as driver:
        await driver.see("resultado 2/29")
        await driver.press("n")
        await driver.see("resultado 3/29")


async def test_the_way_back_is_kept_too(memory: Memory) -> None:
    async with explore(with_memory(memory)) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("j", "enter")
        await driver.see("━ Nube Libre ━")
        await leave(driver)
    async with explore(with_memory(memory)) as driver:
        await driver.see("━ Nube Libre ━")
        await driver.press("escape")
        await driver.see("▸Nube Libre", "2/2")


async def test_a_start_anew_is_at_the_beginning_and_kept_at_its_end(memory: Memory) -> None:
    memory.write(Session(Place("page", item="mod:lince")))
    async with explore(with_memory(replace(memory, is_fresh=True))) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("5")
        await driver.see("▸Marta Ríos")
        await leave(driver, "q")
    assert memory.read() is not None and memory.read().place.pane == "people"  # type: ignore[union-attr]


async def test_who_presses_a_key_before_all_is_read_stays_where_they_are(memory: Memory) -> None:
    memory.write(Session(Place("page", item="mod:lince")))
    gate = Event()

    def load() -> Iterator[Record]:
        yield harbour()
        gate.wait()
        yield tower()

    async with explore_unread(replace(with_memory(memory), load=load)) as driver:
        await driver.press("2")
        gate.set()
        await driver.see("▸Lince")
        await driver.wait(lambda: driver.app.is_whole and driver.app.desk is not None, "the whole store")
        assert not isinstance(driver.app.screen, PageScreen)


async def test_what_is_no_longer_there_is_not_gone_to(memory: Memory) -> None:
    memory.write(Session(Place("page", item="mod:lince"), (Place(pane="people", item="per:marta-rios", cursor=0),)))
    async with explore(with_memory(memory, tower())) as driver:
        await driver.see("▸Torre Alta")
        assert not driver.app.history.behind


async def test_over_a_menu_the_place_below_is_kept(memory: Memory) -> None:
    async with explore(with_memory(memory)) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("4", ":")
        await leave(driver, "ctrl+c")
    assert memory.read() is not None and memory.read().place.pane == "timeline"  # type: ignore[union-attr]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"schema":1}', b"\xff" * 100, b"[" * 100_000, b"x" * 300_000])
async def test_a_damaged_memory_is_as_none(memory: Memory, data: bytes) -> None:
    memory.folder.mkdir(parents=True)
    memory.path.write_bytes(data)
    async with explore(with_memory(memory)) as driver:
        await driver.see("▸Torre Alta")
        await leave(driver)
    assert memory.read() is not None


async def test_a_memory_that_cannot_be_written_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("no es una carpeta", "utf-8")
    async with explore(with_memory(Memory("/almacen/textos", tmp_path / "sessions"))) as driver:
        await driver.see("▸Torre Alta")
        await leave(driver)


# The file.


def test_the_file_is_the_persons_alone_and_nothing_is_left_beside_it(memory: Memory) -> None:
    for _ in range(3):
        memory.write(Session(Place()))
    assert list(memory.folder.iterdir()) == [memory.path]
    assert stat.S_IMODE(memory.path.stat().st_mode) == 0o600 and stat.S_IMODE(memory.folder.stat().st_mode) == 0o700


def test_stores_are_remembered_apart_but_not_without_end(memory: Memory) -> None:
    others = [replace(memory, store=f"/almacen/{number}") for number in range(250)]
    for one in others:
        one.write(Session(Place(item=one.store)))
    assert len(list(memory.folder.iterdir())) <= 200
    last = others[-1].read()
    assert last is not None and last.place.item == "/almacen/249"


def test_a_file_of_another_store_is_not_taken_for_ones_own(memory: Memory) -> None:
    memory.write(Session(Place()))
    other = replace(memory, store="/otro")
    memory.path.rename(other.path)
    assert other.read() is None


def _write_often(memory: Memory, name: str) -> None:
    for number in range(100):
        memory.write(Session(Place(item=f"{name}{number}" * 50)))


def test_programs_that_end_at_once_harm_nothing(memory: Memory) -> None:
    context = get_context("spawn")
    writers = [context.Process(target=_write_often, args=(memory, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        if memory.path.exists():
            assert memory.read() is not None
    assert [writer.exitcode for writer in writers] == [0, 0] and list(memory.folder.iterdir()) == [memory.path]


# What comes back.

TEXTS = st.text(max_size=20)
NUMBERS = st.integers(0, 10**6)
SPANS = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=2).map(tuple)
OPTIONAL = st.none() | TEXTS
HITS = st.lists(st.tuples(TEXTS, SPANS), max_size=3).map(tuple)
PLACE = st.builds(
    Place,
    view=st.sampled_from(get_args(View)),
    pane=TEXTS,
    item=OPTIONAL,
    query=TEXTS,
    typing=st.booleans(),
    only=OPTIONAL,
    slice=st.builds(Slice, st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple), TEXTS, st.booleans()),
    evidence=st.none() | st.builds(Evidence, TEXTS, NUMBERS, NUMBERS, TEXTS),
    walk=st.none() | st.builds(HitWalk, HITS, NUMBERS),
    cursor=st.none() | NUMBERS,
    scroll=st.tuples(NUMBERS, NUMBERS),
)
SESSIONS = st.builds(Session, PLACE, st.lists(PLACE, max_size=3).map(tuple))


@given(SESSIONS, TEXTS)
def test_a_session_comes_back_as_it_was(session: Session, store: str) -> None:
    assert session_of(data_for(session, store), store) == session


@given(st.binary(max_size=300))
def test_any_bytes_are_a_session_or_none(data: bytes) -> None:
    assert session_of(data, "x") is None or data


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.sampled_from(list(Place.__slots__)), parts),
    max_leaves=20,
)


@given(JSON)
def test_any_json_in_the_place_of_a_place_is_refused_or_fits_its_types(data: object) -> None:
    whole = json.dumps({"schema": 1, "store": "x", "session": {"place": data}}).encode()
    found = session_of(whole, "x")
    assert found is None or revived(Place, data_of(found.place)) == found.place


@given(SESSIONS)
def test_of_any_session_only_what_the_store_holds_is_taken_up(session: Session) -> None:
    taken = taken_up(session, CORPUS, LINKS)
    for place in (taken.place, *taken.behind) if taken else ():
        assert place.view not in ("page", "reader") or place.item in CORPUS.by_id
        assert place.only is None or place.only in CORPUS.by_id


REAL = st.builds(
    Place,
    view=st.sampled_from(get_args(View)),
    column=st.sampled_from([None, "org:nube-libre", "mod:lince", "gone"]),
    about=st.sampled_from(["company", "model"]),
    pane=st.sampled_from(["companies", "models", "quotes", "timeline", "people", "passages", "documents"]),
    item=st.sampled_from([*CORPUS.by_id, "gone"]),
    query=st.sampled_from(["", "vez", "«"]),
    typing=st.booleans(),
    only=st.sampled_from([None, *CORPUS.by_id, "gone"]),
    slice=st.builds(
        Slice,
        st.lists(
            st.tuples(st.sampled_from(["speaker", "kind", "year", "x"]), st.sampled_from(["", "2020", "lab"]))
        ).map(tuple),
        st.sampled_from(["", "name", "date", "x"]),
        st.booleans(),
    ),
    evidence=st.none() | st.builds(Evidence, st.sampled_from(["puerto.1", "gone"]), NUMBERS, NUMBERS, TEXTS),
    walk=st.none()
    | st.builds(HitWalk, st.lists(st.tuples(st.sampled_from(["puerto.1", "x"]), SPANS)).map(tuple), NUMBERS),
    plot=st.none()
    | st.builds(
        Plotted,
        st.sampled_from(["company", "model", "person", "document"]),
        st.sampled_from([None, "org:nube-libre", "gone"]),
        st.none() | st.builds(Axis, st.sampled_from(UNITS), st.integers(0, 10**9), NUMBERS, st.integers(0, 30)),
        NUMBERS,
    ),
    cursor=st.none() | NUMBERS,
    scroll=st.tuples(NUMBERS, NUMBERS),
)


async def test_any_place_that_fits_can_be_shown(memory: Memory) -> None:
    places: list[Place] = []

    @given(REAL)
    def gather(place: Place) -> None:
        fitted = fitting(place, CORPUS, LINKS)
        if fitted is not None:
            places.append(fitted)

    gather()
    async with explore(services()) as driver:
        await driver.see("▸Torre Alta")
        for place in places:
            driver.app.places.goto(place)
            await driver.wait(lambda: not driver.app.places.is_moving, f"{place}")
            assert len(driver.lines) == 24
