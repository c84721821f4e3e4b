"""Readings of short texts for the tests of names, relations and profiles."""

from __future__ import annotations

import re
from typing import Any

from oss_ai_tui.domain.facts import Document, Entity, Passage
from oss_ai_tui.extract.entities import Lexicon, find_entities
from oss_ai_tui.extract.entities.lexicon import load
from oss_ai_tui.extract.reading import Entities, Reading, read
from oss_ai_tui.extract.relations import find_relations

DOCUMENT = Document(id="d0", file="texto.txt", path="/texto.txt", sha256="0" * 64)


def reading_of(text: str) -> Reading:
    """Make a reading of a text whose passages are parted by blank lines; a line that begins with # is a heading."""
    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()] or [text]
    passages = [
        Passage(f"d0.{i}", "d0", i, part.lstrip("# "), "heading" if part.startswith("#") else "paragraph")
        for i, part in enumerate(parts)
    ]
    return read(DOCUMENT, passages)


def entities_of(text: str, lexicon: Lexicon | None = None) -> Entities:
    """Find the entities of a text."""
    return find_entities(reading_of(text), lexicon)


def names_of(text: str, lexicon: Lexicon | None = None) -> dict[str, set[str]]:
    """Return the names of a text's entities by kind, as the data files' examples call the kinds."""
    found = entities_of(text, lexicon)
    return {
        "organizations": {e.name for e in found.companies},
        "models": {e.name for e in found.models},
        "people": {e.name for e in found.people},
    }


def relations_of(text: str) -> set[tuple[str, str, str]]:
    """Return the relations of a text as (type, name, name)."""
    reading = reading_of(text)
    entities = find_entities(reading)
    everyone: tuple[Entity, ...] = (*entities.companies, *entities.models, *entities.people)
    names = {e.id: e.name for e in everyone}
    return {(r.type, names[r.source], names[r.target]) for r in find_relations(reading, entities)}


def examples(*files: str) -> list[Any]:
    """Return the examples and counter-examples of data files, in order."""
    rows = []
    for file in files:
        data = load(file)
        rows += [*data.get("examples", []), *data.get("counterexamples", [])]
    return rows
