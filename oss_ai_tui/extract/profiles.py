"""What the text says of each model, gathered from its relations, events and figures."""

from __future__ import annotations

from collections.abc import Sequence

from oss_ai_tui.domain.facts import Event, Figure, Model, Relation
from oss_ai_tui.extract.reading import Entities, Reading


def complete_models(
    reading: Reading,
    entities: Entities,
    relations: Sequence[Relation],
    events: Sequence[Event],
    figures: Sequence[Figure],
) -> tuple[Model, ...]:
    """Return the models of a document with the fields that its text gives them."""
    return entities.models
