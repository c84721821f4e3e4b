"""Whose round of money a text tells of where it names nobody: «la ronda la lidera …», «también participaron …»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from oss_ai_tui.extract.anaphora import Anaphora
from oss_ai_tui.extract.masks import mask
from oss_ai_tui.extract.reading import PassageReading, Reading, Sentence
from oss_ai_tui.extract.relations_rules import raising


class Raisers:
    """The organisations of a document that raise money, by the sentences that say so; made once for each document."""

    def __init__(self, reading: Reading, anaphora: Anaphora) -> None:
        self._reading, self._anaphora = reading, anaphora

    def before(self, passage: int, start: int) -> str | None:
        """Return, by its id, who the passage up to a place, or the one before it, last said to raise money.

        If they said it of nobody, it is the only organisation of which the document says so anywhere.
        """
        at = bisect_left(self._said, (passage, start, ""))
        if at and self._said[at - 1][0] >= passage - 1:
            return self._said[at - 1][2]
        return next(iter(self._all)) if len(self._all) == 1 else None

    @cached_property
    def _said(self) -> list[tuple[int, int, str]]:
        """Passage, beginning of the sentence and organisation of every such sentence, in order."""
        return [
            (index, sentence.start, organization)
            for index, passage in enumerate(self._reading.passages)
            for sentence in passage.sentences
            for organization in self._in(index, passage, sentence)
        ]

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(organization for _, _, organization in self._said)

    def _in(self, index: int, passage: PassageReading, sentence: Sentence) -> Iterator[str]:
        names = [n for n in self._anaphora.within(index, sentence) if n.kind == "organization"]
        if names:
            places = [(n.start, n.end, n.kind) for n in names]
            masked = mask(passage.text, sentence.start, sentence.end, places)
            for found in raising().finditer(masked.text):
                place = next(found.start(end) for end in ("a3", "a", "b", "b2") if found[end])
                yield names[masked.marks[place]].entity
