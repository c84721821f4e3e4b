"""What «la empresa», «la fundación» and «el modelo» go back to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import default_lexicon, load
from oss_ai_tui.extract.entities.topics import Topics, origins, others
from oss_ai_tui.extract.patterns import alternation
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence
from oss_ai_tui.registry import registry

RULE = "m.anaphora"
_MODEL_TRUST = 0.85
_MODEL_BACK = 2
"""Sentences back in which «el modelo» may have been named."""
_TOLD_BACK = 3
_POINTING = frozenset({"este", "esta", "ese", "esa", "dicho", "dicha"})
_FIRMS = frozenset(
    {"empresa", "compania", "startup", "firma", "start-up", "tecnologica", "multinacional", "desarrolladora", "gigante"}
)
_BODIES = frozenset({"organismo", "entidad", "organizacion", "institucion"})
_PLATFORM = "plataforma"
_PLATFORM_TRUST = 0.75
_TRADES = (
    "comercio electronico|software|internet|buscadores|busquedas|chips|semiconductores|redes sociales|videojuegos|nube|"
    "inteligencia artificial"
)
"""What «el gigante del comercio electrónico» may be a giant of."""


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
        found = self._nouns(index, sentence, names)
        return tuple(sorted((*names, *found), key=lambda n: n.start)) if found else names

    def nouns(self, index: int, sentence: Sentence) -> list[Named]:
        """Return a sentence's nouns that stand for a name, in order."""
        return self._nouns(index, sentence, self._entities.within(index, sentence.start, sentence.end))

    def _nouns(self, index: int, sentence: Sentence, names: Sequence[Named]) -> list[Named]:
        passage = self._reading.passages[index]
        folded = fold(passage.text[sentence.start : sentence.end])
        return [n for m in _nouns().finditer(folded) if (n := self._meant(m, index, sentence, names))]

    def _meant(self, found: re.Match[str], index: int, sentence: Sentence, names: Sequence[Named]) -> Named | None:
        passage = self._reading.passages[index]
        first = found.start("noun") if found["determiner"] in ("del", "al") else found.start()
        start, end = sentence.start + first, sentence.start + found.end()
        if any(start < n.end and n.start <= end + 1 for n in names) or _is_apposed(passage, start, names):
            return None
        words = passage.text[start:end]
        if org := self._called(found, index, sentence, start):
            return Named(index, start, end, org[0], "organization", words, RULE, org[1])
        model = self._model(found, index, sentence, names, start) if found["model"] else None
        return replace(model, passage=index, start=start, end=end, words=words, rule=RULE) if model else None

    def _called(self, found: re.Match[str], index: int, sentence: Sentence, before: int) -> tuple[str, float] | None:
        of = origins().get(found["origin"] or found["of"] or "")
        if of is not None and (native := self.topics.native(of, index, before)):
            return native
        if found["origin"] or not found["firm"]:
            return None
        org = self._organization(found["firm"], index, sentence, before)
        known = registry().organization(org[0]) if org else None
        return None if of is not None and known is not None and known.country not in (None, of) else org

    def _organization(self, noun: str, index: int, sentence: Sentence, before: int) -> tuple[str, float] | None:
        if noun in _FIRMS:
            return self.topics.firm(noun, index, sentence, before)
        called = self.topics.by_noun(noun, index, before)
        if called or noun not in _BODIES | {_PLATFORM}:
            return called
        found = self.topics.at(index, sentence, before)
        return self._platform(index, before, found) if noun == _PLATFORM else found

    def _platform(self, index: int, before: int, spoken: tuple[str, float] | None) -> tuple[str, float] | None:
        """Return the organisation spoken of if texts call it a platform, or the only such one that is named before."""
        platforms = load("relations")["anaphora"]["platforms"].split()
        if spoken is not None:
            return spoken if spoken[0] in platforms else None
        named = {n.entity for n in self._entities.of_passage(index) if n.end <= before and n.entity in platforms}
        return (next(iter(named)), _PLATFORM_TRUST) if len(named) == 1 else None

    def _model(
        self, found: re.Match[str], index: int, sentence: Sentence, names: Sequence[Named], start: int
    ) -> Named | None:
        """Return the model that the last sentence to name one is about; «ese modelo» may be the only one before it."""
        if found["determiner"] in _POINTING and (here := only_model([n for n in names if n.end <= start])):
            return here
        sentences = self._reading.passages[index].sentences
        at = sentences.index(sentence)
        for back in range(1, min(_MODEL_BACK, at) + 1):
            models = self._models(index, sentences[at - back])
            if models:
                return only_model(models) or _opening_model(models, sentences[at - back])
        if at or not index:
            return None
        return only_model(self._models(index - 1, self._reading.passages[index - 1].sentences[-1]))

    def last_model(self, index: int, sentence: Sentence) -> Named | None:
        """Return the only model of the last of a few sentences before that names any, in this passage or the last."""
        sentences = self._reading.passages[index].sentences
        at = sentences.index(sentence)
        before = [(index, s) for s in reversed(sentences[max(0, at - _TOLD_BACK) : at])]
        before += [(index - 1, s) for s in self._reading.passages[index - 1].sentences[:-2:-1]] if index else []
        return next((only_model(models) for place in before if (models := self._models(*place))), None)

    def _models(self, index: int, sentence: Sentence) -> list[Named]:
        return [n for n in self._entities.within(index, sentence.start, sentence.end) if n.kind == "model"]


def only_model(names: Sequence[Named]) -> Named | None:
    """Return the model of some names, if they are of just one."""
    only = [n for n in names if n.kind == "model"]
    return replace(only[0], confidence=_MODEL_TRUST) if len({n.entity for n in only}) == 1 else None


def _opening_model(models: Sequence[Named], sentence: Sentence) -> Named | None:
    """Return the model with which a sentence begins: its subject."""
    return replace(models[0], confidence=_MODEL_TRUST) if models[0].start == sentence.start else None


def _is_apposed(passage: PassageReading, start: int, names: Sequence[Named]) -> bool:
    """Tell whether a noun only says what the name before it is: «ChatGPT, el modelo de OpenAI»."""
    return passage.text[start - 2 : start] == ", " and any(n.end == start - 2 for n in names)


@cache
def _nouns() -> re.Pattern[str]:
    """Return the pattern of a definite noun without complement; what follows may be no adjective of origin."""
    firms = alternation((*_FIRMS, *_BODIES, _PLATFORM, *load("roles")["institutions"].split()))
    models = alternation(load("relations")["anaphora"]["models"].split())
    adjectives = alternation((*load("relations")["anaphora"]["origins"].split(), *origins(), "propia"))
    places = alternation(default_lexicon().places)
    kinds = alternation(default_lexicon().nouns["organization"])
    return re.compile(
        rf"\b(?P<determiner>el|la|este|esta|esa|ese|dicha|dicho|del|al) "
        rf"(?:(?P<noun>(?P<firm>{firms})|(?P<model>{models}))\b"
        rf"(?: (?P<of>{adjectives})\b)?(?: de(?:l| la| los| las)? (?:{_TRADES})\b)?"
        rf"(?! (?:(?:de|del)(?! (?:{places})\b)|que|{alternation(others())}|{kinds})\b)"
        rf"|(?P<origin>{alternation(origins())})(?= (?:{load('relations')['anaphora']['verbs']})\b))"
    )
