"""A fault of the program, a reader that goes away, a device that is full: plain lines, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from oss_ai_tui import paths
from oss_ai_tui.cli import main
from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
from oss_ai_tui.store import read_state
from tests.cli.helpers import Run, write_article


def test_a_fault_leaves_a_report_and_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(options: Namespace) -> int:
        raise RuntimeError("our own mistake")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(main, "_command", lambda name: broken)
    assert main.run(["--lang", "en", "info"]) == 1
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 2
    (report,) = tmp_path.rglob("crash-*.txt")
    assert str(report) in error
    assert "our own mistake" in report.read_text("utf-8")


def test_a_problem_is_two_lines_at_most_whatever_its_path_holds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(options: Namespace) -> int:
        raise Problem("{path} is odd.\nName another.", UNUSABLE_INPUT, path="a\nb\x1b]0;title\x07{c}")

    monkeypatch.setattr(main, "_command", lambda name: refuse)
    assert main.run(["--lang", "en", "info"]) == UNUSABLE_INPUT
    assert capsys.readouterr().err == "oss-ai-tui: a b]0;title{c} is odd.\nName another.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_device_is_told_in_a_line(run: Run, tmp_path: Path) -> None:
    run("ingest", write_article(tmp_path), "--store", tmp_path / "s")
    command = [sys.executable, "-m", "oss_ai_tui", "export", "--format", "json", "--store", str(tmp_path / "s")]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=180)
    assert done.returncode == 8
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_complaint(run: Run, tmp_path: Path) -> None:
    run(
        "ingest",
        write_article(tmp_path, text="Un texto largo sobre la firma Ardea Labs.\n\n" * 3000),
        "--store",
        tmp_path / "s",
    )
    command = [sys.executable, "-m", "oss_ai_tui", "export", "--format", "json", "--store", str(tmp_path / "s")]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, timeout=180)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_closed_output_stops_no_ingest(run: Run, tmp_path: Path) -> None:
    article, store = write_article(tmp_path), tmp_path / "s"
    command = f"exec {sys.executable} -m oss_ai_tui ingest {article} --store {store} >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, timeout=180, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (8, 1)
    assert len(run("export", "--format", "json", "--store", store).json["documents"]) == 1


@pytest.mark.parametrize("to", [">/dev/full", ">&-"])
@pytest.mark.parametrize("words", ["--help", "search --help", "--version", "--sample info"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_output_that_cannot_be_written_is_a_failure(words: str, to: str) -> None:
    line = f"exec {sys.executable} -m oss_ai_tui --lang en {words} {to}"
    done = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, text=True, timeout=180, check=False)
    assert done.returncode == 8
    assert len(done.stderr.splitlines()) == 1
    assert "the output cannot be written" in done.stderr


@pytest.mark.parametrize("arguments", [["remove", ""], ["show", ""], ["export", "--format", "csv", "--id", ""]])
def test_an_empty_id_is_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.run([*arguments, "--sample", "--lang", "en"])
    assert ended.value.code == 2
    assert "an empty id names nothing" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["ingest", "-dash.txt"], ["ingest", "a.txt", "-D.MD"], ["explain", "-dash.txt"]])
def test_a_file_name_with_a_dash_is_told_how_to_be_written(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main.run([*arguments, "--lang", "en"])
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert f"write ./{arguments[-1]}\n" in error
    assert len(error.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments", [["ingest", ""], ["info", "--store", ""], ["export", "--format", "json", "-o", ""]]
)
def test_an_empty_path_is_wrong_usage(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).code == 2


def test_a_query_of_broken_bytes_is_searched(run: Run, tmp_path: Path) -> None:
    run("ingest", write_article(tmp_path), "--store", tmp_path / "s")
    command = [sys.executable.encode(), b"-m", b"oss_ai_tui", b"search", b"\xff", b"--json", b"--store"]
    done = subprocess.run([*command, str(tmp_path / "s").encode()], capture_output=True, timeout=180, check=False)
    assert done.returncode == 0
    assert b'"query": "?"' in done.stdout


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "oss_ai_tui", *map(str, arguments), "--lang", "en"]


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_reader_that_goes_away_stops_no_ingest(run: Run, tmp_path: Path, jobs: int, merged: bool) -> None:
    files = [write_article(tmp_path, f"{n}.txt", f"Texto breve número {n} de la firma Ardea.\n") for n in range(5)]
    files[2].write_bytes(bytes(range(256)) * 40)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            command("ingest", *files, "--store", tmp_path / "s", "--jobs", jobs),
            stdout=writing,
            stderr=subprocess.STDOUT if merged else subprocess.PIPE,
            text=True,
            timeout=180,
        )
    finally:
        os.close(writing)
    assert done.returncode == 5
    assert merged or (len(done.stderr.splitlines()) == 1 and "2.txt" in done.stderr)
    assert len(read_state(tmp_path / "s").documents) == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_device_stops_no_ingest(tmp_path: Path) -> None:
    files = [write_article(tmp_path, f"{n}.txt", f"Texto breve número {n} de la firma Ardea.\n") for n in range(3)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("ingest", *files, "--store", tmp_path / "s"),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=180,
        )
    assert done.returncode == 8
    assert len(done.stderr.splitlines()) == 1
    assert "the output cannot be written" in done.stderr
    assert len(read_state(tmp_path / "s").documents) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["--sample", "info", "--store", "s"],
        ["--store", "s", "info", "--sample"],
        ["info", "--store", "s", "--sample"],
        ["--sample", "--store", "s", "info"],
    ],
)
def test_sample_and_store_exclude_each_other_wherever_they_stand(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main.run(["--lang", "en", *arguments])
    assert end.value.code == 2
    assert "not allowed with argument --" in capsys.readouterr().err


def test_a_home_that_may_not_be_entered_has_no_store(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, **_: object) -> bool:
        if path == paths.user_store():
            raise PermissionError(13, "Permission denied", str(path))
        return True

    monkeypatch.delenv(paths.STORE_VARIABLE, raising=False)
    monkeypatch.setattr(Path, "exists", refuse)
    assert main.run(["--lang", "en", "info"]) == 0
    assert "the sample" in capsys.readouterr().out


def test_a_user_without_a_home_has_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "home", refuse)
    assert not paths.user_store().exists()


def test_a_missing_sample_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "sample_store", lambda: tmp_path / "sample")
    assert main.run(["--lang", "en", "--sample", "info"]) == 7
    error = capsys.readouterr().err
    assert "Install oss-ai-tui again" in error
    assert "ingest" not in error


def test_undecodable_bytes_of_a_path_are_spelt_out(run: Run, tmp_path: Path) -> None:
    store = Path(f"{tmp_path}/a\udcffb")
    try:
        done = run("ingest", write_article(tmp_path), "--store", store)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert done.code == 0
    assert "a\\xffb" in run("info", "--store", store).out
    assert "x\\xff" in run("info", "--store", f"{tmp_path}/x\udcff").err


@pytest.mark.parametrize("arguments", [["show", "a" * 10_000], ["a" * 10_000], ["info", "b" * 10_000]])
def test_what_is_too_long_is_not_repeated_whole(run: Run, arguments: list[str]) -> None:
    error = run(*arguments).err
    assert "aaaaa" in error or "bbbbb" in error
    assert " … " in error
    assert len(error) < 1000


def test_nul_bytes_are_named_as_the_reason(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "nulos.txt"
    article.write_bytes(b"Un texto\0\0\0 breve.\n")
    done = run("ingest", article, "--store", tmp_path / "s")
    assert done.code == 4
    assert "NUL" in done.err
