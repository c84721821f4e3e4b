"""Exporting from the explorer: what is taken, in which order, in which format, and what can go wrong with the file."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
from pathlib import Path

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Quote
from oss_ai_tui.export import FORMATS, export_items
from oss_ai_tui.ui import exporting
from oss_ai_tui.ui.exporting import free_name, write
from tests.ui.driving import Driver, explore, go
from tests.ui.samples import harbour, hostile, services, tower
from tests.ui.society import society

CORPUS = Corpus.of([harbour(), tower()])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files are written where the program was started."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def export(driver: Driver, key: str, format: str = "JSON Lines", name: str = "out") -> None:
    """Export under a name, and wait until the file is there."""
    await driver.press(key)
    await driver.see("Escriba un formato")
    await driver.type(format)
    await driver.press("enter")
    await driver.see("Exportar como")
    await name_it(driver, name)
    await driver.see("escrito")


async def name_it(driver: Driver, name: str) -> None:
    await driver.press("ctrl+u")
    await driver.type(name)
    await driver.press("enter")


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("place", "key", "expected"),
    [
        (("3",), "X", ["q:1", "q:2"]),
        (("3",), "x", ["q:1"]),
        (("3", "j"), "x", ["q:2"]),
        (("3", "s", *"confianza", "enter"), "X", ["q:2", "q:1"]),  # in the order of the list
        (("3", "F", *"referida", "enter"), "X", ["q:2"]),  # and cut down as the list is
        (("1", "r", "3"), "X", ["q:2"]),  # narrowed to Torre Alta
        (("1",), "X", ["org:torre-alta", "org:nube-libre"]),
        (("2",), "x", ["mod:lince"]),
        (("4",), "X", ["e:2", "e:1", "e:3"]),
        (("7",), "X", ["puerto", "torre"]),
        (("/", *"carta", "enter", "<"), "X", ["torre.30"]),  # the hits of a search
        (("/", *"carta", "enter"), "x", ["torre.30"]),  # the paragraph of a hit in its text
        (("7", "o"), "X", ["e:1", "r:1", "q:1", "r:2", "r:4", "q:2", "f:1", "e:2", "r:3", "e:3"]),
        (("7", "o", "n", "n"), "x", ["r:1"]),
        (("3", "enter"), "X", ["q:1"]),
        (("2", "enter"), "x", ["r:1"]),
        (("2", "enter"), "X", ["r:1", "r:3", "e:1", "e:2", "q:1"]),
        (("2", "enter", "j"), "x", ["puerto.1"]),  # words that are no fact: the paragraph that has them
    ],
)
async def test_what_is_exported(folder: Path, place: tuple[str, ...], key: str, expected: list[str]) -> None:
    async with explore(services()) as driver:
        await go(driver, *place)
        await export(driver, key)
        assert ids(folder / "out") == expected


@pytest.mark.parametrize(
    ("typed", "format", "end"),
    [
        ("mark", "markdown", "md"),
        ("csv", "csv", "csv"),
        ("lines", "jsonl", "jsonl"),
        ("zotero", "csl-json", "json"),
        ("latex", "bibtex", "bib"),
    ],
)
async def test_each_format_is_that_of_the_command_line(folder: Path, typed: str, format: str, end: str) -> None:
    async with explore(services()) as driver:
        await driver.press("3", "X")
        await driver.type(typed)
        await driver.press("enter")
        await driver.see(f"> citas.{end}", "Exportar como")
        await driver.press("enter")
        await driver.see("2 elementos escritos en")
        assert (folder / f"citas.{end}").read_bytes() == export_items(CORPUS, CORPUS.quotes, format)


def test_every_format_is_in_the_menu() -> None:
    assert {choice.id for choice in exporting.format_menu(1).choices} == set(FORMATS)


async def test_a_file_that_is_there_is_replaced_only_by_who_insists(folder: Path) -> None:
    taken = folder / "mias.csv"
    taken.write_text("lo de antes")
    async with explore(services(), size=(120, 24)) as driver:
        await driver.press("3", "X")
        await driver.type("csv")
        await driver.press("enter")
        await driver.see("> citas.csv")
        await name_it(driver, "mias.csv")
        await driver.see("mias.csv ya existe: Intro otra vez lo reemplaza")
        assert taken.read_text() == "lo de antes"
        await driver.press("x", "enter")
        await driver.see("2 elementos escritos en")
        assert taken.read_text() == "lo de antes" and (folder / "mias.csvx").exists()
        await driver.press("X")
        await driver.type("csv")
        await driver.press("enter")
        await name_it(driver, "mias.csv")
        await driver.see("ya existe")
        await driver.press("enter")
        await driver.see("2 elementos escritos en")
        assert len(list(csv.reader(io.StringIO(taken.read_text("utf-8"))))) == 3
        assert sorted(path.name for path in folder.iterdir()) == ["mias.csv", "mias.csvx"]


async def test_esc_writes_nothing_and_leaves_everything_as_it_was(folder: Path) -> None:
    async with explore(services()) as driver:
        await driver.press("3")
        await driver.see("\n─ Cita de Marta Ríos", "Verbo        afirmar", "s ordenar")
        before = driver.text
        await driver.press("X", "enter")
        await driver.see("Exportar como")
        await driver.press("escape")
        await driver.wait(lambda: driver.text == before, "the list as it was")
        assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/hay/tal.md", "no existe esa carpeta"),
        ("carpeta", "es una carpeta: añada el nombre de un archivo"),
        ("nueva/", "no existe esa carpeta"),
        ("hay.md", "ya existe: Intro otra vez lo reemplaza"),
        ("x" * 300, "el nombre es demasiado largo"),
        ("~nadiequeexista/x.md", "no puede haber un archivo con ese nombre"),
    ],
)
async def test_what_is_wrong_with_a_name_is_said_and_another_can_be_given(folder: Path, name: str, said: str) -> None:
    (folder / "carpeta").mkdir()
    (folder / "hay.md").touch()
    async with explore(services(), size=(400, 24)) as driver:
        await driver.press("3", "X", "enter")
        await driver.see("Exportar como")
        await name_it(driver, name)
        await driver.see(said)
        await name_it(driver, "bien.md")
        await driver.see("2 elementos escritos en")
        assert sorted(path.name for path in folder.iterdir()) == ["bien.md", "carpeta", "hay.md"]
        assert not (folder / "hay.md").read_bytes()


async def test_a_file_needs_a_name(folder: Path) -> None:
    async with explore(services()) as driver:
        await driver.press("3", "X", "enter")
        await driver.see("Exportar como")
        await driver.press("ctrl+u", "enter")
        await driver.see("Escriba un nombre para el archivo")
        assert not list(folder.iterdir())


async def test_what_each_format_is_for_is_said_whole_at_80_columns() -> None:
    async with explore(services()) as driver:
        await driver.press("3", "X")
        await driver.see(
            "Markdown: citas con sus fuentes, para leer y pegar", "JSON Lines: un objeto por línea", ".jsonl"
        )
        assert not any("…" in line for line in driver.lines[2:])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "nothing can be written there"),
    ],
)
def test_faults_of_the_disk_are_one_clear_phrase(
    monkeypatch: pytest.MonkeyPatch, folder: Path, number: int, said: str
) -> None:
    def fail(path: Path, data: bytes) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", fail)
    done = write(CORPUS, CORPUS.quotes, "csv", "out.csv", False)
    assert (done.path, done.fault) == (None, said)
    assert not list(folder.iterdir())


def test_only_an_ordinary_file_is_replaced(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    for name, fault in (("pipe", "it is no ordinary file"), ("folder", "it is a folder: add the name of a file")):
        for replaces in (False, True):
            assert write(CORPUS, CORPUS.quotes, "csv", name, replaces).fault == fault


def test_a_name_is_after_what_is_exported_and_free(folder: Path) -> None:
    assert free_name("Citas Nube Libre", "csv", folder) == "citas-nube-libre.csv"
    (folder / "citas-nube-libre.csv").touch()
    (folder / "citas-nube-libre-2.csv").symlink_to("nowhere")
    assert free_name("Citas Nube Libre", "csv", folder) == "citas-nube-libre-3.csv"
    assert free_name("/../" + "x" * 500, "bibtex", folder) == f"{'x' * 40}.bib"
    assert free_name("«»", "markdown", folder).endswith(".md")


async def test_nothing_of_a_hostile_text_becomes_part_of_a_name(folder: Path) -> None:
    async with explore(services(hostile())) as driver:
        for pane in "12357":
            await driver.press(pane, "x", "enter")
            await driver.see("Exportar como")
            await driver.press("enter")
            await driver.see("1 elemento escrito en")
    assert len(list(folder.iterdir())) == 5
    assert all(set(path.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for path in folder.iterdir())


async def test_an_empty_list_offers_no_export() -> None:
    async with explore(services(load=lambda: iter(()))) as driver:
        await driver.see("ingest")
        before = driver.text
        await driver.press("X", "x")
        assert driver.text == before


# The matrix, the families of models and the contradictions.


async def test_a_cell_of_the_matrix_is_exported_whole_and_its_first_quote_copied(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    whole = Corpus.of(society())
    async with explore(services(*society()), size=(120, 30)) as driver:
        await driver.press("7", "w")
        await driver.see("Quién habla de qué empresa", "37 citas")
        await export(driver, "x", name="cell")
        await export(driver, "X", name="all")
        cell, counted = ids(folder / "cell"), ids(folder / "all")
        assert cell and set(cell) < set(counted)
        order = [quote.id for quote in whole.quotes]
        assert counted == [id for id in order if id in counted]
        await driver.press("y", "t")
        await driver.see("también en")
        first = whole.by_id[cell[0]]
        assert isinstance(first, Quote)
        assert (folder / "state/oss-ai-tui/clip.txt").read_text("utf-8") == f"{first.text}\n"


async def test_a_family_is_exported_as_the_paragraphs_that_prove_it(folder: Path) -> None:
    async with explore(services(*society()), size=(120, 30)) as driver:
        await driver.press(":")
        await driver.type("Tero")
        await driver.press("enter")
        await driver.see("Creador")
        await driver.press("t")
        await driver.see("Familia de Tero", "3 modelos")
        await export(driver, "X")
        assert ids(folder / "out") == ["familia.0", "familia.1"]  # no relation is told by these words


async def test_a_family_is_exported_as_relations_where_there_are_any(folder: Path) -> None:
    async with explore(services(), size=(120, 30)) as driver:
        await driver.press("2", "t")
        await driver.see("Familia de Lince", "basado en Lince")
        await export(driver, "X")
        assert ids(folder / "out") == ["r:3"]


async def test_a_contradiction_is_exported_with_what_both_sides_rest_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    async with explore(services(*society()), size=(120, 30)) as driver:
        await driver.press("C")
        await driver.see("Contradicciones", "1/2")
        await export(driver, "x", "CSV", "one")
        await export(driver, "X", "CSV", "all")
        one, both = ((folder / name).read_text("utf-8") for name in ("one", "all"))
        assert (
            "Gaviota salió el 3 de marzo de 2021" in one and "Según otros" in one and "Tero se basa en Junco" not in one
        )
        assert "Gaviota salió el 3 de marzo de 2021" in both and "Junco" in both
        await driver.press("y", "t")
        await driver.see("también en")
        assert (folder / "state/oss-ai-tui/clip.txt").read_text("utf-8") == "Gaviota salió el 3 de marzo de 2021,\n"


async def test_the_drawn_timeline_is_exported_like_its_list(folder: Path) -> None:
    async with explore(services(), size=(120, 30)) as driver:
        await driver.press("4")
        await driver.see("Nube Libre presentó")
        await driver.press("t")
        await export(driver, "X")
        assert ids(folder / "out") == ["e:2", "e:1", "e:3"]
