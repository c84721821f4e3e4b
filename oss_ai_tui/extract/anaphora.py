"""What «la empresa», «la fundación» and «el modelo» go back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import default_lexicon, load
from oss_ai_tui.extract.entities.topics import Topics
from oss_ai_tui.extract.patterns import alternation
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence

RULE = "m.anaphora"
_MODEL_TRUST = 0.85
_FIRMS = frozenset({"empresa", "compania", "startup", "firma", "start-up"})
_NO_FIRM = frozenset({"university", "government", "foundation", "media"})


class Anaphora:
    """Finds, in the sentences of a document, the nouns that stand for a name; made once for each document."""

    def __init__(self, reading: Reading, entities: Entities) -> None:
        self._reading, self._entities = reading, entities
        self._kinds = {c.id: c.kind for c in entities.companies}

    @cached_property
    def topics(self) -> Topics:
        """The organisations that the document speaks of."""
        return Topics(self._reading, self._entities)

    def passage(self, index: int) -> PassageReading:
        """Return a passage of the document by its index."""
        return self._reading.passages[index]

    def within(self, index: int, sentence: Sentence) -> tuple[Named, ...]:
        """Return a sentence's names together with the nouns that stand for one, in order."""
        names = self._entities.within(index, sentence.start, sentence.end)
        if not names:
            return names
        passage = self._reading.passages[index]
        found = list(self._nouns(index, passage, sentence, names))
        return tuple(sorted((*names, *found), key=lambda n: n.start)) if found else names

    def _nouns(
        self, index: int, passage: PassageReading, sentence: Sentence, names: Sequence[Named]
    ) -> Iterator[Named]:
        folded = fold(passage.text[sentence.start : sentence.end])
        for m in _nouns().finditer(folded):
            first = m.start("noun") if m["determiner"] in ("del", "al") else m.start()
            start, end = sentence.start + first, sentence.start + m.end()
            if any(start < n.end and n.start <= end + 1 for n in names) or _is_apposed(passage, start, names):
                continue
            if m["firm"] and (org := self._organization(m["firm"], index, sentence, start)):
                yield Named(index, start, end, org[0], "organization", passage.text[start:end], RULE, org[1])
            elif m["model"] and (model := self._model(index, sentence)):
                yield replace(model, passage=index, start=start, end=end, words=passage.text[start:end], rule=RULE)

    def _organization(self, noun: str, index: int, sentence: Sentence, before: int) -> tuple[str, float] | None:
        called = self.topics.by_noun(noun, index, before)
        if called or noun not in _FIRMS:
            return called
        found = self.topics.at(index, sentence, before)
        return found if found and self._kinds.get(found[0]) not in _NO_FIRM else None

    def _model(self, index: int, sentence: Sentence) -> Named | None:
        """Return the only model of the sentence before, or of the last sentence of the passage before."""
        sentences = self._reading.passages[index].sentences
        at = sentences.index(sentence)
        if at:
            return self._only_model(index, sentences[at - 1])
        return self._only_model(index - 1, self._reading.passages[index - 1].sentences[-1]) if index else None

    def _only_model(self, index: int, sentence: Sentence) -> Named | None:
        models = [n for n in self._entities.within(index, sentence.start, sentence.end) if n.kind == "model"]
        return replace(models[0], confidence=_MODEL_TRUST) if len({n.entity for n in models}) == 1 else None


def _is_apposed(passage: PassageReading, start: int, names: Sequence[Named]) -> bool:
    """Tell whether a noun only says what the name before it is: «ChatGPT, el modelo de OpenAI»."""
    return passage.text[start - 2 : start] == ", " and any(n.end == start - 2 for n in names)


@cache
def _nouns() -> re.Pattern[str]:
    """Return the pattern of a definite noun without complement; what follows may be no adjective of origin."""
    firms = alternation((*_FIRMS, *load("roles")["institutions"].split()))
    models = alternation(load("relations")["anaphora"]["models"].split())
    origins = alternation((*load("relations")["anaphora"]["origins"].split(), "propia"))
    kinds = alternation(default_lexicon().nouns["organization"])
    return re.compile(
        rf"\b(?P<determiner>el|la|este|esta|del|al) (?P<noun>(?P<firm>{firms})|(?P<model>{models}))\b"
        rf"(?: (?:{origins})\b)?(?! (?:de|del|que|{kinds})\b)"
    )
