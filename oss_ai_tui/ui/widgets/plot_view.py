"""The timeline drawn on an axis, with a cursor on its events; only the lanes in view are ever drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.message import Message
from textual.strip import Strip

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.background import in_background, post_safely
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import FOLLOWING, MOVES, PLOTTING
from oss_ai_tui.ui.links import is_entity
from oss_ai_tui.ui.plotted import Plotted
from oss_ai_tui.ui.plotting import Drawing, anchor, caption
from oss_ai_tui.ui.timelines import Source, Timelines
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.lines import WHEEL, NameInView, TitledLines
from oss_ai_tui.views.axis import UNITS, Axis
from oss_ai_tui.views.plot import place
from oss_ai_tui.views.timeline import LANES, By, Entry
from oss_ai_tui.views.walk import Spot, Walk

if TYPE_CHECKING:
    from oss_ai_tui.ui.naming import Naming


class PlotView(TitledLines, can_focus=True, inherit_bindings=False):
    """Lanes of events over an axis of time."""

    BINDINGS = bindings(MOVES, FOLLOWING, PLOTTING)

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another event."""

        id: str

    @dataclass
    class Made(Message):
        """A timeline was made beside the screen."""

        source: Source
        by: By
        walk: Walk

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._timelines = Timelines(lambda work: in_background(self.app, work))
        self._wanted: tuple[Plotted, str | None] = (Plotted(), None)
        """What is to be drawn, and the event under the cursor, whichever drawing is there yet."""
        self._drawing: Drawing | None = None
        self._spot = Spot()
        self._zoomed: Axis | None = None
        self._near: Edtf | None = None
        """The date at which the cursor goes from lane to lane."""

    # What is drawn.

    def show(self, source: Source, plotted: Plotted, event: str | None) -> None:
        """Draw the timeline of events, with the cursor on one of them."""
        self._timelines.take(source)
        self._wanted = plotted, event
        walk = self._timelines.walk(plotted.by, self._tell)
        if walk is not None:
            self._draw(walk)
        self._say_scale()

    def _tell(self, source: Source, by: By, walk: Walk) -> None:
        post_safely(self.post_message, self.Made(source, by, walk))

    def on_plot_view_made(self, message: PlotView.Made) -> None:
        """Draw what was made beside the screen, if it is still wanted."""
        if self._timelines.took(message.source, message.by, message.walk) and message.by == self._wanted[0].by:
            self._draw(message.walk)

    def _draw(self, walk: Walk) -> None:
        plotted, event = self._wanted
        if self._drawing is None or self._drawing.walk is not walk:
            self._drawing = Drawing(walk)
        self._drawing.top = plotted.top
        found = walk.find(event, plotted.lane)
        self._zoomed, self._spot = plotted.axis, found or Spot()
        self._near = self._date
        self._show_cursor()
        if found is None and self.current is not None:
            self.post_message(self.Highlighted(self.current))

    @property
    def plotted(self) -> Plotted:
        """How the timeline is drawn."""
        if self._drawing is None or self._entry is None:
            return self._wanted[0]
        return Plotted(self._wanted[0].by, self.lane, self._zoomed, self._drawing.top)

    @property
    def lane(self) -> str | None:
        """Id of what the lane of the event under the cursor is of, if it is of anything."""
        return self._drawing.walk.lanes[self._spot.lane].id if self._drawing and self._entry else None

    @property
    def _entry(self) -> Entry | None:
        return self._drawing.walk.entry(self._spot) if self._drawing else None

    @property
    def _date(self) -> Edtf | None:
        return self._entry.date if self._entry else None

    @property
    def current(self) -> str | None:
        """Id of the event under the cursor."""
        return self._entry.event if self._entry else None

    @property
    def axis(self) -> Axis | None:
        """The part of the time that is shown; None where nothing has a date."""
        return self._drawing.axis(self._zoomed) if self._drawing else None

    # Lines.

    def line(self, y: int) -> Strip:
        """Return the rule, the scale, a lane or what the signs mean."""
        if y == 0:
            return self.title_line()
        if self._drawing is None:
            return self.strip((" ", "text"), (tr("drawing…"), "meta")) if y == 1 else self.strip()
        self._drawing.resize(self.size.width, self.body_height)
        return self.strip(*self._drawing.line(y - 1, self.axis, self._spot))

    def names_in_view(self, naming: Naming) -> Iterator[NameInView]:
        """Yield the names of the lanes in view."""
        named = self._drawing.names() if self._drawing else ()
        yield from (NameInView(1, y + 1, id) for y, id in named if is_entity(naming.corpus.by_id.get(id)))

    def _say_scale(self) -> None:
        self.set_caption(caption(self._wanted[0].by, self.axis), self.note)

    def count(self, note: str) -> None:
        """Tell which event of how many the cursor is on."""
        self.set_caption(self.caption, note)

    def _show_cursor(self) -> None:
        """Bring the event and its lane into view, as soon as there is a view."""
        if self._drawing is not None and self.size.width:
            self._drawing.resize(self.size.width, self.body_height)
            self.styles.max_height = 1 + self._drawing.full_height
            self._drawing.scroll_to(self._spot.lane)
            self._reveal()
        self._say_scale()
        self.repaint()

    def _reveal(self) -> None:
        axis, date = self.axis, self._date
        if self._drawing is not None and axis is not None and date is not None and place(date, axis) is None:
            self._zoomed = self._drawing.turned_to(date, axis)

    def on_resize(self, event: Resize) -> None:
        """Draw as wide as there is room, the cursor in view."""
        self._show_cursor()

    # Moving.

    def _go(self, spot: Spot) -> None:
        if spot != self._spot:
            self._spot = spot
            self._show_cursor()
            self._wanted = self.plotted, self.current
            if self.current is not None:
                self.post_message(self.Highlighted(self.current))

    def _across(self, by: int) -> None:
        if self._drawing is not None and self._drawing.walk.lanes:
            self._go(self._drawing.walk.across(self._spot, by, self._near))

    def _along(self, spot: Spot) -> None:
        self._go(spot)
        self._near = self._date

    def action_down(self) -> None:
        """Go one lane down."""
        self._across(1)

    def action_up(self) -> None:
        """Go one lane up."""
        self._across(-1)

    def action_first(self) -> None:
        """Go to the first lane."""
        self._across(-self._count)

    def action_last(self) -> None:
        """Go to the last lane."""
        self._across(self._count)

    @property
    def _count(self) -> int:
        return len(self._drawing.walk.lanes) if self._drawing else 0

    def action_page(self, direction: int) -> None:
        """Go a page of lanes down or up."""
        self._across(direction * max(1, self._drawing.rows - 1 if self._drawing else 1))

    def action_half(self, direction: int) -> None:
        """Go half a page of lanes down or up."""
        self._across(direction * max(1, self._drawing.rows // 2 if self._drawing else 1))

    def action_along(self, by: int) -> None:
        """Go to the next event of the lane or the one before."""
        if self._drawing is not None:
            self._along(self._drawing.walk.along(self._spot, by))

    def action_leap(self, by: int) -> None:
        """Go on in the lane by as much time as is in view, or back; by one event where there is no date to go to."""
        axis, date, before = self.axis, self._date, self._spot
        if self._drawing is not None and axis is not None and date is not None:
            day = axis.day(axis.column(anchor(date)) + by * axis.columns)
            self._along(self._drawing.walk.towards(before, day, by))
        if self._spot == before:
            self.action_along(by)

    def action_open(self) -> None:
        """Ask for the event's page."""
        if self.current is not None:
            self.post_message(FactList.Opened(self.current))

    def action_source(self) -> None:
        """Ask for the words that prove the event."""
        if self.current is not None:
            self.post_message(FactList.SourceWanted(self.current))

    # Scales and lanes.

    def action_zoom(self, steps: int) -> None:
        """Show time on the next finer scale, or coarser where negative.

        The event under the cursor stays in place, unless an end of a coarser scale would be empty for it.
        """
        axis, date = self.axis, self._date
        if axis is not None and self._drawing is not None:
            column = min(axis.columns - 1, max(0, axis.column(anchor(date)))) if date else 0
            zoomed = axis.zoomed(steps, self._drawing.columns, (anchor(date), column) if date else None)
            self._set_axis(zoomed if steps > 0 else self._drawing.filled(zoomed))

    def action_whole(self) -> None:
        """Show all of the time again."""
        self._set_axis(None)

    def _set_axis(self, axis: Axis | None) -> None:
        self._zoomed = axis
        self._show_cursor()
        self._wanted = self.plotted, self.current or self._wanted[1]
        self.screen.refresh_bindings()

    def action_lanes(self) -> None:
        """Make lanes of the next kind of thing; the event under the cursor stays the same."""
        source, plotted = self._timelines.source, self.plotted
        if source is not None:
            by = LANES[(LANES.index(plotted.by) + 1) % len(LANES)]
            self.show(source, Plotted(by, axis=plotted.axis), self.current or self._wanted[1])
            self.screen.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without an event nothing can be opened; the finest and the coarsest scale are the last."""
        match action, parameters:
            case (("open" | "source"), _):
                return self.current is not None
            case (("along" | "leap"), _):
                return self._drawing is not None and self._drawing.walk.count(self._spot.lane) > 1
            case "zoom", (steps,):
                return self.axis is not None and self.axis.unit != (UNITS[-1] if steps == 1 else UNITS[0])
            case "whole", _:
                return self._zoomed is not None
        return True

    # The mouse, where it is ours.

    def on_click(self, event: Click) -> None:
        """Go to the event of a lane that is nearest to a place, or open it where the cursor is there already."""
        drawing, axis = self._drawing, self.axis
        lane = drawing.lane_at(event.y - 1) if drawing else None
        if drawing is None or axis is None or lane is None:
            return
        before = self._spot
        day = axis.day(drawing.column_at(event.x))
        self._along(drawing.walk.across(before, lane - before.lane, Edtf(f"{day[0]:04}-{day[1]:02}-{day[2]:02}")))
        if self._spot == before:
            self.action_open()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go some lanes down."""
        self._across(WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go some lanes up."""
        self._across(-WHEEL)
