"""Lines of a paragraph: where they begin and end, for a width in cells."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import get_character_cell_size

from oss_ai_tui.ui.content import is_easy

Line = tuple[int, int]


def wrap(text: str, width: int) -> list[Line]:
    """Return the (start, end) of each line of a clean text; a word longer than a line is cut where the line ends.

    There is always one line at least. Cost is linear, whatever the length of the words.
    """
    width = max(1, width)
    if len(text) <= width and is_easy(text):
        return [(0, len(text))]
    lines = [m.span() for m in _pattern(width).finditer(text)] if is_easy(text) else _wrap_cells(text, width)
    return lines or [(0, 0)]


@lru_cache(maxsize=64)
def _pattern(width: int) -> re.Pattern[str]:
    """As many characters as fit up to the end of a word, else as many as fit."""
    return re.compile(rf"[^ ].{{0,{width - 1}}}(?<! )(?![^ ])|[^ ]{{1,{width}}}", re.DOTALL)


def _wrap_cells(text: str, width: int) -> list[Line]:
    lines: list[Line] = []
    start = end = cells = 0
    for word in re.finditer(r"[^ ]+", text):
        size = sum(map(get_character_cell_size, word[0]))
        gap = word.start() - end
        if cells and cells + gap + size > width:
            lines.append((start, end))
            cells = 0
        if not cells:
            start, gap = word.start(), 0
        if size > width:
            *whole, (start, end, cells) = _cut_word(text, word.start(), word.end(), width)
            lines.extend((first, last) for first, last, _ in whole)
        else:
            end, cells = word.end(), cells + gap + size
    return [*lines, (start, end)] if end > start else lines


def _cut_word(text: str, start: int, end: int, width: int) -> list[tuple[int, int, int]]:
    """Return the parts (start, end, cells) of a word that is longer than a line."""
    parts: list[tuple[int, int, int]] = []
    first, cells = start, 0
    for index in range(start, end):
        size = get_character_cell_size(text[index])
        if cells and cells + size > width:
            parts.append((first, index, cells))
            first, cells = index, 0
        cells += size
    return [*parts, (first, end, cells)]
