"""From lines to blocks: which lines and cut paragraphs belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.hyphens import cut_word, known_words, mend
from oss_ai_tui.ingest.lexicon import words
from oss_ai_tui.ingest.lines import Line, Mark
from oss_ai_tui.ingest.mapped import MappedText, join

_CLOSERS = "\"'”’»)]"
_ENDS = re.compile(rf"[.!?…:]([{_CLOSERS}]*)$")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_LOWER_START = re.compile(r"[(\[]?[a-zß-öø-ÿ](?![a-zß-öø-ÿ]{0,3}[A-Z])")
_PUNCTUATED = re.compile(rf"[.,;:!?…][{_CLOSERS}]*$")
_WIDEST = 160
_NARROWEST = 30
_FULL = 0.9
_LEAST_PROSE = 60


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item: its words on one line, and what its lines were marked as."""

    words: MappedText
    mark: Mark
    bold: bool = False


@dataclass(slots=True)
class _Growing:
    """A block while lines are added: slices of the text, each with what joins it to the next."""

    line: Line
    parts: list[tuple[int, int, str]]
    length: int
    asides: list[Line] = field(default_factory=list)


def make_blocks(view: MappedText, lines: Sequence[Line]) -> list[Block]:
    """Join the lines of a text into blocks; what stands between two halves of a cut paragraph follows it."""
    return [_block(view, growing) for growing in _grow(lines, _Joiner.of(view.text, lines))]


def _block(view: MappedText, growing: _Growing) -> Block:
    if len(growing.parts) == 1:
        line = growing.line
        return Block(view.slice(line.start, line.end), line.mark, line.bold)
    pieces = (piece for start, end, glue in growing.parts for piece in (view.slice(start, end), glue))
    return Block(join(pieces), growing.line.mark)


def _grow(lines: Sequence[Line], joiner: _Joiner) -> Iterator[_Growing]:
    current: _Growing | None = None
    last: Line | None = None
    for line in lines:
        if current and last and line.mark == "caption":
            current.asides.append(line)
            continue
        joint = joiner.joint(current, last, line) if current and last else None
        if current and joint:
            _add(current, line, *joint)
        else:
            if current:
                yield from _finished(current)
            current = _begin(line)
        last = line
    if current:
        yield from _finished(current)


def _finished(growing: _Growing) -> Iterator[_Growing]:
    yield growing
    yield from map(_begin, growing.asides)


def _begin(line: Line) -> _Growing:
    return _Growing(line, [(line.start, line.end, "")], len(line.text))


def _add(growing: _Growing, line: Line, cut: int, glue: str) -> None:
    start, end, _ = growing.parts[-1]
    growing.parts[-1:] = [(start, end - cut, glue), (line.start, line.end, "")]
    growing.length += len(line.text) + len(glue) - cut


@dataclass(frozen=True, slots=True)
class _Joiner:
    """Decides about neighbours: ``width`` is that of hard-wrapped lines (0: none are)."""

    width: int
    known: frozenset[str]

    @classmethod
    def of(cls, text: str, lines: Sequence[Line]) -> _Joiner:
        running = [line for line in lines if line.mark != "caption"]
        parts = (cut_word(a.text, b.text) for a, b in pairwise(running))
        return cls(wrap_width(lines), known_words(text, [part for part in parts if part]))

    def joint(self, block: _Growing, last: Line, line: Line) -> tuple[int, str] | None:
        """Return how many letters to cut from the block's end and what to put there, or None to begin anew."""
        if line.mark != "plain" or last.mark not in ("plain", "item", "note"):
            return None
        gap = line.gap or bool(block.asides)
        parts = cut_word(last.text, line.text)
        if parts:
            return mend(*parts, gap, self.known)
        if (not gap and self._wraps(block, last, line)) or _continues(last.text, line.text, gap, block):
            return 0, " "
        return None

    def _wraps(self, block: _Growing, last: Line, line: Line) -> bool:
        """Tell whether the next line's first word would not have fitted on the line before."""
        if block.line.mark == "item" and line.indent > block.line.indent:
            return True
        if not self.width or (line.indent > last.indent and _ENDS.search(last.text)):
            return False
        return _is_full(last, line, self.width)


def _is_full(line: Line, following: Line, width: int) -> bool:
    return line.indent + len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > _FULL * width


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text's lines were wrapped, or 0 if each line is a paragraph, item or verse.

    In wrapped prose most lines have no room for the next line's first word, and few end in a mark of punctuation;
    in lists and verse lines are ragged or end in one.
    """
    neighbours = pairwise(lines)
    pairs = [(a, b) for a, b in neighbours if b.mark == "plain" and not b.gap and a.mark != "heading"]
    if len(pairs) < 2:
        return 0
    lengths = sorted(a.indent + len(a.text) for a, _ in pairs)
    width = lengths[int(len(lengths) * 0.95) if len(lengths) > 20 else -1]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    punctuated = sum(_PUNCTUATED.search(a.text) is not None for a, _ in pairs)
    prose = full >= 0.6 * len(pairs) and punctuated <= 0.45 * len(pairs)
    return width if prose and _NARROWEST <= width <= _WIDEST else 0


def _continues(before: str, after: str, gap: bool, block: _Growing) -> bool:
    """Tell whether a sentence that stops without its end goes on in the next line or paragraph."""
    lower = _LOWER_START.match(after) is not None
    if lower and after[0] == "(" and (gap or block.length >= _LEAST_PROSE):
        return block.length >= _LEAST_PROSE
    ended = _ENDS.search(before)
    if ended and not (ended[1] and lower and before[ended.start()] != "."):
        return False
    last = _LAST_WORD.search(before)
    if last and fold(last[1]) in words("joining", "open_ended") and last[1].islower():
        return lower or gap or block.length >= _LEAST_PROSE
    if not lower:
        return gap and before.endswith(",") and block.length >= _LEAST_PROSE
    return block.length >= _LEAST_PROSE or (gap and before.endswith(","))
