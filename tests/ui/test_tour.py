"""The tour of the README, key by key as it stands there: on the sample, and on the articles where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from oss_ai_tui.domain.facts import Record
from oss_ai_tui.extract import extract
from oss_ai_tui.ingest import find_files, read_document
from oss_ai_tui.paths import sample_store
from oss_ai_tui.store import load_records
from oss_ai_tui.ui.services import Services
from tests.ui.driving import Driver, explore

README = Path(__file__).resolve().parents[2] / "README.md"
MOST_KEYS = 12
NAMED = {"Enter": "enter", "Tab": "tab", "Esc": "escape", "PgDn": "pagedown"}
ANSWERS: dict[str, Sequence[str]] = {
    "What did Boudier say?": ("━ Jeff Boudier ━", "muy inexplorado»", "multiplica por"),
    "Which models build on LLaMA?": ("LLaMA", "Open Assistant", "HuggingChat", "StableVicuna"),
    "What happened in March 2023?": ("1/3", "StableLM", "19 ", "25 ", "28 ", "2023"),
    "Who speaks about Meta?": ("Meta", "Stella Biderman", "Lawrence Lessig"),
    "Copy a quote with its citation": ("Jeff Boudier", "clip.txt"),
}
"""Words that answer each question of the tour, in both stores and both languages."""


def keys_of(cell: str) -> list[str]:
    """Return the keys of a cell of the table: those with a name, and others letter by letter."""
    return [key for span in re.findall(r"`([^`]+)`", cell) for key in ([NAMED[span]] if span in NAMED else span)]


@cache
def tour() -> dict[str, list[str]]:
    """Return the keys of each question, as the README has them."""
    section = README.read_text("utf-8").split("## A tour", 1)[1].split("\n## ", 1)[0]
    rows = [row.strip("|").split("|") for row in section.splitlines() if row.startswith("|") and "`" in row]
    return {question.strip(): keys_of(keys) for question, keys, *_ in rows}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plain terminal, and a state folder of the test's own, in the home folder that paths are told from."""
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@cache
def articles(folder: Path) -> tuple[Record, ...]:
    return tuple(extract(*read_document(file)) for file in find_files([folder]))


@pytest.fixture(params=["sample", pytest.param("articles", marks=pytest.mark.corpus)])
def store(request: pytest.FixtureRequest) -> Services:
    """The sample, or the articles."""
    if request.param == "sample":
        return Services("", True, lambda: load_records(sample_store()))
    records = articles(request.getfixturevalue("corpus_folder"))
    return Services("", False, lambda: iter(records))


async def follow(driver: Driver, question: str) -> None:
    """Press the keys of a question and wait for its answer."""
    await driver.press(*tour()[question])
    await driver.see(*ANSWERS[question])


def test_the_tour_asks_five_questions_of_at_most_twelve_keys() -> None:
    assert list(tour()) == list(ANSWERS)
    assert all(0 < len(keys) <= MOST_KEYS for keys in tour().values())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("question", ANSWERS)
async def test_the_keys_of_the_tour_lead_to_the_answer(store: Services, question: str, language: str) -> None:
    async with explore(store, language=language) as driver:
        await follow(driver, question)


async def test_the_tour_can_be_made_in_one_go(store: Services) -> None:
    async with explore(store, language="en") as driver:
        for question in ANSWERS:
            await follow(driver, question)


async def test_what_the_tour_copies_is_a_quote_with_speaker_and_source(store: Services, state: Path) -> None:
    async with explore(store) as driver:
        await follow(driver, "Copy a quote with its citation")
        copied = next(state.rglob("clip.txt")).read_text("utf-8")
        assert re.match(r"«.+» — Jeff Boudier \(Hugging Face\).*\. .+«.+», .*2\d{3}.*, párr\. \d+\.", copied), copied
