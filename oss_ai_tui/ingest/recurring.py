"""Lines that only the whole text tells: numbered notes, page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.lines import Line, ends_clause

_NOTE = re.compile(r"(\d{1,3}) +(?=[^\W\d_a-zß-öø-ÿ]|[¿¡“«\"(])")
_PAGE = re.compile(r"[-–—\[ ]*(?:p[áa]g(?:ina|\.)? *)?(\d{1,3})(?: *(?:/|de) *\d{1,3})?[-–—\] ]*", re.IGNORECASE)
_FEWEST_NOTES, _FEWEST_PAGES, _FEWEST_HEADS = 2, 3, 3
_LONGEST_HEAD = 80
_DIGITS = re.compile(r"\d+")


def mark_recurring(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with notes, page numbers and running heads marked.

    Notes are lines whose leading numbers rise by one; page numbers are such lines without anything else. A short line
    that stands alone and comes back, whatever number it carries, is a running head.
    """
    marked = list(lines)
    for index in _longest_chain(list(_numbers(lines)), _FEWEST_NOTES):
        marked[index] = replace(marked[index], mark="note")
    pages = [
        (i, int(m[1])) for i, line in enumerate(lines) if line.mark == "plain" and (m := _PAGE.fullmatch(line.text))
    ]
    for index in (*_longest_chain(pages, _FEWEST_PAGES), *_running_heads(lines)):
        marked[index] = replace(marked[index], mark="caption")
    return marked


def _numbers(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the lines that may begin a note, and their numbers; a number within a sentence begins none."""
    for index, line in enumerate(lines):
        begins = index == 0 or line.gap or ends_clause(lines[index - 1].text)
        found = _NOTE.match(line.text) if line.mark == "plain" and begins else None
        if found:
            yield index, int(found[1])


def _longest_chain(found: Sequence[tuple[int, int]], least: int) -> list[int]:
    """Return the places of the longest row of numbers n, n+1, n+2 … in order, if it has at least so many."""
    length: list[int] = []
    before: list[int | None] = []
    last: dict[int, int] = {}
    for place, (_, number) in enumerate(found):
        previous = last.get(number - 1)
        before.append(previous)
        length.append(1 if previous is None else length[previous] + 1)
        if number not in last or length[place] >= length[last[number]]:
            last[number] = place
    at = max(range(len(found)), key=length.__getitem__, default=None)
    if at is None or length[at] < least:
        return []
    chain = []
    while at is not None:
        chain.append(found[at][0])
        at = before[at]
    return chain[::-1]


def _running_heads(lines: Sequence[Line]) -> list[int]:
    keys = {index: _DIGITS.sub("0", fold(lines[index].text)) for index in _alone(lines)}
    counts = Counter(keys.values())
    return [index for index, key in keys.items() if counts[key] >= _FEWEST_HEADS]


def _alone(lines: Sequence[Line]) -> Iterator[int]:
    for index, line in enumerate(lines):
        after = index + 1 == len(lines) or lines[index + 1].gap
        short = len(line.text) <= _LONGEST_HEAD and line.mark == "plain"
        if short and line.gap and after and not ends_clause(line.text):
            yield index
