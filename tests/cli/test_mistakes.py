"""What the command line says of an odd query, an option without a meaning and a file that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import Run, write_article


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    """The store of one article."""
    folder = tmp_path / "s"
    assert run("ingest", write_article(tmp_path), "--store", folder).code == 0
    return folder


def test_an_unknown_kind_is_told_beside_the_hits(run: Run, store: Path) -> None:
    done = run("search", "tipo:zz", "--store", store, "--lang", "es", "--json")
    assert done.code == 0 and done.json["query"] == "tipo:zz"
    assert done.err.startswith("oss-ai-tui: Ese tipo no existe; hay cita")
    assert not run("search", "type:quote", "--store", store).err


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--limit", "3"), "--limit cuenta las filas de un dibujo"), (("--plot", "--why"), "--why es de la lista")],
)
def test_an_option_of_the_timeline_without_a_meaning_is_refused(
    run: Run, store: Path, options: tuple[str, ...], said: str
) -> None:
    done = run("timeline", *options, "--store", store, "--lang", "es")
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert run("timeline", *options, "--store", store, "--json").code == 0


def test_links_to_nothing_in_a_folder_fail_and_the_other_files_are_taken(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "textos"
    folder.mkdir()
    write_article(folder)
    (folder / "roto.txt").symlink_to(folder / "nada")
    (folder / "vueltas.txt").symlink_to(folder / "vueltas.txt")
    done = run("ingest", folder, "--store", tmp_path / "s", "--lang", "es")
    assert done.code == 5
    assert "roto.txt es un enlace a un archivo que no existe: arréglelo o quítelo." in done.err
    assert "vueltas.txt no se puede leer: sus enlaces dan vueltas en círculo." in done.err
    assert "1 documento" in run("info", "--store", tmp_path / "s", "--lang", "es").out


def test_what_the_system_says_is_said_in_the_language_of_the_program(run: Run, store: Path, tmp_path: Path) -> None:
    done = run("keys", "--keys", tmp_path / "no.toml", "--lang", "es")
    assert done.code == 4 and "no existe ese archivo o carpeta" in done.err
