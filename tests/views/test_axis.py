"""Days fall into the columns that are theirs, on every scale."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.dates import Day, Edtf
from oss_ai_tui.views.axis import UNITS, Axis, Unit, bounds, fitting_axis, reach, tick_line, ticks, windows

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(lambda d: (d.year, d.month, d.day))
NEAR = st.dates(date(2010, 1, 1), date(2030, 12, 31)).map(lambda d: (d.year, d.month, d.day))


@pytest.mark.parametrize(
    ("first", "last", "columns", "unit"),
    [
        ((2023, 3, 1), (2023, 3, 31), 52, "day"),
        ((2020, 1, 1), (2023, 12, 31), 52, "month"),
        ((2013, 1, 1), (2024, 3, 31), 52, "quarter"),
        ((1990, 1, 1), (2024, 3, 31), 52, "year"),
        ((1, 1, 1), (2024, 3, 31), 52, "year"),
    ],
)
def test_the_finest_scale_that_fits(first: Day, last: Day, columns: int, unit: Unit) -> None:
    assert fitting_axis(first, last, columns).unit == unit
    assert fitting_axis(first, last, columns, "quarter").unit == "quarter"


def test_points_and_spans() -> None:
    months = Axis("month", 2023 * 12, 12)
    assert months.point(Edtf("2023-03-25")) == months.point(Edtf("2023-03")) == 2
    assert months.point(Edtf("2023")) is None
    assert months.point(Edtf("2022-12-31")) is None
    assert months.span((2023, 1, 1), (2023, 12, 31)) == (0, 11)
    assert months.span((2022, 6, 1), (2023, 2, 1)) == (0, 1)
    assert months.span((2024, 1, 1), (2024, 2, 1)) is None
    assert months.moved(12).span((2024, 1, 1), (2024, 2, 1)) == (0, 1)
    wide = Axis("year", 2023, 1, cells=8)
    assert [wide.column((2023, month, 1)) for month in (1, 4, 7, 12)] == [0, 1, 3, 7]


@settings(deadline=None)
@given(st.sampled_from(UNITS), DAYS, st.integers(1, 200), st.integers(-3, 3), st.integers(-(10**7), 10**7))
def test_zooming_and_moving_stay_in_the_calendar(unit: Unit, day: Day, columns: int, steps: int, units: int) -> None:
    axis = fitting_axis(day, day, columns, unit)
    zoomed = axis.zoomed(steps, columns)
    assert zoomed.columns == columns
    assert UNITS.index(zoomed.unit) == max(0, min(3, UNITS.index(unit) + steps))
    assert zoomed.span((day[0], 1, 1), (day[0], 12, 31)) is not None, "the middle is where it was"
    moved = zoomed.moved(units)
    assert len(tick_line(moved, "en")) == columns


@settings(deadline=None)
@given(st.sampled_from(UNITS), NEAR, NEAR, st.integers(10, 160), st.integers(-3, 3), st.integers(0, 9))
def test_zooming_leaves_a_day_in_its_column(unit: Unit, one: Day, day: Day, columns: int, steps: int, at: int) -> None:
    zoomed = fitting_axis(one, one, columns, unit).zoomed(steps, columns, (day, at))
    assert zoomed.column(day) == at


@settings(deadline=None)
@given(st.sampled_from(UNITS), NEAR, st.integers(1, 8), st.integers(-50, 50))
def test_the_first_day_of_a_column_lies_in_it_and_the_day_before_does_not(
    unit: Unit, near: Day, cells: int, column: int
) -> None:
    axis = Axis(unit, fitting_axis(near, near, 1, unit).first, 20, cells)
    first = axis.day(column)
    assert axis.column(first) == column or (unit == "day" and cells > 1)
    before = date.fromordinal(date(*first).toordinal() - 1)
    assert axis.column((before.year, before.month, before.day)) < column


@settings(deadline=None)
@given(st.sampled_from(UNITS), NEAR, NEAR, st.integers(8, 160))
def test_an_axis_holds_both_its_ends(unit: Unit, one: Day, other: Day, columns: int) -> None:
    first, last = sorted((one, other))
    axis = fitting_axis(first, last, columns, unit)
    assert axis.span(first, last) == (axis.column(first), axis.column(last))
    assert 0 <= axis.column(first) <= axis.column(last) < axis.columns
    free = fitting_axis(first, last, columns)
    assert free.columns <= columns or free.unit == "year"


@settings(deadline=None)
@given(st.sampled_from(UNITS), DAYS, DAYS)
def test_columns_keep_the_order_of_days(unit: Unit, one: Day, other: Day) -> None:
    first, last = sorted((one, other))
    axis = Axis(unit, 0, 1, cells=3)
    assert axis.column(first) <= axis.column(last)


DATES = st.lists(NEAR.map(lambda d: Edtf(f"{d[0]:04}-{d[1]:02}-{d[2]:02}")), min_size=1, max_size=20)


@settings(deadline=None)
@given(DATES, st.integers(8, 60))
def test_windows_show_every_date_once_and_no_empty_part(dates: list[Edtf], columns: int) -> None:
    period = bounds(dates)
    assert period is not None
    parts = list(windows(fitting_axis(*period, columns, "day"), columns, dates))
    assert all(part.columns <= columns for part in parts)
    for day in dates:
        assert sum(part.point(day) is not None for part in parts) == 1
    assert all(any(part.point(day) is not None for day in dates) for part in parts)


def test_approximate_dates_reach_further_and_open_ends_nowhere() -> None:
    assert reach(Edtf("2020-12~")) == ((2020, 11, 3), (2021, 1, 28))
    assert reach(Edtf("2020-12")) == ((2020, 12, 1), (2020, 12, 31))
    assert bounds([Edtf("2021/..")]) == ((2021, 1, 1), (2021, 1, 1))
    assert bounds([Edtf("../2021"), Edtf("2019")]) == ((2019, 1, 1), (2021, 12, 31))
    assert bounds([]) is None
    assert reach(Edtf("0000~"))[0] <= (1, 1, 1)
    assert reach(Edtf("9999~"))[1] == (9999, 12, 31)


def test_names_of_years_and_months_have_room() -> None:
    months = Axis("month", 2020 * 12 + 10, 16)
    assert tick_line(months, "en") == "  2021          "
    assert ticks(Axis("month", 2020 * 12 + 6, 16), "en") == [(0, "2020"), (6, "2021")]
    day = date(2023, 2, 20).toordinal()
    assert tick_line(Axis("day", day, 40), "es") == "feb 2023 mar 2023" + " " * 23
    assert ticks(Axis("quarter", 2013 * 4, 20), "en") == [(0, "2013"), (8, "2015"), (16, "2017")]


@settings(deadline=None)
@given(st.sampled_from(UNITS), NEAR, st.integers(1, 90), st.integers(1, 8))
def test_a_line_of_names_is_as_wide_as_its_axis(unit: Unit, day: Day, units: int, cells: int) -> None:
    axis = fitting_axis(day, day, 1, unit)
    axis = Axis(unit, axis.first, units, cells)
    assert len(tick_line(axis, "es")) == axis.columns
