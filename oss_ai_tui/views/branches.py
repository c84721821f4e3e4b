"""The lines of a family tree, before anybody draws them: which model stands where, and what ties it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from oss_ai_tui.views.glyphs import Glyphs
from oss_ai_tui.views.lineage import Edge, Lineage

_DEEPEST = 16
"""Levels drawn; deeper ones would leave no room for words."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A model in its place in the tree."""

    id: str
    edge: Edge | None
    """What ties it to the model above; None for one to begin with."""
    past: tuple[bool, ...] = ()
    """For each level between the first and the model's own, whether more of that level comes further down."""
    again: Literal["", "above", "circle"] = ""
    """Why nothing is drawn below it: it stands in full further up, or it is below itself."""
    has_below: bool = False
    """Whether models built on it are drawn below it."""
    is_cut: bool = False
    """Whether models built on it are left out, for the tree is too deep."""

    def lead(self, glyphs: Glyphs, twig: str = "") -> str:
        """Return what leads to the model, ``twig`` instead of the horizontal stroke where given."""
        if not self.past:
            return ""
        branch = glyphs.branch if self.past[-1] else glyphs.last
        return f"{_trunk(self.past[:-1], glyphs)}{branch[0]}{twig or branch[1]} "

    def stem(self, glyphs: Glyphs) -> str:
        """Return what leads past the lines that say more of the model."""
        return _trunk((*self.past, self.has_below), glyphs)

    def below(self, glyphs: Glyphs) -> str:
        """Return what leads to a line in the stead of the models below."""
        return _trunk(self.past, glyphs)


def _trunk(past: tuple[bool, ...], glyphs: Glyphs) -> str:
    return "".join(f"{glyphs.bar}  " if goes_on else "   " for goes_on in past)


class _Walk:
    """The way down a lineage; a model is followed once."""

    def __init__(self, lineage: Lineage) -> None:
        self.lineage = lineage
        self.drawn: set[str] = set()

    def down(self, id: str, edge: Edge | None, past: tuple[bool, ...], path: tuple[str, ...]) -> Iterator[Branch]:
        """Yield a model and all below it."""
        if id in path or id in self.drawn:
            yield Branch(id, edge, past, "circle" if id in path else "above")
            return
        self.drawn.add(id)
        below = self.lineage.derived(id)
        is_cut = bool(below) and len(path) >= _DEEPEST
        yield Branch(id, edge, past, has_below=bool(below), is_cut=is_cut)
        for number, child in enumerate(() if is_cut else below, 1):
            yield from self.down(child.derived, child, (*past, number < len(below)), (*path, id))


def branches(lineage: Lineage) -> Iterator[Branch]:
    """Yield every tree of a lineage line by line; a lone model is a tree of one line.

    A model with several bases stands in full under the first and by its name under the others.
    """
    walk = _Walk(lineage)
    for root in lineage.roots():
        yield from walk.down(root, None, (), ())
