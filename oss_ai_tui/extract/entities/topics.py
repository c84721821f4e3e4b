"""Which organisation a text is speaking of where it names none: «dijo la directora, Ana Ruiz», «la fundación»."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import load
from oss_ai_tui.extract.patterns import alternation
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence

_SENTENCES_BACK = 3
_PASSAGES_BACK = 2
_OFTEN = 3
"""Mentions that the organisation has at least that a whole document is about."""
_BESIDE = 40
"""Characters before a name in which a noun may introduce it: «la cooperativa balear Salabror»."""
SAME_PASSAGE, EARLIER_PASSAGE, OF_DOCUMENT, BY_NOUN = 0.75, 0.6, 0.55, 0.85
_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|\"[^\"]*\"")
_SOURCE_REACH = 60
_SOURCE = re.compile(
    r"(?:\(|\b(?:segun|de acuerdo (?:con|a)|(?:publicad|recogid|adelantad)[oa]s? (?:en|por)|"
    r"compite con|rival(?:es)? de|frente a|"
    r"(?:dijo|conto|declaro|explico|entrevista|revelo|publico|informo) (?:a|en|con)|contra|sin|junto a|"
    r"incluye a|supera a|"
    r"(?:antigu[oa]s?|\bex)[ -]?[a-z]+(?: [a-z]+)? de(?: \w+(?: \w+)?(?:,| y)| (?:la|el) [a-z]+(?: de [a-z]+){1,3})?) ?"
    r"(?:la |el |las |los )?(?:[a-z]+ )?)$"
)
_JOINED = re.compile(r"(?: \([^()]*\))? (?:y|e) (?:(?:la|el) (?:[a-z]+ ){0,4})?")
_WE = re.compile(r"[,)]? \w{2,}(?:amos|emos|imos)\b")
_OURS = re.compile(r"\b(?:equipo de|en) $")
_MAKER = re.compile(r",? ?(?:\(|de |del )(?:la |el )?(?:[a-z]+ )?")


class Topics:
    """The organisations that the sentences of a document are about; neither those in quotations nor sources of news."""

    def __init__(self, reading: Reading, entities: Entities) -> None:
        self._reading, self._entities = reading, entities
        self._by_noun: dict[str, list[Named]] = {}
        self._called_in: dict[int, frozenset[str]] = {}
        self._names = {c.id: fold(" ".join(c.aliases)) for c in entities.companies}
        self._candidates = [
            _spoken_of(passage, entities.of_passage(index)) for index, passage in enumerate(reading.passages)
        ]

    def at(self, passage: int, sentence: Sentence, before: int) -> tuple[str, float] | None:
        """Return the organisation's id that a place speaks of, and how sure that is.

        It is the first organisation of the sentence before the place, else of one of the sentences before it; or the
        only one of the passages just before. None if somebody without a name has begun to act: «El sindicato …».

        Args:
            passage: index of the passage.
            sentence: the sentence of the place.
            before: the place, an offset in the passage.
        """
        reading = self._reading.passages[passage]
        at = reading.sentences.index(sentence)
        for back in range(min(_SENTENCES_BACK, at) + 1):
            s = reading.sentences[at - back]
            limit = min(before, s.end)
            found = next((n for n in self._candidates[passage] if s.start <= n.start and n.end <= limit), None)
            if found:
                return None if self._is_one_of_two(found, passage) else (found.entity, SAME_PASSAGE)
            if opened := _opener(reading.text[s.start : limit]):
                return self.by_noun(opened, passage, limit)
        return self._earlier(passage) if at < _SENTENCES_BACK else None

    def _is_one_of_two(self, one: Named, passage: int) -> bool:
        """Tell whether another organisation is joined to one: «Nvidia y la startup Mistral AI»."""
        text = self._reading.passages[passage].text
        after = next((n for n in self._candidates[passage] if n.start > one.end), None)
        return after is not None and _JOINED.fullmatch(fold(text[one.end : after.start])) is not None

    @cached_property
    def we(self) -> str | None:
        """The organisation that the document's «we» is, by its id: «En Nimbora creemos …»; None if none or several."""
        named = ((p, n) for i, p in enumerate(self._reading.passages) for n in self._entities.of_passage(i))
        found = {n.entity for p, n in named if n.kind == "organization" and _is_we(p, n)}
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def main(self) -> str | None:
        """The organisation, by its id, that the document is about: the first spoken of and by far the most named."""
        spoken = [n.entity for candidates in self._candidates for n in candidates]
        ((first, most), *rest) = Counter(spoken).most_common(2) or [("", 0)]
        often = most >= _OFTEN and all(most > 1.5 * other for _, other in rest)
        return first if often and spoken[0] == first else None

    def by_noun(self, noun: str, passage: int, before: int) -> tuple[str, float] | None:
        """Return the last organisation before a place that bears the noun in its name or was introduced by it.

        Args:
            noun: a folded noun for an organisation: ``fundacion``.
            passage: index of the passage.
            before: the place, an offset in the passage.
        """
        if noun not in self._by_noun:
            self._by_noun[noun] = list(self._bearing(noun))
        at = bisect_right(self._by_noun[noun], (passage, before), key=_place)
        return (self._by_noun[noun][at - 1].entity, BY_NOUN) if at else None

    def _bearing(self, noun: str) -> Iterator[Named]:
        """Yield every mention, in order, of an organisation that bears a noun or is introduced by it there."""
        word = re.compile(rf"\b{noun}\b")
        bearers = {id for id, names in self._names.items() if word.search(names)}
        for index, text in enumerate(self._folded):
            said = noun in text
            for n in self._entities.of_passage(index):
                if n.kind == "organization" and (n.entity in bearers or (said and self._is(noun, n, text))):
                    yield n

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(passage.text) for passage in self._reading.passages]

    def _is(self, noun: str, named: Named, text: str) -> bool:
        left, right = text[max(0, named.start - _BESIDE) : named.start], text[named.end : named.end + _BESIDE]
        before = re.search(rf"\b{noun}(?: (?!de |del |que )[a-z-]+){{0,2}} $", left)
        after = re.match(rf", (?:la|el|una?)(?: [a-z-]+)? {noun}\b", right)
        return before is not None or after is not None

    def first_named(self, passage: int, sentence: Sentence, before: int) -> Named | None:
        """Return the first person or organisation of the sentence before a place, else of the one before it."""
        sentences = self._reading.passages[passage].sentences
        at = sentences.index(sentence)
        for s in (sentence, *sentences[max(0, at - 1) : at]):
            inside = self._entities.within(passage, s.start, min(s.end, before))
            if found := next((n for n in inside if n.kind != "model"), None):
                return found
        return None

    def _earlier(self, passage: int) -> tuple[str, float] | None:
        """Return the only organisation of the passage before, or of the one before that if it speaks of none."""
        for index in range(passage - 1, max(-1, passage - 1 - _PASSAGES_BACK), -1):
            if index not in self._called_in:
                self._called_in[index] = frozenset(self._called(index))
            only = {n.entity for n in self._candidates[index]} | self._called_in[index]
            if only:
                if len(only) == 1:
                    return next(iter(only)), EARLIER_PASSAGE
                return (self.main, OF_DOCUMENT) if self.main in only else None
        return None

    def _called(self, passage: int) -> set[str]:
        """Return the organisations that a passage calls by their noun alone: «el consorcio»."""
        found = (self.by_noun(m["noun"], passage, m.start()) for m in _called().finditer(self._folded[passage]))
        return {one[0] for one in found if one}


def _place(named: Named) -> tuple[int, int]:
    return named.passage, named.end


def _spoken_of(passage: PassageReading, named: tuple[Named, ...]) -> list[Named]:
    organizations = [n for n in named if n.kind == "organization"]
    if not organizations:
        return []
    folded = fold(passage.text)
    quoted = [m.span() for m in _QUOTED.finditer(passage.text)]
    models = [n.end for n in named if n.kind == "model"]
    return [
        n
        for n in organizations
        if not any(start <= n.start < end for start, end in quoted)
        and not _SOURCE.search(folded[max(0, n.start - _SOURCE_REACH) : n.start])
        and not any(end <= n.start and _MAKER.fullmatch(folded, end, n.start) for end in models)
    ]


def _is_we(passage: PassageReading, named: Named) -> bool:
    left, right = passage.text[max(0, named.start - 20) : named.start], passage.text[named.end : named.end + 30]
    return _OURS.search(fold(left)) is not None and _WE.match(fold(right)) is not None


def _opener(sentence: str) -> str | None:
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
