"""Pages and texts: blocks wrapped to the width, of which only those in view are ever laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.events import Resize
from textual.message import Message
from textual.strip import Strip

from oss_ai_tui.ui.blocks import Block, Mark
from oss_ai_tui.ui.commands import EVIDENCE, FOLLOWING, MOVES, bindings
from oss_ai_tui.ui.content import Piece, clean_marked, cut, fit, pieces, width_of
from oss_ai_tui.ui.widgets.lines import TitledLines
from oss_ai_tui.ui.wrapping import Line, wrap

Spot = tuple[int, int]
"""A line of a text: the number of its block and of the line in that."""

_PAD = 1
_MOST_LAID = 1024
"""Blocks kept as they were wrapped."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A block at the present width."""

    text: str
    marks: tuple[Mark, ...]
    lines: list[Line]


class PageView(TitledLines, can_focus=True, inherit_bindings=False):
    """Blocks with a cursor that stops where there is something to open; without such, the lines scroll."""

    BINDINGS = bindings(MOVES, FOLLOWING, EVIDENCE)

    @dataclass
    class Opened(Message):
        """The page of something named here is wanted."""

        id: str

    @dataclass
    class SourceWanted(Message):
        """The words behind a piece of evidence are wanted, by its number; 0 for what the page itself is about."""

        view: PageView
        number: int

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another block."""

        view: PageView
        block: Block

        @property
        def control(self) -> PageView:
            """The view, for handlers that are for one of several."""
            return self.view

    @dataclass
    class ProofStepped(Message):
        """The next evidence is wanted, or the one before."""

        view: PageView
        by: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.blocks: tuple[Block, ...] = ()
        self.margin = 0
        self.measure: int | None = None
        self.cursor: int | None = None
        self.top: Spot = (0, 0)
        self.always_shows_cursor = False
        self._laid: dict[int, Laid] = {}
        self._laid_width = 0
        self._awaited: tuple[int, int] | None = None
        self._stops: list[int] = []

    def show(self, blocks: tuple[Block, ...], margin: int, cursor: int | None = None, scroll: Spot = (0, 0)) -> None:
        """Show other blocks, with the cursor and the scroll given."""
        self.blocks, self.margin = blocks, margin
        self._laid.clear()
        self._stops = [index for index, block in enumerate(blocks) if block.selectable]
        self.cursor = cursor if cursor in self._stops else next(iter(self._stops), None)
        self.top = scroll if scroll[0] < len(blocks) else (0, 0)
        self.repaint()

    def restyle(self, blocks: tuple[Block, ...]) -> None:
        """Show the same blocks with other marks, where they are."""
        self.blocks = blocks
        self._laid.clear()
        self.repaint()

    @property
    def current(self) -> Block | None:
        """The block under the cursor."""
        return self.blocks[self.cursor] if self.cursor is not None else None

    # Lines and spots.

    def _margin_of(self, block: Block) -> int:
        return self.margin if block.margin is None else block.margin

    def _width_of(self, block: Block) -> int:
        """Return the cells for a block's text, between its margin and the right edge."""
        width = self.size.width - self._margin_of(block) - 2 * _PAD
        return max(1, min(width, self.measure or width))

    def _lay(self, index: int) -> Laid:
        if self._laid_width != self.size.width or len(self._laid) > _MOST_LAID:
            self._laid_width = self.size.width
            self._laid.clear()
        if index not in self._laid:
            block = self.blocks[index]
            text, marks = clean_marked(block.text, block.marks)
            width = self._width_of(block)
            if block.whole:
                self._laid[index] = Laid(text, marks, wrap(text, width))
            else:
                text = cut(text, width)
                self._laid[index] = Laid(text, marks, [(0, len(text))])
        return self._laid[index]

    def _after(self, spot: Spot, count: int) -> Spot:
        """Return the spot ``count`` lines further down; the last one where there are no more."""
        block, line = spot
        while count > 0:
            left = len(self._lay(block).lines) - 1 - line
            if count <= left:
                return block, line + count
            if block + 1 >= len(self.blocks):
                return block, line + left
            count -= left + 1
            block, line = block + 1, 0
        return block, line

    def _before(self, spot: Spot, count: int) -> Spot:
        """Return the spot ``count`` lines further up; the first one where there are no more."""
        block, line = spot
        while count > line:
            if block == 0:
                return 0, 0
            count -= line + 1
            block -= 1
            line = len(self._lay(block).lines) - 1
        return block, line - count

    @property
    def _last_top(self) -> Spot:
        """The spot at the top when the end is at the bottom."""
        if not self.blocks:
            return 0, 0
        last = len(self.blocks) - 1
        return self._before((last, len(self._lay(last).lines) - 1), max(0, self.body_height - 1))

    def _spots(self) -> Iterator[Spot]:
        """Yield the spots in view."""
        block, line = self.top
        left = self.body_height
        while left > 0 and block < len(self.blocks):
            for number in range(line, min(len(self._lay(block).lines), line + left)):
                yield block, number
                left -= 1
            block, line = block + 1, 0

    def _scroll(self, spot: Spot) -> None:
        self.top = max((0, 0), min(spot, self._last_top))

    def reveal(self, block: int, offset: int = 0) -> None:
        """Bring the line of an offset into view, a third down from the top if it was out of view."""
        if not self.body_height:
            self._awaited = (block, offset)
            return
        laid = self._lay(block)
        line = next((n for n, (_, end) in enumerate(laid.lines) if offset < end), len(laid.lines) - 1)
        spots = list(self._spots())
        if (block, line) not in spots[: max(1, len(spots) - 1)] and (block, line) != self._end:
            self._scroll(self._before((block, line), self.body_height // 3))
        self.repaint()

    @property
    def _end(self) -> Spot | None:
        """The last line of all if it is in view."""
        spots = list(self._spots())
        last = len(self.blocks) - 1
        return spots[-1] if spots and spots[-1] == (last, len(self._lay(last).lines) - 1) else None

    def line(self, y: int) -> Strip:
        """Return the rule, a line of a block or a blank line."""
        if y == 0:
            return self.title_line()
        spots = list(self._spots())
        return self._text_line(*spots[y - 1]) if y <= len(spots) else self.strip()

    def _text_line(self, index: int, number: int) -> Strip:
        block, laid = self.blocks[index], self._lay(index)
        start, end = laid.lines[number]
        marks = [Mark(m.start - start, m.end - start, m.role) for m in laid.marks if m.start < end and m.end > start]
        margin = self._margin_of(block)
        label = fit(block.label if number == 0 else "", margin)
        shown: list[Piece] = [(" " * _PAD, "text"), (label, "label"), *pieces(laid.text[start:end], marks, block.role)]
        used = _PAD + margin + width_of(laid.text[start:end])
        shown.append((" " * max(0, self.size.width - used), "text"))
        here = index == self.cursor and (self.has_focus or self.always_shows_cursor)
        return self.strip(*shown, over=("cursor" if self.has_focus else "rest") if here else None)

    # Moving.

    def select(self, index: int) -> None:
        """Put the cursor on a block and bring it into view."""
        if index in self._stops:
            self.cursor = index
            self.reveal(index)
            self.post_message(self.Highlighted(self, self.blocks[index]))

    def select_proof(self, number: int) -> None:
        """Put the cursor on the words of a piece of evidence, if they stand here."""
        found = [n for n in self._stops if self.blocks[n].proofs == (number,) and not self.blocks[n].target]
        if found:
            self.select(found[-1])

    def _step(self, direction: int) -> None:
        """Go to the next stop in view; where there is none, scroll by a line."""
        ahead = [n for n in self._stops if self.cursor is None or (n - self.cursor) * direction > 0]
        nearest = (ahead[0] if direction > 0 else ahead[-1]) if ahead else None
        spots = list(self._spots())
        if nearest is not None and any(block == nearest for block, _ in spots):
            return self.select(nearest)
        self._scroll(self._after(self.top, 1) if direction > 0 else self._before(self.top, 1))
        return self.repaint()

    def _leap(self, top: Spot, direction: int) -> None:
        """Scroll, and take the cursor along to a stop in view."""
        self._scroll(top)
        in_view = {block for block, _ in self._spots()}
        stops = [n for n in self._stops if n in in_view]
        if stops and (self.cursor not in stops or self.top in ((0, 0), self._last_top)):
            self.cursor = stops[-1] if direction > 0 else stops[0]
            self.post_message(self.Highlighted(self, self.blocks[self.cursor]))
        self.repaint()

    def action_down(self) -> None:
        """Go one stop or line down."""
        self._step(1)

    def action_up(self) -> None:
        """Go one stop or line up."""
        self._step(-1)

    def action_first(self) -> None:
        """Go to the beginning."""
        self._leap((0, 0), -1)

    def action_last(self) -> None:
        """Go to the end."""
        self._leap(self._last_top, 1)

    def action_page(self, direction: int) -> None:
        """Go a page down or up."""
        self._by_lines(direction, max(1, self.body_height - 1))

    def action_half(self, direction: int) -> None:
        """Go half a page down or up."""
        self._by_lines(direction, max(1, self.body_height // 2))

    def _by_lines(self, direction: int, count: int) -> None:
        self._leap(self._after(self.top, count) if direction > 0 else self._before(self.top, count), direction)

    def action_open(self) -> None:
        """Ask for the page of what is under the cursor."""
        if self.current and self.current.target:
            self.post_message(self.Opened(self.current.target))

    def action_source(self) -> None:
        """Ask for the words that prove what is under the cursor."""
        numbers = self.current.proofs if self.current else ()
        self.post_message(self.SourceWanted(self, numbers[0] if numbers else 0))

    def action_proof(self, by: int) -> None:
        """Ask for the next evidence or the one before."""
        self.post_message(self.ProofStepped(self, by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be opened where the cursor stands on nothing."""
        if action == "open":
            return self.current is not None and self.current.target is not None
        return bool(self.blocks) if action == "source" else True

    def on_resize(self, event: Resize) -> None:
        """Wrap anew with the same block at the top, or go where it was not yet possible to go."""
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self.body_height:
            self.reveal(*awaited)
        elif self.blocks:
            self.top = min((self.top[0], 0), self._last_top) if self._laid_width != event.size.width else self.top
            self.repaint()
