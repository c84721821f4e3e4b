"""Where speakers belong whose firm no title tells but a relation does: «Ana Ruiz, que dirige Faro, duda»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from oss_ai_tui.domain.facts import Quote, Relation


def with_affiliations(quotes: Sequence[Quote], relations: Iterable[Relation]) -> tuple[Quote, ...]:
    """Return the quotes with the organisation of each speaker who has none yet and works for one only."""
    places: dict[str, set[str]] = {}
    for relation in relations:
        if relation.type == "works_for":
            places.setdefault(relation.source, set()).add(relation.target)
    only = {person: next(iter(found)) for person, found in places.items() if len(found) == 1}
    return tuple(_placed(quote, only.get(quote.speaker.person or "")) for quote in quotes)


def _placed(quote: Quote, organization: str | None) -> Quote:
    if organization is None or quote.speaker.organization is not None:
        return quote
    return replace(quote, speaker=replace(quote.speaker, organization=organization))
