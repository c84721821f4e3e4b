"""What kind of thing each candidate names: the registry, its shape, its context, and the rest of the document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from oss_ai_tui.domain.facts import EntityKind
from oss_ai_tui.extract.entities.candidate import Candidate, Reason
from oss_ai_tui.extract.entities.lexicon import Lexicon
from oss_ai_tui.extract.reading import Reading
from oss_ai_tui.registry.entries import Entry


@dataclass(frozen=True, slots=True)
class Typed:
    """A candidate with its kind decided."""

    candidate: Candidate
    kind: EntityKind
    entry: Entry | None
    rule: str
    confidence: float


def decide(reading: Reading, candidates: list[Candidate], lexicon: Lexicon) -> list[Typed]:
    """Return the candidates that name something, each with its kind; the others are dropped."""
    typed = {id(c): t for c in candidates if (t := _own(c)) is not None}
    by_key: dict[str, list[Typed]] = defaultdict(list)
    for t in typed.values():
        by_key[t.candidate.key].append(t)
    for c in candidates:
        if id(c) not in typed and (same := by_key.get(c.key)):
            best = max(same, key=lambda t: t.confidence)
            typed[id(c)] = Typed(c, best.kind, best.entry, "m.same-name", min(0.85, best.confidence))
    surnames = {t.candidate.key.split()[-1] for t in typed.values() if t.kind == "person"}
    for c in candidates:
        if id(c) not in typed and c.key in surnames:
            typed[id(c)] = Typed(c, "person", None, "m.surname", 0.9)
    return [typed[id(c)] for c in candidates if id(c) in typed]


def _own(c: Candidate) -> Typed | None:
    for option in c.options:
        if option.demand == "none" or (option.demand == "capital" and not c.initial):
            return Typed(c, option.kind, option.entry, "m.registry", 0.98 if option.demand == "none" else 0.9)
    if c.reasons:
        best: Reason = max(c.reasons, key=lambda r: r.weight)
        return Typed(c, best.kind, None, best.rule, best.weight)
    return None
