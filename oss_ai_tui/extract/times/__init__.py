"""Temporal expressions of Spanish prose and the EDTF dates that they mean."""

from oss_ai_tui.extract.times.finder import find_times

__all__ = ["find_times"]
