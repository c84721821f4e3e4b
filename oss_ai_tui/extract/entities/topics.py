"""Which organisation a text is speaking of where it names none: «dijo la directora, Ana Ruiz», «la fundación»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache, cached_property

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import load
from oss_ai_tui.extract.entities.nouns import BESIDE, Nouns, opener
from oss_ai_tui.extract.entities.salience import introduced, is_owner, spoken_of, subjects_of
from oss_ai_tui.extract.patterns import alternation
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence
from oss_ai_tui.registry import registry

_SENTENCES_BACK = 3
_PASSAGES_BACK = 2
_OFTEN = 3
"""Mentions that the organisation has at least that a whole document is about."""
SAME_PASSAGE, EARLIER_PASSAGE, OF_DOCUMENT, BY_NOUN = 0.75, 0.6, 0.55, 0.85
_ANY_FIRM = frozenset({"empresa", "compania", "firma"})
NO_FIRM = frozenset({"university", "government", "foundation", "media", "investor", "other"})
"""Kinds of organisations that no text calls «la empresa»."""
_JOINED = re.compile(r"(?: \([^()]*\))? (?:y|e) (?:(?:la|el) (?:[a-z]+ ){0,4})?")
_FIRM = re.compile(
    r"\b(?P<noun>(?:la|esta|dicha) (?:empresa|compania|firma|startup|start-up|plataforma))\b"
    r"(?! (?:de|del|que)\b)(?: (?P<word>[a-z]+))?"
)
"""Takes up the firm spoken of before; the word after it may be an adjective before a name: «la empresa gala Kyutai»."""
_DEAL = re.compile(r"\b(?:compr|adquir|absorb|demand|posee\b|se qued)")
_FIRST_WORDS = re.compile(r"\W*(?:(?:el|la|los|las) (?:[a-z]+ ){0,3})?")
"""What may stand between the beginning of a sentence and its subject."""
_CHAIN, _HOP = 8, 4
"""Times on end that a firm may be taken up so, and for how many a passage before counts."""
_NATIVES_BACK = 6
"""Passages in which a firm may have been said to be of a country, the one at hand included."""
_WE = re.compile(
    r"[,)]? (?:\w{2,}(?:amos|emos|imos)\b|nos (?:enorgullece|alegra|complace|emociona|ilusiona|llena|hace|honra)\b)"
)
_OURS = re.compile(r"\b(?:equipo de|en) $")


class Topics:
    """The organisations that the sentences of a document are about; neither those in quotations nor sources of news."""

    def __init__(self, reading: Reading, entities: Entities) -> None:
        self._reading, self._entities = reading, entities
        self._folded = [fold(passage.text) for passage in reading.passages]
        self._nouns = Nouns(self._folded, entities)
        self._kinds = {c.id: c.kind for c in entities.companies}
        self._candidates = [
            spoken_of(passage, folded, entities.of_passage(index))
            for index, (passage, folded) in enumerate(zip(reading.passages, self._folded, strict=True))
        ]
        self._subjects: dict[int, list[Named]] = {}

    def at(
        self, passage: int, sentence: Sentence, before: int, unfit: frozenset[str] = frozenset(), chain: int = _CHAIN
    ) -> tuple[str, float] | None:
        """Return the organisation's id that a place speaks of, and how sure that is.

        It is the first organisation that the sentence is about before the place, else that one of the sentences before
        it is about; or the only one of the passages just before. «La empresa» before it is the one spoken of there. An
        organisation that a preposition governs is meant only where there is no other. None if somebody without a name
        has begun to act: «El sindicato …».

        Args:
            passage: index of the passage.
            sentence: the sentence of the place.
            before: the place, an offset in the passage.
            unfit: kinds of organisations that it cannot be.
            chain: how often «la empresa» may still lead further back.
        """
        reading = self._reading.passages[passage]
        at = reading.sentences.index(sentence)
        beside: dict[str, bool] = {}
        is_here = False
        for back in range(min(_SENTENCES_BACK, at) + 1):
            s = reading.sentences[at - back]
            limit = min(before, s.end)
            found = next(self._within(self._about(passage), s.start, limit, unfit), None)
            taken_up = self._firm_called(passage, s.start, found.start if found else limit) if chain else None
            if taken_up is not None:
                return self.at(passage, s, taken_up, unfit | NO_FIRM, chain - 1)
            settled, topic = self._settled(passage, s, found, unfit) if back else (found is not None, found)
            if settled:
                return (topic.entity, SAME_PASSAGE) if topic and not self._is_one_of_two(topic, passage) else None
            for n in self._within(self._candidates[passage], s.start, limit, unfit):
                beside[n.entity] = beside.get(n.entity, False) or is_owner(self._folded[passage], n)
            is_here = is_here or (not back and bool(beside))
            if opened := opener(reading.text[s.start : limit]):
                return self.by_noun(opened, passage, limit)
        earlier = self._earlier(passage, unfit, chain - _HOP) if at < _SENTENCES_BACK else None
        if earlier is None or not beside:
            return earlier or self._beside(passage, beside)
        return earlier if earlier[0] in beside or not (is_here or any(beside.values())) else None

    def _beside(self, passage: int, beside: dict[str, bool]) -> tuple[str, float] | None:
        """Return the only organisation that a passage names beside, if it is the first to name any or «de» governs it.

        Args:
            passage: index of the passage.
            beside: the organisations governed by prepositions, each with whether that is «de».
        """
        is_first = not any(self._candidates[max(0, passage - _PASSAGES_BACK) : passage])
        return _only(beside, SAME_PASSAGE) if is_first or any(beside.values()) else None

    def _settled(
        self, passage: int, sentence: Sentence, found: Named | None, unfit: frozenset[str]
    ) -> tuple[bool, Named | None]:
        """Tell whether a sentence settles of whom the next one speaks, and of whom; of nobody known, it may be.

        Args:
            passage: index of the passage.
            sentence: the sentence.
            found: the first organisation that it is about.
            unfit: kinds of organisations that the next one cannot speak of.
        """
        if _other_firm().match(self._reading.passages[passage].text, sentence.start, sentence.end):
            return True, None
        if presented := self._presented(passage, sentence, unfit):
            return True, presented
        if found is None:
            return self._is_of_a_fund(passage, sentence), None
        return True, None if self._deals(passage, found, sentence) else found

    def _presented(self, passage: int, sentence: Sentence, unfit: frozenset[str]) -> Named | None:
        """Return the last firm that a sentence presents: what comes after it speaks of that one."""
        inside = self._within(self._candidates[passage], sentence.start, sentence.end, unfit)
        found = introduced(self._folded[passage], list(inside))
        return found[-1] if found else None

    def _deals(self, passage: int, firm: Named, sentence: Sentence) -> bool:
        """Tell whether a firm buys another one there, or the like: what comes after may speak of either."""
        after = next((n for n in self._candidates[passage] if firm.end < n.start < sentence.end), None)
        return after is not None and _DEAL.search(self._folded[passage], firm.end, after.start) is not None

    def _is_of_a_fund(self, passage: int, sentence: Sentence) -> bool:
        """Tell whether a sentence begins with an investor, which «la firma» may mean as well."""
        folded = self._folded[passage]
        first = next((n for n in self._about(passage) if n.start >= sentence.start), None)
        return (
            first is not None
            and self._kinds.get(first.entity) == "investor"
            and _FIRST_WORDS.fullmatch(folded, sentence.start, first.start) is not None
        )

    def _within(self, names: list[Named], start: int, end: int, unfit: frozenset[str]) -> Iterator[Named]:
        return (n for n in names if start <= n.start and n.end <= end and self._kinds.get(n.entity) not in unfit)

    def _about(self, passage: int) -> list[Named]:
        """Return the organisations, in order, that the sentences of a passage are about."""
        if passage not in self._subjects:
            reading = self._reading.passages[passage]
            self._subjects[passage] = subjects_of(
                reading, self._folded[passage], self._entities.of_passage(passage), self._candidates[passage]
            )
        return self._subjects[passage]

    def _firm_called(self, passage: int, start: int, end: int) -> int | None:
        """Return where «la empresa» takes up a firm without its name, if it does in a part of a passage."""
        starts = {n.start for n in self._candidates[passage]}
        for found in _FIRM.finditer(self._folded[passage], start, end):
            apposed = {found.end("noun") + 1}
            if found["word"] in origins() or found["word"] in _adjectives():
                apposed.add(found.end() + 1)
            if not apposed & starts and found["word"] not in others():
                return found.start()
        return None

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

    def firm(self, noun: str, passage: int, sentence: Sentence, before: int) -> tuple[str, float] | None:
        """Return the firm that «la empresa» is, and how sure that is: the one spoken of, or the document's main one.

        Args:
            noun: the folded noun; of a rarer one than «empresa» it may be the last firm that was introduced by it.
            passage: index of the passage.
            sentence: the sentence of the place.
            before: the place, an offset in the passage.
        """
        spoken = self.at(passage, sentence, before, NO_FIRM)
        if spoken is None and noun not in _ANY_FIRM:
            spoken = self.by_noun(noun, passage, before)
        fits = self.main is not None and self._kinds.get(self.main) not in NO_FIRM
        return spoken or ((self.main, OF_DOCUMENT) if self.main is not None and fits else None)

    def by_noun(self, noun: str, passage: int, before: int) -> tuple[str, float] | None:
        """Return the last organisation before a place that bears the noun in its name or was introduced by it.

        Args:
            noun: a folded noun for an organisation: ``fundacion``.
            passage: index of the passage.
            before: the place, an offset in the passage.
        """
        found = self._nouns.last(noun, passage, before)
        return (found, BY_NOUN) if found else None

    def first_named(self, passage: int, sentence: Sentence, before: int, but: str) -> Named | None:
        """Return the first person or organisation of the sentence before a place, else of the one before it.

        Args:
            passage: index of the passage.
            sentence: the sentence of the place.
            before: the place, an offset in the passage.
            but: id of whoever does not count.
        """
        sentences = self._reading.passages[passage].sentences
        at = sentences.index(sentence)
        for s in (sentence, *sentences[max(0, at - 1) : at]):
            inside = self._entities.within(passage, s.start, min(s.end, before))
            if found := next((n for n in inside if n.kind != "model" and n.entity != but), None):
                return found
        return None

    def _earlier(self, passage: int, unfit: frozenset[str], chain: int) -> tuple[str, float] | None:
        """Return the only organisation of the passage before, or of the one before that if it speaks of none.

        Of several it is the one that the passage begins and ends with, or else the document's main one.
        """
        for index in range(passage - 1, max(-1, passage - 1 - _PASSAGES_BACK), -1):
            about = {n.entity for n in self._about(index)}
            if not about and index == passage - 1:
                about = {n.entity for n in self._candidates[index]}
            about |= {n.entity for n in introduced(self._folded[index], self._candidates[index])}
            only = {id for id in about | self._nouns.called(index) if self._kinds.get(id) not in unfit}
            kept = self._kept(index, unfit, chain)
            if only or kept:
                return self._one_of(only, kept)
        return None

    def _one_of(self, only: set[str], kept: str | None) -> tuple[str, float] | None:
        if len(only) == 1 and kept in (None, *only):
            return next(iter(only)), EARLIER_PASSAGE
        return next(((id, OF_DOCUMENT) for id in (kept, self.main if self.main in only else None) if id), None)

    def _kept(self, passage: int, unfit: frozenset[str], chain: int) -> str | None:
        """Return the organisation that a passage both begins and ends with."""
        sentences = self._reading.passages[passage].sentences
        if chain <= 0 or not sentences:
            return None
        ends = [self.at(passage, s, s.end, unfit, chain) for s in (sentences[0], sentences[-1])]
        return ends[0][0] if ends[0] and ends[1] and ends[0][0] == ends[1][0] else None

    def native(self, countries: str, passage: int, before: int) -> tuple[str, float] | None:
        """Return the firm last said, before a place, to be of a country, or the only one named of which that is known.

        Args:
            countries: codes of countries, one after the other.
            passage: index of the passage.
            before: the place, an offset in the passage.
        """
        known: set[str] = set()
        for index in range(passage, max(-1, passage - _NATIVES_BACK), -1):
            named = [n for n in self._entities.of_passage(index) if index < passage or n.end <= before]
            for n in reversed([n for n in named if n.kind == "organization"]):
                if self._kinds.get(n.entity) in NO_FIRM:
                    continue
                word = self._folded[index][max(0, n.start - BESIDE) : n.start].split()[-1:]
                if word and (of := origins().get(word[0])) and of in countries:
                    return n.entity, BY_NOUN
                entry = registry().organization(n.entity)
                if entry is not None and entry.country and entry.country in countries:
                    known.add(n.entity)
        return _only(known, SAME_PASSAGE)


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(load("relations")["anaphora"]["origins"].split())


@cache
def others() -> frozenset[str]:
    """Return the words that make «la empresa» another one than that spoken of: «la empresa rival»."""
    return frozenset(load("relations")["anaphora"]["others"].split())


@cache
def _other_firm() -> re.Pattern[str]:
    """Return the pattern of a sentence about a firm that it describes and does not name."""
    return re.compile(
        rf"(?:La|Una|Otra|Esta) (?:empresa|firma|compañía|startup) (?:de [A-ZÁÉÍÓÚÑ]|(?:{alternation(others())})\b)"
    )


@cache
def origins() -> dict[str, str]:
    """Return the feminine adjectives of origin by which a firm may be called, each with its country's code."""
    return {word: code for code, words in load("relations")["anaphora"]["countries"].items() for word in words.split()}


def _only(organizations: Collection[str], sure: float) -> tuple[str, float] | None:
    return (next(iter(organizations)), sure) if len(organizations) == 1 else None


def _is_we(passage: PassageReading, named: Named) -> bool:
    left, right = passage.text[max(0, named.start - 20) : named.start], passage.text[named.end : named.end + 30]
    return _OURS.search(fold(left)) is not None and _WE.match(fold(right)) is not None
