"""How far a name is believed to be of a kind, over all that speaks for and against it in a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from oss_ai_tui.domain.facts import EntityKind
from oss_ai_tui.extract.entities.candidate import Reason

ENOUGH = 0.6
"""Probability from which a kind is believed; below it a name is left out."""
MARGIN = 0.1
"""What it must have over the next kind."""
_SHAPES = frozenset(
    {
        "m.given-name",
        "m.famous-name",
        "m.ends-in-ai",
        "m.camel",
        "m.versioned",
        "m.org-suffix",
        "m.doubtful-name",
        "m.two-capitals",
    }
)


def support(reasons: Iterable[Reason], kind: EntityKind) -> float:
    """Return the probability of a kind if each reason for it errs on its own."""
    doubt = 1.0
    for reason in reasons:
        if reason.kind == kind:
            doubt *= 1 - reason.weight
    return 1 - doubt


@dataclass(slots=True)
class Belief:
    """What speaks for each kind of a name, over all its mentions."""

    doubt: dict[EntityKind, float] = field(default_factory=dict)
    best: dict[EntityKind, Reason] = field(default_factory=dict)
    heard: Counter[str] = field(default_factory=Counter)

    def add(self, reason: Reason) -> None:
        """Take in a reason; a shape counts once however often the name stands there, a context twice."""
        self.heard[reason.rule] += 1
        if self.heard[reason.rule] > (1 if reason.rule in _SHAPES else 2):
            return
        self.doubt[reason.kind] = self.doubt.get(reason.kind, 1.0) * (1 - reason.weight)
        if reason.kind not in self.best or reason.weight > self.best[reason.kind].weight:
            self.best[reason.kind] = reason

    def of(self, kind: EntityKind) -> float:
        """Return the probability of a kind."""
        return 1 - self.doubt.get(kind, 1.0)

    def verdict(self) -> EntityKind | None:
        """Return the kind that is believed, if one is."""
        ranked = sorted(self.doubt, key=lambda k: (self.doubt[k], k))
        if not ranked or self.of(ranked[0]) < ENOUGH:
            return None
        if len(ranked) > 1 and self.of(ranked[0]) - self.of(ranked[1]) < MARGIN:
            return None
        return ranked[0]
