"""Exit codes, shapes and messages that scripts rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import Run, write_article


def test_ingest_then_export_has_every_part_of_the_contract(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    done = run("ingest", write_article(tmp_path), "--store", store)
    assert done.code == 0, done.err
    assert "tero.txt" in done.out
    export = run("export", "--format", "json", "--store", store).json
    assert export["schema"] == "oss-ai-tui/1"
    for kind in ("documents", "passages", "companies", "models", "people", "quotes", "events", "figures", "relations"):
        assert export[kind], kind
    document = export["documents"][0]
    assert (document["date"], document["date_basis"], document["author"]) == ("2024-02-14", "stated", "Marta Quiroga")
    quote = next(q for q in export["quotes"] if q["kind"] == "direct")
    passage = next(p for p in export["passages"] if p["id"] == quote["passage"])
    assert passage["text"][quote["start"] : quote["end"]] == quote["text"]
    assert quote["speaker"]["name"] == "Lucía Arancibia"


def test_the_same_text_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    store, article = tmp_path / "s", write_article(tmp_path)
    run("ingest", article, "--store", store)
    before = run("export", "--format", "json", "--store", store).out
    manifest = (store / "manifest.json").read_bytes()
    copy = write_article(tmp_path, "copia.txt")
    done = run("ingest", article, copy, "--store", store)
    assert done.code == 0
    assert done.out.count("unchanged") == 2
    assert run("export", "--format", "json", "--store", store).out == before
    assert (store / "manifest.json").read_bytes() == manifest


def test_the_same_path_with_another_text_replaces_its_facts_and_no_others(run: Run, tmp_path: Path) -> None:
    store, article = tmp_path / "s", write_article(tmp_path)
    other = write_article(tmp_path, "otro.txt", "Un texto más sobre la firma Ardea Labs, que calla.\n")
    run("ingest", article, other, "--store", store)
    write_article(tmp_path, text="Nada queda de lo anterior en este texto breve.\n")
    done = run("ingest", article, "--store", store)
    assert "replaced" in done.out
    texts = [p["text"] for p in run("export", "--format", "json", "--store", store).json["passages"]]
    assert texts == [
        "Un texto más sobre la firma Ardea Labs, que calla.",
        "Nada queda de lo anterior en este texto breve.",
    ]


def test_a_new_date_resolves_dates_anew(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    article = write_article(tmp_path, text="La firma Ardea Labs lanzó el mes pasado el modelo Garza 2.\n")
    for date, expected in (("2024-03", "2024-02"), ("2023-11", "2023-10")):
        assert run("ingest", article, "--store", store, "--date", date).code == 0
        export = run("export", "--format", "json", "--store", store).json
        assert (export["documents"][0]["date"], export["documents"][0]["date_basis"]) == (date, "user")
        assert [e["date"] for e in export["events"]] == [expected]


def test_remove_info_and_show(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("ingest", write_article(tmp_path), "--store", store)
    id = run("export", "--format", "json", "--store", store).json["documents"][0]["id"]
    assert id in run("info", "--store", store).out
    shown = run("show", id, "--store", store)
    assert shown.code == 0
    assert "Marta Quiroga" in shown.out
    assert run("show", "d0", "--store", store).code == 3
    assert run("remove", "d0", "--store", store).code == 3
    assert run("remove", id, "--store", store).code == 0
    assert run("export", "--format", "json", "--store", store).json["documents"] == []


def test_search_json(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("ingest", write_article(tmp_path), "--store", store)
    found = run("search", "entrenamento", "--store", store, "--json").json
    assert (found["schema"], found["query"]) == ("oss-ai-tui/1", "entrenamento")
    best = found["items"][0]
    assert best["type"] == "passage"
    assert 0 < best["score"] <= 1
    assert [best["text"][a:b] for a, b in best["spans"]] == ["entrenamiento"]
    nothing = run("search", "zzzzqqq", "--store", store, "--json")
    assert (nothing.code, nothing.json["items"], nothing.json["count"]) == (0, [], 0)
    two = run("search", "Arancibia", "--in", "all", "--limit", 1, "--store", store, "--json").json
    assert two["truncated"]
    assert len(two["items"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ingest"], 2),
        (["frobnicate"], 2),
        (["search", "x", "--limit", "0"], 2),
        (["export"], 2),
        (["ingest", "missing.txt"], 4),
        (["ingest", "x.txt", "--date", "ayer"], 2),
        (["ingest", "x.txt", "--sample"], 2),
        (["info", "--store", "nowhere"], 7),
        ([], 2),
    ],
)
def test_faults_give_two_lines_at_most_and_their_code(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.code == code
    assert 1 <= len(done.err.splitlines()) <= 2
    assert not done.out


def test_one_bad_file_among_good_ones(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "ruido.txt"
    bad.write_bytes(bytes(range(256)) * 40)
    done = run("ingest", write_article(tmp_path), bad, "--store", tmp_path / "s")
    assert done.code == 5
    assert "ruido.txt" in done.err
    assert len(run("export", "--format", "json", "--store", tmp_path / "s").json["documents"]) == 1


def test_spanish_locale_speaks_spanish(run: Run, tmp_path: Path) -> None:
    done = run("info", "--store", tmp_path / "nada", env={"LANG": "es_ES.UTF-8"})
    english = run("info", "--store", tmp_path / "nada")
    assert done.err != english.err
    assert "uso:" in run("--help", env={"LANG": "es_CL.UTF-8"}).out
    assert "usage:" in run("--lang", "en", "--help", env={"LANG": "es_CL.UTF-8"}).out


def test_a_locale_without_accents_ends_nothing(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    for env in ({"LANG": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}):
        assert run("ingest", write_article(tmp_path), "--store", store, env=env).code == 0
        assert run("search", "código", "--store", store, env=env).code == 0


def test_a_text_that_another_file_of_the_run_holds_is_kept(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    run("ingest", write_article(tmp_path, "z.txt"), "--store", store)
    write_article(tmp_path, "b.txt")
    write_article(tmp_path, "z.txt", "Otro texto breve.\n")
    done = run("ingest", tmp_path / "b.txt", tmp_path / "z.txt", "--store", store)
    export = run("export", "--format", "json", "--store", store).json
    assert sorted(document["file"] for document in export["documents"]) == ["b.txt", "z.txt"]
    assert [word for word in done.out.split() if word in ("added", "replaced", "unchanged")] == [
        *("unchanged", "replaced", "added")
    ]


def test_what_a_replaced_text_drives_out_is_told(run: Run, tmp_path: Path) -> None:
    store, article = tmp_path / "s", write_article(tmp_path)
    old = run("ingest", article, "--store", store).out.split()[0]
    write_article(tmp_path, text="Otro texto breve.\n")
    assert f"replaces {old}, which is no longer in the store" in run("ingest", article, "--store", store).out


def test_several_words_are_one_query(run: Run) -> None:
    together = run("search", "modelo abierto", "--json", "--sample")
    assert together.json["query"] == "modelo abierto"
    assert run("search", "modelo", "abierto", "--json", "--sample").out == together.out


def test_a_folder_cannot_be_explained(run: Run, tmp_path: Path) -> None:
    done = run("explain", tmp_path)
    assert (done.code, done.out) == (4, "")
    assert "is a folder: name one of" in done.err
