"""Texts as segments are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from oss_ai_tui.search import segments
from oss_ai_tui.search.segments import Piece


@dataclass(frozen=True)
class Text:
    text: str
    extra: str
    piece: str


@dataclass(frozen=True)
class Texts:
    """Texts in a row, those of one piece together."""

    texts: Sequence[Text]

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, number: int) -> str:
        return self.texts[number].text

    def extra(self, number: int) -> str:
        return self.texts[number].extra

    def pieces(self) -> Iterator[Piece]:
        first = 0
        for _, group in groupby(self.texts, key=attrgetter("piece")):
            held = [(text.text, text.extra) for text in group]
            yield Piece(sha256(repr(held).encode()).hexdigest(), first, len(held))
            first += len(held)


def Segments(texts: Sequence[Text], *folders: Path) -> segments.Segments:
    return segments.Segments(Texts(texts), folders)


def many(count: int) -> list[Text]:
    return [Text(f"palabra {n % 97} y {n}", "", f"d{n // 10}") for n in range(count)]
