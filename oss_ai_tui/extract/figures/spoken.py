"""What a figure is about where its sentence names nobody: «la empresa», «el modelo», «sus empleados»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from oss_ai_tui.domain.facts import EntityKind, Figure
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.anaphora import Anaphora
from oss_ai_tui.extract.entities.topics import NO_FIRM
from oss_ai_tui.extract.reading import Entities, Reading, Sentence

_FIRM = re.compile(
    r"(?:\A|(?<=\sque\s)|(?<=\sy\s)|(?<=[,.:;]\s))(?:la|esta)\s(?:empresa|compania|firma|startup|plataforma)(?!\w)"
)
"""The noun as the subject of its clause: no preposition stands before it."""
_CURRENCY = re.compile("[A-Z]{3}|peso")
_COUNTED = frozenset({"percent", "people", "users"})
_OF_MODELS = frozenset({"parameters", "tokens"})
_OWN = re.compile(
    r"\b(?:(?:plantilla|nomina)(?:\s\w+)?\sde|sus)\s(?:(?:mas\sde|cerca\sde|casi|unos|unas|actuales)\s)?\Z"
)
_BY = re.compile(r"\b(?:por|y)\s(?:(?:los|las|otros|otras)\s)?\Z")
"""Before those who did something, and are not staff: «fundada por (tres investigadores)»."""
_STAFF = re.compile(r"\s(?:empleados|trabajadores|profesionales|personas|ingenieros|investigadores)\b|\Z")
"""Before and after a count of those who work for somebody: «una plantilla de (60 personas)», «sus (70 empleados)»."""
_HAS = re.compile(r"\W*(?:tambien\s)?(?:tiene|cuenta\scon|posee|suma|dispone\sde|ronda|supera)\s")
"""A sentence that goes on about the model of the one before: «Tiene (7.000 millones de parámetros)»."""


class Spoken:
    """Completes figures of a document that name nobody; what the document speaks of is looked for when first asked."""

    def __init__(self, reading: Reading, entities: Entities) -> None:
        self._reading, self._entities = reading, entities

    @cached_property
    def _anaphora(self) -> Anaphora:
        return Anaphora(self._reading, self._entities)

    def completed(self, figure: Figure, index: int) -> Figure:
        """Return a figure of a passage with what its sentence calls «la empresa» or «el modelo», if it lacks one."""
        if figure.subject:
            return figure
        sentence = self._reading.passages[index].sentence_at(figure.evidence.start)
        if figure.unit in _OF_MODELS:
            return replace(figure, subject=self._model(figure, index, sentence))
        if figure.unit in _COUNTED or _CURRENCY.fullmatch(figure.unit or ""):
            return replace(figure, subject=self._firm(figure, index, sentence))
        return figure

    def _firm(self, figure: Figure, index: int, sentence: Sentence) -> str | None:
        text = self._reading.passages[index].text
        left = fold(text[sentence.start : figure.evidence.start])
        if _BY.search(left):
            return None
        if _FIRM.search(left) and (called := self._called(figure, index, sentence, "organization")):
            return called
        staff = figure.unit == "people" and _OWN.search(left) and _STAFF.search(fold(figure.evidence.words))
        spoken = self._anaphora.topics.at(index, sentence, figure.evidence.start, NO_FIRM) if staff else None
        return spoken[0] if spoken else None

    def _model(self, figure: Figure, index: int, sentence: Sentence) -> str | None:
        text = self._reading.passages[index].text
        if called := self._called(figure, index, sentence, "model"):
            return called
        goes_on = _HAS.match(fold(text[sentence.start : figure.evidence.start]))
        told = self._anaphora.last_model(index, sentence) if goes_on else None
        return told.entity if told else None

    def _called(self, figure: Figure, index: int, sentence: Sentence, kind: EntityKind) -> str | None:
        """Return what the last noun of a kind before a figure stands for: «la empresa», «el modelo»."""
        nouns = self._anaphora.nouns(index, sentence)
        before = [n for n in nouns if n.kind == kind and n.end <= figure.evidence.start]
        return before[-1].entity if before else None
