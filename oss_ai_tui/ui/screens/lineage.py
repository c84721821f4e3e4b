"""What a model is built on and what on it, as a tree, with the words that prove each branch."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import FAMILIES
from oss_ai_tui.ui.content import Piece
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.pages.evidence import NUMBER_CELLS
from oss_ai_tui.ui.pages.lineage import Family, family
from oss_ai_tui.ui.rows import rows_of
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.slices import WHOLE
from oss_ai_tui.ui.slicing import said, sliced
from oss_ai_tui.ui.widgets.bars import Upright
from oss_ai_tui.ui.widgets.beside import TextBeside
from oss_ai_tui.ui.widgets.page_view import PageView
from oss_ai_tui.ui.widgets.tree_view import TreeView
from oss_ai_tui.views import build_lineage

if TYPE_CHECKING:
    from oss_ai_tui.export import Copied, Thing


class LineageScreen(PlaceScreen, inherit_bindings=False):
    """The tree, and below or beside it the evidence for the branch under the cursor."""

    BINDINGS = bindings(FAMILIES)

    tree_view = getters.query_one("#tree", TreeView)
    evidence = getters.query_one("#evidence", PageView)
    text = getters.query_one("#text", TextBeside)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self._place = Place("lineage")
        self._family: Family | None = None
        self._number = 0

    def compose_body(self) -> ComposeResult:
        """Lay the tree over its evidence, or beside it."""
        with Container(id="body", classes="-over"):
            yield TreeView(id="tree")
            yield Upright()
            yield PageView(id="evidence")
            yield Upright(classes="third")
            yield TextBeside(id="text")

    @property
    def front(self) -> Widget | None:
        """The tree."""
        return self.tree_view

    # Places.

    def show(self, place: Place) -> None:
        """Show a family as soon as it is drawn, with the cursor on the model where nobody has been yet."""
        self.explorer.only = place.only
        self._place, self._family, self._number = place, None, 0
        corpus, links = self.explorer.corpus, self.explorer.links
        if corpus is not None:
            make = partial(_drawn, corpus, links, place.item, place.only)
            self._family = self.explorer.gathering.get(corpus, self.awaits, make)
        self.set_focus(self.tree_view)
        self._fill()

    def _fill(self) -> None:
        found, model = self._family, self._place.item
        if found is None:
            self.tree_view.set_caption(tr("Families of models"), "")
            self.tree_view.show((Block(tr("Drawing the family…"), role="meta"),), 0)
            self.evidence.show((), 0)
        else:
            cursor = self._place.cursor
            first = found.models.index(model) if cursor is None and model in found.models else cursor
            name = found.page.title
            caption = tr("Family of {model}", model=name) if name else tr("Families of all models")
            self.tree_view.set_caption(caption, found.page.note)
            self.tree_view.show(found.page.blocks, 0, first, self._place.scroll)
            if first is not None and self._place.cursor is None:
                self.tree_view.reveal(first)
            self.evidence.show(found.evidence, NUMBER_CELLS)
        self._lead(self.tree_view.current)

    @property
    def awaits(self) -> Hashable:
        """What tells one drawing from another."""
        return ("lineage", self._place.item, self._place.only)

    def place(self) -> Place:
        """Return the family with its cursor and scroll."""
        if self._family is None:
            return self._place
        cursor, scroll = self.tree_view.cursor, self.tree_view.top
        return Place("lineage", item=self._place.item, only=self._place.only, cursor=cursor, scroll=scroll)

    @property
    def entity(self) -> str | None:
        """Id of the model under the cursor, if any text names it."""
        cursor = self.tree_view.cursor
        id = self._family.models[cursor] if self._family and cursor is not None else None
        return id if self.explorer.corpus and id in self.explorer.corpus.by_id else None

    @property
    def is_cut_down(self) -> bool:
        """Whether only the families of some models are shown."""
        return self._place.only is not None and self._place.item is None

    def lifted(self) -> Place:
        """Return the families of all models."""
        return Place("lineage")

    def notice(self) -> tuple[tuple[Piece, ...], str]:
        """Return to what the families are narrowed, or that one family always stands whole."""
        corpus, only = self.explorer.corpus, self._place.only
        if corpus is None or self.explorer.can_reload or only is None:
            return super().notice()
        if self.is_cut_down:
            return self.cut_notice(said(corpus, "models", only, WHOLE))
        whole = tr("only: {name} (a family stands whole all the same)", name=corpus.name(only) or only)
        return ((whole, "meta"),), ""

    # What can be taken along.

    @property
    def can_take(self) -> bool:
        """Whether a family is drawn."""
        return self._family is not None

    def thing(self) -> Copied | None:
        """Return what ties the model under the cursor to the one above, or the words on the side of the evidence."""
        from oss_ai_tui.ui.taking import Taker, thing_of

        corpus, found = self.explorer.corpus, self._family
        if corpus is None or found is None:
            return None
        taker = Taker(corpus, self.explorer.links, found.page)
        if self.evidence.has_focus:
            return taker.words(self.evidence.current)
        return taker.at(self.tree_view.current) or thing_of(corpus, self.entity)

    def in_view(self) -> Sequence[Thing]:
        """Return the relations that the tree draws; paragraphs, where their words prove no relation."""
        from oss_ai_tui.ui.taking import behind

        corpus, found = self.explorer.corpus, self._family
        places = [cited.evidence for cited in found.page.cited] if found else []
        return behind(corpus, self.explorer.links, places) if corpus else []

    # The branch under the cursor and its evidence.

    @on(PageView.Highlighted, "#tree")
    def branch_changed(self, message: PageView.Highlighted) -> None:
        """Show the evidence of a branch."""
        self._lead(message.block)

    @on(PageView.Highlighted, "#evidence")
    def evidence_changed(self, message: PageView.Highlighted) -> None:
        """Count the evidence gone to."""
        self._number = message.block.proofs[0]
        self._count()

    def _lead(self, block: Block | None) -> None:
        proofs = block.proofs if block is not None else ()
        self._go(self._number if self._number in proofs else proofs[0] if proofs else 0)
        self.refresh_bindings()

    def _go(self, number: int) -> None:
        """Mark evidence while the keyboard is in the tree; a branch without any marks none."""
        self._number = number
        self.evidence.always_shows_cursor = bool(number)
        self.evidence.repaint()
        if number:
            self.evidence.select_proof(number)
        self._count()

    def _count(self) -> None:
        cited = self._family.page.cited if self._family else ()
        self.evidence.set_caption(tr("Evidence"), f"{self._number}/{len(cited)}" if self._number else f"{len(cited)}")
        shown = cited[self._number - 1].evidence if self._number else None
        self.text.follow(self.explorer.corpus, self.explorer.links, shown)

    @on(PageView.ProofStepped)
    def step_proof(self, message: PageView.ProofStepped) -> None:
        """Go from evidence to evidence, and to the branch that it proves."""
        count = len(self._family.page.cited) if self._family else 0
        if count:
            self._number = (self._number - 1 + message.by) % count + 1 if self._number else 1
            blocks = self.tree_view.blocks
            self.tree_view.select(next(n for n, block in enumerate(blocks) if self._number in block.proofs))
            self._go(self._number)

    @on(PageView.Opened)
    def open_model(self, message: PageView.Opened) -> None:
        """Open the page of a model."""
        self.explorer.open(message.id)

    @on(PageView.SourceWanted)
    def read_evidence(self, message: PageView.SourceWanted) -> None:
        """Open the text at the words that prove the branch, or at the first mention of a model without one."""
        if self._family and self._number:
            self.explorer.read_at(self._family.page.cited[self._number - 1].evidence)
        elif self.entity is not None:
            self.explorer.read(self.entity)

    # All families.

    def action_families(self) -> None:
        """Show the families of all models, with the cursor where it is."""
        self.explorer.goto(Place("lineage", only=self.explorer.only))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From a family that is come to one goes on to all of them, from another model first to its own."""
        if action == "proof":
            return self._family is not None and bool(self._family.page.cited)
        if action == "source":
            return bool(self._number) or self.entity is not None
        if action == "families":
            return self._place.item is not None and self.entity in (self._place.item, None)
        return True


def _drawn(corpus: Corpus, links: Links, model: str | None, only: str | None) -> Family:
    """Draw a family, or all of them narrowed to an entity; takes a while."""
    kept = None
    if only is not None:
        kept = frozenset(sliced(rows_of("models", corpus, links), corpus, links, only, WHOLE).ids)
    return family(corpus, links, build_lineage(corpus), model, kept)
