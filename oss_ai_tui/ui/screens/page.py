"""The page of an entity, a fact or a document, its evidence beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.blocks import Block, Page
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.links import is_entity
from oss_ai_tui.ui.pages import page_of
from oss_ai_tui.ui.pages.evidence import NUMBER_CELLS, evidence_blocks
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.widgets.bars import Upright
from oss_ai_tui.ui.widgets.beside import TextBeside
from oss_ai_tui.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from oss_ai_tui.export import Copied, Thing


class PageScreen(PlaceScreen, inherit_bindings=False):
    """Statements on the left, numbered evidence on the right; the cursor of one side leads the other."""

    statements = getters.query_one("#page", PageView)
    text = getters.query_one("#text", TextBeside)
    evidence = getters.query_one("#evidence", PageView)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self._item: str | None = None
        self._page: Page | None = None
        self._number = 0

    def compose_body(self) -> ComposeResult:
        """Lay statements and evidence side by side."""
        with Container(id="body"):
            yield PageView(id="page")
            yield Upright()
            yield PageView(id="evidence")
            yield Upright(classes="third")
            yield TextBeside(id="text")

    def on_mount(self) -> None:
        """Keep the current evidence in sight while the keyboard is among the statements."""
        self.evidence.always_shows_cursor = True

    # Places.

    def show(self, place: Place) -> None:
        """Show a page with its cursor and scroll."""
        corpus = self.explorer.corpus
        page = page_of(corpus, self.explorer.links, place.item) if corpus and place.item else None
        self._item, self._page, self._number = place.item, page, 0
        self.statements.subject = place.item
        if page is None or corpus is None:
            self.statements.set_caption("")
            self.statements.show((Block(tr("The store no longer holds this."), role="meta"),), 0)
            self.evidence.show((), 0)
            return
        self.statements.set_caption(page.title, page.note)
        self.statements.show(page.blocks, page.margin, place.cursor, place.scroll)
        self.evidence.show(evidence_blocks(corpus, page), NUMBER_CELLS)
        self.set_focus(self.statements)
        self._lead(self.statements.current)

    def place(self) -> Place:
        """Return the page with its cursor and scroll."""
        return Place("page", item=self._item, cursor=self.statements.cursor, scroll=self.statements.top)

    @property
    def entity(self) -> str | None:
        """Id of the company, model or person whose page this is."""
        corpus = self.explorer.corpus
        return self._item if corpus and is_entity(corpus.by_id.get(self._item or "")) else None

    @property
    def at_hand(self) -> str | None:
        """Id of what the page is about."""
        return self._item

    # What can be taken along.

    @property
    def can_take(self) -> bool:
        """Whether there is a page."""
        return self._page is not None

    def thing(self) -> Copied | None:
        """Return what the statement under the cursor stands for, or the words on the side of the evidence."""
        from oss_ai_tui.ui.taking import Taker

        corpus = self.explorer.corpus
        if corpus is None or self._page is None:
            return None
        taker = Taker(corpus, self.explorer.links, self._page)
        if self.evidence.has_focus:
            return taker.words(self.evidence.current)
        return taker.at(self.statements.current)

    def in_view(self) -> Sequence[Thing]:
        """Return the facts that the page states, or what it is about."""
        from oss_ai_tui.ui.taking import Taker

        corpus = self.explorer.corpus
        return Taker(corpus, self.explorer.links, self._page).all() if corpus and self._page else ()

    def subject(self) -> str:
        """Return what the page is about."""
        return self._page.title if self._page else ""

    # The two sides.

    @on(PageView.Highlighted, "#page")
    def statement_changed(self, message: PageView.Highlighted) -> None:
        """Show the evidence of a statement."""
        if message.block is self.statements.current:
            self._lead(message.block)

    @on(PageView.Highlighted, "#evidence")
    def evidence_changed(self, message: PageView.Highlighted) -> None:
        """Count the evidence gone to."""
        if message.block is self.evidence.current:  # else it is of a page that has been left since
            self._number = message.block.proofs[0]
            self._count()

    def _lead(self, block: Block | None) -> None:
        if block is not None and block.proofs:
            self._go(block.proofs[0])
        self._count()
        self.refresh_bindings()

    def _go(self, number: int) -> None:
        self._number = number
        self.evidence.select_proof(number)
        self._count()

    def _count(self) -> None:
        count = len(self._page.cited) if self._page else 0
        self.evidence.set_caption(tr("Evidence"), f"{self._number}/{count}" if self._number else f"{count}")
        shown = self._page.cited[self._number - 1].evidence if self._page and self._number else None
        self.text.follow(self.explorer.corpus, self.explorer.links, shown)

    @on(PageView.ProofStepped)
    def step_proof(self, message: PageView.ProofStepped) -> None:
        """Go from evidence to evidence."""
        count = len(self._page.cited) if self._page else 0
        if count:
            self._go((self._number - 1 + message.by) % count + 1 if self._number else 1)

    @on(PageView.Opened)
    def open_statement(self, message: PageView.Opened) -> None:
        """Open the page of what a statement names."""
        self.explorer.open(message.id)

    @on(PageView.SourceWanted)
    def read_evidence(self, message: PageView.SourceWanted) -> None:
        """Open the text at the current evidence, or at what the page is about."""
        if self._page and self._number:
            self.explorer.read_at(self._page.cited[self._number - 1].evidence)
        elif self._item is not None:
            self.explorer.read(self._item)
