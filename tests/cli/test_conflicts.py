"""``conflicts`` shows both sides with their words, for people and for programs."""

from __future__ import annotations

from pathlib import Path

from tests.cli.helpers import Run, write_article

ONE = "Una nota breve\n\nPor: Marta Quiroga. 28/06/2023\n\nOpenAI lanzó el mes pasado el modelo GPT-4.\n"
TWO = "El modelo Garza tiene 7.000 millones de parámetros.\n"
THREE = "El modelo Garza tiene 13.000 millones de parámetros.\n"


def test_conflicts_in_plain_lines_and_in_json(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    texts = [write_article(tmp_path, f"{name}.txt", text) for name, text in (("a", ONE), ("b", TWO), ("c", THREE))]
    run("ingest", *texts, "--store", store)
    done = run("conflicts", "--store", store)
    assert done.code == 0
    assert "GPT-4, released: May 2023 ≠ 14 March 2023" in done.out
    assert "a.txt ¶3: …[OpenAI lanzó el mes pasado el modelo GPT-4.]" in done.out
    assert "[the registry]" in done.out
    assert "parameters: 7000000000 parameters ≠ 13000000000 parameters" in done.out
    assert "2 conflicts" in done.out
    printed = run("conflicts", "--json", "--store", store).json
    assert (printed["schema"], printed["count"]) == ("oss-ai-tui/1", 2)
    date, figure = printed["items"]
    assert (date["type"], date["entity"], date["name"], date["field"]) == ("date", "mod:gpt-4", "GPT-4", "released")
    assert [(s["value"], s["registry"]) for s in date["sides"]] == [("2023-05", False), ("2023-03-14", True)]
    assert [s["evidence"][0]["file"] for s in figure["sides"]] == ["b.txt", "c.txt"]
    passages = {p["id"]: p["text"] for p in run("export", "--format", "json", "--store", store).json["passages"]}
    for side in figure["sides"]:
        place = side["evidence"][0]
        assert passages[place["passage"]][place["start"] : place["end"]] == place["words"]


def test_no_conflicts_are_no_failure(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("ingest", write_article(tmp_path), "--store", store)
    done = run("conflicts", "--store", store)
    assert (done.code, done.out.strip()) == (0, "0 conflicts")
    assert run("conflicts", "--json", "--store", store).json["items"] == []
    assert run("conflicts", "--store", tmp_path / "nada").code == 7
