"""The writer's own sentences, with quotations and names as single items: what attribution is read in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from oss_ai_tui.extract.quotations.marks import Span
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Token


class Item(NamedTuple):
    """A word, mark, name or quotation of a frame."""

    start: int
    end: int
    word: str
    """Lower case with accents; empty for a quotation or a name."""
    folded: str
    capital: bool = False
    named: Named | None = None
    span: Span | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return bool(self.word) and not self.word[0].isalnum() and self.word != "_"


_DATELINE_REACH = 14


def _dateline(items: Sequence[Item]) -> int:
    """Return how many items of place and date stand before a wire's text: «MADRID, 4 may (EFE).- »; 0 for none."""
    if not items or not items[0].capital:
        return 0
    for k in range(1, min(_DATELINE_REACH, len(items) - 1)):
        if items[k - 1].word == "." and items[k].word in ("-", "–", "—") and items[k].start == items[k - 1].end:
            return k + 1
    return 0


_HONORIFICS = frozenset({"dr", "dra", "sr", "sra", "srta", "lic", "ing", "prof", "mtro", "mtra", "don", "doña"})


def _without_honorifics(items: Sequence[Item]) -> Iterator[Item]:
    """Leave «Dra.» and «don» out before a name."""
    k = 0
    while k < len(items):
        after = k + 1
        if items[k].word in ("el", "la") and after < len(items) and items[after].word in _HONORIFICS:
            k = after
            continue
        if items[k].word in _HONORIFICS:
            after += after < len(items) and items[after].word == "."
            if after < len(items) and (items[after].named is not None or items[after].capital):
                k = after
                continue
        yield items[k]
        k += 1


class Frame:
    """One sentence of the writer's, in which whole quotations count as single items, however long they are."""

    def __init__(self, page: Page, start: int, end: int, tokens: tuple[int, int], number: int) -> None:
        self.page = page
        self.start = start
        self.end = end
        self.number = number
        """Position among the passage's frames."""
        self._tokens = tokens

    @property
    def text(self) -> str:
        """The text of the passage."""
        return self.page.text

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Quotations that begin in the frame."""
        starts = self.page.span_starts
        return self.page.spans[bisect_left(starts, self.start) : bisect_left(starts, self.end)]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Words, marks, names and quotations in order."""
        items = tuple(self._read())
        if not _HONORIFICS.isdisjoint(self.words):
            items = tuple(_without_honorifics(items))
        return items[_dateline(items) :] if self.number == 0 else items

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of the frame in lower case, those inside quotations included."""
        return frozenset(t.text.lower() for t in self.tokens)

    @property
    def tokens(self) -> Sequence[Token]:
        """Tokens of the frame, those inside quotations included."""
        return self.page.reading.tokens[slice(*self._tokens)]

    def _read(self) -> Iterator[Item]:
        spans, names = iter(self.spans), iter(self.page.names_between(self.start, self.end))
        span, name = next(spans, None), next(names, None)
        past = self.start
        for token in self.tokens:
            if token.start < past:
                continue
            while name is not None and name.end <= token.start:
                name = next(names, None)
            while span is not None and span.end <= token.start:
                span = next(spans, None)
            if span is not None and span.start <= token.start:
                yield Item(span.start, span.end, "", "", span=span)
                past, span = span.end, next(spans, None)
            elif name is not None and name.start <= token.start:
                yield Item(name.start, name.end, "", "", named=name)
                past, name = name.end, next(names, None)
            else:
                yield Item(token.start, token.end, token.text.lower(), token.folded, token.text[0].isupper())


@dataclass(frozen=True)
class Page:
    """A passage with its quotations and names, cut into frames."""

    number: int
    """Index of the passage in the reading."""
    reading: PassageReading
    spans: tuple[Span, ...]
    names: tuple[Named, ...]

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.reading.text

    @cached_property
    def span_starts(self) -> list[int]:
        """Where the spans start."""
        return [s.start for s in self.spans]

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The writer's sentences: no quotation is cut."""
        return tuple(self._cut())

    def names_between(self, start: int, end: int) -> tuple[Named, ...]:
        """Return the names that begin in the slice."""
        starts = self._name_starts
        return self.names[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [n.start for n in self.names]

    def _cut(self) -> Iterator[Frame]:
        sentences, number, first = self.reading.sentences, 0, 0
        for last, sentence in enumerate(sentences):
            if last + 1 < len(sentences) and self._is_inside(sentence.end, sentences[last + 1].start):
                continue
            head = sentences[first]
            yield Frame(self, head.start, sentence.end, (head.first, sentence.last), number)
            number, first = number + 1, last + 1

    def _is_inside(self, end: int, following: int) -> bool:
        at = bisect_right(self.span_starts, end) - 1
        return at >= 0 and self.spans[at].start < following < self.spans[at].end


def page(number: int, reading: PassageReading, spans: tuple[Span, ...], entities: Entities) -> Page:
    """Put a passage together; quotations that hold nothing but one name count as that name."""
    names = entities.of_passage(number)
    bare = {(n.start, n.end) for n in names}
    return Page(number, reading, tuple(s for s in spans if (s.first, s.last) not in bare), names)
