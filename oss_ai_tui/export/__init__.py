"""A corpus in formats that other programs read, and citations that a person can paste."""

from oss_ai_tui.export.citing import Item, attributed, citation
from oss_ai_tui.export.formats import FORMATS, KINDS, export_items, items_of
from oss_ai_tui.export.json import SCHEMA, export_json
from oss_ai_tui.export.safe_json import json_bytes

__all__ = [
    "FORMATS",
    "KINDS",
    "SCHEMA",
    "Item",
    "attributed",
    "citation",
    "export_items",
    "export_json",
    "items_of",
    "json_bytes",
]
