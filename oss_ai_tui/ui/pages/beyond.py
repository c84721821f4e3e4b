"""What a page says beside the statements of the texts: their contradictions, and what the registry knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Entity, Person
from oss_ai_tui.i18n import N_, tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.countries import country
from oss_ai_tui.ui.pages.writer import Statement, Writer
from oss_ai_tui.views.disputes import FIELDS

if TYPE_CHECKING:
    from oss_ai_tui.compare import Conflict, Side

_MOST_PLACES = 3
"""Places that are cited for one side of a contradiction."""

_KNOWN = {
    "kind": N_("kind"),
    "country": N_("country"),
    "developer": N_("developer"),
    "based_on": N_("based on"),
    "released": N_("released"),
    "parameters": N_("parameters"),
    "licence": N_("licence"),
    "openness": N_("openness"),
}


# Contradictions.


def conflicts(writer: Writer, found: Iterable[Conflict], names_entity: bool = True) -> None:
    """Write each contradiction with both its sides, each with its evidence; neither side is chosen.

    ``names_entity`` is for pages of something else than what the contradictions are about.
    """
    for index, conflict in enumerate(found):
        sides = [_side(writer, conflict, side) for side in conflict.sides]
        disputed = tr(FIELDS.get(conflict.field, conflict.field))
        if names_entity:
            disputed = f"{writer.name(conflict.entity)}, {disputed}"
        first = Statement(f"{disputed}: {sides[0].text}", sides[0].target, sides[0].proofs, "warning", (0, 0))
        second = Statement(f"≠ {sides[1].text}", sides[1].target, sides[1].proofs, "warning", (0, 0))
        writer.statement("" if index else tr("Conflict"), first)
        writer.statement("", second)
        grounds = tuple(n for one in conflict.grounds[:_MOST_PLACES] for n in writer.cite(one, conflict.rule))
        if grounds:
            writer.statement("", Statement(tr("because of"), None, grounds, "warning"))


def _side(writer: Writer, conflict: Conflict, side: Side) -> Statement:
    from oss_ai_tui.ui.disputes import value_of

    proofs = tuple(n for one in side.evidence[:_MOST_PLACES] for n in writer.cite(one, conflict.rule))
    return Statement(value_of(writer.corpus, conflict, side), conflict.id, tuple(dict.fromkeys(proofs)))


# The registry.


def registry(writer: Writer, entity: Entity) -> None:
    """Write what the program knows by itself, marked as no text's word."""
    if isinstance(entity, Person):
        return
    lines = list(_known(entity))
    if lines:
        writer.gap()
        writer.remark(tr("Registry"), (tr("Known to the program; these texts may not say it:"), *lines))


def _known(entity: Entity) -> Iterator[str]:
    from oss_ai_tui.registry.known import known

    fields = known(entity.id)
    for field, title in _KNOWN.items():
        value = fields.get(field)
        if value is not None and value != getattr(entity, "kind", None):
            yield f"{tr(title)}: {_known_value(field, value)}"


def _known_value(field: str, value: str | int) -> str:
    if isinstance(value, int):
        return words.number(value)
    if field == "released":
        return words.date(Edtf(value))
    if field == "country":
        return country(value)
    return words.kind(value) if field in ("kind", "openness", "licence") else value
