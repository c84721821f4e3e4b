"""How wide what is printed may be."""

from __future__ import annotations

import os

_NARROWEST = 40
_USUAL = 80


def columns() -> int:
    """Return the width of the terminal, else 80; shutil would bring three compressors along for it."""
    try:
        return max(_NARROWEST, int(os.environ.get("COLUMNS") or os.get_terminal_size().columns))
    except (OSError, ValueError):
        return _USUAL
