"""Who says how much about whom, and below it what is said in the cell under the cursor."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from oss_ai_tui.i18n import N_, tr, trn
from oss_ai_tui.ui.advice import empty_store, nothing_left
from oss_ai_tui.ui.blocks import Block, Page
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import ABOUT
from oss_ai_tui.ui.content import Piece
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.grid import name_of
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.matrices import cell_page, list_behind, matrix_of
from oss_ai_tui.ui.resting import AtRest
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.slices import WHOLE
from oss_ai_tui.ui.slicing import said
from oss_ai_tui.ui.widgets.bars import Upright
from oss_ai_tui.ui.widgets.hit_view import HitView
from oss_ai_tui.ui.widgets.matrix_grid import MatrixGrid
from oss_ai_tui.ui.widgets.page_view import PageView
from oss_ai_tui.views.matrix import About, Matrix

if TYPE_CHECKING:
    from oss_ai_tui.export import Copied, Thing

_TITLES = {"company": N_("Who speaks of which company"), "model": N_("Who speaks of which model")}
_NOTHING = {
    "company": (N_("No quote speaks of a company; {key} asks about models."), "by_models"),
    "model": (N_("No quote speaks of a model; {key} asks about companies."), "by_companies"),
}


class MatrixScreen(PlaceScreen, inherit_bindings=False):
    """The matrix above and the quotes of its current cell below, or beside it where there is room."""

    BINDINGS = bindings(ABOUT)

    pane = "matrix"

    grid = getters.query_one(MatrixGrid)
    detail = getters.query_one("#detail", HitView)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self._place = Place("matrix")
        self._awaited: Place | None = None
        """The place to show as soon as the matrix is made."""
        self._rest = AtRest(self, self.follow)
        self._page = Page("", "")
        self._followed: tuple[Matrix, int, int] | None = None
        """The cell whose quotes are shown."""

    def compose_body(self) -> ComposeResult:
        """Lay the matrix over the quotes, or beside them."""
        with Container(id="body", classes="-over"):
            yield MatrixGrid(id="matrix")
            yield Upright()
            yield HitView(id="detail")

    @property
    def front(self) -> Widget | None:
        """The matrix."""
        return self.grid

    # Places.

    def show(self, place: Place) -> None:
        """Show a matrix as soon as it is made."""
        self.explorer.only = place.only
        self._place = self._awaited = place
        self._followed = None
        self.set_focus(self.grid)
        corpus, links = self.explorer.corpus, self.explorer.links
        if corpus is None:
            return
        make = partial(matrix_of, corpus, links, place.about, place.only, place.slice)
        matrix = self.explorer.gathering.get(corpus, self.awaits, make)
        if matrix is not None:
            self._awaited = None
            self.grid.show(matrix, _cell(matrix, place), place.scroll)
        self.follow()

    @property
    def awaits(self) -> Hashable:
        """What tells one matrix from another."""
        return ("matrix", self._place.about, self._place.only, self._place.slice)

    def place(self) -> Place:
        """Return the matrix with its cursor and scroll."""
        if self._awaited is not None or self.grid.cell is None:
            return self._place
        row, column = self.grid.cell
        scroll = self.grid.top, self.grid.left
        return replace(self._place, item=row.key, column=column.key, cursor=self.grid.row, scroll=scroll)

    def renew(self) -> None:
        """Show the same cell with what is known now; the keyboard stays where it is."""
        focused = self.focused
        super().renew()
        if focused is not None:
            self.set_focus(focused)

    @property
    def entity(self) -> str | None:
        """Id of who is spoken of in the cell under the cursor."""
        return self.grid.cell[1].id if self.grid.cell else None

    @property
    def is_cut_down(self) -> bool:
        """Whether only some of the quotes are counted."""
        return self._place.only is not None or self._place.slice != WHOLE

    def lifted(self) -> Place:
        """Return the matrix of all quotes, with the cursor on the same cell."""
        return replace(self.place(), only=None, slice=WHOLE, scroll=(0, 0))

    def notice(self) -> tuple[tuple[Piece, ...], str]:
        """Return to which quotes the matrix is cut down and the key that lifts it; a changed store goes before that."""
        corpus = self.explorer.corpus
        if corpus is None or self.explorer.can_reload or not self.is_cut_down:
            return super().notice()
        return self.cut_notice(said(corpus, "quotes", self._place.only, self._place.slice))

    def name_of_place(self) -> str:
        """Return what the matrix is about."""
        return tr(_TITLES[self._place.about])

    # What can be taken along.

    @property
    def can_take(self) -> bool:
        """Whether the cell counts anything."""
        return self._awaited is None and self.explorer.corpus is not None and bool(self.grid.quotes)

    def thing(self) -> Copied | None:
        """Return the quote under the cursor, or the first one of the cell."""
        from oss_ai_tui.ui.taking import Taker, thing_of

        corpus = self.explorer.corpus
        if corpus is None or not self.grid.quotes:
            return None
        if self.detail.has_focus:
            return Taker(corpus, self.explorer.links, self._page).at(self.detail.current)
        return thing_of(corpus, self.grid.quotes[0])

    def chosen(self) -> Sequence[Thing]:
        """Return the quote under the cursor, or all of the cell."""
        from oss_ai_tui.ui.taking import things_of

        corpus = self.explorer.corpus
        if corpus is None or self.detail.has_focus:
            return super().chosen()
        return things_of(corpus, self.grid.quotes)

    def in_view(self) -> Sequence[Thing]:
        """Return every quote that the matrix counts, in the order of the texts."""
        counted = {id for ids in self.grid.matrix.cells.values() for id in ids}
        corpus = self.explorer.corpus
        return [quote for quote in corpus.quotes if quote.id in counted] if corpus else []

    # The cell under the cursor.

    @on(MatrixGrid.Highlighted)
    def cell_changed(self) -> None:
        """Let the quotes follow once the cursor rests."""
        self._rest.moved()

    def follow(self) -> None:
        """Show the quotes of the cell, unless they are shown already."""
        corpus, cell = self.explorer.corpus, self.grid.cell if self._awaited is None else None
        self.grid.set_caption(self.name_of_place(), self._counter())
        followed = (self.grid.matrix, self.grid.row, self.grid.column) if cell is not None else None
        if followed is not None and _is_same(followed, self._followed):
            return
        self._followed = followed
        self._page = cell_page(corpus, self.explorer.links, self.grid.quotes) if corpus and cell else Page("", "")
        if cell is None:
            self.detail.set_caption("")
            self.detail.show(self._nothing(), 0)
        else:
            speaker, subject = map(name_of, cell)
            count = self.grid.matrix.counts.get((cell[0].key, cell[1].key), 0)
            about = tr("{speaker} about {subject}", speaker=speaker, subject=subject)
            self.detail.set_caption(about, trn("{n} quote", "{n} quotes", count))
            self.detail.show(self._page.blocks or (Block(tr("The texts have none."), role="meta"),), 0)
        self.refresh_bindings()

    def _counter(self) -> str:
        """Return which row and column of how many the cursor is on."""
        matrix = self.grid.matrix
        if self._awaited is not None or not matrix.speakers:
            return ""
        row = f"{self.grid.row + 1}/{len(matrix.speakers)}"
        return tr("row {row}, column {column}", row=row, column=f"{self.grid.column + 1}/{len(matrix.subjects)}")

    def _nothing(self) -> tuple[Block, ...]:
        if self._awaited is not None:
            return (Block(tr("Counting the quotes…"), role="meta"),)
        corpus = self.explorer.corpus
        if corpus is not None and not corpus.documents:
            return empty_store(self.explorer.services.label, self.keymap.name("quit_list"))
        if self.is_cut_down:
            return nothing_left(self.keymap.name("lift"))
        none, turn = _NOTHING[self._place.about]
        return (Block(tr(none, key=self.keymap.name(turn)), role="meta"),)

    @on(MatrixGrid.Dived)
    def dive(self) -> None:
        """List the quotes of the cell; who comes back finds the cell."""
        corpus, cell, quotes = self.explorer.corpus, self.grid.cell, self.grid.quotes
        if corpus is not None and cell is not None and quotes:
            self.explorer.goto(list_behind(corpus, self._place, cell, quotes))

    @on(MatrixGrid.SourceWanted)
    def read_first(self) -> None:
        """Open the text at the first quote of the cell."""
        if self.grid.quotes:
            self.explorer.read(self.grid.quotes[0])

    @on(PageView.Opened)
    def open_quote(self, message: PageView.Opened) -> None:
        """Open the page of a quote."""
        self.explorer.open(message.id)

    @on(PageView.SourceWanted)
    def read_quote(self, message: PageView.SourceWanted) -> None:
        """Open the text at the words of a quote."""
        if message.number:
            self.explorer.read_at(self._page.cited[message.number - 1].evidence)

    # Turning.

    def action_about(self, about: About) -> None:
        """Turn to models or to companies; a row that is there too keeps the cursor."""
        here = self.place()
        self.explorer.goto(replace(here, about=about, column=None, cursor=None, scroll=(0, 0)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turn only to what is not shown."""
        return parameters != (self._place.about,) if action == "about" else True


def _cell(matrix: Matrix, place: Place) -> tuple[int, int]:
    """Return the cell of a place: what is in the matrix no more gives way to the first cell that counts anything."""
    rows = {heading.key: number for number, heading in enumerate(matrix.speakers)}
    columns = {heading.key: number for number, heading in enumerate(matrix.subjects)}
    row, column = rows.get(place.item or ""), columns.get(place.column or "")
    if row is not None and column is not None and (place.cursor is not None or _counts(matrix, row, column)):
        return row, column
    filled = sorted((rows[speaker], columns[subject]) for speaker, subject in matrix.cells)
    fits = [cell for cell in filled if (row is None or cell[0] == row) and (column is None or cell[1] == column)]
    return next(iter([*fits, *filled]), (0, 0))


def _is_same(one: tuple[Matrix, int, int], other: tuple[Matrix, int, int] | None) -> bool:
    return other is not None and one[0] is other[0] and one[1:] == other[1:]


def _counts(matrix: Matrix, row: int, column: int) -> bool:
    return (matrix.speakers[row].key, matrix.subjects[column].key) in matrix.cells
