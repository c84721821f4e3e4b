"""A list, what is known of the row under the cursor and, on a very wide screen, the text around its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, on
from textual.reactive import reactive
from textual.widget import Widget

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Evidence, Passage
from oss_ai_tui.ui.blocks import Block, Page
from oss_ai_tui.ui.content import Piece
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.resting import AtRest
from oss_ai_tui.ui.rows import Rows, evidence_of
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.slices import WHOLE
from oss_ai_tui.ui.widgets.beside import TextBeside
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from oss_ai_tui.export import Copied, Thing

_MOST = 6
"""Statements of a kind beside a list; the page has all."""


class ListScreen(PlaceScreen, inherit_bindings=False):
    """Rows on one side, the current row's page on the other."""

    rows: reactive[Rows] = reactive(Rows(), repaint=False)

    list = getters.query_one("#list", FactList)
    detail = getters.query_one("#detail", PageView)
    text = getters.query_one("#text", TextBeside)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.slice = WHOLE
        """What of the list is shown, and in which order."""
        self._rest = AtRest(self, self.follow)
        self._page: Page | None = None

    @property
    def front(self) -> Widget:
        """What has the keyboard unless it was given to another pane."""
        return self.list

    # Cutting down.

    @property
    def is_cut_down(self) -> bool:
        """Whether the list is narrowed, filtered or in another order than its own."""
        return self.explorer.only is not None or self.slice != WHOLE

    def notice(self) -> tuple[tuple[Piece, ...], str]:
        """Return what the list is cut down to and the key that lifts it; a changed store goes before that."""
        corpus = self.explorer.corpus
        if corpus is None or self.explorer.can_reload or not self.is_cut_down:
            return super().notice()
        from oss_ai_tui.ui.slicing import said

        pieces, hint = self.cut_notice(said(corpus, self.pane, self.explorer.only, self.slice))
        return pieces or super().notice()[0], hint

    # The detail.

    @on(FactList.Highlighted, "#list")
    def row_changed(self, message: FactList.Highlighted) -> None:
        """Let the detail follow once the cursor rests."""
        self._rest.moved()

    def follow(self) -> None:
        """Show the page of the current row."""
        corpus, id = self.explorer.corpus, self.list.current
        self._page = self._page_of(corpus, id) if corpus and id else None
        self.list.set_caption(*self.list_caption())
        self.detail.subject = id if self._page is not None else None
        if self._page is not None and corpus is not None:
            self.detail.set_caption(self._page.title, self._page.note)
            self.detail.show(self.detail_blocks(self._page), self._page.margin)
        else:
            self.detail.set_caption("")
            self.detail.show(self.nothing(), 0)
        self.text.follow(corpus, self.explorer.links, self.evidence_of_row(id) if id else None)
        self.refresh_bindings()

    def _page_of(self, corpus: Corpus, id: str) -> Page | None:
        """Return an item's page; what writes pages is imported when the first one is wanted."""
        from oss_ai_tui.ui.pages import page_of

        return page_of(corpus, self.explorer.links, id, _MOST)

    def list_caption(self) -> tuple[str, str]:
        """Return the words in the list's rule: its title and its counter."""
        raise NotImplementedError

    def detail_blocks(self, page: Page) -> tuple[Block, ...]:
        """Return the current row's page as it stands beside the list."""
        from oss_ai_tui.ui.pages.evidence import with_evidence

        corpus = self.explorer.corpus
        return with_evidence(corpus, page) if corpus else ()

    def nothing(self) -> tuple[Block, ...]:
        """Return what stands in the detail when the list has no rows."""
        return ()

    def counter(self) -> str:
        """Return which row of how many the cursor is on."""
        count = len(self.rows.ids)
        return f"{self.list.cursor + 1}/{count}" if count else ""

    # What can be taken along.

    @property
    def can_take(self) -> bool:
        """Whether there is a row."""
        return self.explorer.corpus is not None and self.list.current is not None

    def thing(self) -> Copied | None:
        """Return the row under the cursor, or the statement under that of the detail."""
        from oss_ai_tui.ui.taking import Taker, thing_of

        corpus = self.explorer.corpus
        if corpus is None:
            return None
        if self.detail.has_focus and self._page is not None:
            return Taker(corpus, self.explorer.links, self._page).at(self.detail.current)
        return thing_of(corpus, self.list.current)

    def in_view(self) -> Sequence[Thing]:
        """Return the rows of the list."""
        from oss_ai_tui.ui.taking import things_of

        return things_of(self.explorer.corpus, self.rows.ids) if self.explorer.corpus else ()

    def subject(self) -> str:
        """Return what is listed."""
        return self.list_caption()[0]

    # What the panes report.

    @on(FactList.Opened)
    def open_row(self, message: FactList.Opened) -> None:
        """Open the page of a row."""
        self.explorer.goto(Place("page", item=message.id))

    @on(FactList.SourceWanted)
    def read_row(self, message: FactList.SourceWanted) -> None:
        """Open the text at the words that prove a row."""
        self.explorer.read(message.id)

    @on(PageView.Opened)
    def open_statement(self, message: PageView.Opened) -> None:
        """Open the page of what a statement names."""
        self.explorer.open(message.id)

    @on(PageView.SourceWanted)
    def read_statement(self, message: PageView.SourceWanted) -> None:
        """Open the text at the words that prove a statement."""
        if self._page and message.number:
            self.explorer.read_at(self._page.cited[message.number - 1].evidence)
        elif self.list.current is not None:
            self.explorer.read(self.list.current)

    @on(PageView.ProofStepped)
    def step_proof(self, message: PageView.ProofStepped) -> None:
        """Go from evidence to evidence."""
        count = len(self._page.cited) if self._page else 0
        if count:
            block = self.detail.current
            here = block.proofs[0] if block and block.proofs and not block.target else 0
            self.detail.select_proof((here - 1 + message.by) % count + 1 if here else 1)

    def evidence_of_row(self, id: str) -> Evidence | None:
        """Return the words to open for a row."""
        corpus = self.explorer.corpus
        return evidence_of(corpus, id) if corpus else None

    def passage_of_row(self, id: str) -> Passage | None:
        """Return the passage in which the words of a row stand."""
        found, corpus = self.evidence_of_row(id), self.explorer.corpus
        return corpus.passage(found.passage) if found and corpus else None
