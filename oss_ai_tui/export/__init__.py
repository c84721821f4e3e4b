"""A corpus in formats that other programs read, and citations that a person can paste."""

from oss_ai_tui.export.citing import Item, Thing, attributed, citation
from oss_ai_tui.export.formats import FORMATS, KINDS, export_items, items_of
from oss_ai_tui.export.forms import FORMS, Copied, written
from oss_ai_tui.export.json import SCHEMA, export_json
from oss_ai_tui.export.safe_json import json_bytes
from oss_ai_tui.export.writing import PRIVATE, why_not, write_whole

__all__ = [
    "FORMATS",
    "FORMS",
    "KINDS",
    "PRIVATE",
    "SCHEMA",
    "Copied",
    "Item",
    "Thing",
    "attributed",
    "citation",
    "export_items",
    "export_json",
    "items_of",
    "json_bytes",
    "why_not",
    "write_whole",
    "written",
]
