"""Events of Spanish prose: what happened, when, and who took part."""

from oss_ai_tui.extract.events.finder import find_events

__all__ = ["find_events"]
