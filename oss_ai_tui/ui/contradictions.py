"""Where the texts contradict each other, found beside the screen once everything else is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.ui.background import Post, post_safely
from oss_ai_tui.ui.messages import ConflictsFound

if TYPE_CHECKING:
    from oss_ai_tui.compare import Conflict


def find(corpus: Corpus, post: Post) -> None:
    """Find the conflicts of a corpus and post them."""
    from oss_ai_tui.compare import find_conflicts
    from oss_ai_tui.views.timeline import disputed_events

    found = find_conflicts(corpus)
    post_safely(post, ConflictsFound(corpus, found, by_entity(found), disputed_events(corpus, found)))


def by_entity(conflicts: Iterable[Conflict]) -> Mapping[str, Sequence[Conflict]]:
    """Return conflicts under every entity that they concern."""
    found: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for entity in dict.fromkeys((conflict.entity, *(side.entity for side in conflict.sides))):
            found[entity].append(conflict)
    return dict(found)
