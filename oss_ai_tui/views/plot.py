"""A timeline drawn in characters, each kind of date in its own way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.i18n import language, tr, trn
from oss_ai_tui.views.axis import Axis, Unit, bounds, fitting_axis, reach, tick_line, ticks, windows
from oss_ai_tui.views.cells import cut, fit, width
from oss_ai_tui.views.glyphs import FINE, Glyphs
from oss_ai_tui.views.timeline import UNDATED, Entry, Lane, Timeline

GUTTER = 5
"""Cells for the number of undated events at the end of a lane."""
_MOST = 9
_MOST_PARTS = 40


def plot_columns(timeline: Timeline, cells: int) -> int:
    """Return how many columns of a drawing of this width are time."""
    return max(8, cells - names_width(timeline, cells) - 3 - GUTTER)


def names_width(timeline: Timeline, cells: int) -> int:
    """Return how many cells of a drawing of this width the names of the lanes take."""
    names = [lane_name(lane) for lane in timeline.lanes] + [tr("no date")]
    return min(max(map(width, names)), max(8, cells // 4))


def lane_name(lane: Lane) -> str:
    """Return the name of a lane in the language in force."""
    if lane.id == UNDATED:
        return tr("no date")
    return lane.name if lane.id is not None else tr("none named")


def plot_lines(
    timeline: Timeline, cells: int, unit: Unit | None = None, most: int | None = None, glyphs: Glyphs = FINE
) -> list[str]:
    """Return a whole timeline as lines of at most ``cells`` cells.

    Where it does not fit on the scale asked for, it is divided into parts that stand one below the other; parts
    without an event are left out. So are lanes beyond the ``most`` fullest, which is said.
    """
    lanes = timeline.lanes[:most] if most else timeline.lanes
    lines: list[str] = []
    parts = _parts(timeline, cells, unit)
    for number, part in enumerate(parts[:_MOST_PARTS], 1):
        lines += [*part_lines(timeline, lanes, part, cells, glyphs, with_undated=number == len(parts)), ""]
    if len(parts) > _MOST_PARTS:
        lines += [tr("There is more: take a coarser scale, or a part of the time."), ""]
    lines += [*undated_lane(timeline, cells, glyphs), *_lanes_left_out(timeline, len(lanes))]
    return [line.rstrip() for line in (lines if not lines or lines[-1] else lines[:-1])]


def _parts(timeline: Timeline, cells: int, unit: Unit | None) -> list[Axis]:
    columns = plot_columns(timeline, cells)
    dates = [entry.date for entry in timeline.entries if entry.date]
    period = bounds(dates)
    if period is None:
        return []
    first = max(period[0], timeline.since.earliest) if timeline.since else period[0]
    last = min(period[1], timeline.until.latest) if timeline.until else period[1]
    return list(windows(fitting_axis(first, max(first, last), columns, unit), columns, dates))


def _lanes_left_out(timeline: Timeline, shown: int) -> list[str]:
    rest = len(timeline.lanes) - shown
    return [trn("and {n} more lane", "and {n} more lanes", rest)] if rest else []


def part_lines(
    timeline: Timeline,
    lanes: Iterable[Lane],
    axis: Axis,
    cells: int,
    glyphs: Glyphs = FINE,
    with_undated: bool = True,
) -> Iterator[str]:
    """Yield a part of the timeline: the names of the years, then a line for each lane that has something there.

    The numbers of events without a date stand at the end of their lanes where ``with_undated`` asks for them.
    """
    names = names_width(timeline, cells)
    heading = tr("n.d.").rjust(GUTTER) if with_undated and timeline.undated else ""
    yield f"{' ' * names} {glyphs.bar}{tick_line(axis, language())}{glyphs.bar}{heading}"
    for lane in lanes:
        unknown = len(lane.undated) if with_undated else 0
        if unknown or any(_covers(axis, entry.date) for entry in lane.entries if entry.date):
            count = f"{f'{glyphs.unknown}{unknown}':>{GUTTER}}" if unknown else ""
            drawn = draw(lane.entries, axis, glyphs)
            yield f"{fit(lane_name(lane), names)} {glyphs.bar}{drawn}{glyphs.bar}{count}"


def undated_lane(timeline: Timeline, cells: int, glyphs: Glyphs = FINE) -> list[str]:
    """Return the lane of the events without a date, one sign each; no line where there are none."""
    if not timeline.undated:
        return []
    names, columns = names_width(timeline, cells), plot_columns(timeline, cells)
    count = trn("{n} event", "{n} events", len(timeline.undated))
    signs = cut(" ".join(glyphs.unknown * len(timeline.undated)), max(1, columns - width(count) - 2))
    name = fit(tr("no date"), names)
    return [f"{name} {glyphs.bar}{signs}  {count}"]


def _covers(axis: Axis, date: Edtf) -> bool:
    return axis.span(*reach(date)) is not None


def draw(entries: Iterable[Entry], axis: Axis, glyphs: Glyphs = FINE) -> str:
    """Return one lane of an axis, ``axis.columns`` cells wide.

    What is surer covers what is less sure: a disputed date, a precise one, an approximate one, a stretch of time.
    """
    line = [" "] * axis.columns
    for tick, _ in ticks(axis, language())[1:]:
        line[tick] = glyphs.tick
    points: dict[int, list[Entry]] = {}
    for entry, count in _alike(entries):
        column = axis.point(entry.date) if entry.date else None
        if column is not None:
            points.setdefault(column, []).extend([entry] * count)
        _draw_stretch(line, entry, axis, glyphs)
    for column, found in points.items():
        line[column] = _point(found, glyphs)
    return "".join(line)


def _alike(entries: Iterable[Entry]) -> list[tuple[Entry, int]]:
    """Return one entry for all that are drawn alike, with their number: many events share few dates.

    Approximate ones stand first, to be covered.
    """
    counts = Counter((entry.date, entry.disputed) for entry in entries)
    kinds = [(Entry("", date, disputed), count) for (date, disputed), count in counts.items()]
    return sorted(kinds, key=lambda kind: kind[0].certainty)


def place(date: Edtf, axis: Axis) -> tuple[int, int] | None:
    """Return the first and the last column of what is drawn for a date; None where that lies outside the axis."""
    point = axis.point(date)
    return (point, point) if point is not None else axis.span(*reach(date))


def beyond(entries: Iterable[Entry], axis: Axis) -> tuple[bool, bool]:
    """Tell whether any of these events lie wholly before an axis, and whether any lie after it."""
    dates = {entry.date for entry in entries if entry.date}
    ends = [(axis.column(last), axis.column(first)) for first, last in map(reach, dates)]
    return any(last < 0 for last, _ in ends), any(first >= axis.columns for _, first in ends)


def _draw_stretch(line: list[str], entry: Entry, axis: Axis, glyphs: Glyphs) -> None:
    """Draw where a date may lie, unless that is a single point."""
    if entry.date is None:
        return
    rough = entry.certainty == "approximate"
    ends = reach(entry.date) if rough else (entry.date.earliest, entry.date.latest)
    span = axis.span(*ends)
    if span is None or (not rough and axis.point(entry.date) is not None):
        return
    first, last = span
    line[first : last + 1] = (glyphs.about if rough else glyphs.line) * (last - first + 1)
    if not rough and axis.column(ends[0]) == first:  # an end that lies beyond the axis is not drawn
        line[first] = glyphs.start
    if not rough and axis.column(ends[1]) == last:
        line[last] = glyphs.end
    if entry.disputed:
        line[(first + last) // 2] = glyphs.disputed


def _point(entries: list[Entry], glyphs: Glyphs) -> str:
    if any(entry.disputed for entry in entries):
        return glyphs.disputed
    if len(entries) > 1:
        return str(len(entries)) if len(entries) <= _MOST else glyphs.many
    return glyphs.exact if entries[0].certainty == "precise" else glyphs.rough


def legend(cells: int, glyphs: Glyphs = FINE, brief: bool = False) -> list[str]:
    """Return what the signs mean, as lines of at most ``cells`` cells; ``brief`` says it in fewer words."""
    signs = {
        glyphs.exact: tr("exact"),
        f"{glyphs.about}{glyphs.rough}{glyphs.about}": tr("approx.") if brief else tr("approximate"),
        f"{glyphs.start}{glyphs.line}{glyphs.end}": tr("within") if brief else tr("some time within"),
        glyphs.unknown: tr("no date"),
        f"2–{_MOST} {glyphs.many}": tr("several"),
        glyphs.disputed: tr("disputed") if brief else tr("other evidence speaks against the date"),
    }
    gap = " " * (2 if brief else 3)
    lines: list[str] = []
    for sign, meaning in signs.items():
        named = cut(f"{sign} {meaning}", cells)
        if lines and width(lines[-1]) + len(gap) + width(named) <= cells:
            lines[-1] += gap + named
        else:
            lines.append(named)
    return lines
