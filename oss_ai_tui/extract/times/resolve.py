"""From a match to its date: the resolver that each rule names.

A resolver returns None where the words are no temporal expression after all.
"""

from __future__ import annotations

from collections.abc import Callable

from oss_ai_tui.extract.times import calendar_dates, relative_dates
from oss_ai_tui.extract.times.found import Found, Resolution

Resolver = Callable[[Found], Resolution | None]

RESOLVERS: dict[str, Resolver] = {
    resolver.__name__: resolver
    for resolver in (
        calendar_dates.numeric,
        calendar_dates.day_month_year,
        calendar_dates.day_month,
        calendar_dates.day_of_month,
        calendar_dates.short_month,
        calendar_dates.month_year,
        calendar_dates.month,
        calendar_dates.month_of_relative_year,
        calendar_dates.day_range,
        calendar_dates.month_range,
        calendar_dates.quarter,
        calendar_dates.season,
        calendar_dates.decade,
        calendar_dates.bare_decade,
        calendar_dates.century,
        calendar_dates.year_range,
        calendar_dates.year,
        calendar_dates.year_subject,
        calendar_dates.year_item,
        calendar_dates.year_in_list,
        relative_dates.ago,
        relative_dates.within,
        relative_dates.last_n,
        relative_dates.next_n,
        relative_dates.last_one,
        relative_dates.vague,
        relative_dates.vague_event,
        relative_dates.period_this,
        relative_dates.period_last,
        relative_dates.period_next,
        relative_dates.weekday,
        relative_dates.day_word,
        relative_dates.after,
        relative_dates.before,
        relative_dates.following,
        relative_dates.same,
    )
}
