"""Which commands can be in force together: what the check of a person's keymap goes by.

Where several of them have one key of their own, as ``q`` closes a page and quits from a list, each is in force where
the others are not, or what has the keyboard goes before the rest: those may share any key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from oss_ai_tui.ui import commands as c
from oss_ai_tui.ui.command import Command, is_letter


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Something that can have the keyboard, with all commands that can be in force then."""

    own: tuple[Command, ...]
    """Commands of what has the keyboard."""
    around: tuple[Command, ...] = ()
    """Commands of the screen and of the program."""
    is_typing: bool = False
    """Whether letters are written: then those of the commands around do nothing, and its own can have none."""

    @property
    def commands(self) -> tuple[Command, ...]:
        """All of them."""
        return (*self.own, *self.around)

    def counts(self, command: Command, key: str) -> bool:
        """Tell whether a key triggers a command here."""
        return not (self.is_typing and command in self.around and is_letter(key))


_PROGRAM = (*c.GLOBAL, *c.CHOSEN)

KEY_PLACES = (
    KeyPlace((*c.MOVES, *c.FOLLOWING), (*c.TIMELINE, *_PROGRAM)),
    KeyPlace((*c.MOVES, *c.FOLLOWING, *c.PLOTTING), (*c.TIMELINE, *_PROGRAM)),
    KeyPlace((*c.MOVES, *c.FOLLOWING, *c.EVIDENCE), (*c.TIMELINE, *_PROGRAM)),
    KeyPlace((*c.MOVES, *c.FOLLOWING), (*c.HITS, *_PROGRAM)),
    KeyPlace((*c.MOVES, *c.READING), (*c.HITS, *c.BESIDE_HITS, *_PROGRAM)),
    KeyPlace((*c.MOVES, *c.FOLLOWING), (*c.HITS, *c.BESIDE_HITS, *_PROGRAM)),
    KeyPlace((*c.MOVES, *c.FOLLOWING, *c.EVIDENCE), (*c.FAMILIES, *_PROGRAM)),
    KeyPlace((*c.MOVES, *c.GRID), (*c.ABOUT, *_PROGRAM)),
    KeyPlace((*c.MOVES, *c.FOLLOWING, *c.EVIDENCE), (*c.ABOUT, *_PROGRAM)),
    KeyPlace(c.MOVES, (*c.SIDES, *_PROGRAM)),
    KeyPlace((*c.COPYING, *c.LEAVE_COPYING), (c.ALL["quit"],)),
    KeyPlace(c.NAMING, (c.ALL["quit"],), is_typing=True),
    KeyPlace(c.QUERY, (*c.HITS, *_PROGRAM), is_typing=True),
    KeyPlace(c.CHOOSING, (c.ALL["quit"],), is_typing=True),
    KeyPlace(c.HELPING, (c.ALL["quit"],), is_typing=True),
    KeyPlace(c.HINTING, (c.ALL["quit"],), is_typing=True),
)
"""What has the keyboard: lists, drawings, pages, hits, texts, the facts of a text, trees, the matrix … the letters."""


@cache
def sharing() -> frozenset[frozenset[str]]:
    """Return the pairs of commands that may have a key in common, for they have one of their own."""
    return frozenset(
        frozenset((a.id, b.id)) for p in KEY_PLACES for a, b in _pairs(p.commands) if {*a.keys} & {*b.keys}
    )


def _pairs(commands: Sequence[Command]) -> Iterator[tuple[Command, Command]]:
    return combinations(commands, 2)
