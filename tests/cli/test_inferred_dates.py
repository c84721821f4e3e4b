"""An inferred date is shown as such, is nobody's date, and gives way to one that a person gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import Run, write_article

TEXT = "Meta lanzó el mes pasado su modelo Llama 3.\n\nAntes hubo otros.\n"


def dated(run: Run, store: Path) -> tuple[str | None, str, list[str | None]]:
    export = run("export", "--format", "json", "--store", store).json
    document = export["documents"][0]
    return document["date"], document["date_basis"], [event["date"] for event in export["events"]]


def test_a_text_without_a_date_gets_an_inferred_one(run: Run, tmp_path: Path) -> None:
    store, article = tmp_path / "s", write_article(tmp_path, text=TEXT)
    done = run("ingest", article, "--store", store)
    assert "2024-05~ (inferred from the text)" in done.out
    assert dated(run, store) == ("2024-05~", "inferred", ["2024-04~"])
    assert "2024-05~ (inferred from the text)" in run("info", "--store", store).out
    explained = run("explain", article, "--stage", "document").out
    assert "Llama 3 (registry: 2024-04-18) «el mes pasado»" in explained
    again = run("ingest", article, "--store", store)
    assert "unchanged" in again.out
    assert "2024-05~ (inferred from the text)" in again.out
    assert dated(run, store) == ("2024-05~", "inferred", ["2024-04~"])


@pytest.mark.parametrize(("date", "month"), [("2024-05~", "2024-04~"), ("2024-06", "2024-05"), ("2019", "2019~")])
def test_a_given_date_goes_before_an_inferred_one_and_stays(run: Run, tmp_path: Path, date: str, month: str) -> None:
    store, article = tmp_path / "s", write_article(tmp_path, text=TEXT)
    run("ingest", article, "--store", store)
    assert run("ingest", article, "--store", store, "--date", date).code == 0
    assert dated(run, store) == (date, "user", [month])
    assert run("ingest", article, "--store", store).code == 0
    assert dated(run, store) == (date, "user", [month])


def test_a_stated_date_goes_before_any(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    article = write_article(tmp_path, text=f"Un título breve\n\nPor: Marta Quiroga. 14/02/2023\n\n{TEXT}")
    run("ingest", article, "--store", store, "--date", "2020")
    assert dated(run, store)[:2] == ("2023-02-14", "stated")
