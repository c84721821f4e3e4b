"""How a person may write a key, and which keys no terminal sends."""

from __future__ import annotations

import re

_NAMED = frozenset(
    {"enter", "escape", "tab", "space", "backspace", "delete", "insert"}
    | {"home", "end", "pageup", "pagedown", "up", "down", "left", "right"}
)
_MOVING = ("home", "end", "up", "down", "left", "right")
_OTHER_NAMES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
}
NEVER_SENT = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter"}
"""What terminals send instead of some keys."""


def key_written(text: str) -> str | None:
    """Return a key as the declarations of the commands write it, or None where there is no such key.

    Letters and signs stand for themselves, capitals too; the names of keys may be in capitals.
    """
    if len(text) == 1:
        return text if text.isprintable() and not text.isspace() else None
    *modifiers, name = text.lower().split("+")
    name = _OTHER_NAMES.get(name, name)
    if not modifiers:
        return name if name in _NAMED or re.fullmatch(r"f([1-9]|1\d|2[0-4])", name) else None
    return f"{modifiers[0]}+{name}" if len(modifiers) == 1 and _goes_with(modifiers[0], name) else None


def _goes_with(modifier: str, name: str) -> bool:
    """Tell whether a terminal can tell a key with a modifier from the same key without."""
    if modifier == "ctrl":
        return name in _MOVING or bool(re.fullmatch("[a-z]", name))
    return modifier == "shift" and name in (*_MOVING, "tab")
