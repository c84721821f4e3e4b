"""The examples and counter-examples that the data files carry."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import oss_ai_tui.registry
from oss_ai_tui.extract.profiles import complete_models
from oss_ai_tui.extract.relations import find_relations
from tests.extract.naming import entities_of, examples, names_of, reading_of, relations_of

REGISTRY = Path(oss_ai_tui.registry.__file__).with_name("data")


def registry_examples() -> list[Any]:
    rows = []
    for file in ("orgs.toml", "models.toml"):
        data = tomllib.loads((REGISTRY / file).read_text("utf-8"))
        rows += [*data["examples"], *data["counterexamples"]]
    return rows


@pytest.mark.parametrize("row", registry_examples() + examples("names", "words", "shapes", "context"))
def test_names(row: dict[str, Any]) -> None:
    found = names_of(row["text"])
    for kind in ("organizations", "models", "people"):
        if kind in row:
            assert found[kind] == set(row[kind])


@pytest.mark.parametrize("row", examples("roles"))
def test_roles(row: dict[str, Any]) -> None:
    found = entities_of(row["text"])
    names = {c.id: c.name for c in found.companies}
    roles = [[p.name, r.title, names.get(r.organization or "", "")] for p in found.people for r in p.roles]
    assert roles == row["roles"]


@pytest.mark.parametrize("row", examples("relations"))
def test_relations(row: dict[str, Any]) -> None:
    assert relations_of(row["text"]) == {tuple(relation) for relation in row["relations"]}


@pytest.mark.parametrize("row", examples("profiles"))
def test_openness(row: dict[str, Any]) -> None:
    reading = reading_of(row["text"])
    entities = entities_of(row["text"])
    models = complete_models(reading, entities, find_relations(reading, entities), (), ())
    assert {m.name: m.openness for m in models if m.openness} == row["openness"]
