"""A damaged store is refused by every command that opens it, before anything is changed or told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import Run, write_article

COMMANDS = (
    ["info"],
    ["ingest", "{article}"],
    ["remove", "d0"],
    ["export", "--format", "json"],
    ["search", "modelo"],
    ["show", "d0"],
    ["conflicts"],
)


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store of one document, with garbage in the document's file, and another text to ingest."""
    from oss_ai_tui.intake import ingest

    folder = tmp_path_factory.mktemp("damaged")
    list(ingest([write_article(folder)], folder / "s"))
    (part,) = (file for file in (folder / "s" / "parts").iterdir() if not file.name.startswith("catalogue"))
    part.write_bytes(b"#" * part.stat().st_size)
    return folder / "s", write_article(folder, "otro.txt", "Otro texto breve.\n")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_damaged_store_is_refused(run: Run, damaged: tuple[Path, Path], command: list[str]) -> None:
    store, article = damaged
    before = {file: file.read_bytes() for file in store.rglob("*") if file.is_file()}
    done = run(*(word.format(article=article) for word in command), "--store", store)
    assert (done.code, done.out) == (7, "")
    assert str(store) in done.err
    assert len(done.err.splitlines()) == 2
    assert before == {file: file.read_bytes() for file in store.rglob("*") if file.is_file()}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_store_without_its_manifest_is_called_damaged(run: Run, tmp_path: Path, command: list[str]) -> None:
    article = write_article(tmp_path)
    run("ingest", article, "--store", tmp_path / "s")
    (tmp_path / "s" / "manifest.json").unlink()
    done = run(*(word.format(article=article) for word in command), "--store", tmp_path / "s")
    assert (done.code, done.out) == (7, "")
    assert "is damaged: manifest.json is missing" in done.err
