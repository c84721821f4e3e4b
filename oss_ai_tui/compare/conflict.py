"""A contradiction as a value: two things said of one entity that can't both hold, each with its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.domain.ids import digest

ConflictType = Literal["date", "order", "figure", "developer", "openness"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things said."""

    entity: str
    """Id of the entity that it is said of."""
    value: str
    """An EDTF date, a number, the id of an organisation, or an openness, by the conflict's type."""
    evidence: tuple[Evidence, ...]
    """Every place that says so; empty where only the registry does."""
    registry: bool = False
    """Whether the registry says so."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides that contradict each other; neither is chosen."""

    id: str
    """The same for the same contradiction in any store."""
    type: ConflictType
    entity: str
    """Id of the entity concerned; of a model older than its base, the younger of the two by descent."""
    field: str
    """What is in dispute: ``released``, ``developer``, ``openness``, ``parameters``, ``valuation`` …"""
    sides: tuple[Side, Side]
    rule: str
    unit: str | None = None
    """Unit of both values, for figures."""
    grounds: tuple[Evidence, ...] = ()
    """Words that tie the two sides together, such as those that say that one model is based on the other."""


def conflict(
    type: ConflictType,
    field: str,
    sides: tuple[Side, Side],
    rule: str,
    unit: str | None = None,
    grounds: Iterable[Evidence] = (),
) -> Conflict:
    """Make a conflict about the first side's entity; its id depends on what is said, not on where."""
    one, other = sides
    id = f"c:{digest(type, field, unit, one.entity, one.value, other.entity, other.value)}"
    return Conflict(id, type, one.entity, field, sides, rule, unit, tuple(grounds))
