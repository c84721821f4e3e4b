"""``timeline``, ``matrix`` and ``lineage``: plain text that fits the width, JSON that says everything, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oss_ai_tui.cli.parser import TIMELINE_LANES, TIMELINE_UNITS
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Record, Speaker
from oss_ai_tui.domain.text import is_safe
from oss_ai_tui.store import open_writer
from oss_ai_tui.views.axis import UNITS
from oss_ai_tui.views.cells import width
from oss_ai_tui.views.timeline import LANES
from tests.building import Builder
from tests.cli.helpers import Done, Run
from tests.views.families import records

WIDE = {"COLUMNS": "80"}


def write(path: Path, *texts: Record) -> Path:
    with open_writer(path) as writer:
        for record in texts:
            writer.put(record, extractor="0")
        writer.commit()
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write(tmp_path / "s", *records())


def fits(done: Done) -> bool:
    return done.code == 0 and all(width(line) <= 80 for line in done.out.splitlines())


def test_the_parser_knows_what_the_views_do() -> None:
    assert (TIMELINE_LANES, TIMELINE_UNITS) == (LANES, UNITS)


def test_timeline_as_a_list(run: Run, store: Path) -> None:
    done = run("timeline", "--why", "--store", store, env=WIDE)
    assert fits(done)
    assert "~ late 2020  A finales de 2020, Garza Labs abrió los datos" in done.out
    assert "! May 2023   OpenAI lanzó el mes pasado GPT-4" in done.out
    assert "? no date    Hace poco, Garza Labs calló" in done.out
    assert "! GPT-4, released: May 2023 ≠ 14 March 2023" in done.out
    assert done.out.endswith("5 events, 1 of them without a date\n")
    lanes = run("timeline", "--by", "model", "--store", store, env=WIDE).out
    assert [line for line in lanes.splitlines() if line.startswith("==")] == [
        *("== GPT-4", "== Junco", "== Tero 1", "== none named")
    ]
    part = run("timeline", "--from", "2023-05", "--to", "2023-05", "--store", store).out
    assert part.endswith("2 events, 0 of them without a date\n1 event without a date is left out\n")


def test_timeline_as_a_drawing(run: Run, store: Path) -> None:
    done = run("timeline", "--plot", "--store", store, env=WIDE)
    assert fits(done)
    assert "Garza Labs │~~○~~~" in done.out
    assert "2–9 + several" in done.out
    years = run("timeline", "--unit", "year", "--by", "document", "--limit", 1, "--store", store, env=WIDE)
    assert fits(years)
    assert "and 1 more lane" in years.out
    for more, env in (((), {"PYTHONIOENCODING": "latin-1"}), (("--ascii",), {})):
        plain = run(*more, "timeline", "--plot", "--store", store, env={**WIDE, **env})
        assert "Garza Labs |~~o~~~" in plain.out


def test_timeline_json(run: Run, store: Path) -> None:
    whole = run("timeline", "--json", "--store", store).json
    assert (whole["schema"], whole["by"], whole["count"], whole["left_out"]) == ("oss-ai-tui/1", "company", 5, 0)
    corpus = Corpus.of(records())
    passages = {p.id: p.text for p in corpus.passages}
    for item in whole["items"]:
        for place in filter(None, (item["evidence"], item["why"]["evidence"])):
            assert passages[place["passage"]][place["start"] : place["end"]] == place["words"]
    rough, *_, disputed, unknown = whole["items"]
    assert (rough["date"], rough["certainty"], rough["earliest"], rough["latest"]) == (
        *("2020-12~", "approximate", "2020-12-01", "2020-12-31"),
    )
    assert (unknown["date"], unknown["certainty"], unknown["earliest"]) == (None, "unknown", None)
    assert disputed["why"]["conflicts"][0]["entity"] == "mod:gpt-4"
    assert (disputed["why"]["anchor"], disputed["why"]["anchor_date"], disputed["why"]["anchor_basis"]) == (
        *("document", "2023-06-28", "stated"),
    )
    placed = {id for lane in whole["lanes"] for id in (*lane["events"], *lane["undated"])}
    assert placed == {item["id"] for item in whole["items"]}


def test_matrix(run: Run, store: Path) -> None:
    done = run("matrix", "--store", store, env=WIDE)
    assert fits(done)
    assert "Bruno Salas      1  1  1\n" in done.out
    assert "and 1 more speaker" in run("matrix", "--limit", 1, "--store", store).out
    whole = run("matrix", "--json", "--store", store).json
    cell = next(c for c in whole["cells"] if (c["speaker"], c["subject"]) == ("per:bruno", "org:nubelia"))
    assert (cell["count"], len(cell["quotes"]), whole["left_out"]) == (1, 2, 2)
    assert [s["name"] for s in whole["speakers"]] == [None, "Bruno Salas"]
    models = run("matrix", "--by", "model", "--json", "--store", store).json
    assert [s["id"] for s in models["subjects"]] == ["mod:tero-1"]


def test_lineage(run: Run, store: Path) -> None:
    done = run("lineage", "tero 1", "--store", store, env=WIDE)
    assert fits(done)
    assert "└─ Tero 1 · Nubelia" in done.out
    whole = run("lineage", "mod:ibis", "--json", "--store", store).json
    assert (whole["model"], whole["roots"], len(whole["edges"])) == ("mod:ibis", ["mod:junco"], 3)
    assert whole["edges"][0]["evidence"][0]["words"] == "Ibis usa también Junco"
    everything = run("lineage", "--store", store)
    assert "1 more model is tied to no other" in everything.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["lineage", "Nadie"], 3),
        (["lineage", ""], 3),
        (["timeline", "--from", "ayer"], 2),
        (["timeline", "--to", ""], 2),
        (["timeline", "--from", "2024-05", "--to", "2024-04-30"], 2),
        (["timeline", "--by", "verb"], 2),
        (["timeline", "--limit", "0"], 2),
        (["matrix", "--by", "person"], 2),
    ],
)
def test_wrong_usage(run: Run, store: Path, arguments: list[str], code: int) -> None:
    done = run(*arguments, "--store", store)
    assert (done.code, done.out) == (code, "")
    assert 1 <= len(done.err.splitlines()) <= 2


def test_two_models_of_one_name_are_told_apart(run: Run, tmp_path: Path) -> None:
    text = Builder("d1", "Garza y Garza.")
    text.model("mod:garza", "Garza")
    text.model("mod:garza-labs-garza", "Garza")
    done = run("lineage", "Garza", "--store", write(tmp_path / "s", text.record()))
    assert (done.code, done.out) == (2, "")
    assert "mod:garza, mod:garza-labs-garza" in done.err


@pytest.mark.parametrize("command", ["timeline", "matrix", "lineage"])
def test_a_store_without_facts_is_no_failure_and_none_is(run: Run, tmp_path: Path, command: str) -> None:
    empty = write(tmp_path / "s", Builder("d1", "Nada pasa aquí.").record())
    for more in ([], ["--json"]):
        done = run(command, *more, "--store", empty)
        assert (done.code, done.err) == (0, "")
    assert run(command, "--store", tmp_path / "nada").code == 7


@pytest.mark.parametrize(
    "arguments", [["timeline", "--why"], ["timeline", "--plot"], ["matrix"], ["lineage"], ["timeline", "--json"]]
)
def test_hostile_names_reach_no_terminal(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    bad = "Gar\x1b]52;c;QQ==\x07za \x9b31m\u202e[/b]\nfin"
    text = Builder("d1", f"{bad} sale de otra cosa, dice {bad}.")
    other, garza = text.model("mod:otra", f"otra {bad}"), text.company("org:garza", bad)
    text.model("mod:garza", bad, [(other, f"{bad} sale de otra cosa")])
    text.event(f"{bad} sale", "2023", garza, when=bad)
    text.quote("cosa", Speaker(bad), garza)
    done = run(*arguments, "--store", write(tmp_path / "s", text.record()))
    assert done.code == 0
    assert all(is_safe(char) for char in done.out)
    assert "Gar" in done.out


def test_spanish(run: Run, store: Path) -> None:
    spanish = [run(command, "--store", store, "--lang", "es").out for command in ("timeline", "matrix", "lineage")]
    assert "finales de 2020" in spanish[0]
    assert "en total" in spanish[1]
    assert "también de Tero 1" in spanish[2]


def test_json_is_utf8_in_every_locale(run: Run, store: Path) -> None:
    done = run("timeline", "--json", "--store", store, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert "abrió" in json.dumps(done.json, ensure_ascii=False)
