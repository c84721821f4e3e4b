"""Timelines made for a drawing: at once where there are few events, else beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Event
from oss_ai_tui.ui.rows import short_name
from oss_ai_tui.views.timeline import By, Lane, build_timeline
from oss_ai_tui.views.walk import Walk

if TYPE_CHECKING:
    from oss_ai_tui.compare import Conflict

MOST_AT_ONCE = 500
"""Events whose timeline is made while the person waits, for a hundredth of a second at most."""


@dataclass(frozen=True, eq=False)
class Source:
    """What timelines are made from."""

    corpus: Corpus
    ids: Sequence[str]
    """The events."""
    disputes: Mapping[str, tuple[Conflict, ...]]
    """What speaks against their dates, under their ids."""

    def is_same(self, other: Source | None) -> bool:
        """Tell whether the same timelines come of both."""
        return other is not None and all(
            one is another
            for one, another in ((self.corpus, other.corpus), (self.ids, other.ids), (self.disputes, other.disputes))
        )

    def walk(self, by: By) -> Walk:
        """Return the timeline with its lanes to go about in."""
        items = map(self.corpus.by_id.__getitem__, self.ids)
        events = [item for item in items if isinstance(item, Event)]
        timeline = build_timeline(self.corpus, by, events=events, disputes=self.disputes)
        return Walk(timeline if by != "document" else replace(timeline, lanes=tuple(map(self._titled, timeline.lanes))))

    def _titled(self, lane: Lane) -> Lane:
        """Return a text's lane under the name that the text has in lists."""
        return replace(lane, name=short_name(self.corpus.document(lane.id))) if lane.id is not None else lane


class Timelines:
    """The timelines of one source, each made when it is first wanted.

    Args:
        begin: has work done beside the screen; what comes of it is handed to :meth:`took`.
    """

    def __init__(self, begin: Callable[[Callable[[], None]], None]) -> None:
        self._begin = begin
        self.source: Source | None = None
        self._made: dict[By, Walk] = {}
        self._begun: set[By] = set()

    def take(self, source: Source) -> None:
        """Make timelines from something else, unless it comes to the same."""
        if not source.is_same(self.source):
            self.source, self._made, self._begun = source, {}, set()

    def walk(self, by: By, tell: Callable[[Source, By, Walk], None]) -> Walk | None:
        """Return a timeline if it is there or quickly made, else None; then a thread calls ``tell`` once it is."""
        source = self.source
        if source is not None and by not in self._made and by not in self._begun:
            if len(source.ids) > MOST_AT_ONCE:
                self._begun.add(by)
                self._begin(lambda: tell(source, by, source.walk(by)))
            else:
                self._made[by] = source.walk(by)
        return self._made.get(by)

    def took(self, source: Source, by: By, walk: Walk) -> bool:
        """Keep a timeline that was made beside the screen, unless another source has been taken meanwhile."""
        if source is not self.source:
            return False
        self._made[by] = walk
        return True
