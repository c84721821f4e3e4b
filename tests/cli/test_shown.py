"""What ``show`` and ``search`` print of facts: marks round a speaker's own words only, denials, one language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import ARTICLE, Run, write_article

TEXT = f"""{ARTICLE}
Arancibia negó que la cooperativa vaya a cerrar Tero 7B.

«Seguiremos publicando todos los pesos», aseguró Lucía Arancibia.
"""


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    """The store of a text with a denial."""
    folder = tmp_path / "s"
    assert run("ingest", write_article(tmp_path, text=TEXT), "--store", folder).code == 0
    return folder


def shown(run: Run, store: Path, kind: str, holds: str, *more: str) -> list[str]:
    """The lines of the sheet of the one fact whose exported words hold these."""
    whole = run("export", "--format", "json", "--store", store).json
    (id,) = (one["id"] for one in whole[kind] if holds in str(one))
    done = run("show", id, "--store", store, *more)
    assert done.code == 0
    return done.out.splitlines()


def test_reported_speech_has_no_quotation_marks_and_denials_are_told(run: Run, store: Path) -> None:
    head, *_ = shown(run, store, "quotes", "vaya a cerrar")
    assert head.endswith("Lucía Arancibia): (denies) la cooperativa vaya a cerrar Tero 7B")
    head, *_ = shown(run, store, "quotes", "vaya a cerrar", "--lang", "es")
    assert ": (niega) la cooperativa" in head
    head, *_ = shown(run, store, "quotes", "Seguiremos")
    assert head.endswith(": «Seguiremos publicando todos los pesos»")


def test_search_tells_denials_in_print_only(run: Run, store: Path) -> None:
    plain = run("search", "cerrar", "--in", "quotes", "--store", store, "--lang", "es").out
    assert "      (niega) la cooperativa vaya a cerrar Tero 7B\n" in plain
    best = run("search", "cerrar", "--in", "quotes", "--store", store, "--json").json["items"][0]
    assert best["text"] == "la cooperativa vaya a cerrar Tero 7B"
    assert [best["text"][a:b] for a, b in best["spans"]] == ["cerrar"]


@pytest.mark.parametrize(
    ("kind", "holds", "expected"),
    [
        ("quotes", "vaya a cerrar", "  tipo: referida"),
        ("companies", "Nubelia", "  tipo: empresa"),
        ("models", "Tero 7B", "  parámetros: 7.000.000.000"),
        ("models", "Tero 7B", "  apertura: abierto"),
        ("figures", "7000000000", "  valor: 7.000.000.000 parámetros"),
        ("documents", "Marta Quiroga", "  fecha: 14 de febrero de 2024 (la da el texto)"),
    ],
)
def test_a_spanish_sheet_is_spanish(run: Run, store: Path, kind: str, holds: str, expected: str) -> None:
    assert expected in shown(run, store, kind, holds, "--lang", "es")


def test_a_relation_is_told_in_words(run: Run, store: Path) -> None:
    assert shown(run, store, "relations", "developed_by")[0].endswith("  Tero 7B developed by Nubelia")
    head, *_ = shown(run, store, "relations", "developed_by", "--lang", "es")
    assert head.endswith("  Tero 7B desarrollado por Nubelia")
