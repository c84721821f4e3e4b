"""Facts out of Spanish prose: entities, quotes, dates, figures, relations and events, each with its evidence."""

from oss_ai_tui.extract.pipeline import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract"]
