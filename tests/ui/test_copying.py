"""Copying: the keys, the forms, what the terminal is sent, the file, and what the person is told."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from pathlib import Path

import pytest

from oss_ai_tui.domain.text import is_safe
from oss_ai_tui.export import FORMS
from oss_ai_tui.ui import clipboard
from oss_ai_tui.ui.clipboard import MOST_SENT, sequence
from oss_ai_tui.ui.terminal import passing
from oss_ai_tui.ui.widgets.bars import Said
from tests.ui import samples
from tests.ui.driving import Driver, explore, go
from tests.ui.samples import hostile, services


@pytest.fixture(autouse=True)
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain terminal, and a state folder of the test's own."""
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text of which codes were made for the terminal."""
    made: list[str] = []
    whole = clipboard.sequence

    def noted(text: str, way: str) -> str | None:
        made.append(text)
        return whole(text, way)  # type: ignore[arg-type]

    monkeypatch.setattr(clipboard, "sequence", noted)
    return made


async def copy(driver: Driver, sent: list[str], form: str) -> str:
    """Copy in a form and return what was sent."""
    count = len(sent)
    await driver.press("y", form)
    await driver.wait(lambda: len(sent) > count, "a copy")
    return sent[-1]


QUOTE = "Un modelo cerrado es una caja que nadie revisa"
SOURCE = "Luz Prado, «El faro de los modelos abiertos», El Muelle, junio de 2023"


@pytest.mark.parametrize(
    ("place", "form", "expected"),
    [
        ("3", "t", QUOTE),
        ("3", "q", f"«{QUOTE}» — Marta Ríos (Nube Libre) [textual]. {SOURCE}, párr. 3."),
        ("3", "c", f"{SOURCE}, párr. 3."),
        ("3", "l", "puerto#p3:1-47"),
        ("3", "p", "/textos/puerto.txt"),
        ("1", "t", "Torre Alta"),
        ("1", "l", "org:torre-alta"),
        ("7", "t", "El faro de los modelos abiertos"),
        ("7", "c", f"{SOURCE}."),
        ("7", "l", "puerto"),
        (
            "6 j",
            "t",
            samples.harbour().passages[1].text,
        ),
        ("6 j", "l", "puerto#p2"),
    ],
)
async def test_a_row_in_every_form(sent: list[str], place: str, form: str, expected: str) -> None:
    async with explore(services()) as driver:
        await driver.press(*place.split())
        assert await copy(driver, sent, form) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (("3", "enter"), QUOTE),  # the quote whose page it is
        (("3", "enter", "j"), "Marta Ríos"),  # the words that name its speaker
        (("3", "tab"), QUOTE),  # the detail beside the list
        (("2", "enter"), "Lince · desarrollado por · Nube Libre"),  # a field is the relation that its evidence proves
        (("2", "enter", "j"), "7.000 millones de parámetros"),  # or the words, where they prove no fact
        (("2", "enter", "tab"), "su modelo Lince"),  # on the side of the evidence the words themselves
        (("2", "enter", "G"), "El faro de los modelos abiertos"),
        (("7", "o"), "El faro de los modelos abiertos"),  # the paragraph at the top
        (("7", "o", "n"), "Nube Libre presentó su modelo Lince"),  # a fact
        (("7", "o", "tab", "j"), "Lince · desarrollado por · Nube Libre"),
        (("3", "o"), QUOTE),
        (("/", *"revisa", "enter"), f"«{QUOTE}», afirma Marta Ríos, directora de Nube Libre."),  # a hit's paragraph
        (("1", "o"), "Torre Alta"),  # the mention that the text was opened at
    ],
)
async def test_what_is_under_the_cursor(sent: list[str], place: tuple[str, ...], expected: str) -> None:
    async with explore(services()) as driver:
        await go(driver, *place)
        assert await copy(driver, sent, "t") == expected


async def test_a_hit_is_copied_while_the_query_is_typed(sent: list[str]) -> None:
    async with explore(services()) as driver:
        await driver.press("/", *"carta")
        await driver.see("carta.")
        await driver.press("ctrl+y", "t")
        await driver.wait(lambda: bool(sent), "a copy")
        assert sent == ["Nube Libre respondió con una carta."]


async def test_a_text_that_was_scrolled_on_is_copied_where_one_reads(sent: list[str]) -> None:
    async with explore(services()) as driver:
        await driver.press("3", "o")
        await driver.see("¶3/18")
        await driver.press("G")
        await driver.miss("¶3/18")
        assert (await copy(driver, sent, "t")).startswith("La sala número")


async def test_json_is_the_thing_as_the_export_has_it(sent: list[str]) -> None:
    async with explore(services()) as driver:
        await driver.press("3")
        quote = json.loads(await copy(driver, sent, "j"))
        assert (quote["record"], quote["id"], quote["paragraph"]) == ("quote", "q:1", 3)
        await driver.press("2", "enter", "tab")
        await driver.see("━ Pruebas")
        words = json.loads(await copy(driver, sent, "j"))
        assert (words["record"], words["words"], words["paragraph"]) == ("words", "su modelo Lince", 2)


async def test_the_person_is_told_that_it_was_sent_and_where_else_it_is(sent: list[str], tmp_path: Path) -> None:
    async with explore(services(), size=(200, 24)) as driver:
        await driver.press("3")
        await driver.see("marks-verb-name")
        keys = driver.lines[-1]
        await driver.press("y")
        await driver.see("Copiar", "cita con fuente")
        await driver.press("t")
        path = tmp_path / "oss-ai-tui" / "clip.txt"
        await driver.see(f"Enviado al terminal; también en {path}")
        assert path.read_text("utf-8") == f"{QUOTE}\n"
        assert path.stat().st_mode & 0o777 == 0o600
        assert [entry.name for entry in path.parent.iterdir()] == ["clip.txt"]
        await driver.press("k")
        await driver.wait(lambda: driver.lines[-1] == keys, "the line of keys as it was")


@pytest.mark.parametrize("key", ["escape", "x", "down", "y", "3"])
async def test_any_other_key_copies_nothing_and_changes_nothing(sent: list[str], key: str) -> None:
    async with explore(services()) as driver:
        await driver.press("3")
        await driver.see("\n─ Cita de Marta Ríos", "Verbo        afirmar", "s ordenar")
        before = driver.text
        await driver.press("y")
        await driver.see("Copiar")
        await driver.press(key)
        await driver.wait(lambda: driver.text == before, "the list as it was")
        assert not sent


async def test_what_has_no_words_of_its_own_offers_none() -> None:
    async with explore(services()) as driver:
        await driver.press("1", "y")
        await driver.see("Copiar", "enlace")
        assert "referencia" not in driver.lines[-1] and "ruta" not in driver.lines[-1]
        await driver.press("c")
        await driver.miss("Copiar")


async def test_the_palette_copies_too(sent: list[str]) -> None:
    async with explore(services()) as driver:
        await driver.press("3", ":")
        await driver.type("copiar dónde")
        await driver.press("enter")
        await driver.wait(lambda: bool(sent), "a copy")
        assert sent == [f"{SOURCE}, párr. 3."]


async def test_an_empty_store_offers_nothing_to_copy() -> None:
    async with explore(services(load=lambda: iter(()))) as driver:
        await driver.see("ingest")
        before = driver.text
        await driver.press("y", "t")
        assert driver.text == before


async def test_what_is_too_long_is_only_in_the_file(sent: list[str], tmp_path: Path) -> None:
    async with explore(services(hostile()), size=(200, 24)) as driver:
        await driver.press("3", "G")
        assert len(await copy(driver, sent, "t")) > 100_000
        await driver.see("Demasiado largo para enviarlo; solo en")
        assert (tmp_path / "oss-ai-tui" / "clip.txt").stat().st_size > 100_000


async def test_a_file_that_cannot_be_written_is_said(sent: list[str], tmp_path: Path) -> None:
    (tmp_path / "oss-ai-tui").write_text("no es una carpeta")
    async with explore(services(), size=(200, 24)) as driver:
        await driver.press("3")
        await copy(driver, sent, "t")
        await driver.see("Enviado al terminal; sin guardar en archivo:")


async def test_nothing_of_a_hostile_text_is_in_a_copy_or_in_what_is_said(sent: list[str]) -> None:
    async with explore(services(hostile())) as driver:
        for pane in "123457":
            await driver.press(pane)
            for row in range(7):
                for form in "tqclp":
                    await driver.press("y", form)
                    assert all(is_safe(char) for line in driver.lines for char in line), (pane, row, form)
                await driver.press("down")
    assert len(sent) > 50
    assert all(is_safe(char) and char != "\n" for text in sent for char in text)


# What the terminal is sent.


def unwrapped(codes: str) -> str:
    """Return the text in an OSC 52 that stands as it is."""
    found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", codes)
    assert found
    return b64decode(found[1]).decode("utf-8")


TEXT = "«¿Qué?» \x1b[2J ñ"


def test_a_plain_terminal_is_sent_nothing_but_base64() -> None:
    assert unwrapped(sequence(TEXT, "plain") or "") == TEXT


def test_tmux_is_sent_it_plain_and_wrapped_with_every_escape_doubled() -> None:
    codes = sequence(TEXT, "tmux") or ""
    plain, found, wrapped = codes.partition("\x1bPtmux;")
    assert found and wrapped.endswith("\x1b\\")
    assert wrapped.removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b") == plain
    assert unwrapped(plain) == TEXT


def test_screen_is_sent_strings_that_it_does_not_drop() -> None:
    codes = sequence(TEXT * 200, "screen") or ""
    plain, _, _ = codes.partition("\x1bP")
    parts = re.findall(r"\x1bP(.*?)\x1b\\", codes)
    assert len(parts) > 5 and all(len(part) < 768 for part in parts)
    assert "".join(parts) == plain and unwrapped(plain) == TEXT * 200


@pytest.mark.parametrize("way", ["plain", "tmux", "screen"])
def test_there_is_an_end_to_what_is_sent(way: str) -> None:
    assert sequence("a" * (MOST_SENT * 3 // 4), way) is not None  # type: ignore[arg-type]
    assert sequence("a" * (MOST_SENT * 3 // 4 + 3), way) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM": "xterm-256color"}, "plain"),
        ({"TERM": "xterm-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        ({"TERM": "tmux-256color"}, "tmux"),
        ({"TERM": "screen"}, "screen"),
        ({"TERM": "xterm", "STY": "1.pts-0.host"}, "screen"),
        ({"TERM": "linux"}, "none"),
        ({"TERM": "linux", "TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        ({}, "plain"),
    ],
)
def test_how_the_terminal_is_reached(environment: dict[str, str], way: str) -> None:
    assert passing(environment) == way


def test_the_console_has_no_clipboard() -> None:
    assert sequence("hola", "none") is None
    assert clipboard.outcome(False, "none", None).said == "This terminal has no clipboard; only in"


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_what_is_said_keeps_the_end_of_the_path(width: int) -> None:
    parts = Said("Sent to the terminal; also in", "/a/very/long/folder/of/a/person/oss-ai-tui/clip.txt").parts(width)
    line = "".join(text for text, _ in parts)
    assert len(line) <= width
    assert line.endswith("clip.txt") or width < 40


def test_every_form_has_a_key() -> None:
    from oss_ai_tui.ui.commands import COPYING

    assert [command.action for command in COPYING] == [f"copy_as({form!r})" for form in FORMS]
