"""Where the texts contradict each other, found beside the screen once everything else is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.ui.background import Post, post_safely
from oss_ai_tui.ui.messages import ConflictsFound

if TYPE_CHECKING:
    from oss_ai_tui.compare import Conflict


def find(corpus: Corpus, post: Post) -> None:
    """Find the conflicts of a corpus and post them."""
    post_safely(post, ConflictsFound(corpus, by_entity(corpus)))


def by_entity(corpus: Corpus) -> Mapping[str, Sequence[Conflict]]:
    """Return the conflicts of a corpus under every entity that they concern."""
    from oss_ai_tui.compare import find_conflicts

    found: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in find_conflicts(corpus):
        for entity in dict.fromkeys((conflict.entity, *(side.entity for side in conflict.sides))):
            found[entity].append(conflict)
    return found
