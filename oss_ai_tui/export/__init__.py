"""A corpus in formats that other programs read."""

from oss_ai_tui.export.json import SCHEMA, export_json

__all__ = ["SCHEMA", "export_json"]
