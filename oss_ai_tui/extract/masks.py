"""Sentences with their names replaced by one mark each, so that patterns can speak of "a company" or "a person"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from oss_ai_tui.domain.facts import EntityKind
from oss_ai_tui.domain.text import fold

ORGANIZATION, MODEL, PERSON, UNKNOWN = "\ue000", "\ue001", "\ue002", "\ue003"
MARKS: dict[EntityKind | None, str] = {
    "organization": ORGANIZATION,
    "model": MODEL,
    "person": PERSON,
    None: UNKNOWN,
}
_NO_MARKS = {ord(mark): " " for mark in MARKS.values()}


@dataclass(frozen=True, slots=True)
class Masked:
    """Folded text in which each name is one mark; ``marks`` maps a mark's offset to its name's index."""

    text: str
    marks: dict[int, int]
    _breaks: tuple[int, ...]
    _origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Return the place in the passage of an offset in the masked text (the end of the text included)."""
        at = bisect_right(self._breaks, offset) - 1
        return self._origins[at] + offset - self._breaks[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the passage of a slice of the masked text; a name's mark stands for all of the name."""
        last = self.origin(end - 1)
        return self.origin(start), self._end_of(end - 1, last)

    def _end_of(self, offset: int, origin: int) -> int:
        if offset in self.marks:
            return self._origins[bisect_right(self._breaks, offset)]
        return origin + 1


def mask(text: str, start: int, end: int, names: Sequence[tuple[int, int, EntityKind | None]]) -> Masked:
    """Mask a slice of a passage's text.

    Args:
        text: the passage's text.
        start: where the slice begins.
        end: where it ends.
        names: start, end and kind of the names inside the slice, in order, without overlaps.
    """
    folded = fold(text[start:end])
    if any(mark in folded for mark in MARKS.values()):
        folded = folded.translate(_NO_MARKS)
    parts: list[str] = []
    breaks, origins, marks = [0], [start], {}
    length, done = 0, start
    for index, (first, last, kind) in enumerate(names):
        parts += (folded[done - start : first - start], MARKS[kind])
        length += first - done
        marks[length] = index
        breaks += (length, length + 1)
        origins += (first, last)
        length, done = length + 1, last
    parts.append(folded[done - start :])
    return Masked("".join(parts), marks, tuple(breaks), tuple(origins))
