"""Text that remembers where each of its letters stood in the original file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from oss_ai_tui.domain.facts import OriginRun

Run = tuple[int, int, int]
"""Offset in the text, offset in the original, length: that many letters are the same in both."""
Edit = tuple[int, int, str]
"""Start and end of a slice, and what is put in its place."""


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text and its map to the original: runs sorted and disjoint; letters without a run were made, not read."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, original: str) -> MappedText:
        """Return the original itself, every letter mapped to its own place."""
        return cls(original, ((0, 0, len(original)),) if original else ())

    def slice(self, start: int, end: int) -> MappedText:
        """Return the part from ``start`` to ``end``."""
        builder = _Builder()
        builder.keep(self, start, end, self._run_at(start))
        return builder.done()

    def edit(self, edits: Iterable[Edit]) -> MappedText:
        """Return the text with slices replaced; the edits are in order and do not overlap."""
        builder, at, run = _Builder(), 0, 0
        for start, end, made in edits:
            run = builder.keep(self, at, start, run)
            builder.make(made)
            at = end
        if not builder.pieces:
            return self
        builder.keep(self, at, len(self.text), run)
        return builder.done()

    def trimmed(self) -> MappedText:
        """Return the text without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return self if (start, end) == (0, len(self.text)) else self.slice(start, max(start, end))

    def origin(self) -> tuple[OriginRun, ...]:
        """Return the map in the form that a passage keeps."""
        return tuple(OriginRun(*run) for run in self.runs)

    def _run_at(self, offset: int) -> int:
        return max(0, bisect_right(self.runs, (offset, len(self.text) + 1, 0)) - 1)


def join(parts: Iterable[MappedText | str]) -> MappedText:
    """Return the parts in a row; a plain string among them is made text, without an origin."""
    builder = _Builder()
    for part in parts:
        if isinstance(part, str):
            builder.make(part)
        else:
            builder.keep(part, 0, len(part.text), 0)
    return builder.done()


@dataclass(slots=True)
class _Builder:
    """Collects pieces of text and their runs from left to right, in time linear in what it is given."""

    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def make(self, text: str) -> None:
        """Add letters that have no origin (none is fine: the slice before them was dropped)."""
        self.pieces.append(text)
        self.length += len(text)

    def keep(self, view: MappedText, start: int, end: int, first: int) -> int:
        """Add a slice of a mapped text; ``first`` is a run at or before its start, and the result one for its end."""
        if start >= end:
            return first
        shift = self.length - start
        for index in range(first, len(view.runs)):
            at, origin, length = view.runs[index]
            low, high = max(at, start), min(at + length, end)
            if low < high:
                self._add_run(low + shift, origin + low - at, high - low)
            if at + length >= end:
                first = index
                break
        self.pieces.append(view.text[start:end])
        self.length += end - start
        return first

    def _add_run(self, start: int, origin: int, length: int) -> None:
        if self.runs:
            at, before, size = self.runs[-1]
            if at + size == start and before + size == origin:
                self.runs[-1] = (at, before, size + length)
                return
        self.runs.append((start, origin, length))

    def done(self) -> MappedText:
        """Return what was collected."""
        return MappedText("".join(self.pieces), tuple(self.runs))
