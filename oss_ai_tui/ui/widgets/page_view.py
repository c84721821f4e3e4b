"""Pages and texts: blocks wrapped to the width, of which only those in view are ever laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.message import Message
from textual.strip import Strip

from oss_ai_tui.ui.blocks import Block, Mark
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import EVIDENCE, FOLLOWING, MOVES
from oss_ai_tui.ui.content import Piece, fit, pieces, width_of
from oss_ai_tui.ui.flow import PAD, Flow, Spot
from oss_ai_tui.ui.widgets.lines import WHEEL, NameInView, TitledLines

if TYPE_CHECKING:
    from oss_ai_tui.ui.naming import Naming


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
        self.cursor: int | None = None
        self.top: Spot = (0, 0)
        self.always_shows_cursor = False
        self.subject: str | None = None
        """Id of what the page is about, for those of its blocks that are about nothing else."""
        self._flow = Flow()
        self._awaited: tuple[int, int] | None = None
        self._stops: list[int] = []

    def show(self, blocks: tuple[Block, ...], margin: int, cursor: int | None = None, scroll: Spot = (0, 0)) -> None:
        """Show other blocks, with the cursor and the scroll given."""
        self._flow.fill(blocks, margin)
        self._stops = [index for index, block in enumerate(blocks) if block.selectable]
        self.cursor = cursor if cursor in self._stops else next(iter(self._stops), None)
        self.top = scroll if scroll[0] < len(blocks) else (0, 0)
        self.repaint()

    def restyle(self, blocks: tuple[Block, ...]) -> None:
        """Show the same blocks with other marks, where they are."""
        self._flow.fill(blocks, self._flow.margin)
        self.repaint()

    @property
    def current(self) -> Block | None:
        """The block under the cursor."""
        return self.blocks[self.cursor] if self.cursor is not None else None

    # Lines and spots.

    @property
    def flow(self) -> Flow:
        """The lines of what is shown, at the present width."""
        self._flow.set_width(self.size.width)
        return self._flow

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is shown."""
        return self._flow.blocks

    @property
    def _last_top(self) -> Spot:
        """The spot at the top when the end is at the bottom."""
        return self.flow.before(self.flow.last, max(0, self.body_height - 1)) if self.blocks else (0, 0)

    def _spots(self) -> list[Spot]:
        """Return the spots in view."""
        return list(self.flow.spots(self.top, self.body_height))

    def _scroll(self, spot: Spot) -> None:
        self.top = max((0, 0), min(spot, self._last_top))

    def reveal(self, block: int, offset: int = 0) -> None:
        """Bring the line of an offset into view, a third down from the top if it was out of view."""
        if not self.body_height:
            self._awaited = (block, offset)
            return
        if block >= len(self.blocks):
            return
        line = self._line_at(block, offset)
        spots = self._spots()
        if (block, line) not in spots[: max(1, len(spots) - 1)] and (block, line) != self._end:
            self._scroll(self.flow.before((block, line), self.body_height // 3))
        self.repaint()

    def _line_at(self, block: int, offset: int) -> int:
        """Return the number of the line of a block in which an offset stands."""
        lines = self.flow.lay(block).lines
        return next((n for n, (_, end) in enumerate(lines) if offset < end), len(lines) - 1)

    def is_in_view(self, block: int, offset: int) -> bool:
        """Tell whether the line of an offset can be seen."""
        return block < len(self.blocks) and (block, self._line_at(block, offset)) in self._spots()

    @property
    def _end(self) -> Spot | None:
        """The last line of all if it is in view."""
        spots = self._spots()
        return spots[-1] if spots and spots[-1] == self.flow.last else None

    def line(self, y: int) -> Strip:
        """Return the rule, a line of a block or a blank line."""
        if y == 0:
            return self.title_line()
        spots = self._spots()
        return self._text_line(*spots[y - 1]) if y <= len(spots) else self.strip()

    def _text_line(self, index: int, number: int) -> Strip:
        block, laid = self.blocks[index], self.flow.lay(index)
        start, end = laid.lines[number]
        marks = [Mark(m.start - start, m.end - start, m.role) for m in laid.marks if m.start < end and m.end > start]
        margin = self.flow.margin_of(block)
        label = fit(block.label if number == 0 else "", margin)
        shown: list[Piece] = [(" " * PAD, "text"), (label, "label"), *pieces(laid.text[start:end], marks, block.role)]
        used = PAD + margin + width_of(laid.text[start:end])
        shown.append((" " * max(0, self.size.width - used), "text"))
        here = index == self.cursor and (self.has_focus or self.always_shows_cursor)
        return self.strip(*shown, over=("cursor" if self.has_focus else "rest") if here else None)

    def names_in_view(self, naming: Naming) -> Iterator[NameInView]:
        """Yield the names in the lines in view."""
        named: dict[int, list[tuple[int, str]]] = {}
        for y, (index, number) in enumerate(self._spots(), 1):
            laid, margin = self.flow.lay(index), self.flow.margin_of(self.blocks[index])
            start, end = laid.lines[number]
            if index not in named:
                named[index] = naming.in_block(self.blocks[index], self.subject)
            for place, id in named[index]:
                if start <= place < end:
                    yield NameInView(PAD + margin + width_of(laid.text[start:place]), y, id)

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
        spots = self._spots()
        if nearest is not None and any(block == nearest for block, _ in spots):
            return self.select(nearest)
        self._scroll(self.flow.after(self.top, 1) if direction > 0 else self.flow.before(self.top, 1))
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
        self._leap(self.flow.after(self.top, count) if direction > 0 else self.flow.before(self.top, count), direction)

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

    # The mouse, where it is ours.

    def on_click(self, event: Click) -> None:
        """Go to a stop, or open it where the cursor is there already."""
        spots = self._spots()
        index = spots[event.y - 1][0] if 1 <= event.y <= len(spots) else None
        if index is not None and index == self.cursor:
            self.action_open()
        elif index is not None:
            self.select(index)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go some lines down."""
        self._by_lines(1, WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go some lines up."""
        self._by_lines(-1, WHEEL)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be opened where the cursor stands on nothing."""
        if action == "open":
            return self.current is not None and self.current.target is not None
        if action == "proof":
            return any(block.proofs for block in self.blocks)
        return bool(self.blocks) if action == "source" else True

    def on_resize(self, event: Resize) -> None:
        """Wrap anew with the same block at the top, or go where it was not yet possible to go."""
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self.body_height:
            self.reveal(*awaited)
        elif self.blocks:
            self.top = min((self.top[0], 0), self._last_top) if self._flow.width != event.size.width else self.top
            self.repaint()
