"""What all widgets here share: they draw lines, and send only those that changed.

A full repaint of a pane costs kilobytes on the line to the terminal; two changed lines cost some two hundred bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from oss_ai_tui.ui.blocks import Role
from oss_ai_tui.ui.content import Palette, Piece, clean, cut, fit, strip, width_of
from oss_ai_tui.ui.themes import palette

if TYPE_CHECKING:
    from oss_ai_tui.ui.naming import Naming


@dataclass(frozen=True, slots=True)
class NameInView:
    """Where an entity is named in a widget: the cell, from its left upper corner, in which the name begins."""

    x: int
    y: int
    id: str


class Lines(Widget, inherit_bindings=False):
    """A widget whose lines are made one by one by :meth:`line`."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._painted: dict[int, Strip] = {}
        self._awaits_repaint = False

    def line(self, y: int) -> Strip:
        """Return line ``y`` of the widget as it should be now."""
        raise NotImplementedError

    def names_in_view(self, naming: Naming) -> Iterable[NameInView]:
        """Return every name of a company, model or person that is in view, for the hints to stand on."""
        return ()

    def render_line(self, y: int) -> Strip:
        """Return a line for the screen, and remember it."""
        found = self._painted[y] = self.line(y)
        return found

    def repaint(self) -> None:
        """Have the lines sent that changed since they were last drawn; once, however often that is asked for."""
        if not self._awaits_repaint:
            self._awaits_repaint = True
            self.call_next(self._send_changed)

    def _send_changed(self) -> None:
        self._awaits_repaint = False
        changed = [region for y in range(self.size.height) if (region := self._changed(y))]
        if changed:
            self.refresh(*changed)

    def _changed(self, y: int) -> Region | None:
        """Return what of a line changed; without the last cell where that is as it was, as it mostly is a blank.

        A region that ends short of the neighbour saves the bytes of moving the terminal's cursor to the neighbour.
        """
        new, old = self.line(y), self._painted.get(y)
        if new == old:
            return None
        width = self.size.width
        is_whole = old is None or width < 2 or new.crop(width - 1) != old.crop(width - 1)
        return Region(0, y, width if is_whole else width - 1, 1)

    @property
    def palette(self) -> Palette:
        """How each role looks in the theme in force."""
        return palette(self.app.theme)

    def style(self, role: Role) -> Style:
        """Return how a role looks in the theme in force."""
        return self.palette[role]

    def strip(self, *parts: Piece, over: Role | None = None) -> Strip:
        """Return a line made of pieces, filled with spaces to the widget's width."""
        width = self.size.width
        room = width - sum(width_of(text) for text, _ in parts)
        made = strip([*parts, (" " * max(0, room), "text")], self.palette, over)
        return made if room >= 0 else made.adjust_cell_length(width)


_BESIDE_WORDS = 8
"""Cells of a rule that are neither caption nor note: two of the rule at either end and a space on each side of both."""

WHEEL = 3
"""Lines that a notch of the mouse wheel scrolls."""


class TitledLines(Lines):
    """Lines under a rule that bears a title and a counter."""

    caption = ""
    """What the lines are: text of ours or of the corpus."""
    note = ""
    """Stands at the right end of the rule."""

    @property
    def body_height(self) -> int:
        """Number of lines below the rule."""
        return max(0, self.size.height - 1)

    def title_line(self) -> Strip:
        """Return the rule; the title of the pane that has the keyboard stands out and the rule is heavier."""
        width, has_focus = self.size.width, self.has_focus
        rule = "━" if has_focus else "─"
        note = f" {self.note} " if self.note else ""
        caption = fit(self.caption, width).rstrip()
        room = max(0, width - 4 - width_of(note))
        title = f" {cut(caption, room - 2)} " if caption and room > 4 else ""
        line = rule * max(0, width - 2 - width_of(title) - width_of(note))
        role: Role = "focus" if has_focus else "rule"
        parts: list[Piece] = [(rule, role), (title, "focus" if has_focus else "title")]
        return self.strip(*parts, (line, role), (note, "meta"), (rule, role))

    def fitting(self, caption: str, *notes: str) -> str:
        """Return the first of some notes, but no empty one, that leaves room for the whole caption; else the last."""
        room = self.size.width - _BESIDE_WORDS - width_of(clean(caption))
        return next((note for note in notes if note and width_of(note) <= room), notes[-1])

    def set_caption(self, caption: str, note: str = "") -> None:
        """Change the rule's words."""
        if (caption, note) != (self.caption, self.note):
            self.caption, self.note = caption, note
            self.repaint()

    def on_focus(self) -> None:
        """Show that the keyboard is here."""
        self.repaint()

    def on_blur(self) -> None:
        """Show that the keyboard is elsewhere."""
        self.repaint()
