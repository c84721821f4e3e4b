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

_CLOSERS = "\"'”’»)\\]"
_ENDS = re.compile(rf"[.!?…:]([{_CLOSERS}]*)$")
_LAST_WORD = re.compile(r"(?<!\w)([^\W\d_A-ZÁÉÍÓÚÑÜ]+)$")
_QUOTE_STARTS, _QUOTE_ENDS = "“«", "”»"
_QUOTE = re.compile(f"[{_QUOTE_STARTS}{_QUOTE_ENDS}]")
_LOWER_START = re.compile(r"[(\[]?[a-zß-öø-ÿ](?![a-zß-öø-ÿ]{0,3}[A-Z])")
_PUNCTUATED = re.compile(rf"[.,;:!?…][{_CLOSERS}]*$")
_TAIL = 40
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
    first: bool
    """Whether it is the first of its text."""
    open_quotes: int
    """How many quotation marks it opens more than it closes."""
    asides: list[Line] = field(default_factory=list)
    """Captions met since, which may stand between the halves of a cut paragraph."""


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
            current = _begin(line, first=current is None)
        last = line
    if current:
        yield from _finished(current)


def _finished(growing: _Growing) -> Iterator[_Growing]:
    yield growing
    yield from map(_begin, growing.asides)


def _begin(line: Line, first: bool = False) -> _Growing:
    return _Growing(line, [(line.start, line.end, "")], len(line.text), first, _open_quotes(line.text))


def _add(growing: _Growing, line: Line, cut: int, glue: str) -> None:
    start, end, _ = growing.parts[-1]
    growing.parts[-1:] = [(start, end - cut, glue), (line.start, line.end, "")]
    growing.length += len(line.text) + len(glue) - cut
    growing.open_quotes += _open_quotes(line.text)


def _open_quotes(text: str) -> int:
    return sum(map(text.count, _QUOTE_STARTS)) - sum(map(text.count, _QUOTE_ENDS))


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
        if not gap and self._wraps(block, last, line):
            return 0, " "
        # Neither a title, which comes first, nor lines of a quotation or of wrapped prose are verse.
        prose = not gap and (self.width or line.quoted or block.first)
        goes_on = _continues(block, last.text, line.text, gap, 0 if prose else _LEAST_PROSE)
        return (0, " ") if goes_on else None

    def _wraps(self, block: _Growing, last: Line, line: Line) -> bool:
        """Tell whether the next line's first word would not have fitted on the line before."""
        if block.line.mark == "item" and line.indent > block.line.indent:
            return True
        if not self.width or (line.indent > last.indent and _ENDS.search(last.text[-_TAIL:])):
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
    punctuated = sum(_PUNCTUATED.search(a.text[-_TAIL:]) is not None for a, _ in pairs)
    prose = full >= 0.6 * len(pairs) and punctuated <= 0.45 * len(pairs)
    return width if prose and _NARROWEST <= width <= _WIDEST else 0


def _continues(block: _Growing, before: str, after: str, gap: bool, least: int) -> bool:
    """Tell whether a sentence that stops without its end goes on in the next line or paragraph.

    It does where the next one begins in lower case, or in the middle of a quotation that the block left open; and
    where the block ends in a word that ends no sentence («de», «que»). A block shorter than ``least`` may be a verse
    or an entry of a list, and is left alone.
    """
    lower = _LOWER_START.match(after) is not None
    long = block.length >= least
    if lower and after[0] in "([":
        return long
    if gap and block.open_quotes > 0 and _closes_first(after):
        return True
    ended = _ENDS.search(before[-_TAIL:])
    if ended and not (ended[1] and lower and ended[0][0] != "."):
        return False
    last = _LAST_WORD.search(before[-_TAIL:])
    if last and fold(last[1]) in words("joining", "open_ended"):
        return lower or gap or long
    comma = gap and before.endswith(",")
    return (long or comma) if lower else (long and comma)


def _closes_first(text: str) -> bool:
    """Tell whether the first quotation mark in a text closes a quotation; one at its very start opens a paragraph."""
    found = _QUOTE.search(text)
    return found is not None and found.start() > 0 and found.group() in _QUOTE_ENDS
