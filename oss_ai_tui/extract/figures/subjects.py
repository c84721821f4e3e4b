"""Which entity a figure is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.figures.lexicon import Unit
from oss_ai_tui.extract.reading import Entities, Named, PassageReading

_OBLIQUE = re.compile(
    r"(?<!\w)(?:de|del|en|con|por|para|segun|a|al|ante|contra|desde|entre|sobre|como|frente a|junto a)"
    r"\s(?:(?:el|la|los|las|su|sus)\s(?:\w+\s){0,2})?(?:\w+\s)?\Z|(?<!\w)(?:y|e|o)\s\Z"
)
_GAP = re.compile(
    r"\s?,\s(?:con\s|(?:un|una|el|la)\s[a-zá-úñ]+(?:\s[a-zá-úñ]+){0,4}?\s(?:de|con)\s(?:unos\s|casi\s|m[aá]s\sde\s)?)?|\s\("
)
_ATTRIBUTE = re.compile(r"(?<!\w)(?:de|en|por|con|entre)\s(?:(?:los|las|unos|unas|mas\sde|casi)\s)?\Z")
_COMPLETIVE = re.compile(
    r"(?<!\w)(?:estim|calcul|asegur|afirm|dij|dic|sostien|sostuv|explic|senal|anunci|revel|confirm|cre|consider|"
    r"inform|report|detall|precis|reconoc|advirt|adviert|recuerd|record|insist|subray|admit|destac|promet|apunt|indic|prev|pronostic|declar|coment|agreg|anad)\w{1,6}\sque\s"
)
_FROM = re.compile(
    r"(?<!\w)(?:basa|basad[oa]|partir|deriva|derivad[oa]|parte|version|afinad[oa])\s(?:en|de|sobre)\s(?:\w+\s)?\Z"
)
_VALUE_OF = re.compile(r"\sde(?:l|\sla|\ssu)\s(?:capitalizacion|valor|valoracion)\b")
_OF_IT = re.compile(
    r"\sde(?:l\scapital\sde|l\saccionariado\sde|\slas\sacciones\sde|l\svalor\s(?:\w+\s)?de|\sla\s(?:capitalizacion|valoracion)\s(?:\w+\s)?de)?(?:\sla|l|\sel)?\s"
)
"""Between a share or a loss and whose it is: «un 10 % (de) Faro», «600 millones (de la capitalización de) Faro»."""
_COST = re.compile(
    r"(?<!\w)(?:entrenamiento|desarrollo|creacion|construccion|reentrenamiento)\s(?:de|del)\s(?:la\s|el\s)?\Z"
)
_COSTS = re.compile(
    r"\s(?:\w+\s)?(?:costo|cuesta|salio\spor|requirio|exigio|consumio|supuso|ascendio)\w*\s[^,;:.]{0,30}"
)
"""Around what was made at a cost: «el desarrollo de Faro costó (5 millones)»."""
_WHICH = re.compile(
    r"(?:\s\([^()]*\))?,(?:\s(?:el|la|los|las|un|una)\s[^,;:()]{2,60})?\s(?:que|(?:el|la)\scual|cuy[oa]s?)\s[^,;:()]*"
)
"""Between a name and a figure of its own relative clause: «Faro, que lleva recaudados (400 millones)»."""
_APPOSED = re.compile(r",\s(?:el|la|un|una|su)\s[^,;:()]*\sde(?:l|\sla)?\s")
"""Between a name and another in the phrase that explains it: «Faro, la startup de (Ana Ruiz)»."""
_WINDOW = 30


def subject_of(passage: PassageReading, index: int, start: int, end: int, unit: Unit, entities: Entities) -> str | None:
    """Return the id of the entity that a figure at ``start:end`` is about, or None where the text does not tell.

    The name right before it owns it («Gemini, 191»), or a model right after it («100 millones de GPT-4»). Parameters
    and tokens belong to a model: the last one named before them in the sentence, else the first one after. Anything
    else belongs to the organisation or model that the figure's relative clause is about («Faro, que reunió …»), or that
    is the subject: the last one before the figure that no preposition governs, within the clause that a verb of saying
    opens («estima que …»).
    """
    sentence = passage.sentence_at(start)
    named = entities.within(index, sentence.start, sentence.end)
    owner = next((n for n in named if n.kind == "model" and passage.text[end : n.start] in (" de ", " para ")), None)
    if owner:
        return owner.entity
    before = [n for n in named if n.end <= start]
    if unit.kind == "percent" or _VALUE_OF.match(fold(passage.text[end : end + _WINDOW])):
        owned = next((n for n in named if n.start >= end and _OF_IT.fullmatch(fold(passage.text[end : n.start]))), None)
        if owned:
            return owned.entity
    if before and _GAP.fullmatch(passage.text, before[-1].end, start):
        return before[-1].entity
    if unit.name in ("parameters", "tokens"):
        after = [n for n in named if n.kind == "model" and n.start >= end and not _is_oblique(passage.text, n)]
        models = [n for n in before if n.kind == "model"]
        bearers = [n for n in models if not _is_origin(passage.text, n)] or models or after[:1]
        return bearers[-1].entity if bearers else None
    if before and _WHICH.fullmatch(passage.text, before[-1].end, start):
        return _antecedent(passage.text, before)
    if before and _is_paid_for(passage.text, before[-1], start):
        return before[-1].entity
    folded = fold(passage.text[sentence.start : start])
    if unit.kind not in ("money", "percent") and _ATTRIBUTE.search(folded):
        return None
    clause = max((m.end() for m in _COMPLETIVE.finditer(folded)), default=0) + sentence.start
    oblique = _oblique(passage.text, before)
    subjects = [n for n in before if n.start >= clause and n.kind != "person" and n not in oblique]
    return subjects[-1].entity if subjects else None


def _is_paid_for(text: str, name: Named, figure: int) -> bool:
    """Tell whether a figure is what a name's making cost."""
    costs = _COSTS.fullmatch(fold(text[name.end : figure]))
    return costs is not None and _COST.search(fold(text[max(0, name.start - _WINDOW) : name.start])) is not None


def _antecedent(text: str, names: Sequence[Named]) -> str | None:
    """Return what «que» takes up after the last name: that name, or the one that an apposition with it explains."""
    last = names[-1]
    apposed = len(names) > 1 and _APPOSED.fullmatch(text, names[-2].end, last.start)
    found = names[-2] if apposed else last
    return found.entity if found.kind != "person" else None


def _is_origin(text: str, name: Named) -> bool:
    """«… se basa en Llama 2 y tiene 7.000 millones»: what a model was made from is not what has them."""
    return _FROM.search(fold(text[max(0, name.start - _WINDOW) : name.start])) is not None


def _is_oblique(text: str, name: Named) -> bool:
    return _OBLIQUE.search(fold(text[max(0, name.start - _WINDOW) : name.start])) is not None


def _oblique(text: str, names: Sequence[Named]) -> list[Named]:
    """Return the names that a preposition governs, and those that a list of three or more joins to one."""
    found: list[Named] = []
    for before, name, after in zip([None, *names], names, [*names[1:], None], strict=False):
        joint = text[before.end : name.start] if before is not None else ""
        goes_on = after is not None and text[name.end : after.start] in (", ", " y ", " e ")
        listed = (joint == ", " and goes_on and before in found) or (joint in (" y ", " e ") and before in found[1:])
        if listed or _is_oblique(text, name):
            found.append(name)
    return found
