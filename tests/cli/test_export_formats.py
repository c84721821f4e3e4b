"""``export`` in every format: to a pipe and to a file, all or some, in the order asked for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from oss_ai_tui.cli.main import run as main
from oss_ai_tui.cli.parser import EXPORT_FORMATS, EXPORT_KINDS
from oss_ai_tui.export import FORMATS, KINDS
from oss_ai_tui.store import open_writer
from tests.cli.helpers import Run
from tests.export.texts import records

Bytes = pytest.CaptureFixture[bytes]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "s") as writer:
        for record in records():
            writer.put(record, extractor="0")
        writer.commit()
    return tmp_path / "s"


def test_the_parser_knows_what_the_export_does() -> None:
    assert ("json", *FORMATS) == EXPORT_FORMATS
    assert EXPORT_KINDS == KINDS


@pytest.mark.parametrize("format", [f for f in FORMATS if f != "json"])
def test_a_file_holds_what_the_pipe_does(run: Run, store: Path, tmp_path: Path, format: str) -> None:
    piped = run("export", "--format", format, "--store", store)
    assert (piped.code, piped.err) == (0, "")
    assert "cualquiera pueda mirar" in piped.out
    path = tmp_path / "out"
    assert run("export", "--format", format, "--store", store, "-o", path).code == 0
    assert path.read_text("utf-8") == piped.out
    assert run("export", "--format", format, "--what", "passages", "--store", store).out != piped.out


def test_some_facts_in_the_order_asked_for(run: Run, store: Path) -> None:
    lines = run("export", "--format", "jsonl", "--what", "facts", "--store", store).out.splitlines()
    ids = [json.loads(line)["id"] for line in lines][::-1]
    asked = [part for id in (*ids, ids[0]) for part in ("--id", id)]
    rows = csv.DictReader(io.StringIO(run("export", "--format", "csv", *asked, "--store", store).out))
    assert [row["id"] for row in rows] == ids


def test_ids_from_standard_input(store: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Bytes) -> None:
    ids = [q.id for record in records() for q in record.quotes][::-1]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(ids) + "\n"))
    assert main(["export", "--format", "jsonl", "--id", "-", "--store", str(store)]) == 0
    assert [json.loads(line)["id"] for line in capsysbinary.readouterr().out.splitlines()] == ids


def test_citations_speak_the_language_in_force(run: Run, store: Path) -> None:
    spanish = run("export", "--format", "markdown", "--store", store, "--lang", "es").out
    assert "28 de junio de 2023, párr. 3." in spanish
    assert "28 June 2023, para. 3." in run("export", "--format", "markdown", "--store", store, "--lang", "en").out


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--format", "json", "--what", "quotes"], 2),
        (["--format", "json", "--id", "q:0"], 2),
        (["--format", "csv", "--id", "q:0"], 3),
        (["--format", "csv", "--id", "q:0", "--what", "quotes"], 2),
        (["--format", "xml"], 2),
    ],
)
def test_what_cannot_be_exported(run: Run, store: Path, more: list[str], code: int) -> None:
    done = run("export", *more, "--store", store)
    assert (done.code, done.out) == (code, "")
    assert 1 <= len(done.err.splitlines()) <= 2
