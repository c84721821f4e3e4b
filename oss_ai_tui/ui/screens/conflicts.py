"""What the texts contradict each other in: a list, and of the current conflict both passages side by side."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus
from textual.reactive import reactive
from textual.widget import Widget

from oss_ai_tui.domain.facts import Company, Evidence, Model
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.advice import empty_store, nothing_left
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import SIDES
from oss_ai_tui.ui.content import Piece
from oss_ai_tui.ui.disputes import concerning, conflict_rows, passage_of, places_of, value_of
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.resting import AtRest
from oss_ai_tui.ui.rows import Rows
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.widgets.bars import Upright
from oss_ai_tui.ui.widgets.conflict_list import ConflictList
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.side_view import SideView

if TYPE_CHECKING:
    from oss_ai_tui.compare import Conflict
    from oss_ai_tui.export import Copied, Thing

_GROUNDS = 2
"""Number of the side that holds what ties the other two together."""


class ConflictsScreen(PlaceScreen, inherit_bindings=False):
    """A row for each conflict; below them its two sides, and under these what ties them together, if anything."""

    BINDINGS = bindings(SIDES)

    pane = "conflicts"
    rows: reactive[Rows] = reactive(Rows("conflicts"), repaint=False)

    list = getters.query_one("#list", ConflictList)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self._place = Place("conflicts")
        self._conflicts: dict[str, Conflict] = {}
        self._side = 0
        self._at = [0, 0, 0]
        """For each side, which of its places is shown."""
        self._followed: tuple[Rows, int] | None = None
        """The list and its row whose sides are shown."""
        self._rest = AtRest(self, self.follow)

    def compose_body(self) -> ComposeResult:
        """Lay the list over the two sides, and these over what ties them together."""
        with Container(id="body", classes="-cards"):
            yield ConflictList(id="list").data_bind(ConflictsScreen.rows)
            with Container(id="card"):
                yield SideView(id="side-0")
                yield Upright()
                yield SideView(id="side-1")
            yield SideView(id="side-2")

    def side_view(self, number: int) -> SideView:
        """Return where a side is shown."""
        return self.query_one(f"#side-{number}", SideView)

    @property
    def front(self) -> Widget | None:
        """The list."""
        return self.list

    # Places.

    def show(self, place: Place) -> None:
        """Show the conflicts, with the cursor on one of them."""
        self.explorer.only, self._place = place.only, place
        corpus, found = self.explorer.corpus, self.explorer.links.all_conflicts
        chosen = concerning(self.explorer.links, found or (), place.only)
        self._conflicts = {conflict.id: conflict for conflict in chosen}
        self.rows = conflict_rows(corpus, chosen, len(found or ())) if corpus else Rows("conflicts")
        cursor = self.rows.index(place.item)
        self.list.go(place.cursor or 0 if cursor is None else cursor, place.scroll[0])
        self._side, self._at = place.scroll[1], [0, 0, 0]
        self.set_focus(self.list)
        self.follow()

    @property
    def awaits(self) -> Hashable:
        """The conflicts, whichever they are."""
        return "conflicts"

    def place(self) -> Place:
        """Return the conflicts with cursor, scroll and the side that is chosen."""
        if self.explorer.links.all_conflicts is None:
            return self._place
        scroll = self.list.top, self._side
        return Place("conflicts", item=self.list.current, only=self._place.only, cursor=self.list.cursor, scroll=scroll)

    def renew(self) -> None:
        """Show the same conflict with what is known now; the keyboard stays where it is."""
        focused = self.focused
        super().renew()
        if focused is not None:
            self.set_focus(focused)

    @property
    def current(self) -> Conflict | None:
        """The conflict under the cursor."""
        return self._conflicts.get(self.list.current or "")

    @property
    def entity(self) -> str | None:
        """Id of the company or model that the conflict is about."""
        corpus = self.explorer.corpus
        found = corpus.by_id.get(self.current.entity) if corpus and self.current else None
        return found.id if isinstance(found, (Company, Model)) else None

    @property
    def is_cut_down(self) -> bool:
        """Whether only the conflicts of one entity are shown."""
        return self._place.only is not None

    def lifted(self) -> Place:
        """Return all conflicts, with the cursor on the same one."""
        return replace(self.place(), only=None, cursor=None)

    def notice(self) -> tuple[tuple[Piece, ...], str]:
        """Return to whom the conflicts are narrowed and the key that lifts it; a changed store goes before that."""
        corpus, only = self.explorer.corpus, self._place.only
        if corpus is None or self.explorer.can_reload or only is None:
            return super().notice()
        return self.cut_notice([(tr("only"), corpus.name(only) or only)])

    # What can be taken along.

    @property
    def can_take(self) -> bool:
        """Whether there is a conflict."""
        return self.explorer.corpus is not None and self.current is not None

    @property
    def can_copy(self) -> bool:
        """Whether the chosen side is said by any text."""
        return self.can_take and bool(self._evidence)

    def thing(self) -> Copied | None:
        """Return the words of the chosen side; what only the registry says has none."""
        return self._evidence[self._at[self._side]] if self._evidence else None

    def chosen(self) -> Sequence[Thing]:
        """Return what both sides of the conflict rest on, fact by fact or else paragraph by paragraph."""
        return self._sources([self.current] if self.current else [])

    def in_view(self) -> Sequence[Thing]:
        """Return what all conflicts of the list rest on, in its order."""
        return self._sources([self._conflicts[id] for id in self.rows.ids])

    def _sources(self, conflicts: Sequence[Conflict]) -> Sequence[Thing]:
        from oss_ai_tui.ui.taking import behind

        corpus = self.explorer.corpus
        places = [words for conflict in conflicts for side in range(3) for words in places_of(conflict, side)]
        return behind(corpus, self.explorer.links, places) if corpus else []

    # The conflict under the cursor.

    @on(FactList.Highlighted)
    def row_changed(self) -> None:
        """Let the sides follow once the cursor rests."""
        self._rest.moved()

    def follow(self) -> None:
        """Show both sides of the current conflict, from the first place of each, unless they are shown already."""
        if self._followed is not None and self._followed[0] is self.rows and self._followed[1] == self.list.cursor:
            return
        self._followed, self._at = (self.rows, self.list.cursor), [0, 0, 0]
        count, total = len(self.rows.ids), self.rows.total or 0
        counter = f"{self.list.cursor + 1}/{count}" if count else ""
        of = tr("{counter} of {total}", counter=counter or 0, total=words.number(total))
        self.list.set_caption(tr("Contradictions"), of if self.is_cut_down else counter)
        self.side_view(_GROUNDS).display = self.current is not None and bool(self.current.grounds)
        if self._side == _GROUNDS and not self.side_view(_GROUNDS).display:
            self._side = 0
        for number in range(3):
            self._show_side(number)
        self.refresh_bindings()

    def _show_side(self, number: int) -> None:
        corpus, conflict, view = self.explorer.corpus, self.current, self.side_view(number)
        if corpus is None or conflict is None:
            view.set_caption("")
            view.show(self._nothing() if number == 0 else (), 0)
            return
        places = places_of(conflict, number)
        evidence = places[self._at[number]] if places else None
        view.set_caption(self._side_caption(number), f"{self._at[number] + 1}/{len(places)}" if len(places) > 1 else "")
        view.show(passage_of(corpus, evidence), 0)
        if evidence is not None:
            view.reveal(1, evidence.start)

    def _side_caption(self, number: int) -> str:
        """Return what a side says; the one that Enter opens has a sign before it."""
        corpus, conflict = self.explorer.corpus, self.current
        if corpus is None or conflict is None:
            return ""
        said = tr("because of") if number == _GROUNDS else value_of(corpus, conflict, conflict.sides[number])
        said = f"≠ {said}" if number == 1 else said
        return f"▸ {said}" if number == self._side else said

    def _nothing(self) -> tuple[Block, ...]:
        explorer = self.explorer
        if explorer.corpus is None or explorer.links.all_conflicts is None:
            return (Block(tr("Comparing what the texts say…"), role="meta"),)
        if self.is_cut_down:
            return nothing_left(self.keymap.name("lift"))
        if not explorer.corpus.documents:
            return empty_store(explorer.services.label, self.keymap.name("quit_list"))
        return (Block(tr("The texts contradict each other in nothing that can be told for sure."), role="meta"),)

    # The sides.

    @on(DescendantFocus)
    def side_focused(self) -> None:
        """The side that has the keyboard is the chosen one."""
        if isinstance(self.focused, SideView) and self.focused.id:
            self._choose(int(self.focused.id[-1]))

    def _choose(self, number: int) -> None:
        self._side = number
        for side in range(3):
            view = self.side_view(side)
            view.set_caption(self._side_caption(side), view.note)
        self.refresh_bindings()

    @property
    def _sides(self) -> int:
        """Number of the sides that are shown."""
        return 0 if self.current is None else 3 if self.current.grounds else 2

    @property
    def _evidence(self) -> tuple[Evidence, ...]:
        """The places of the chosen side."""
        return places_of(self.current, self._side) if self.current else ()

    def action_side(self, by: int) -> None:
        """Choose the next side or the one before; the keyboard goes along if it is at a side."""
        number = (self._side + by) % self._sides
        if isinstance(self.focused, SideView):
            self.set_focus(self.side_view(number))
        self._choose(number)

    def action_proof(self, by: int) -> None:
        """Show the next place of the chosen side, or the one before."""
        self._at[self._side] = (self._at[self._side] + by) % len(self._evidence)
        self._show_side(self._side)

    def action_read_side(self) -> None:
        """Open the text at the words of the chosen side."""
        self.explorer.read_at(self._evidence[self._at[self._side]])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What only the registry says has no words to open; one place has no next one."""
        if action == "read_side":
            return bool(self._evidence)
        if action == "proof":
            return len(self._evidence) > 1
        return self._sides > 0 if action == "side" else True
