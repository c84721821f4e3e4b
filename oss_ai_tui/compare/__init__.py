"""What the texts of a store say against each other, or against the registry."""

from oss_ai_tui.compare.conflict import Conflict, ConflictType, Side
from oss_ai_tui.compare.finder import find_conflicts

__all__ = ["Conflict", "ConflictType", "Side", "find_conflicts"]
