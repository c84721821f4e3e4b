"""Every stage says what it made of a text, and by which rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from oss_ai_tui.cli.commands.explain import STAGES
from oss_ai_tui.cli.parser import STAGES as OFFERED
from tests.cli.helpers import Run, write_article


def test_the_parser_offers_every_stage() -> None:
    assert tuple(STAGES) == OFFERED


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("document", "date = 2024-02-14"),
        ("passages", "¶1 title: Una cooperativa"),
        ("sentences", "¶4 0-"),
        ("entities", "«Lucía Arancibia»"),
        ("roles", "Lucía Arancibia: directora técnica, Nubelia"),
        ("quotes", "«Queremos que cualquiera pueda mirar por dentro»"),
        ("times", "«ayer» 13 February 2024"),
        ("figures", "300,000 USD"),
        ("relations", "Tero 7B developed by Nubelia"),
        ("events", "presentó ayer"),
        ("profiles", "Tero 7B: developer = Nubelia"),
    ],
)
def test_a_stage_by_itself(run: Run, tmp_path: Path, stage: str, expected: str) -> None:
    done = run("explain", write_article(tmp_path), "--stage", stage)
    assert done.code == 0
    assert done.out.startswith(f"== {stage}\n")
    assert expected in done.out


def test_all_stages_in_order(run: Run, tmp_path: Path) -> None:
    done = run("explain", write_article(tmp_path))
    heads = [line.removeprefix("== ") for line in done.out.splitlines() if line.startswith("== ")]
    assert heads == list(OFFERED)


def test_headings_in_spanish_keep_the_name_that_stage_takes(run: Run, tmp_path: Path) -> None:
    done = run("explain", write_article(tmp_path), "--stage", "relations", "--lang", "es")
    assert done.out.startswith("== relaciones (relations)\n")
    assert "Tero 7B desarrollado por Nubelia" in done.out
