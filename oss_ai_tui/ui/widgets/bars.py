"""The line of tabs at the top, the notice below it, the line of keys at the bottom, and the upright rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from textual.events import Click
from textual.reactive import reactive
from textual.strip import Strip

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.blocks import Role
from oss_ai_tui.ui.command import InForce, key_name
from oss_ai_tui.ui.content import Piece, clean, cut, fit, width_of
from oss_ai_tui.ui.rows import PANES
from oss_ai_tui.ui.widgets.lines import Lines

_ROOM_FOR_MARK = 8
"""Cells that the tabs leave free for the mark of the sample before they stand nearer to each other."""
_SHORT, _LONGEST = 3, 10
"""Letters of the names where all do not fit, and of the open one, which is never cut."""
_LEAST_LABEL = 12
"""Cells below which the place of the records is not worth showing."""


@dataclass(frozen=True, slots=True)
class Said:
    """What has just been done, or why not."""

    text: str
    path: str = ""
    """Stands after the text; where room is short, its end is what is left of it."""
    role: Role = "text"

    def parts(self, width: int) -> list[Piece]:
        """Return it in pieces of ``width`` cells at most."""
        text, path = clean(self.text), clean(self.path)
        shown = cut(f" {text}", width)
        room = width - width_of(shown) - 1
        while width_of(path) > room > 0:
            path = f"…{path[2:]}" if path.startswith("…") else f"…{path[1:]}"
        return [(shown, self.role), (f" {path}" if path and room > 1 else "", "strong")]


class Tabs(Lines):
    """The panes with their keys, and at the right end where the records come from."""

    pane: reactive[str] = reactive("", repaint=False)
    """The pane that is open; none on a page or in a text."""

    def __init__(self, label: str, is_sample: bool, keys: Sequence[str]) -> None:
        super().__init__(id="tabs")
        self._keys = keys
        self._label = label
        self._is_sample = is_sample

    def watch_pane(self) -> None:
        """Mark another tab."""
        self.repaint()

    def line(self, y: int) -> Strip:
        """Return the line of tabs."""
        parts = [piece for tab in self._tabs() for piece in tab]
        room = self.size.width - sum(width_of(text) for text, _ in parts)
        return self.strip(*parts, *self._origin(room))

    def _tabs(self) -> list[list[Piece]]:
        """Return the tabs in the order of their keys, nearer to each other where room is short."""
        titles = [tr(title) for title in PANES.values()]
        room = self.size.width - sum(width_of(key) + 2 for key in self._keys)
        is_tight = sum(width_of(title) + 1 for title in titles) > room - _ROOM_FOR_MARK
        if sum(map(width_of, titles)) > room:
            letters = _SHORT if len(titles) * _SHORT + _LONGEST <= room else 0
            titles = [t if pane == self.pane else t[:letters] for t, pane in zip(titles, PANES, strict=True)]
        tabs = zip(self._keys, titles, PANES, strict=True)
        return [_tab(key, title, pane == self.pane, is_tight) for key, title, pane in tabs]

    async def on_click(self, event: Click) -> None:
        """Go to the pane of a tab."""
        ends = accumulate(sum(width_of(text) for text, _ in tab) for tab in self._tabs())
        name = next((name for name, end in zip(PANES, ends, strict=False) if event.x < end), None)
        if name is not None:
            await self.run_action(f"app.pane('{name}')")

    def _origin(self, room: int) -> list[Piece]:
        mark = tr("sample") if self._is_sample else ""
        if self._is_sample and room > width_of(mark) + 2:
            return [(" " * (room - width_of(mark) - 1), "text"), (mark, "warning"), (" ", "text")]
        if self._is_sample or room < _LEAST_LABEL:
            return []
        tail = self._label if width_of(self._label) < room - 2 else f"…{self._label[-(room - 4) :]}"
        return [(fit(tail, room - 1, right=True), "meta"), (" ", "text")]


def _tab(key: str, title: str, is_open: bool, is_tight: bool) -> list[Piece]:
    """Return a tab, which takes the same room whether it is open or not; a tight one has no space after its name."""
    before, name = f" {key}" if key else "", f" {title}" if title else ""
    after = "" if is_tight else " "
    return [(f"{before}{name}{after}", "tab")] if is_open else [(before, "key"), (f"{name}{after}", "text")]


class Notice(Lines):
    """One line of advice, or of what the lists are cut down to; without words it takes no room."""

    def __init__(self) -> None:
        super().__init__(id="notice")
        self.display = False
        self._parts: tuple[Piece, ...] = ()
        self._hint: Piece = ("", "meta")

    def say(self, parts: tuple[Piece, ...], hint: str = "") -> None:
        """Say something else; ``hint`` stands at the right end, whatever has to be cut for it."""
        if (parts, (hint, "key")) != (self._parts, self._hint):
            self._parts, self._hint = parts, (hint, "key")
            self.display = bool(parts)
            self.repaint()

    def line(self, y: int) -> Strip:
        """Return the line."""
        hint = f" {self._hint[0]} " if self._hint[0] else ""
        room = self.size.width - width_of(hint) - 1
        parts: list[Piece] = [(" ", "text")]
        for text, role in self._parts:
            shown = cut(clean(text), room)
            room -= width_of(shown)
            parts.append((shown, role))
        return self.strip(*parts, (" " * max(0, room), "text"), (hint, "key"))


class Keys(Lines):
    """The keys that do something now, the most useful first, as many as fit; or what has just been done."""

    commands: reactive[tuple[InForce, ...]] = reactive((), repaint=False)
    said: reactive[Said | None] = reactive(None, repaint=False)
    """Stands in the place of the keys until the next key."""

    def __init__(self, lead: str = "") -> None:
        super().__init__(id="keys")
        self._lead: Piece = (f" {lead}" if lead else "", "title")

    def watch_commands(self) -> None:
        """Name other keys."""
        self.repaint()

    def watch_said(self) -> None:
        """Say something, or name the keys again."""
        self.repaint()

    def line(self, y: int) -> Strip:
        """Return the line of keys."""
        if self.said is not None:
            return self.strip(*self.said.parts(self.size.width))
        ranked = sorted(self.commands, key=lambda found: found.command.rank)
        named = [(f" {key_name(found.keys[0])} ", tr(found.command.title)) for found in ranked]
        room = self.size.width - width_of(self._lead[0])
        fits = sum(width_of(key) + width_of(title) + 1 for key, title in named) <= room
        gap = " " if fits or not self._lead[0] else ""  # a choice between keys has to show them all
        parts: list[Piece] = [self._lead]
        for key, title in named:
            room -= width_of(key) + width_of(title) + len(gap)
            if room < -len(gap):  # the space after the last title need not fit
                break
            parts += [(key, "key"), (title + gap, "meta")]
        return self.strip(*parts)


class Prompt(Lines):
    """The sign before a line to type in."""

    def __init__(self, sign: str = "/") -> None:
        super().__init__()
        self._sign = sign

    def line(self, y: int) -> Strip:
        """Return the sign."""
        return self.strip((f" {self._sign}", "key"))


class Upright(Lines):
    """The rule between two panes side by side."""

    def line(self, y: int) -> Strip:
        """Return its bit of a line."""
        return self.strip(("┬" if y == 0 else "│", "rule"))
