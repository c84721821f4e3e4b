"""Menus: things to choose from, found by a few letters of their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ui.blocks import Mark
from oss_ai_tui.ui.content import width_of
from oss_ai_tui.ui.finding import Names
from oss_ai_tui.ui.rows import Cell, Column, Rows

MOST_FOUND = 200
"""Choices that a query lists."""
_COMMAND_SIGN = ":"
_WIDEST = 19
"""Cells of a note or a tail at most."""
_NOTES_FROM = 76
"""Width of a list from which it has room for notes before tails."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose; ``id`` says what comes of it, and is unique in a menu."""

    id: str
    name: str
    note: str = ""
    """Of which kind it is."""
    tail: str = ""
    """Its key, or how many there are."""
    is_set: bool = False
    """Whether it is what is in force already."""
    is_command: bool = False
    """Whether it does something rather than being a thing to go to."""


@dataclass
class Menu:
    """Choices under a title.

    Args:
        title: stands over the menu.
        hint: stands where nothing is typed yet.
        choices: all there are, the likelier first.
        first: numbers of those that are listed before anything is typed; all of them unless given.
        headings: titles of parts of that first list, under the number of the row that they stand before.
    """

    title: str
    hint: str
    choices: Sequence[Choice]
    first: Sequence[int] | None = None
    headings: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id = {choice.id: choice for choice in self.choices}
        self._names: Names | None = None
        self._has_both = any(choice.note and choice.tail for choice in self.choices)
        notes, tails = {choice.note for choice in self.choices}, {choice.tail for choice in self.choices}
        first = [Column(_widest(notes), from_width=_NOTES_FROM)] if self._has_both else []
        last = _widest(tails if self._has_both else notes | tails)
        self._columns = (Column(1), Column(), *first, Column(last, right=True))

    def rows(self, query: str) -> Rows:
        """Return the choices that a query finds, best first; those of the first list where nothing is asked."""
        if not query.strip():
            numbers = range(len(self.choices)) if self.first is None else self.first
            return self._listed(numbers, self.headings, ())
        if self._names is None:
            self._names = Names([c.name for c in self.choices], [c.note for c in self.choices])
        return self._listed(self._names.find(query, MOST_FOUND), {}, fold(query).split())

    def _listed(self, numbers: Sequence[int], headings: Mapping[int, str], words: Sequence[str]) -> Rows:
        ids = [self.choices[n].id for n in numbers]
        return Rows("choices", ids, self._columns, partial(self._cells, words), headings)

    def _cells(self, words: Sequence[str], id: str) -> tuple[Cell, ...]:
        choice = self._by_id[id]
        sign = Cell("•", "warning") if choice.is_set else Cell(_COMMAND_SIGN if choice.is_command else " ", "key")
        about = (choice.note, choice.tail) if self._has_both else (choice.note or choice.tail,)
        return sign, Cell(choice.name, "text", _marks(choice.name, words)), *(Cell(text, "meta") for text in about)


def _widest(texts: Iterable[str]) -> int:
    return max(1, min(_WIDEST, max(map(width_of, texts), default=0)))


def _marks(name: str, words: Sequence[str]) -> tuple[Mark, ...]:
    """Return where the words of a query stand in a name, at the beginning of one of its words if any begins so."""
    folded = f" {fold(name)}"
    starts = [(max(folded.find(f" {word}"), folded.find(word) - 1), len(word)) for word in words if word in folded]
    return tuple(Mark(start, start + length, "hit") for start, length in sorted(starts))
