"""The panes: companies, models, quotes, timeline, people and texts, each a list with its detail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import reactive
from textual.widget import Widget

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.ui import words
from oss_ai_tui.ui.advice import empty_store, nothing_left
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import TIMELINE
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.links import is_entity
from oss_ai_tui.ui.plotted import Plotted
from oss_ai_tui.ui.rows import PANES, Rows, rows_of
from oss_ai_tui.ui.screens.lists import ListScreen
from oss_ai_tui.ui.slices import WHOLE, Slice
from oss_ai_tui.ui.widgets.bars import Tabs, Upright
from oss_ai_tui.ui.widgets.beside import TextBeside
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from oss_ai_tui.ui.widgets.plot_view import PlotView

_MOST_MADE = 24
"""Lists that are kept as they were made."""


class MainScreen(ListScreen, inherit_bindings=False):
    """A pane's list, the detail of its current row and, on a very wide screen, the text around its evidence."""

    BINDINGS = bindings(TIMELINE)

    pane: reactive[str] = reactive("companies", repaint=False)

    tabs = getters.query_one(Tabs)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.whole = Rows()
        """The rows of the pane before they are cut down."""
        self._plot: PlotView | None = None
        self._is_plotted = False
        self._left: dict[str, Place] = {}
        self._made: dict[tuple[str, str | None, Slice], Rows] = {}
        self._made_of: Corpus | None = None

    def compose_body(self) -> ComposeResult:
        """Lay the list, the detail and the text side by side."""
        with Container(id="body"):
            yield FactList(id="list").data_bind(MainScreen.rows)
            yield Upright(classes="between")
            yield PageView(id="detail")
            yield Upright(classes="third")
            yield TextBeside(id="text")

    def on_mount(self) -> None:
        """Mark the tab of the pane, whichever that is, and give it its width."""
        self.tabs.data_bind(pane=MainScreen.pane)
        self.watch_pane(self.pane)

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
        self._draw(left.plot)
        self.set_focus(self.front)
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
            plot=self.plotted,
            cursor=self.list.cursor,
            scroll=(0, 0) if self._is_plotted else (self.list.top, 0),
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

    # The timeline on an axis.

    @property
    def plotted(self) -> Plotted | None:
        """How the timeline is drawn; None where there is a list."""
        return self._plot.plotted if self._plot and self._is_plotted else None

    @property
    def front(self) -> Widget:
        """The list or the drawing."""
        return self._plot if self._plot and self._is_plotted else self.list

    def _draw(self, plotted: Plotted | None) -> None:
        """Draw the rows on an axis, or list them; what draws is imported when the first drawing is wanted."""
        corpus, links = self.explorer.corpus, self.explorer.links
        self._is_plotted = plotted is not None and corpus is not None
        self.set_class(self._is_plotted, "-plotted")
        if plotted is None or corpus is None:
            return
        from oss_ai_tui.ui.timelines import Source
        from oss_ai_tui.ui.widgets.plot_view import PlotView

        if self._plot is None:
            self._plot = PlotView(id="plot")
            self.query_one("#body").mount(self._plot, before=0)
        self._plot.show(Source(corpus, self.rows.ids, links.disputes), plotted, self.list.current)

    def on_plot_view_highlighted(self, message: PlotView.Highlighted) -> None:
        """Keep the cursor of the list, which all else follows, on the event under that of the drawing."""
        row = self.rows.index(message.id)
        if row is not None:
            self.list.go(row)

    def action_plot(self) -> None:
        """Draw the timeline on an axis, as it was drawn last."""
        last = self._plot.plotted if self._plot else Plotted()
        self.explorer.goto(replace(self.place(), plot=replace(last, lane=None, top=0)))

    def action_unplot(self) -> None:
        """List the timeline again."""
        self.explorer.goto(replace(self.place(), plot=None))

    def action_why(self) -> None:
        """Open the event's page at the words that date it."""
        from oss_ai_tui.ui.pages import page_of
        from oss_ai_tui.ui.pages.fact import dating_block

        corpus, id = self.explorer.corpus, self.list.current
        page = page_of(corpus, self.explorer.links, id) if corpus and id else None
        if page is not None:
            self.explorer.goto(Place("page", item=id, cursor=dating_block(page)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the timeline can be drawn, and only there is a date asked about."""
        answers = {
            "plot": lambda: self.pane == "timeline" and self.explorer.corpus is not None and not self._is_plotted,
            "unplot": lambda: self._is_plotted,
            "why": lambda: self.pane == "timeline" and self.list.current is not None,
        }
        return answers[action]() if action in answers else True

    # Cutting down.

    @property
    def entity(self) -> str | None:
        """Id of the company, model or person under the cursor, or of whose lane it is in."""
        if self._plot is not None and self._is_plotted:
            corpus, lane = self.explorer.corpus, self._plot.lane
            return lane if corpus and is_entity(corpus.by_id.get(lane or "")) else None
        return self.list.current if self.pane in ("companies", "models", "people") else None

    @property
    def at_hand(self) -> str | None:
        """Id of the row under the cursor."""
        return self.list.current

    @property
    def can_filter(self) -> bool:
        """Whether there is anything to filter by."""
        return bool(self.whole.ids) and self.explorer.corpus is not None

    @property
    def can_sort(self) -> bool:
        """Whether there is anything to sort."""
        return len(self.whole.ids) > 1 and self.explorer.corpus is not None and not self._is_plotted

    def filtered(self, choice: str) -> Place:
        """Return the place with only the rows that have what was chosen; chosen again, the filter is lifted."""
        from oss_ai_tui.ui.menus import filter_of

        return self._cut(self.slice.with_filter(*filter_of(choice)))

    def sorted(self, order: str) -> Place:
        """Return the place with its rows in another order; the same one turns round."""
        return self._cut(self.slice.ordered(order))

    def _cut(self, wanted: Slice) -> Place:
        return replace(self.place(), slice=wanted, cursor=0, scroll=(0, 0))

    def lifted(self) -> Place:
        """Return the place with its whole list, the cursor on the same row."""
        return Place("list", self.pane, self.list.current, slice=WHOLE, plot=self.plotted, cursor=0)

    def subject(self) -> str:
        """Return the pane's title and to what it is narrowed."""
        only = self.explorer.corpus.name(self.explorer.only) if self.explorer.corpus else None
        return f"{tr(PANES[self.pane])} {only or ''}"

    # What the panes say.

    def list_caption(self) -> tuple[str, str]:
        """Return the pane's title and which row of how many the cursor is on, or how far the reading is."""
        title = tr(PANES[self.pane])
        if not self.explorer.is_whole:
            read = trn("{n} text", "{n} texts", self.explorer.documents_read)
            return title, self.list.fitting(title, tr("reading… {texts}", texts=read), tr("reading…"))
        counter = self.counter()
        if self.rows.total is not None:
            counter = tr("{counter} of {total}", counter=counter or 0, total=words.number(self.rows.total))
        unit = tr(self.rows.unit) if self.rows.ids else ""
        return title, self.list.fitting(title, f"{counter} · {unit}" if unit else "", counter)

    def nothing(self) -> tuple[Block, ...]:
        """Return what stands beside a list without rows."""
        if self.explorer.corpus is None:
            return ()
        if not self.explorer.corpus.documents:
            return empty_store(self.explorer.services.label, self.keymap.name("quit_list"))
        if self.is_cut_down:
            return nothing_left(self.keymap.name("lift"))
        return (Block(tr("The texts name none."), role="meta"),)

    def follow(self) -> None:
        """Let the counter over a plot follow too."""
        super().follow()
        if self._plot is not None:
            self._plot.count(self.list_caption()[1])
