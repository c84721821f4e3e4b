"""What the text says of each model, gathered from its relations, events and figures, and from the sentence itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Event, Evidence, Figure, Model, Openness, Proof, Relation
from oss_ai_tui.extract.entities.lexicon import load
from oss_ai_tui.extract.masks import MODEL, Masked, mask
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence
from oss_ai_tui.extract.relations_rules import compile_pattern, is_doubtful

_PARAMETERS = "parameters"


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    field: str
    value: str
    confidence: float
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["id"], row["field"], row.get("value", ""), row["confidence"], compile_pattern(row["pattern"]))
        for row in load("profiles")["rules"]
    )


def complete_models(
    reading: Reading,
    entities: Entities,
    relations: Sequence[Relation],
    events: Sequence[Event],
    figures: Sequence[Figure],
) -> tuple[Model, ...]:
    """Return the models of a document with the fields that its text gives them, each with its proofs.

    Where a text gives a field several values, the best proved one stands in the field and all are among the proofs.
    """
    proofs: dict[str, list[Proof]] = defaultdict(list)
    for relation in relations:
        if relation.type in ("developed_by", "based_on"):
            field = "developer" if relation.type == "developed_by" else "based_on"
            proofs[relation.source].append(
                Proof(field, relation.target, relation.evidence, relation.rule, relation.confidence)
            )
    for figure in figures:
        if figure.unit == _PARAMETERS and figure.subject and figure.value is not None and figure.value_max is None:
            value = str(round(figure.value))
            proofs[figure.subject].append(Proof(_PARAMETERS, value, figure.evidence, figure.rule, figure.confidence))
    for model, proof in _said(reading, entities, events):
        proofs[model].append(proof)
    return tuple(_completed(model, proofs.get(model.id, [])) for model in entities.models)


def _completed(model: Model, proofs: list[Proof]) -> Model:
    if not proofs:
        return model
    parameters, released = _best(proofs, _PARAMETERS), _best(proofs, "released")
    return replace(
        model,
        developer=_best(proofs, "developer"),
        based_on=tuple(dict.fromkeys(p.value for p in proofs if p.field == "based_on")),
        parameters=int(parameters) if parameters else None,
        released=Edtf(released) if released else None,
        openness=_openness(proofs),
        proofs=tuple(proofs),
    )


def _best(proofs: Sequence[Proof], field: str) -> str | None:
    """Return the value of the surest proof, the first of equals."""
    own = [p for p in proofs if p.field == field]
    return max(own, key=lambda p: p.confidence).value if own else None


def _openness(proofs: Sequence[Proof]) -> Openness | None:
    """A limit that the text states goes before the word ``abierto``, which is used of restricted models too."""
    values = {p.value for p in proofs if p.field == "openness"}
    if values == {"open", "restricted"}:
        return "restricted"
    return cast("Openness | None", _best(proofs, "openness"))


# What sentences say


def _said(reading: Reading, entities: Entities, events: Sequence[Event]) -> Iterator[tuple[str, Proof]]:
    releases: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "release" and event.date is not None:
            releases[event.evidence.passage].append(event)
    for index, passage in enumerate(reading.passages):
        if any(n.kind == "model" for n in entities.of_passage(index)):
            for sentence in passage.sentences:
                yield from _of_sentence(
                    passage, sentence, entities.within(index, sentence.start, sentence.end), releases
                )


def _of_sentence(
    passage: PassageReading, sentence: Sentence, names: Sequence[Named], releases: dict[str, list[Event]]
) -> Iterator[tuple[str, Proof]]:
    if not any(n.kind == "model" for n in names):
        return
    masked = mask(passage.text, sentence.start, sentence.end, [(n.start, n.end, n.kind) for n in names])
    dated = [e for e in releases.get(passage.passage.id, ()) if sentence.start <= e.evidence.start < sentence.end]
    for rule in _rules():
        if rule.field == "openness" or dated:
            for found in rule.pattern.finditer(masked.text):
                if not is_doubtful(masked.text, found):
                    yield from _proofs(passage, names, masked, rule, found, dated)


def _proofs(
    passage: PassageReading,
    names: Sequence[Named],
    masked: Masked,
    rule: _Rule,
    found: re.Match[str],
    dated: Sequence[Event],
) -> Iterator[tuple[str, Proof]]:
    evidence = passage.evidence(*masked.span(found.start(), found.end()))
    for place in range(*found.span("a")):
        if masked.text[place] == MODEL:
            model = names[masked.marks[place]].entity
            if rule.field == "openness":
                yield model, Proof("openness", rule.value, evidence, rule.id, rule.confidence)
            elif event := _event_of(model, evidence, dated):
                value = str(event.date)
                yield model, Proof("released", value, event.evidence, rule.id, min(rule.confidence, event.confidence))


def _event_of(model: str, evidence: Evidence, dated: Sequence[Event]) -> Event | None:
    """Return the event whose words hold those that say that the model came out; of several the most closely worded."""
    meets = [e for e in dated if e.evidence.start < evidence.end and evidence.start < e.evidence.end]
    own = [e for e in meets if model in e.participants or not e.participants]
    return min(own, key=lambda e: e.evidence.end - e.evidence.start, default=None)
