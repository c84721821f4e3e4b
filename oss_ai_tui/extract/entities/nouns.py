"""Organisations by the nouns that texts call them: «la fundación», «el consorcio»."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import load
from oss_ai_tui.extract.patterns import alternation
from oss_ai_tui.extract.reading import Entities, Named

BESIDE = 40
"""Characters before a name in which a noun may introduce it: «la cooperativa balear Salabror»."""


class Nouns:
    """The organisations of a document that bear a noun in their name or are introduced by it.

    Args:
        folded: the folded text of each passage.
        entities: the document's entities.
    """

    def __init__(self, folded: Sequence[str], entities: Entities) -> None:
        self._folded, self._entities = folded, entities
        self._names = {c.id: fold(" ".join(c.aliases)) for c in entities.companies}
        self._mentions: dict[str, list[Named]] = {}
        self._called: dict[int, frozenset[str]] = {}

    def last(self, noun: str, passage: int, before: int) -> str | None:
        """Return the id of the last organisation before a place that a folded noun calls."""
        if noun not in self._mentions:
            self._mentions[noun] = list(self._bearing(noun))
        at = bisect_right(self._mentions[noun], (passage, before), key=_place)
        return self._mentions[noun][at - 1].entity if at else None

    def called(self, passage: int) -> frozenset[str]:
        """Return the ids of the organisations that a passage calls by their noun alone."""
        if passage not in self._called:
            places = _called().finditer(self._folded[passage])
            found = (self.last(m["noun"], passage, m.start()) for m in places)
            self._called[passage] = frozenset(one for one in found if one)
        return self._called[passage]

    def _bearing(self, noun: str) -> Iterator[Named]:
        """Yield every mention, in order, of an organisation that bears a noun or is introduced by it there."""
        word = re.compile(rf"\b{noun}\b")
        bearers = {id for id, names in self._names.items() if word.search(names)}
        for index, text in enumerate(self._folded):
            said = noun in text
            for n in self._entities.of_passage(index):
                if n.kind == "organization" and (n.entity in bearers or (said and self._is(noun, n, text))):
                    yield n

    def _is(self, noun: str, named: Named, text: str) -> bool:
        left, right = text[max(0, named.start - BESIDE) : named.start], text[named.end : named.end + BESIDE]
        before = re.search(rf"\b{noun}(?: (?!de |del |que )[a-z-]+){{0,2}} $", left)
        after = re.match(rf", (?:la|el|una?)(?: [a-z-]+)? {noun}\b", right)
        return before is not None or after is not None


def _place(named: Named) -> tuple[int, int]:
    return named.passage, named.end


def opener(sentence: str) -> str | None:
    """Return the noun of an unnamed organisation with which a sentence begins, unless it is one for any firm."""
    found = _openers().match(fold(sentence[:60]))
    return found["noun"] if found else None


@cache
def _openers() -> re.Pattern[str]:
    nouns = alternation(load("roles")["institutions"].split())
    return re.compile(rf"(?:el|la) (?P<noun>{nouns})\b(?! (?:de|del)\b)")


@cache
def _called() -> re.Pattern[str]:
    return re.compile(_openers().pattern.replace("(?:el|la)", r"\b(?:del|al|el|la)", 1))
