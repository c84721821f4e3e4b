"""How a timeline is drawn, as a plain value that a place carries with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oss_ai_tui.views.axis import Axis
    from oss_ai_tui.views.timeline import By


@dataclass(frozen=True, slots=True)
class Plotted:
    """A drawing of a timeline; the event under its cursor is that of the list."""

    by: By = "company"
    """What the lanes are."""
    lane: str | None = None
    """Id of the lane of the cursor; None for whichever has the event first."""
    axis: Axis | None = None
    """The part of the time that is shown, on its scale; None for all of it."""
    top: int = 0
    """Number of the first lane in view."""
