"""The person's keys: what a file of them may say, what is refused, and that they are in force and shown everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.errors import UNUSABLE_INPUT, WRONG_USAGE, Problem
from oss_ai_tui.ui.command import bound_keys
from oss_ai_tui.ui.commands import ALL, CHOSEN
from oss_ai_tui.ui.keyfile import parse, read_keymap
from oss_ai_tui.ui.keymap import OWN_KEYS, Keymap
from oss_ai_tui.ui.keynames import key_written
from oss_ai_tui.ui.keyplaces import KEY_PLACES
from oss_ai_tui.ui.terminal import DARK
from tests.ui.driving import explore
from tests.ui.samples import services
from tests.ui.test_keys import PLACES, at, store

FILE = Path("teclas.toml")


def keymap(*lines: str) -> Keymap:
    return parse("\n".join(lines).encode(), FILE)


def refusal(*lines: str) -> Problem:
    with pytest.raises(Problem) as caught:
        keymap(*lines)
    return caught.value


# What a file may say.


def test_keys_are_taken_as_written_and_names_in_any_case() -> None:
    found = keymap('search = ["/", "Ctrl+F", "ñ"]', 'first = ["Home", "PgUp"]', "page_up = []", 'help = [","]')
    assert found.changed == {
        "search": ("/", "ctrl+f", "ñ"),
        "first": ("home", "pageup"),
        "page_up": (),
        "help": (",",),
    }
    assert bound_keys(ALL["help"], found.keys(ALL["help"])) == {"comma": ","}


def test_an_empty_file_changes_nothing() -> None:
    assert keymap("") == OWN_KEYS == keymap("# nada")


def test_keys_may_be_exchanged() -> None:
    assert keymap('down = ["k"]', 'up = ["j"]').changed == {"down": ("k",), "up": ("j",)}


def test_commands_that_are_never_in_force_together_may_share_a_key() -> None:
    keymap('close = ["W"]', 'quit_list = ["W"]', 'next_hit = ["h"]', 'next_fact = ["h"]', 'next_proof = ["h"]')


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (['down = ["j"]', 'serch = ["x"]'], 2, ("serch", "search")),
        (["", 'zzzzzzz = ["x"]'], 2, ("zzzzzzz",)),
        (["[keys]", 'search = ["x"]'], 1, ("keys",)),
        (['search = "x"'], 1, ("search", "list")),
        (["search = [1]"], 1, ("search", "list")),
        (['search = ["foo"]'], 1, ("foo",)),
        (['search = ["alt+x"]'], 1, ("alt+x",)),
        (['search = ["\\t"]'], 1, ("no key",)),
        (['search = ["ctrl+i"]'], 1, ("ctrl+i", "tab")),
        (['search = ["j"]'], 1, ("«j»", "«search»", "«down»")),
        (['down = ["x"]', 'up = ["x"]'], 2, ("«x»", "«up»", "«down»")),
        (['search = ["n"]'], 1, ("«n»", "«search»")),
        (['theme_dark = ["q"]'], 1, ("«q»", "«theme_dark»")),
        (['query_open = ["o"]'], 1, ("«o»", "«query_open»")),
        (['choice_leave = ["space"]'], 1, ("space", "choice_leave")),
        (["quit = []"], 1, ("quit",)),
        (["query_leave = []"], 1, ("query_leave",)),
        (["help_leave = []"], 1, ("help_leave",)),
        (["search = ["], 1, ("TOML",)),
        (['search = ["x"]', 'search = ["z"]'], 2, ("TOML",)),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(lines: list[str], line: int, words: tuple[str, ...]) -> None:
    problem = refusal(*lines)
    assert problem.exit_code == WRONG_USAGE
    assert str(problem).startswith(f"teclas.toml, line {line}: ")
    assert all(word in str(problem) for word in words) and len(str(problem).splitlines()) == 2


@pytest.mark.parametrize("data", [b"\xff\xfe", b"#" * 300_000])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        parse(data, FILE)
    assert caught.value.exit_code == UNUSABLE_INPUT


def test_a_named_file_has_to_be_there_but_the_persons_own_need_not(tmp_path: Path) -> None:
    assert read_keymap(None) == OWN_KEYS
    for path in (tmp_path / "no", tmp_path):
        with pytest.raises(Problem) as caught:
            read_keymap(path)
        assert caught.value.exit_code == UNUSABLE_INPUT


@given(st.binary(max_size=200))
def test_any_bytes_are_a_keymap_or_a_problem(data: bytes) -> None:
    try:
        assert isinstance(parse(data, FILE), Keymap)
    except Problem as problem:
        assert len(str(problem).splitlines()) <= 2 or "\n" in str(problem.fields)


KEYS = st.one_of(
    st.sampled_from(sorted({key for command in ALL.values() for key in command.keys})),
    st.sampled_from(["ctrl+x", "f5", "x", "ñ", "€", ",", '"', "\\", "", "nada", "Esc"]),
    st.text(max_size=3),
)


@given(st.dictionaries(st.sampled_from([*ALL, "nada"]), st.lists(KEYS, max_size=3), max_size=4))
def test_a_keymap_that_is_accepted_has_no_key_twice_in_one_place(wanted: dict[str, list[str]]) -> None:
    def quoted(key: str) -> str:
        return '"' + "".join(f"\\U{ord(char):08X}" for char in key if not 0xD800 <= ord(char) < 0xE000) + '"'

    try:
        found = keymap(*(f"{id} = [{', '.join(map(quoted, keys))}]" for id, keys in wanted.items()))
    except Problem:
        return
    for place in KEY_PLACES:
        for command in place.commands:
            keys = {key for key in found.keys(command) if place.counts(command, key)}
            for other in place.commands:
                both = keys & {key for key in found.keys(other) if place.counts(other, key)}
                assert not both or other is command or set(command.keys) & set(other.keys)
    assert all(found.keys(command) for command in ALL.values() if command.needed)


@pytest.mark.parametrize("key", sorted({key for command in ALL.values() for key in command.keys}))
def test_every_key_in_use_can_be_written(key: str) -> None:
    assert key_written(key) == key


def test_every_command_with_a_key_is_checked() -> None:
    checked = {command.id for place in KEY_PLACES for command in place.commands}
    assert checked == set(ALL)


@pytest.mark.parametrize("place", PLACES)
async def test_what_is_in_force_together_is_checked_together(place: str) -> None:
    async with explore(store(place)) as driver:
        known = {found.command.id for found in await at(driver, place)}
        assert any(known <= {command.id for command in p.commands} for p in KEY_PLACES)


# In force and shown.

OTHER = Keymap(
    {
        "down": ("u",),
        "pane_models": ("m",),
        "pane_quotes": (),
        "search": ("ctrl+f", ";"),
        "help": ("f5",),
        "lift": ("x",),
        "quit_list": ("w",),
        "close": ("w",),
        "quit": ("Z",),
        "theme_dark": ("f6",),
        "hints": ("ñ",),
        "help_leave": ("f7",),
        "query_leave": ("ctrl+x",),
    }
)


async def test_the_new_keys_work_and_the_old_ones_do_nothing() -> None:
    async with explore(services(), keymap=OTHER) as driver:
        await driver.see("▸Torre Alta", " m Modelos")
        before = driver.text
        await driver.press("j", "2", "3", "/", "?", "f", "Q")
        assert driver.text == before and driver.app.return_value is None
        await driver.press("u")
        await driver.see("▸Nube Libre")
        await driver.press("m")
        await driver.see("▸Lince")
        await driver.press(";")
        await driver.type("vez;uZ")
        await driver.see("Resultados de «vez;uZ»")
        await driver.press("ctrl+x", "u", "1", "ñ")
        await driver.see("[a]")
        await driver.press("escape", "f6")
        await driver.wait(lambda: driver.app.theme == DARK, "the dark theme")
        await driver.press("Z")
        await driver.wait(lambda: driver.app.return_value == 0, "the end")


async def test_footer_tabs_help_palette_and_advice_name_the_new_keys() -> None:
    async with explore(services(), size=(180, 50), keymap=OTHER) as driver:
        await driver.see("▸Torre Alta", "w salir", "F5 ayuda", " m Modelos", " Citas ")
        await driver.press("f5")
        await driver.see("Ctrl+F ;", "F6", "F7 cerrar", "tema: oscuro")
        await driver.press("f7", ":")
        await driver.type("buscar en todos")
        await driver.see("Ctrl+F ;")


async def test_a_list_cut_down_to_nothing_names_the_key_that_lifts_it() -> None:
    async with explore(services(), keymap=OTHER) as driver:
        await driver.see("▸Torre Alta")
        await driver.press("r", "m")
        await driver.see("lista; x la muestra")


def test_commands_without_a_key_of_their_own_can_have_one() -> None:
    assert keymap('theme_dark = ["f6"]').keys(CHOSEN[1]) == ("f6",)
