"""Which files the named paths mean."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
from oss_ai_tui.ingest import find_files, read_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.TXT", "otro.pdf", ".oculto.txt", ".git/d.txt", "sub/deep/e.md"):
        path = tmp_path / "textos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("hola")
    return tmp_path / "textos"


def problem(*paths: Path) -> str:
    with pytest.raises(Problem) as caught:
        find_files(paths)
    assert caught.value.exit_code == UNUSABLE_INPUT
    return str(caught.value)


def test_a_folder_is_walked_in_order_without_hidden_and_other_files(folder: Path) -> None:
    names = [str(path.relative_to(folder)) for path in find_files([folder])]
    assert names == ["a.md", "b.txt", "sub/c.TXT", "sub/deep/e.md"]


def test_files_keep_the_order_in_which_they_are_named(folder: Path) -> None:
    assert find_files([folder / "b.txt", folder / "a.md"]) == [folder / "b.txt", folder / "a.md"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    twice = find_files([folder / "b.txt", folder, folder / "sub" / ".." / "b.txt"])
    assert [path.name for path in twice] == ["b.txt", "a.md", "c.TXT", "e.md"]


def test_a_hidden_file_may_be_named(folder: Path) -> None:
    assert find_files([folder / ".oculto.txt"]) == [folder / ".oculto.txt"]


def test_another_suffix_is_refused(folder: Path) -> None:
    assert "otro.pdf is neither .txt nor .md" in problem(folder / "otro.pdf")


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    assert "does not exist" in problem(tmp_path / "nada")


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "datos.csv").write_text("a,b")
    assert "holds no .txt or .md file" in problem(tmp_path)


def test_what_only_has_the_name_of_a_text_is_not_passed_over_in_silence(folder: Path) -> None:
    os.mkfifo(folder / "tubo.txt")
    (folder / "roto.txt").symlink_to(folder / "nada.txt")
    (folder / "lazo").symlink_to(folder)
    found = find_files([folder])
    assert len(found) == 6
    for name, said in (("tubo.txt", "is not a file"), ("roto.txt", "is a link to a file that does not exist")):
        (path,) = (one for one in found if one.name == name)
        with pytest.raises(Problem, match=said):
            read_document(path)


def test_a_closed_folder_inside_another_does_not_keep_its_neighbours_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(errno.EACCES, "no", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find_files([folder])
    assert [path.name for path in found] == ["a.md", "b.txt", "sub"]
    with pytest.raises(Problem, match="sub cannot be read: permission denied"):
        read_document(found[-1])
    assert "permission denied" in problem(folder / "sub")


def test_a_path_that_is_a_loop_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bucle.txt").symlink_to(tmp_path / "bucle.txt")
    problem(tmp_path / "bucle.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_refused(folder: Path) -> None:
    (folder / "sub").chmod(0)
    try:
        assert "permission denied" in problem(folder / "sub")
    finally:
        (folder / "sub").chmod(0o755)
