"""Who fills an end of a relation that its pattern does not name: a subject, what the text speaks of, «we»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.anaphora import RULE as ANAPHORA
from oss_ai_tui.extract.anaphora import Anaphora, only_model
from oss_ai_tui.extract.entities.salience import GOVERNED
from oss_ai_tui.extract.entities.topics import NO_FIRM
from oss_ai_tui.extract.masks import ORGANIZATION, PERSON, Masked
from oss_ai_tui.extract.raisers import Raisers
from oss_ai_tui.extract.reading import Named, PassageReading, Sentence
from oss_ai_tui.extract.relations_rules import RelationRule

_INVESTS = re.compile(r"\b(?:inv(?:ier|ir|er)t\w+|dinero en|apuesta por|apost\w+ por|entra en el capital)\b")
_SAID = 250
"""Characters before a sentence in which somebody may be said to invest."""
_OF_FIRMS = frozenset({"invested_in", "competes_with", "founded"})
"""Relations of firms: where the text names no end, it means no university, fund or newspaper."""
_SETTING_OUT = 25
"""Characters of a sentence in which a preposition may set out what it is about: «En Faro trabajan …»."""
_MARK = 3
"""Characters that may stand before the head of a list's item."""
_REPORTED = re.compile(
    r"\b(?:segun|de acuerdo (?:con|a)|a|dijo a|conto a|declaro a|en|por|junto (?:con|a)|ademas de|"
    r"a diferencia de|frente a|tras) (?:la |el )?$|\($"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with its names."""

    passage: PassageReading
    sentence: Sentence
    names: Sequence[Named]
    masked: Masked
    before: Sequence[Named]
    """The names of the sentence before."""
    index: int
    anaphora: Anaphora
    raisers: Raisers
    kinds: dict[str, str]
    """The kind of each organisation and model of the document, by its id."""


def implied(scene: Scene, rule: RelationRule, how: str, other: Sequence[Named], before: int) -> list[Named]:
    """Return who fills an end that the pattern does not name; see ``data/relations.toml``."""
    unfit = NO_FIRM if rule.type in _OF_FIRMS else frozenset[str]()
    ways: dict[str, Callable[[], list[Named]]] = {
        "subject": lambda: _subject(scene, before),
        "topic": lambda: [n for n in reversed(scene.before) if other and n.kind == other[0].kind][:1],
        "elided": lambda: _only_model(scene.before),
        "it": lambda: _only_model(_named_before(scene, before)) or _only_model(scene.before),
        "item": lambda: _head(scene),
        "told": lambda: _told(scene),
        "who": lambda: _only_person(scene.before),
        "spoken": lambda: _spoken_of(scene, before, unfit),
        "owner": lambda: _owner(scene, before, unfit),
        "holder": lambda: _subject(scene, before) or _spoken_of(scene, before, unfit) or _main(scene),
        "round": lambda: _raiser(scene) or _main(scene) or _spoken_before(scene, unfit),
        "raiser": lambda: _we(scene) or _subject(scene, before) or _raising(scene, before, unfit),
        "we": lambda: _we(scene),
    }
    return ways[how]()


def _owner(scene: Scene, before: int, unfit: frozenset[str]) -> list[Named]:
    """Return the subject, or who is spoken of; nobody where two stand before the place, or a person in the sentence."""
    ahead = {n.entity for n in _named_before(scene, before) if n.kind == "organization"}
    if len(ahead) > 1:
        return []
    return _subject(scene, before) or ([] if _has_person(scene) else _spoken_of(scene, before, unfit))


def _raising(scene: Scene, before: int, unfit: frozenset[str]) -> list[Named]:
    return _raiser(scene) or _main(scene) or _spoken_of(scene, before, unfit)


def _named_before(scene: Scene, before: int) -> list[Named]:
    return [n for n in scene.names if n.end <= scene.masked.origin(before)]


def _only_person(names: Sequence[Named]) -> list[Named]:
    people = [n for n in names if n.kind == "person"]
    return people[:1] if len({n.entity for n in people}) == 1 else []


def _has_person(scene: Scene) -> bool:
    return any(n.kind == "person" for n in scene.names)


def _raiser(scene: Scene) -> list[Named]:
    """Return the organisation that the text last said to raise money, or the only one that it says so of."""
    found = scene.raisers.before(scene.index, scene.sentence.start)
    return [_absent(scene, found, 0.8)] if found else []


def _only_model(names: Sequence[Named]) -> list[Named]:
    found = only_model(names)
    return [replace(found, rule=ANAPHORA, confidence=0.9)] if found else []


def _told(scene: Scene) -> list[Named]:
    """Return the only model of the last sentence before that names any."""
    found = scene.anaphora.last_model(scene.index, scene.sentence)
    return [replace(found, rule=ANAPHORA)] if found else []


def _head(scene: Scene) -> list[Named]:
    """Return the model that heads the passage, as that of a list's item does: «Torno-7B. Desarrollador: …»."""
    first = scene.passage.sentences[0]
    named = next(iter(scene.anaphora.within(scene.index, first)), None)
    if named is None or named.kind != "model" or named.start > first.start + _MARK or first == scene.sentence:
        return []
    return [replace(named, rule=ANAPHORA, confidence=0.95)]


def _we(scene: Scene) -> list[Named]:
    we = scene.anaphora.topics.we
    return [_absent(scene, we, 0.9)] if we else []


def _spoken_of(scene: Scene, before: int, unfit: frozenset[str]) -> list[Named]:
    """Return the organisation that the text speaks of at a place in the sentence."""
    found = scene.anaphora.topics.at(scene.index, scene.sentence, scene.masked.origin(before), unfit)
    return [_absent(scene, *found)] if found else []


def _spoken_before(scene: Scene, unfit: frozenset[str]) -> list[Named]:
    """Return the organisation spoken of just before the sentence, unless it is one that invests there."""
    start = scene.sentence.start
    said = fold(scene.passage.text[max(0, start - _SAID) : start])
    return [] if _INVESTS.search(said) else _spoken_of(scene, 0, unfit)


def _main(scene: Scene) -> list[Named]:
    main = scene.anaphora.topics.main
    return [_absent(scene, main, 0.75)] if main else []


def _absent(scene: Scene, organization: str, confidence: float) -> Named:
    """Return an organisation that the sentence does not name, as if it were named at its beginning."""
    place = scene.sentence.start
    return Named(scene.index, place, place, organization, "organization", "", ANAPHORA, confidence)


def _subject(scene: Scene, before: int) -> list[Named]:
    """Return the sentence's first organisation before a place, no mere source of the news, if no person comes first."""
    for place in sorted(scene.masked.marks):
        if scene.masked.text[place] == PERSON:
            return []
        organization = place < before and scene.masked.text[place] == ORGANIZATION
        before_it = scene.masked.text[:place]
        if organization and not _REPORTED.search(before_it) and not _is_named_beside(before_it):
            return [scene.names[scene.masked.marks[place]]]
    return []


def _is_named_beside(before: str) -> bool:
    """Tell whether a preposition governs a name; with one at the beginning a sentence may set out what it is about."""
    found = GOVERNED.search(before)
    return found is not None and found.start() > _SETTING_OUT
