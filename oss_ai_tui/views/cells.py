"""Text in terminal cells: cleaned, measured, cut and filled without breaking a letter, for drawings in plain text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from oss_ai_tui.domain.text import one_line

ELLIPSIS = "…"
_MOST_MARKS = 3
"""Combining marks kept on one letter; more is no language but a way to smear the screen."""
_SIMPLE = re.compile("[ -~¡-¬®-\u024f–—‘’“”…€]*")
_UNSURE = re.compile("[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\u20dd-\u20e4]")
"""Flags' letters, skin tones and enclosing marks: no two terminals agree on their width."""


def clean(text: str) -> str:
    """Return any text on one line, composed, with nothing in it that a terminal obeys or measures in its own way."""
    line = one_line(text)
    if _SIMPLE.fullmatch(line):
        return line
    line = _UNSURE.sub("", unicodedata.normalize("NFC", line))
    kept: list[str] = []
    marks = 0
    for char in line:
        marks = marks + 1 if _cells(char) == 0 else 0
        if marks == 0 or (kept and marks <= _MOST_MARKS):
            kept.append(char)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """Return the number of cells of a clean text."""
    return len(text) if _SIMPLE.fullmatch(text) else sum(map(_cells, text))


def _fitting(text: str, cells: int) -> int:
    """Return how many characters of a clean text fit; a letter keeps its marks or goes with them."""
    used = 0
    for index, char in enumerate(text):
        used += _cells(char)
        if used > cells:
            return index
    return len(text)


def cut(text: str, cells: int) -> str:
    """Return as much of any text as fits in so many cells, an ellipsis at its end if some is left out."""
    shown = clean(text)
    if width(shown) <= cells:
        return shown
    return shown[: _fitting(shown, cells - 1)].rstrip() + ELLIPSIS if cells > 0 else ""


def fit(text: str, cells: int, right: bool = False) -> str:
    """Return any text as exactly so many cells, cut or filled with spaces."""
    shown = cut(text, cells)
    fill = " " * (cells - width(shown))
    return fill + shown if right else shown + fill


def wrap(text: str, cells: int, most: int = 0) -> list[str]:
    """Return any text as lines of at most so many cells, broken between words, a longer word where the line ends.

    With ``most``, no more lines than that are made, and the last one says by an ellipsis that something is left out.
    """
    lines = [""]
    for word in clean(text).split():
        joined = f"{lines[-1]} {word}".lstrip()
        if width(joined) <= cells:
            lines[-1] = joined
            continue
        while width(word) > cells and (head := _fitting(word, cells)):
            lines.append(word[:head])
            word = word[head:]
        lines.append(word)
    made = [line for line in lines if line]
    return made if not most or len(made) <= most else [*made[: most - 1], cut(" ".join(made[most - 1 :]), cells)]
