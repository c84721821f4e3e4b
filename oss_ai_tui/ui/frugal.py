"""Sends the terminal only the cells that differ from what it shows already.

Textual sends whole widgets whenever a layout is made anew: opening a page costs three full screens or so. Over a slow
line that is seconds. Here each frame is compared with the one before, as curses does: of a changed line goes what lies
between its first and its last changed cell, and blanks up to the edge go as «erase to the end of the line».
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual._compositor import Compositor, CompositorUpdate
from textual._context import visible_screen_stack
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

_ERASE = "\x1b[K"
Cell = tuple[str, Style | None]


class Shown:
    """What the terminal shows: the lines of the last frame that was sent."""

    def __init__(self) -> None:
        self.lines: Sequence[Strip] = ()

    def forget(self) -> None:
        """Suppose nothing of what the terminal shows."""
        self.lines = ()


class LinesUpdate(CompositorUpdate):
    """A frame; what it differs in is found when it is sent, for not every frame is."""

    def __init__(self, shown: Shown, lines: Sequence[Strip]) -> None:
        self._shown = shown
        self._lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for strip in self._lines:
            yield from strip
            yield Segment.line()

    def render_segments(self, console: Console) -> str:
        """Return the codes and letters that make the terminal show this frame."""
        old, new = self._shown.lines, self._lines
        fits = len(old) == len(new) and all(a.cell_length == b.cell_length for a, b in zip(old[:1], new, strict=False))
        before: Sequence[Strip | None] = old if fits else [None] * len(new)
        self._shown.lines = new
        changed = ((y, a, b) for y, (a, b) in enumerate(zip(before, new, strict=True)) if a != b)
        return "".join(_line(console, y, a, b) for y, a, b in changed)


def _line(console: Console, y: int, old: Strip | None, new: Strip) -> str:
    """Return what makes a line that shows ``old``, or who knows what, show ``new``."""
    start, end = 0, new.cell_length
    if old is not None and _is_plain(old) and _is_plain(new):
        start, end = _difference(_cells(old), _cells(new))
        if start == end:
            return ""
    ink = max(start, _last_ink(new)) if _is_plain(new) else end
    erases = end - ink > len(_ERASE)
    shown = new.crop(start, ink if erases else end)
    return f"\x1b[{y + 1};{start + 1}H{shown.render(console)}{_ERASE if erases else ''}"


def _is_plain(strip: Strip) -> bool:
    """Tell whether every character takes one cell, so that characters and cells can be counted alike."""
    return strip.cell_count == strip.cell_length


def _cells(strip: Strip) -> list[Cell]:
    return [(char, segment.style or None) for segment in strip for char in segment.text]


def _difference(old: Sequence[Cell], new: Sequence[Cell]) -> tuple[int, int]:
    """Return the first cell that differs and the one after the last; the same number twice where none does."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    if same == len(new):
        return same, same
    pairs = zip(reversed(old[same:]), reversed(new[same:]), strict=False)
    return same, len(new) - sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _last_ink(strip: Strip) -> int:
    """Return the cell after the last that is more than a blank in the terminal's own colours."""
    cells = _cells(strip)
    blanks = sum(1 for _ in takewhile(lambda cell: cell[0] == " " and cell[1] is None, reversed(cells)))
    return len(cells) - blanks


class FrugalCompositor(Compositor):
    """Composes a screen and sends what changed.

    Args:
        shown: what the terminal shows, whichever screen it is of.
    """

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown
        self._frame: list[Strip] = []
        self._frame_size = Size(0, 0)

    def render_update(
        self, full: bool = False, screen_stack: list[Screen[object]] | None = None, simplify: bool = False
    ) -> RenderableType | None:
        """Return the next frame, or None where it is the same as the last; ``simplify`` is for pictures."""
        if simplify:
            return super().render_update(full, screen_stack, simplify)
        visible_screen_stack.set([] if screen_stack is None else screen_stack)
        dirty = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not full and not dirty:
            return None
        is_partial = not full and self._frame_size == self.size
        self._frame, self._frame_size = self._renewed(dirty) if is_partial else self.render_strips(), self.size
        return LinesUpdate(self._shown, self._frame) if self._frame != self._shown.lines else None

    def _renewed(self, dirty: Collection[Region]) -> list[Strip]:
        """Return the last frame with those lines made anew in which something is dirty."""
        lines = {y for y, _, _ in self._regions_to_spans(dirty)}
        band = Region.from_union(list(dirty))
        crop = Region(0, band.y, self.size.width, band.height).intersection(self.size.region)
        chops = self._render_chops(crop, lines.__contains__)
        return [Strip.join(chops[y].values()) if y in lines else line for y, line in enumerate(self._frame)]
