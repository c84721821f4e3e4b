"""Days between dates, and how far rough dates may be off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.date_gaps import days_apart, slack
from oss_ai_tui.domain.dates import Edtf

DATES = st.dates().map(lambda day: Edtf(day.isoformat()))


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2023-03-14", "2023-03-15", 1),
        ("2023-03-14", "2023-03", 0),
        ("2023-05", "2023-03-14", 48),
        ("2022", "2024", 366),
        ("2020/..", "2024", 0),
        ("../2020", "2021-01-01", 1),
    ],
)
def test_days_between(one: str, other: str, days: int) -> None:
    assert days_apart(Edtf(one), Edtf(other)) == days_apart(Edtf(other), Edtf(one)) == days


@given(DATES, DATES)
def test_no_days_between_is_what_overlapping_means(one: Edtf, other: Edtf) -> None:
    assert (days_apart(one, other) == 0) == one.overlaps(other)


@pytest.mark.parametrize(("date", "days"), [("2023-03", 0), ("2023-03~", 31), ("2023~", 183), ("2023-03-14~", 4)])
def test_only_rough_dates_have_slack(date: str, days: int) -> None:
    assert slack(Edtf(date)) == days
