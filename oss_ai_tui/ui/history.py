"""Where the person is and has been: places as plain values, so that each can be gone back to exactly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.ui.plotted import Plotted
from oss_ai_tui.ui.searching import HitWalk
from oss_ai_tui.ui.slices import WHOLE, Slice

View = Literal["list", "search", "page", "reader", "matrix", "lineage", "conflicts"]
MOST_PLACES = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Something to look at, with the cursor and the scroll that it was left with."""

    view: View = "list"
    pane: str = "companies"
    """Which list, for a list."""
    item: str | None = None
    """The row under the cursor of a list, a matrix or the conflicts; what a page, a lineage or a reader is of."""
    column: str | None = None
    """Id of the column under the cursor of a matrix."""
    about: Literal["company", "model"] = "company"
    """Of what kind the columns of a matrix are."""
    query: str = ""
    """What is searched for."""
    typing: bool = False
    """Whether the keyboard is in the query rather than in the list of hits."""
    only: str | None = None
    """Id of the entity that the lists are narrowed to."""
    slice: Slice = WHOLE
    """What of a list is shown, and in which order."""
    plot: Plotted | None = None
    """How a timeline is drawn; None for a list."""
    evidence: Evidence | None = None
    """What a reader highlights."""
    walk: HitWalk | None = None
    """The hits of the search that a reader was opened from."""
    cursor: int | None = None
    """Row of a list, block of a page or side of a conflict; None where nobody has been yet."""
    scroll: tuple[int, int] = (0, 0)
    """First line in view: of a list its number and 0, of a page its block and the line in that; of a matrix also the
    first column in view."""


@dataclass
class History:
    """The places behind and ahead of the present one."""

    behind: list[Place] = field(default_factory=list)
    ahead: list[Place] = field(default_factory=list)

    def leave(self, place: Place) -> None:
        """Remember a place that is left for a new one; what lay ahead is gone."""
        self.behind.append(place)
        del self.behind[:-MOST_PLACES]
        self.ahead.clear()

    def back(self, place: Place) -> Place | None:
        """Return the place before this one, which then lies ahead; None if there is none."""
        if not self.behind:
            return None
        self.ahead.append(place)
        return self.behind.pop()

    def forward(self, place: Place) -> Place | None:
        """Return the place that ``back`` left; None if there is none."""
        if not self.ahead:
            return None
        self.behind.append(place)
        return self.ahead.pop()
