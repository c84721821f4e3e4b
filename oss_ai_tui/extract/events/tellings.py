"""One event told in several places of a document is one event, with all of them as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from oss_ai_tui.domain.facts import Event
from oss_ai_tui.domain.tellings import happenings


def joined(events: Sequence[Event]) -> tuple[Event, ...]:
    """Join events that are told again, each where it is told first; one without a date into the one that has it."""
    again: dict[str, list[Event]] = {group[0].id: group[1:] for group in happenings(events)}
    repeated = {event.id for others in again.values() for event in others}
    dated = {_gist(event): event.id for event in reversed(events) if event.date and event.id not in repeated}
    for event in events:
        first = dated.get(_gist(event)) if event.date is None and event.participants else None
        if first is not None:
            repeated.add(event.id)
            again.setdefault(first, []).append(event)
    return tuple(
        replace(event, also=tuple(other.evidence for other in again.get(event.id, ())))
        for event in events
        if event.id not in repeated
    )


def _gist(event: Event) -> tuple[str, frozenset[str]]:
    return event.rule.rpartition(".")[2], frozenset(event.participants)
