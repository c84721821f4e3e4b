"""Screens that take only the last lines of the terminal: what stood above them stays there, and costs nothing."""

from __future__ import annotations

from collections.abc import Collection

from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.strip import Strip

from oss_ai_tui.ui.frugal import FrugalCompositor, Shown
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.screens.keyed import KeyedScreen


class OverCompositor(FrugalCompositor):
    """Composes the last lines of one screen below the first lines of another.

    Args:
        shown: what the terminal shows.
        below: the screen that shows through.
        height: number of lines of the screen on top.
    """

    def __init__(self, shown: Shown, below: PlaceScreen, height: int) -> None:
        super().__init__(shown)
        self._below = below
        self._height = height

    def render_strips(self, size: Size | None = None) -> list[Strip]:
        """Return the lines of both screens."""
        own = super().render_strips(size)
        first = max(0, len(own) - self._height)
        return [*self._below.picture()[:first], *own[first:]]

    def _renewed(self, dirty: Collection[Region]) -> list[Strip]:
        """Return all lines: those above are another screen's."""
        return self.render_strips()


class OverScreen(KeyedScreen, ModalScreen[None], inherit_bindings=False):
    """A screen over the last lines of another, which has no keyboard meanwhile.

    Args:
        shown: what the terminal shows.
        below: the screen that shows through.
    """

    HEIGHT = 1
    """Lines that it takes."""

    def __init__(self, shown: Shown, below: PlaceScreen) -> None:
        super().__init__()
        self._compositor = OverCompositor(shown, below, self.HEIGHT)
