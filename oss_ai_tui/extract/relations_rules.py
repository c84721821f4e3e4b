"""The patterns of relations, read from ``data/relations.toml`` and the files of rules beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from oss_ai_tui.domain.facts import ModelKind, RelationType
from oss_ai_tui.extract.entities.lexicon import default_lexicon, load
from oss_ai_tui.extract.masks import MODEL, ORGANIZATION, PERSON
from oss_ai_tui.extract.patterns import alternation, expand

_CLASSES = {
    "O": ORGANIZATION,
    "M": MODEL,
    "P": PERSON,
    "X": f"[{ORGANIZATION}{MODEL}]",
    "I": f"[{ORGANIZATION}{PERSON}]",
}
_FILES = ("relations_models", "relations_people", "relations_firms", "relations_press")
_ANY = f"{ORGANIZATION}{MODEL}{PERSON}"
_GUARD_REACH = 40
"""Characters before a statement in which a denial or a guess undoes it, if no comma stands between."""
_SLOT = re.compile(r"<([OMPXI])(s?):(\w+)>")
_OTHERWISE = "(?:matriz|filial|duen[oa]|propietari[oa]|division|rival|competidora?|creadora?|responsable)\\b"
"""Nouns after which a name is no item of a list: «Meta, la empresa matriz de Facebook»."""
_MORE = "otr|much|vari|algun|un punado|un grupo|un[oa]s|el resto|inversor|fondos|particulares|business"
"""How a list breaks off before those whom it does not name: «Seaya, Kibo Ventures y un puñado de particulares»."""
_SKETCHES = 100
"""Sentences after which a pattern is compiled even if its sketch has fitted none of them."""
_sketched: Counter[str] = Counter()
_LOOSE = {
    "firm": "(?: [\\w/+’'-]+){0,12}?",
    "firms": "[a-z -]+?",
    "w": "(?: [\\w$€.,%/’'+-]+){0,12}?",
    "few": "(?: [\\w/+’'-]+){0,5}?",
    "adv": "[\\w ]*?",
    "when": "[\\w ]+?",
    "aside": "(?s:.*?)",
}
"""For the macros that take longest to compile, patterns of all that they match and more."""


@dataclass(frozen=True, slots=True)
class RelationRule:
    """One way of stating a relation; see ``data/relations.toml`` for the meaning of each field."""

    id: str
    type: RelationType
    confidence: float
    written: str
    """The pattern as ``data`` holds it."""
    needs: Mapping[str, int]
    """How many of which marks the pattern cannot match without; under the empty text, how many of any."""
    stated: bool
    swap: bool
    """Whether group a is the relation's target and b its source."""
    same: bool
    """Whether both ends must be of one kind."""
    mutual: bool
    """Whether the list in group a is tied to itself, every two of its members."""
    implied: tuple[str, str] | None
    """An end that the pattern does not name, and how it is found."""
    cues: tuple[str, ...]
    """Stems of which one must stand in the sentence, if there are any: a cheap test before the search."""
    after: str | None
    """A pattern of what must stand before it in the sentence."""
    source: ModelKind | None
    target: ModelKind | None

    @property
    def classes(self) -> Mapping[str, str]:
        """The marks that may fill each end, by its group."""
        return _classes(self.written)

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Return the places in a masked sentence that state the relation."""
        return self._pattern.finditer(text) if self._may_match(text) else iter(())

    @property
    def _pattern(self) -> re.Pattern[str]:
        return compile_pattern(self.written)

    def _may_match(self, text: str) -> bool:
        """Put off compiling the pattern, which takes as long as some hundred sketched sentences, until it may match."""
        if _sketched[self.written] < _SKETCHES:
            _sketched[self.written] += 1
            if not compile_sketch(self.written).search(text):
                return False
            _sketched[self.written] = _SKETCHES
        return True

    def is_led_up_to(self, text: str, start: int) -> bool:
        """Tell whether what must stand before the pattern does."""
        return self.after is None or compile_pattern(self.after).search(text, 0, start) is not None


@dataclass(frozen=True, slots=True)
class RelationRules:
    """All rules, and the words that make a statement none."""

    rules: tuple[RelationRule, ...]
    doubt: re.Pattern[str]
    harmless: re.Pattern[str]
    """What is left out before doubt is looked for."""


def rules_for(text: str, marks: Sequence[str]) -> Iterator[RelationRule]:
    """Yield the rules that can match a masked sentence by the marks and the stems that stand in it."""
    rules, cues = _rules_for(*(min(2, marks.count(mark)) for mark in _ANY))
    there = {cue for cue in cues if cue in text}
    return (rule for rule in rules if not rule.cues or not there.isdisjoint(rule.cues))


@cache
def _rules_for(organizations: int, models: int, people: int) -> tuple[tuple[RelationRule, ...], frozenset[str]]:
    """Return the rules that these numbers of names allow, and all their cues."""
    there = dict(zip(("", *_ANY), (organizations + models + people, organizations, models, people), strict=True))
    rules = tuple(r for r in relation_rules().rules if all(there[mark] >= least for mark, least in r.needs.items()))
    return rules, frozenset(cue for rule in rules for cue in rule.cues)


def is_doubtful(text: str, found: re.Match[str]) -> bool:
    """Tell whether a statement is denied, wished for or guessed, by a word in it or in its clause shortly before it."""
    before = re.split(r"[,;:(«“]", text[max(0, found.start() - _GUARD_REACH) : found.start()])[-1]
    rules, said = relation_rules(), before + " " + found.group()
    return rules.doubt.search(said) is not None and rules.doubt.search(rules.harmless.sub(" ", said)) is not None


@cache
def relation_rules() -> RelationRules:
    """Return the rules, read on the first call."""
    rows = [row for file in _FILES for row in load(file)["rules"]]
    rules = tuple(
        RelationRule(
            id=row["id"],
            type=cast(RelationType, row["type"]),
            confidence=row["confidence"],
            written=row["pattern"],
            needs=_needs(row["pattern"], row.get("mutual", False)),
            stated=row.get("stated", False),
            swap=row.get("swap", False),
            same=row.get("same", False),
            mutual=row.get("mutual", False),
            cues=tuple(row.get("cues", "").split()),
            implied=cast("tuple[str, str]", tuple(row["implied"])) if "implied" in row else None,
            after=row.get("after"),
            source=cast("ModelKind | None", row.get("source")),
            target=cast("ModelKind | None", row.get("target")),
        )
        for row in rows
    )
    guards = load("relations")["guards"]
    return RelationRules(rules, re.compile(guards["before"]), re.compile(guards["harmless"]))


@cache
def raising() -> re.Pattern[str]:
    """Return the pattern, over masked text, of an organisation, a or b, that raises money."""
    return compile_pattern(load("relations")["raising"]["after"])


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern over masked text: its macros and slots are those of ``data/relations.toml``."""
    return re.compile(expand(_SLOT.sub(_slot, pattern), _macros()))


@cache
def compile_sketch(pattern: str) -> re.Pattern[str]:
    """Compile, in a tenth of the time, a pattern that is found in every text in which ``pattern`` is."""
    return re.compile(expand(_SLOT.sub(_loose_slot, pattern), {**_macros(), **_LOOSE}))


def _loose_slot(found: re.Match[str]) -> str:
    one = _CLASSES[found[1]]
    return f"{one}(?s:.*?[{one.strip('[]')})])??" if found[2] else one


@cache
def _macros() -> dict[str, str]:
    firms = alternation((*default_lexicon().nouns["organization"], *load("relations")["more_firms"].split()))
    origins = f"(?:{alternation(load('relations')['anaphora']['origins'].split())})"
    marks = {"any": _ANY, "model": MODEL, "org": ORGANIZATION, "person": PERSON}
    return {**load("relations")["macros"], **marks, "firms": f"(?:{firms})", "origin": origins}


def _slot(found: re.Match[str]) -> str:
    one = _CLASSES[found[1]]
    if not found[2]:
        return f"(?P<{found[3]}>{one})"
    bracket = "(?: \\([^()]{1,30}\\))?"
    article = "(?:(?:por |de |a |con |en |sobre )?(?:el|la|los|las|su|sus)|del|al)"
    item = f"(?:{article} (?:(?!{_OTHERWISE})[a-z][\\w-]* ){{0,4}}|(?:por|de|a|con|en|sobre) )?{one}{bracket}"
    last = f"(?:y|e|o|u|ni|&) {item}"
    pair = f"(?: (?:y|e) {item})?" if found[1] == "I" else ""
    ends = f",? {last}|, {item}|(?=,? (?:y|e|entre) (?:{_MORE}))"
    rest = f"{pair}(?:, {item})+(?:{ends})| {last}"
    return f"(?P<{found[3]}>{one}{bracket}(?:{rest})?)"


@cache
def _classes(pattern: str) -> Mapping[str, str]:
    return {group: _CLASSES[kind] for kind, _, group in _SLOT.findall(pattern)}


def _needs(pattern: str, mutual: bool) -> Mapping[str, int]:
    """Return the marks of the ends that the pattern names; further names may be left out."""
    kinds = [kind for kind, _, group in _SLOT.findall(pattern) if group in "ab"] * (2 if mutual else 1)
    return Counter(["" for _ in kinds] + [_CLASSES[kind] for kind in kinds if kind in "OMP"])
