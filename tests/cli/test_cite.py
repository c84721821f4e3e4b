"""``cite``: what the explorer copies, from the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from oss_ai_tui.cli.main import run as main
from oss_ai_tui.cli.parser import CITE_FORMS
from oss_ai_tui.export import FORMS
from oss_ai_tui.store import open_writer
from tests.cli.helpers import Run
from tests.export.texts import records

QUOTE = records()[0].quotes[0]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_writer(tmp_path / "s") as writer:
        for record in records():
            writer.put(record, extractor="0")
        writer.commit()
    return tmp_path / "s"


def test_the_parser_knows_the_forms() -> None:
    assert tuple(FORMS) == CITE_FORMS


def test_a_quote_is_written_ready_to_paste(run: Run, store: Path) -> None:
    done = run("cite", QUOTE.id, "--store", store, "--lang", "es")
    assert done.code == 0
    assert done.out.startswith(
        "«Queremos que cualquiera pueda mirar por dentro» — Lucía Arancibia (Nubelia) [textual]. "
    )
    assert done.out.endswith("párr. 1. Traducción (Agencia Sauce): las palabras no son las del original.\n")


def test_a_link_leads_back_to_its_words(run: Run, store: Path) -> None:
    link = run("cite", QUOTE.id, "--as", "link", "--store", store).out.strip()
    assert link == f"d1#p1:{QUOTE.evidence.start}-{QUOTE.evidence.end}"
    assert run("cite", link, "--as", "text", "--store", store).out.strip() == QUOTE.text
    assert run("cite", link, "--as", "link", "--store", store).out.strip() == link
    paragraph = run("cite", "d1#p1", "--as", "text", "--store", store).out
    assert QUOTE.text in paragraph and len(paragraph) > len(QUOTE.text) + 1
    assert run("show", link, "--store", store).out == run("show", "d1.0", "--store", store).out


def test_each_thing_has_a_line_of_its_own(store: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: object) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{QUOTE.id} d2 org:nubelia\n"))
    assert main(["cite", "-", "--as", "json", "--store", str(store)]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]  # type: ignore[attr-defined]
    assert [row["record"] for row in rows] == ["quote", "document", "company"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["q:0"], 3),
        (["d1#p99"], 3),
        (["d1#p0"], 3),
        (["d1#p1:5-5"], 3),
        (["d1#p1:0-99999"], 3),
        (["org:nubelia"], 2),
        ([QUOTE.id, "--as", "xml"], 2),
        ([""], 2),
        ([], 2),
    ],
)
def test_what_cannot_be_cited(run: Run, store: Path, arguments: list[str], code: int) -> None:
    done = run("cite", *arguments, "--store", store)
    assert (done.code, done.out) == (code, "")
    assert 1 <= len(done.err.splitlines()) <= 2


@pytest.mark.parametrize("command", [["show"], ["cite"], ["export", "--format", "csv", "--id"]])
@pytest.mark.parametrize("link", ["q:0", "d1#p99", "d1#p1:5-5", "d1#p1:9-4", "d1#p1:0-99999"])
def test_every_command_refuses_what_leads_nowhere(run: Run, store: Path, command: list[str], link: str) -> None:
    done = run(*command, link, "--store", store, "--lang", "en")
    assert (done.code, done.out) == (3, "")
    assert done.err == f"oss-ai-tui: {link}: no such id in the store; «search» and «timeline» print ids\n"


def test_an_expression_of_time_has_no_form_of_its_own(run: Run, store: Path) -> None:
    (time,) = {time.id for record in records() for time in record.times[:1]}
    for command in (["cite"], ["export", "--format", "csv", "--id"]):
        done = run(*command, time, "--store", store)
        assert (done.code, done.out) == (2, "")
    assert run("show", time, "--store", store).code == 0
