"""Organisations, models and people: where a text names them, and which of them are one."""

from oss_ai_tui.extract.entities.finder import find_entities
from oss_ai_tui.extract.entities.lexicon import Lexicon, default_lexicon

__all__ = ["Lexicon", "default_lexicon", "find_entities"]
