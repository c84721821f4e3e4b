"""Blocks wrapped to a width, of which only those asked for are ever laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oss_ai_tui.ui.blocks import Block, Mark
from oss_ai_tui.ui.content import clean_marked, cut
from oss_ai_tui.ui.wrapping import Line, wrap

Spot = tuple[int, int]
"""A line of a text: the number of its block and of the line in that."""

PAD = 1
"""Cells left free at either edge."""
_MOST_LAID = 1024
"""Blocks kept as they were wrapped."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A block at the present width."""

    text: str
    marks: tuple[Mark, ...]
    lines: list[Line]


class Flow:
    """The lines of blocks, and the way from line to line."""

    def __init__(self) -> None:
        self.blocks: tuple[Block, ...] = ()
        self.margin = 0
        """Cells before the text of a block that has no margin of its own."""
        self.measure = 0
        """Most cells of a line of text; 0 for as many as there are."""
        self.width = 0
        """Cells from edge to edge."""
        self._laid: dict[int, Laid] = {}

    def fill(self, blocks: tuple[Block, ...], margin: int) -> None:
        """Take other blocks."""
        self.blocks, self.margin = blocks, margin
        self._laid.clear()

    def set_width(self, width: int) -> None:
        """Wrap to another width from now on."""
        if width != self.width:
            self.width = width
            self._laid.clear()

    @property
    def laid_count(self) -> int:
        """Number of blocks that are kept as they were laid out."""
        return len(self._laid)

    def margin_of(self, block: Block) -> int:
        """Return the cells before a block's text."""
        return self.margin if block.margin is None else block.margin

    def lay(self, index: int) -> Laid:
        """Return a block with its lines."""
        if len(self._laid) > _MOST_LAID:
            self._laid.clear()
        if index not in self._laid:
            self._laid[index] = self._lay(self.blocks[index])
        return self._laid[index]

    def _lay(self, block: Block) -> Laid:
        text, marks = clean_marked(block.text, block.marks)
        width = max(1, self.width - self.margin_of(block) - 2 * PAD)
        if block.whole:
            return Laid(text, marks, wrap(text, min(width, self.measure or width)))
        text = cut(text, width)
        return Laid(text, marks, [(0, len(text))])

    @property
    def last(self) -> Spot:
        """The last line of all."""
        index = len(self.blocks) - 1
        return index, len(self.lay(index).lines) - 1

    def after(self, spot: Spot, count: int) -> Spot:
        """Return the spot ``count`` lines further down; the last one where there are no more."""
        block, line = spot
        while count > 0 and self.blocks:
            left = len(self.lay(block).lines) - 1 - line
            if count <= left:
                return block, line + count
            if block + 1 >= len(self.blocks):
                return block, line + left
            count -= left + 1
            block, line = block + 1, 0
        return block, line

    def before(self, spot: Spot, count: int) -> Spot:
        """Return the spot ``count`` lines further up; the first one where there are no more."""
        block, line = spot
        while count > line:
            if block == 0:
                return 0, 0
            count -= line + 1
            block -= 1
            line = len(self.lay(block).lines) - 1
        return block, line - count

    def spots(self, top: Spot, height: int) -> Iterator[Spot]:
        """Yield at most ``height`` spots from ``top`` on."""
        block, line = top
        while height > 0 and block < len(self.blocks):
            for number in range(line, min(len(self.lay(block).lines), line + height)):
                yield block, number
                height -= 1
            block, line = block + 1, 0
