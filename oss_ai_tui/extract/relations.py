"""Ties between entities that the text states, each with the words that prove it."""

from __future__ import annotations

from oss_ai_tui.domain.facts import Relation
from oss_ai_tui.extract.reading import Entities, Reading


def find_relations(reading: Reading, entities: Entities) -> tuple[Relation, ...]:
    """Return the relations that the document states."""
    return ()
