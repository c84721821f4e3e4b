"""A fault of the program, a reader that goes away, a device that is full: plain lines, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from oss_ai_tui.cli import main
from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
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
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
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
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, timeout=60)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_closed_output_stops_no_ingest(run: Run, tmp_path: Path) -> None:
    article, store = write_article(tmp_path), tmp_path / "s"
    command = f"exec {sys.executable} -m oss_ai_tui ingest {article} --store {store} >&-"
    assert subprocess.run(["sh", "-c", command], timeout=60, check=False).returncode == 0
    assert len(run("export", "--format", "json", "--store", store).json["documents"]) == 1


@pytest.mark.parametrize(
    "arguments", [["ingest", ""], ["info", "--store", ""], ["export", "--format", "json", "-o", ""]]
)
def test_an_empty_path_is_wrong_usage(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).code == 2


def test_a_query_of_broken_bytes_is_searched(run: Run, tmp_path: Path) -> None:
    run("ingest", write_article(tmp_path), "--store", tmp_path / "s")
    command = [sys.executable.encode(), b"-m", b"oss_ai_tui", b"search", b"\xff", b"--json", b"--store"]
    done = subprocess.run([*command, str(tmp_path / "s").encode()], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert b'"query": "?"' in done.stdout
