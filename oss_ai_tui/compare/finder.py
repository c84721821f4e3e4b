"""All conflicts of a corpus, in one fixed order."""

from __future__ import annotations

from oss_ai_tui.compare.claims import developer_conflicts, openness_conflicts
from oss_ai_tui.compare.conflict import Conflict, ConflictType
from oss_ai_tui.compare.figures import figure_conflicts
from oss_ai_tui.compare.releases import Releases, date_conflicts, order_conflicts
from oss_ai_tui.compare.statements import Places
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.registry import Registry, registry

_ORDER: tuple[ConflictType, ...] = ("date", "order", "figure", "developer", "openness")


def find_conflicts(corpus: Corpus, known: Registry | None = None) -> tuple[Conflict, ...]:
    """Return what the texts of a corpus contradict each other in, or the registry.

    Each is sure enough to be shown to a person: where two statements may be of different things, versions or times,
    there is none. By type, then by the name of the entity, then by value; every conflict once.

    Args:
        corpus: all documents with their facts.
        known: the registry to hold against; the package's own unless given.
    """
    known = known or registry()
    places = Places(corpus)
    releases = Releases(corpus, places, known)
    found = [
        *date_conflicts(releases, known),
        *order_conflicts(corpus, releases, places, known),
        *figure_conflicts(corpus),
        *developer_conflicts(corpus, places, known),
        *openness_conflicts(corpus, places),
    ]
    once = {one.id: one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: _key(corpus, one)))


def _key(corpus: Corpus, one: Conflict) -> tuple[int, str, str, tuple[str, ...]]:
    name = (corpus.name(one.entity) or one.entity).casefold()
    return _ORDER.index(one.type), name, one.entity, tuple(side.value for side in one.sides)
