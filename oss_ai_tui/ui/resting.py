"""Something that follows the cursor once it rests, so that a held key doesn't redraw it at every step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from textual.css.query import NoMatches
from textual.timer import Timer
from textual.widget import Widget

_REST = 0.05
"""Seconds that the cursor has to rest."""


class AtRest:
    """Calls ``follow`` once a widget's cursor rests.

    Args:
        widget: has the timer.
        follow: what is called; not once the widget has been taken down meanwhile.
    """

    def __init__(self, widget: Widget, follow: Callable[[], None]) -> None:
        self._widget = widget
        self._follow = follow
        self._timer: Timer | None = None

    def moved(self) -> None:
        """Begin to wait anew."""
        self.stop()
        self._timer = self._widget.set_timer(_REST, self._rested)

    def stop(self) -> None:
        """Wait no longer: it has followed already."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = None

    def _rested(self) -> None:
        self._timer = None
        with suppress(NoMatches):
            self._follow()
