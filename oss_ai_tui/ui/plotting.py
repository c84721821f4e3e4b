"""The lines of a drawn timeline at a size, as pieces with roles; only those of lanes in view are ever made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from oss_ai_tui.domain.dates import FIRST_DAY, Day, Edtf
from oss_ai_tui.i18n import N_, language, tr, trn
from oss_ai_tui.ui.blocks import Role
from oss_ai_tui.ui.content import Piece, draws_ascii, fit, width_of
from oss_ai_tui.ui.terminal import has_few_signs
from oss_ai_tui.views import ASCII, FINE, Glyphs
from oss_ai_tui.views.axis import Axis, bounds, fitting_axis, tick_line
from oss_ai_tui.views.plot import GUTTER, beyond, draw, lane_name, legend, names_width, place
from oss_ai_tui.views.timeline import By, Lane
from oss_ai_tui.views.walk import Spot, Walk

_LEAST_HEIGHT = 9
"""Lines below which what the signs mean is left out."""
_LEAST_COLUMNS = 8
_MOST_CACHED = 512
_BY = {
    "company": N_("by company"),
    "model": N_("by model"),
    "person": N_("by person"),
    "document": N_("by text"),
}
_SCALES = {"year": N_("years"), "quarter": N_("quarters"), "month": N_("months"), "day": N_("days")}


def anchor(date: Edtf) -> Day:
    """Return the day by which a date is held in view: its first, or its last where its beginning is open."""
    return date.earliest if date.earliest != FIRST_DAY else date.latest


def caption(by: By, axis: Axis | None) -> str:
    """Return what is drawn: by what the lanes are, and on which scale."""
    scale = f" · {tr(_SCALES[axis.unit])}" if axis else ""
    return f"{tr('Timeline')} {tr(_BY[by])}{scale}"


def glyphs() -> Glyphs:
    """Return the signs to draw with: those of ASCII where they are wanted, or where the console has no others."""
    return ASCII if draws_ascii() or has_few_signs() else FINE


class Drawing:
    """A timeline as it is drawn.

    Args:
        walk: the lanes.
        top: number of the first lane in view.
    """

    def __init__(self, walk: Walk, top: int = 0) -> None:
        self.walk = walk
        self.top = top
        self._signs = glyphs()
        self._period = bounds({entry.date for entry in walk.timeline.entries if entry.date})
        self._width = self._height = self._names = 0
        self._whole: Axis | None = None
        self._meanings: list[str] = []
        self._legend: list[str] = []
        self._drawn: dict[int, tuple[str, bool, bool]] = {}
        self._drawn_on: Axis | None = None

    # The size.

    def resize(self, width: int, height: int) -> None:
        """Draw at another size from now on."""
        if (width, height) == (self._width, self._height):
            return
        if width != self._width:
            self._width = width
            self._names = names_width(self.walk.timeline, width)
            self._whole = self._fitting()
            self._meanings = legend(max(1, width - 2), self._signs, brief=True)
        self._height = height
        self._legend = self._meanings if height >= min(_LEAST_HEIGHT, self.full_height) else []
        self.top = max(0, min(self.top, self._lanes - self.rows))

    @property
    def full_height(self) -> int:
        """Number of lines that it takes to show everything."""
        return 1 + len(self.walk.lanes) + len(self._meanings)

    @property
    def columns(self) -> int:
        """Most columns that an axis may have."""
        return max(_LEAST_COLUMNS, self._width - self._names - 4 - GUTTER)

    @property
    def _lanes(self) -> int:
        return len(self.walk.timeline.lanes)

    @property
    def _has_undated(self) -> bool:
        return len(self.walk.lanes) > self._lanes

    @property
    def rows(self) -> int:
        """Number of lanes in view at most, the one without dates aside."""
        return max(1, self._height - 1 - self._has_undated - len(self._legend))

    def scroll_to(self, lane: int) -> None:
        """Bring a lane into view; where that takes scrolling, by half of what is in view."""
        if lane < self._lanes and not self.top <= lane < self.top + self.rows:
            self.top = max(0, min(lane - self.rows // 2, self._lanes - self.rows))

    # The axis.

    def _fitting(self) -> Axis | None:
        if self._period is None:
            return None
        found = fitting_axis(*self._period, self.columns)
        spare = self.columns // found.cells - found.units
        ahead = spare // 2 if spare > 0 else spare  # what does not fit at all ends with the last date
        return Axis(found.unit, found.first, found.units + spare, found.cells).moved(-ahead)

    def axis(self, zoomed: Axis | None) -> Axis | None:
        """Return the axis to draw on, as wide as there is room: all of the time unless a part of it is given."""
        if zoomed is None or self._whole is None:
            return self._whole
        fills = self.columns - zoomed.cells < zoomed.columns <= self.columns
        return zoomed if fills else zoomed.zoomed(0, self.columns)

    def turned_to(self, date: Edtf, axis: Axis) -> Axis:
        """Return the axis moved so that a date is in its middle, but not beyond the ends of what there is to show."""
        return self.filled(axis.moved((axis.column(anchor(date)) - axis.columns // 2) // axis.cells))

    def filled(self, axis: Axis) -> Axis:
        """Return the axis moved to where there is more, or to all that there is, if an end of it were empty."""
        if self._period is None:
            return axis
        first, last = (axis.column(day) for day in self._period)
        beyond_first, beyond_last = first // axis.cells, -((axis.columns - 1 - last) // axis.cells)
        if last - first < axis.columns:
            return axis.moved(min(0, beyond_first) + max(0, beyond_last))
        return axis.moved(max(0, beyond_first) + min(0, beyond_last))

    # Lines.

    def line(self, y: int, axis: Axis | None, spot: Spot) -> list[Piece]:
        """Return a line below the title."""
        if y == 0:
            return self._scale(axis)
        shown = min(self.rows, self._lanes)
        if y <= shown:
            return self._lane(self.top + y - 1, axis, spot)
        if self._has_undated and y == shown + 1:
            return self._undated(spot)
        below = y - (self._height - len(self._legend))
        return [(f" {self._legend[below]}", "meta")] if below >= 0 else []

    def lane_at(self, y: int) -> int | None:
        """Return the number of the lane that stands on a line below the title."""
        shown = min(self.rows, self._lanes)
        if 1 <= y <= shown:
            return self.top + y - 1
        return self._lanes if self._has_undated and y == shown + 1 else None

    def names(self) -> Iterator[tuple[int, str]]:
        """Yield on which lines below the title which lanes have the name of something."""
        for y in range(1, min(self.rows, self._lanes, self._height) + 1):
            id = self.walk.lanes[self.top + y - 1].id
            if id is not None:
                yield y, id

    def column_at(self, x: int) -> int:
        """Return the column of the axis at a cell of a line."""
        return x - self._names - 3

    def _scale(self, axis: Axis | None) -> list[Piece]:
        if axis is None:
            return []
        heading = tr("n.d.").rjust(GUTTER) if self._has_undated else ""
        names: Piece = (tick_line(axis, language()), "meta")
        return [(" " * (self._names + 2), "text"), self._bar, names, self._bar, (heading, "meta")]

    @property
    def _bar(self) -> Piece:
        return self._signs.bar, "rule"

    def _lane(self, number: int, axis: Axis | None, spot: Spot) -> list[Piece]:
        lane, is_here = self.walk.lanes[number], number == spot.lane
        text, earlier, later = self._drawing(number, axis)
        entry = self.walk.entry(spot) if is_here else None
        cells = place(entry.date, axis) if entry and entry.date and axis else None
        unknown = f"{self._signs.unknown}{len(lane.undated)}" if lane.undated else ""
        role: Role = "cursor" if entry and entry.date is None else "meta"
        return [
            *self._name(lane, is_here),
            (self._signs.earlier, "key") if earlier else self._bar,
            *self._marked(text, cells),
            (self._signs.later, "key") if later else self._bar,
            (" " * (GUTTER - len(unknown)), "text"),
            (unknown, role),
        ]

    def _name(self, lane: Lane, is_here: bool) -> list[Piece]:
        role: Role = "focus" if is_here else "text"
        return [("▸" if is_here else " ", role), (fit(lane_name(lane), self._names), role), (" ", "text")]

    def _drawing(self, number: int, axis: Axis | None) -> tuple[str, bool, bool]:
        """Return a lane as it is drawn, and whether it goes on before and after the axis."""
        if axis != self._drawn_on or len(self._drawn) > _MOST_CACHED:
            self._drawn, self._drawn_on = {}, axis
        if number not in self._drawn:
            entries = self.walk.lanes[number].entries
            empty = (" " * self.columns, False, False)
            self._drawn[number] = (draw(entries, axis, self._signs), *beyond(entries, axis)) if axis else empty
        return self._drawn[number]

    def _marked(self, text: str, cells: tuple[int, int] | None) -> Iterator[Piece]:
        """Yield a drawing in stretches of one role each, the cells of the cursor in their own."""
        first, last = cells or (-1, -1)
        roles = [("cursor" if first <= n <= last else self._role(char), char) for n, char in enumerate(text)]
        for role, group in groupby(roles, key=lambda pair: pair[0]):
            yield "".join(char for _, char in group), role

    def _role(self, char: str) -> Role:
        signs = self._signs
        if char in (" ", signs.tick):
            return "rule"
        if char == signs.disputed:
            return "hit"
        return "meta" if char in (signs.line, signs.start, signs.end) else "link"

    def _undated(self, spot: Spot) -> list[Piece]:
        """Return the lane of the events without a date, one sign each, as many as there is room for."""
        lane, is_here = self.walk.lanes[-1], spot.lane == self._lanes
        count = trn("{n} event", "{n} events", len(lane.undated))
        most = max(1, (self.columns - width_of(count) - 1) // 2)
        first = max(0, min(spot.number - most // 2, len(lane.undated) - most)) if is_here else 0
        signs: list[Piece] = []
        for number in range(first, min(first + most, len(lane.undated))):
            signs += [(self._signs.unknown, "cursor" if is_here and number == spot.number else "link"), (" ", "text")]
        bar: Piece = (self._signs.earlier, "key") if first else self._bar
        more: Piece = (self._signs.later if first + most < len(lane.undated) else " ", "key")
        return [*self._name(lane, is_here), bar, *signs[:-1], more, (f" {count}", "meta")]
