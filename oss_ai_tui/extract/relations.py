"""Ties between entities that the text states, each with the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from oss_ai_tui.domain.facts import Person, Relation, RelationType, Role
from oss_ai_tui.domain.ids import fact_id
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.anaphora import RULE as ANAPHORA
from oss_ai_tui.extract.anaphora import Anaphora
from oss_ai_tui.extract.masks import mask
from oss_ai_tui.extract.raisers import Raisers
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading
from oss_ai_tui.extract.relations_ends import Scene, implied
from oss_ai_tui.extract.relations_rules import RelationRule, is_doubtful, rules_for
from oss_ai_tui.registry import registry

_FOUNDER = re.compile(r"\b(?:co-?)?fundador[ae]?s?\b")
_FORMER = re.compile(r"^(?:ex\b|ex[a-z]|antigu[oa]\b|futur[oa]\b)")
_NO_WORK = re.compile(
    r"^(?:(?:co-?)?fundador[ae]?s?|inversor[ae]?s?|inversionista|accionista|alumn[oa]|estudiante|crea?dor[ae]?|cliente|dueno|duena|"
    r"activista|experto|experta|(?:co-?)?autora?|periodista freelance)$"
)
_NO_RIVALS = frozenset({"dataset", "university", "government", "media", "other"})
"""Kinds of models and organisations that compete with none."""
_OUTSIDERS = ("abogad", "notari", "proveedor")
"""Whoever is «su abogada» works for somebody else."""
_PAST = re.compile(
    r"\b(?:(?:perdio|despidio|destituyo)(?: [a-z]+){0,3}? a su|prescindio de su|"
    r"(?:fue|era|habia sido|(?:quien|que) fuera)(?: (?:el|la|un|una|su))?|"
    r"(?:sustitu|reempla|relev|suced|sucederi)\w* a [\w ]{3,40} (?:como|en el cargo de)) $"
)
_BEFORE = 60


def find_relations(reading: Reading, entities: Entities) -> tuple[Relation, ...]:
    """Return the relations that the document states, in the order of their evidence."""
    found: dict[tuple[str, int, RelationType, str, str], Relation] = {}
    kinds: dict[str, str] = {c.id: c.kind for c in entities.companies} | {m.id: m.kind for m in entities.models}
    for relation, sentence in _all(reading, entities, kinds):
        key = (relation.evidence.passage, sentence, relation.type, relation.source, relation.target)
        if key not in found or relation.confidence > found[key].confidence:
            found[key] = relation
    return tuple(found.values())


def _all(reading: Reading, entities: Entities, kinds: dict[str, str]) -> Iterator[tuple[Relation, int]]:
    roles = _roles_by_passage(entities.people)
    anaphora = Anaphora(reading, entities)
    raisers = Raisers(reading, anaphora)
    for index, passage in enumerate(reading.passages):
        for person, role in roles.get(passage.passage.id, ()):
            for relation in _from_role(passage, entities.of_passage(index), person, role):
                yield relation, passage.sentence_at(relation.evidence.start).start
        before: Sequence[Named] = ()
        for sentence in passage.sentences:
            names = anaphora.within(index, sentence)
            if names:
                masked = mask(passage.text, sentence.start, sentence.end, [(n.start, n.end, n.kind) for n in names])
                scene = Scene(passage, sentence, names, masked, before, index, anaphora, raisers, kinds)
                yield from ((relation, sentence.start) for relation in _stated(scene))
                before = names


def _stated(scene: Scene) -> Iterator[Relation]:
    text = scene.masked.text
    for rule in rules_for(text, [text[place] for place in scene.masked.marks]):
        for found in rule.find(text):
            if not (rule.stated and is_doubtful(text, found)) and rule.is_led_up_to(text, found.start()):
                yield from _relations(scene, rule, found)


def _relations(scene: Scene, rule: RelationRule, found: re.Match[str]) -> Iterator[Relation]:
    groups = found.groupdict()
    ends = {
        end: [n for g in (end, f"{end}2", f"{end}3") if groups.get(g) for n in _names(scene, rule, found, g)]
        for end in ("a", "b")
    }
    if rule.implied:
        side, how = rule.implied
        ends[side] = implied(scene, rule, how, ends["b" if side == "a" else "a"], found.start())
    sources, targets = (ends["b"], ends["a"]) if rule.swap else (ends["a"], ends["b"])
    pairs = combinations(ends["a"], 2) if rule.mutual else product(sources, _others(scene, sources, targets))
    start, end = scene.masked.span(found.start(), found.end())
    for source, target in pairs:
        if _fits(scene, rule, source, target) and not _is_of_another(rule, source, sources[-1], target):
            low = min([start, *(n.start for n in (source, target) if n in scene.names)])
            trust = rule.confidence * min(n.confidence if n.rule == ANAPHORA else 1.0 for n in (source, target))
            span = (low, end)
            yield _relation(scene.passage, rule.type, source.entity, target.entity, span, rule.id, round(trust, 2))


def _others(scene: Scene, sources: Sequence[Named], targets: Sequence[Named]) -> Sequence[Named]:
    """«X invirtió en la empresa»: where X would be the firm meant, it is the only other one named before it."""
    if len(targets) != 1 or targets[0].rule != ANAPHORA or targets[0].entity not in {n.entity for n in sources}:
        return targets
    end = targets[0]
    others = {n.entity: n for n in scene.names if n.kind == end.kind and n.end <= end.start and n.entity != end.entity}
    return [replace(n, rule=ANAPHORA, confidence=0.85) for n in others.values()] if len(others) == 1 else []


def _names(scene: Scene, rule: RelationRule, found: re.Match[str], group: str) -> list[Named]:
    """Return the names of a list that can be its ends: in «Alpaca (Stanford) y Vicuna (LMSYS)» the models alone."""
    start, end = found.span(group)
    fitting = rule.classes[group]
    marks = scene.masked.marks.items()
    return [
        scene.names[index] for place, index in marks if start <= place < end and scene.masked.text[place] in fitting
    ]


def _fits(scene: Scene, rule: RelationRule, source: Named, target: Named) -> bool:
    if source.entity == target.entity or (rule.same and source.kind != target.kind):
        return False
    kinds = {scene.kinds.get(name.entity) for name in (source, target)}
    if rule.type == "competes_with" and kinds & _NO_RIVALS:
        return False
    wanted = (
        ((rule.source, target), (rule.target, target)) if rule.swap else ((rule.source, source), (rule.target, target))
    )
    return all(kind is None or scene.kinds.get(name.entity) == kind for kind, name in wanted)


def _is_of_another(rule: RelationRule, model: Named, last: Named, maker: Named) -> bool:
    """Tell whether «de» goes with the last of a list alone, as far as is known: «GPT-4 o Llama 2 de Meta»."""
    if rule.id != "r.model-of" or model is last:
        return False
    known, of_last = registry().model(model.entity), registry().model(last.entity)
    return bool(known and of_last and of_last.developer == maker.entity != known.developer)


def _relation(
    passage: PassageReading,
    type: RelationType,
    source: str,
    target: str,
    span: tuple[int, int],
    rule: str,
    confidence: float,
) -> Relation:
    evidence = passage.evidence(*span)
    id = fact_id("r", evidence.passage, *span, type, source, target)
    return Relation(id, type, source, target, evidence, rule, confidence)


# Roles


def _roles_by_passage(people: Sequence[Person]) -> dict[str, list[tuple[Person, Role]]]:
    found: dict[str, list[tuple[Person, Role]]] = {}
    for person in people:
        for role in person.roles:
            found.setdefault(role.evidence.passage, []).append((person, role))
    return found


def _from_role(passage: PassageReading, named: Sequence[Named], person: Person, role: Role) -> Iterator[Relation]:
    """A post is an affiliation, and a founder's title tells who founded; titles of the past tell only the latter."""
    if role.organization is None:
        return
    title = fold(role.title)
    if _PAST.search(fold(passage.text[max(0, role.evidence.start - _BEFORE) : role.evidence.start])):
        return
    span = _role_span(passage, named, person, role)
    if _FOUNDER.search(title):
        yield _relation(passage, "founded", person.id, role.organization, span, role.rule, role.confidence)
    if role.rule == "p.role-of-topic" and title.startswith(_OUTSIDERS):
        return
    if not _FORMER.match(title) and not _NO_WORK.match(title):
        yield _relation(passage, "works_for", person.id, role.organization, span, role.rule, role.confidence)


def _role_span(passage: PassageReading, named: Sequence[Named], person: Person, role: Role) -> tuple[int, int]:
    """Return the place of the role with the nearest mention of its bearer in the sentence."""
    start, end = role.evidence.start, role.evidence.end
    sentence = passage.sentence_at(start)
    near = [n for n in named if n.entity == person.id and sentence.start <= n.start and n.end <= sentence.end]
    if near:
        closest = min(near, key=lambda n: abs(n.start - start))
        start, end = min(start, closest.start), max(end, closest.end)
    return start, end
