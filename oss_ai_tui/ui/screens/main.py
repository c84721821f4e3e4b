"""The panes: companies, models, quotes, timeline, people and texts, each a list with its detail."""

from __future__ import annotations

from dataclasses import replace

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import reactive

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.ui import words
from oss_ai_tui.ui.advice import empty_store
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.content import Piece
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.rows import PANES, Rows, rows_of
from oss_ai_tui.ui.screens.lists import ListScreen
from oss_ai_tui.ui.slices import WHOLE, Slice
from oss_ai_tui.ui.widgets.bars import Tabs, Upright
from oss_ai_tui.ui.widgets.beside import TextBeside
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.page_view import PageView

_MOST_MADE = 24
"""Lists that are kept as they were made."""


class MainScreen(ListScreen, inherit_bindings=False):
    """A pane's list, the detail of its current row and, on a very wide screen, the text around its evidence."""

    pane: reactive[str] = reactive("companies", repaint=False)

    tabs = getters.query_one(Tabs)
    text = getters.query_one("#text", TextBeside)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.slice = WHOLE
        """What of the list is shown, and in which order."""
        self.whole = Rows()
        """The rows of the pane before they are cut down."""
        self._left: dict[str, Place] = {}
        self._made: dict[tuple[str, str | None, Slice], Rows] = {}
        self._made_of: Corpus | None = None

    def compose_body(self) -> ComposeResult:
        """Lay the list, the detail and the text side by side."""
        with Container(id="body"):
            yield FactList(id="list").data_bind(MainScreen.rows)
            yield Upright()
            yield PageView(id="detail")
            yield Upright(classes="third")
            yield TextBeside(id="text")

    def on_mount(self) -> None:
        """Mark the tab of the pane, whichever that is."""
        self.tabs.data_bind(pane=MainScreen.pane)

    def watch_pane(self, pane: str) -> None:
        """Give wide rows a wider list."""
        self.set_class(pane in ("quotes", "timeline"), "-roomy")

    # Places.

    def show(self, place: Place) -> None:
        """Show a pane; one that was left stands as it was left, unless the lists have been narrowed since."""
        self.pane = place.pane
        left = place if place.cursor is not None else self._left.get(place.pane, place)
        if left.only != place.only:
            left = replace(left, only=place.only, cursor=0, scroll=(0, 0))
        self.explorer.only, self.slice = left.only, left.slice
        self._list(left)
        cursor = self.rows.index(left.item)
        self.list.go(left.cursor or 0 if cursor is None else cursor, left.scroll[0])
        self.set_focus(self.list)
        self.follow()

    def _list(self, place: Place) -> None:
        """List the rows of a place; those of places shown before are kept as long as the corpus is the same."""
        corpus, links = self.explorer.corpus, self.explorer.links
        if corpus is None:
            return
        if corpus is not self._made_of or len(self._made) > _MOST_MADE:
            self._made, self._made_of = {}, corpus
        whole = (place.pane, None, WHOLE)
        if whole not in self._made:
            self._made[whole] = rows_of(place.pane, corpus, links)
        key = (place.pane, place.only, place.slice)
        if key not in self._made:
            from oss_ai_tui.ui.slicing import sliced

            self._made[key] = sliced(self._made[whole], corpus, links, place.only, place.slice)
        self.whole, self.rows = self._made[whole], self._made[key]

    def place(self) -> Place:
        """Return the pane with its cursor and scroll."""
        here = Place(
            "list",
            self.pane,
            self.list.current,
            only=self.explorer.only,
            slice=self.slice,
            cursor=self.list.cursor,
            scroll=(self.list.top, 0),
        )
        self._left[self.pane] = here
        return here

    def renew(self) -> None:
        """Show the pane with what is known now: the cursor stays on its row, or at the top as long as it is there."""
        here = self.place()
        at_top = not self.explorer.is_whole and here.cursor == 0
        focused = self.focused
        self.show(replace(here, item=None) if at_top else here)
        if focused is not None:
            self.set_focus(focused)
        self.say_notice()

    @property
    def is_root(self) -> bool:
        """A list is where one starts from."""
        return True

    # Cutting down.

    @property
    def entity(self) -> str | None:
        """Id of the company, model or person under the cursor."""
        return self.list.current if self.pane in ("companies", "models", "people") else None

    @property
    def can_filter(self) -> bool:
        """Whether there is anything to filter by."""
        return bool(self.whole.ids) and self.explorer.corpus is not None

    @property
    def can_sort(self) -> bool:
        """Whether there is anything to sort."""
        return len(self.whole.ids) > 1 and self.explorer.corpus is not None

    @property
    def is_cut_down(self) -> bool:
        """Whether the list is narrowed, filtered or in another order than its own."""
        return self.explorer.only is not None or self.slice != WHOLE

    def filtered(self, choice: str) -> Place:
        """Return the place with only the rows that have what was chosen; chosen again, the filter is lifted."""
        from oss_ai_tui.ui.menus import filter_of

        return self._cut(self.slice.with_filter(*filter_of(choice)))

    def sorted(self, order: str) -> Place:
        """Return the place with its rows in another order; the same one turns round."""
        return self._cut(self.slice.ordered(order))

    def _cut(self, wanted: Slice) -> Place:
        return replace(self.place(), slice=wanted, cursor=0, scroll=(0, 0))

    def notice(self) -> tuple[tuple[Piece, ...], str]:
        """Return what the list is cut down to and the key that lifts it; a changed store goes before that."""
        corpus = self.explorer.corpus
        if corpus is None or self.explorer.can_reload or not self.is_cut_down:
            return super().notice()
        from oss_ai_tui.ui.slicing import said

        pieces: list[Piece] = []
        for word, value in said(corpus, self.pane, self.explorer.only, self.slice):
            pieces += [(f"{'· ' if pieces else ''}{word}: ", "meta"), (f"{value} ", "strong")]
        return tuple(pieces) or super().notice()[0], self._hint("lift")

    # What the panes say.

    def list_caption(self) -> tuple[str, str]:
        """Return the pane's title and which row of how many the cursor is on, or how far the reading is."""
        title = tr(PANES[self.pane])
        if not self.explorer.is_whole:
            read = trn("{n} text", "{n} texts", self.explorer.documents_read)
            return title, tr("reading… {texts}", texts=read)
        if self.rows.total is None:
            return title, self.counter()
        return title, tr("{counter} of {total}", counter=self.counter() or 0, total=words.number(self.rows.total))

    def nothing(self) -> tuple[Block, ...]:
        """Return what stands beside a list without rows."""
        if self.explorer.corpus is None:
            return ()
        if not self.explorer.corpus.documents:
            return empty_store(self.explorer.services.label)
        if self.is_cut_down:
            return (Block(tr("Nothing is left of this list; 0 shows all of it."), role="meta"),)
        return (Block(tr("The texts name none."), role="meta"),)

    def follow(self) -> None:
        """Let the text beside the detail follow too, where it is shown."""
        super().follow()
        id = self.list.current
        evidence = self.evidence_of_row(id) if id else None
        self.text.follow(self.explorer.corpus, self.explorer.links, evidence)
