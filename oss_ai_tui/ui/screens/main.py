"""The panes: companies, models, quotes, timeline, people and texts, each a list with its detail."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import reactive

from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.ui.advice import empty_store
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.reading import MARGIN, around, block_of, text_blocks
from oss_ai_tui.ui.rows import PANES, Rows, rows_of, short_name
from oss_ai_tui.ui.screens.lists import ListScreen
from oss_ai_tui.ui.widgets.bars import Tabs, Upright
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.page_view import PageView

_MOST_BESIDE = 80
"""Passages of the text that stands beside the detail on a very wide screen."""


class MainScreen(ListScreen, inherit_bindings=False):
    """A pane's list, the detail of its current row and, on a very wide screen, the text around its evidence."""

    pane: reactive[str] = reactive("companies", repaint=False)

    tabs = getters.query_one(Tabs)
    text = getters.query_one("#text", PageView)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self._left: dict[str, Place] = {}
        self._made: dict[str, Rows] = {}

    def compose_body(self) -> ComposeResult:
        """Lay the list, the detail and the text side by side."""
        with Container(id="body"):
            yield FactList(id="list").data_bind(MainScreen.rows)
            yield Upright()
            yield PageView(id="detail")
            yield Upright(classes="third")
            yield PageView(id="text")

    def on_mount(self) -> None:
        """Mark the tab of the pane, whichever that is."""
        self.tabs.data_bind(pane=MainScreen.pane)

    def watch_pane(self, pane: str) -> None:
        """Give wide rows a wider list."""
        self.set_class(pane in ("quotes", "timeline"), "-roomy")

    # Places.

    def show(self, place: Place) -> None:
        """Show a pane; one that was left stands as it was left."""
        self.pane = place.pane
        left = place if place.cursor is not None else self._left.get(place.pane, place)
        corpus = self.explorer.corpus
        if corpus is not None:
            if place.pane not in self._made:
                self._made[place.pane] = rows_of(place.pane, corpus, self.explorer.links)
            self.rows = self._made[place.pane]
        self.list.go(left.cursor or 0, left.scroll[0])
        self.set_focus(self.list)
        self.follow()

    def place(self) -> Place:
        """Return the pane with its cursor and scroll."""
        here = Place("list", self.pane, self.list.current, cursor=self.list.cursor, scroll=(self.list.top, 0))
        self._left[self.pane] = here
        return here

    # What the panes say.

    def list_caption(self) -> tuple[str, str]:
        """Return the pane's title and which row of how many the cursor is on, or how far the reading is."""
        title = tr(PANES[self.pane])
        if self.explorer.corpus is None:
            read = trn("{n} text", "{n} texts", self.explorer.documents_read)
            return title, tr("reading… {texts}", texts=read)
        return title, self.counter()

    def nothing(self) -> tuple[Block, ...]:
        """Return what stands beside a list without rows."""
        if self.explorer.corpus is None:
            return ()
        if not self.explorer.corpus.documents:
            return empty_store(self.explorer.services.label)
        return (Block(tr("The texts name none."), role="meta"),)

    def follow(self) -> None:
        """Let the text beside the detail follow too, where it is shown."""
        super().follow()
        if not self.text.display:
            return
        corpus, id = self.explorer.corpus, self.list.current
        evidence = self.evidence_of_row(id) if id else None
        if corpus is None or evidence is None:
            self.text.set_caption("")
            self.text.show((), 0)
            return
        passage = corpus.passage(evidence.passage)
        shown = around(self.explorer.links, passage.document, passage.ordinal, _MOST_BESIDE)
        self.text.set_caption(short_name(corpus.document(passage.document)), f"¶{passage.ordinal + 1}")
        self.text.show(text_blocks(corpus, shown, (), evidence), MARGIN)
        self.text.reveal(block_of(shown.index(passage.id)), evidence.start)
