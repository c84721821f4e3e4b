"""The annotated texts are well formed: every form stands in its text, every reference and date is one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import EventKind, ModelKind, Openness, QuoteKind, RelationType
from oss_ai_tui.domain.text import fold

GOLD = Path(__file__).parent
SETS = (GOLD, GOLD / "second", GOLD / "third")
"""The first texts, and others held out until the rules had been written against the first."""
NAMES = sorted(p.relative_to(GOLD).with_suffix("").as_posix() for folder in SETS for p in folder.glob("*.json"))
"""Annotations by their path below the folder, without suffix."""
BORROWED = 9
"""A run of this many words of the shared articles is borrowed wording."""

_MARK = re.compile(r"(?m)^\s*(?:#{1,6}|[-*•])\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_CUT = re.compile(r"(\w+)-\n+(\w+)")


def _mend(cut: re.Match[str]) -> str:
    head, tail = cut.groups()
    return str(tail if tail.startswith(head) else head + tail)


def normalised(raw: str) -> str:
    """Return the text without Markdown, its cut words whole and its white space folded."""
    bare = _LINK.sub(r"\1", _MARK.sub("", raw)).replace("*", "").replace("\\$", "$")
    return " ".join(_CUT.sub(_mend, bare).split())


def text_of(name: str) -> str:
    path = GOLD / name
    return normalised((path.parent / "texts" / f"{path.name}.txt").read_text("utf-8"))


def load(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text("utf-8"))
    return gold


def entities(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [*gold["companies"], *gold["models"], *gold["people"]]


def forms(gold: dict[str, Any]) -> Iterator[str]:
    """Every form that must stand literally in the text."""
    for entity in entities(gold):
        yield from entity["aliases"]
    for quote in gold["quotes"]:
        yield from (quote["text"], quote["sentence"], *quote.get("also_ok_text", []))
    for event in gold["events"]:
        yield from (event["anchor"], *event.get("also_ok_anchors", []))
        if event["date_text"]:
            yield event["date_text"]
    for figure in gold["figures"]:
        yield figure["text"]
    yield from gold["not_quotes"]


def dates(gold: dict[str, Any]) -> Iterator[str | None]:
    document = gold["document"]
    yield from (document["date"], document.get("user_date"), *document.get("also_ok_dates", []))
    for event in gold["events"]:
        yield from (event["date"], *event.get("also_ok_dates", []))
    for model in gold["models"]:
        yield from (model["released"], *model.get("also_ok_released", []))


@pytest.mark.parametrize(("folder", "least"), zip(SETS, (12, 6, 8), strict=True))
def test_every_text_is_annotated_and_every_annotation_has_its_text(folder: Path, least: int) -> None:
    names = {p.stem for p in folder.glob("*.json")}
    assert {p.stem for p in (folder / "texts").glob("*.txt")} == names
    assert len(names) >= least


@pytest.mark.parametrize("name", NAMES)
def test_length_of_text(name: str) -> None:
    assert 220 <= len(text_of(name).split()) <= 450


@pytest.mark.parametrize("name", NAMES)
def test_forms_stand_literally_in_the_text(name: str) -> None:
    text = text_of(name)
    assert [form for form in forms(load(name)) if form not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_references_are_names_in_the_file(name: str) -> None:
    gold = load(name)
    names = {entity["name"] for entity in entities(gold)}
    used = [r[end] for r in gold["relations"] for end in ("from", "to")]
    used += [p for event in gold["events"] for p in event["participants"]]
    used += [m["developer"] for m in gold["models"] if m["developer"]]
    used += [base for m in gold["models"] for base in m["based_on"]]
    used += [role["organization"] for p in gold["people"] for role in p["roles"] if role["organization"]]
    used += [quote["organization"] for quote in gold["quotes"] if quote["organization"]]
    assert [n for n in used if n not in names] == []


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_edtf(name: str) -> None:
    for value in dates(load(name)):
        if value is not None:
            assert str(Edtf(value)) == value


@pytest.mark.parametrize("name", NAMES)
def test_kinds_are_those_of_the_contract(name: str) -> None:
    gold = load(name)
    for facts, key, allowed in (
        (gold["quotes"], "kind", get_args(QuoteKind)),
        (gold["events"], "kind", get_args(EventKind)),
        (gold["relations"], "type", get_args(RelationType)),
        (gold["models"], "kind", get_args(ModelKind)),
        (gold["models"], "openness", (*get_args(Openness), None)),
    ):
        assert [fact[key] for fact in facts if fact[key] not in allowed] == []


@pytest.mark.parametrize("name", NAMES)
def test_document_entry(name: str) -> None:
    document = load(name)["document"]
    text = text_of(name)
    assert document["file"] == f"{Path(name).name}.txt"
    assert document["title"] is None or document["title"] in text
    if document["date"] is not None:
        printed = document["date_evidence"].startswith("Impresa")
        assert printed or document["user_date"] == document["date"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_annotated_twice(name: str) -> None:
    gold = load(name)
    names = [entity["name"] for entity in entities(gold)]
    ends = [(r["type"], r["from"], r["to"]) for r in gold["relations"]]
    assert len(names) == len(set(names))
    assert len(ends) == len(set(ends))


def runs_of(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[i : i + BORROWED]) for i in range(len(words) - BORROWED + 1)}


@pytest.mark.corpus
def test_no_wording_of_the_shared_articles(corpus_folder: Path) -> None:
    articles = [p.read_text("utf-8") for p in sorted(corpus_folder.glob("*.txt"))]
    theirs = set().union(*(runs_of(t) | runs_of(normalised(t)) for t in articles))
    assert theirs
    for path in (p for folder in SETS for p in (*folder.glob("texts/*.txt"), *folder.glob("*.json"))):
        raw = path.read_text("utf-8")
        assert not (runs_of(raw) | runs_of(normalised(raw))) & theirs, path.name
