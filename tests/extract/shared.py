"""The shared articles and annotations, read and scored in this process."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.export import export_json
from oss_ai_tui.extract import extract
from oss_ai_tui.extract.entities import Lexicon
from oss_ai_tui.ingest import read_document
from tests.conftest import SHARED
from tests.gold.run import date_to_give
from tests.gold.score import Export, Tallies, integrity, score_all

CORPUS, GOLD = SHARED / "corpus", SHARED / "eval" / "gold"


def golds() -> list[Path]:
    """Return the annotations that the project was handed."""
    return sorted(GOLD.glob("*.json"))


def gold_of(number: str) -> dict[str, Any]:
    """Return the annotation of an article by its number."""
    found: dict[str, Any] = json.loads(next(GOLD.glob(f"{number}_*.json")).read_text("utf-8"))
    return found


def user_date(file: str) -> Edtf | None:
    """Return the date that a user gives an article: the annotated one, unless the text prints it."""
    documents = [json.loads(gold.read_text("utf-8"))["document"] for gold in golds()]
    given = [date_to_give(document) for document in documents if document["file"] == file]
    return Edtf(given[0]) if given and given[0] else None


def article(number: str, lexicon: Lexicon | None = None) -> Record:
    """Extract an article by its number, dated as a user would."""
    path = next(CORPUS.glob(f"{number}_*"))
    return extract(*read_document(path, user_date(path.name)), lexicon)


@cache
def articles() -> dict[str, Record]:
    """Return the records of all articles by their numbers; read once a run."""
    return {path.name[:3]: article(path.name[:3]) for path in sorted(CORPUS.glob("*.txt"))}


def scored(records: Iterable[Record], gold: Iterable[Path]) -> tuple[Tallies, list[str]]:
    """Return the counts by kind of fact, and the integrity failures, of records exported together."""
    export = Export.of(json.loads(export_json(Corpus.of(records))))
    return score_all(export, gold)[1], integrity(export)
