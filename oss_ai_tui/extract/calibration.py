"""From the confidence that a rule claims to the one that it has earned on annotated texts.

How often each rule was right is counted by ``python -m tests.gold.calibrate`` into ``data/confidence.json``: right
facts and all facts, under the kind of fact, under every prefix of the rule's id, and under the rule with the confidence
that it claimed (which falls where a name had to be guessed). A rule that was seen little is taken to be like its
kin: each estimate is drawn towards that of the shorter prefix, as if that had been seen ``PULL`` times; its own claim
counts as ``CLAIM`` facts. Both weights are those with the least loss (mean of -log p of what came out) by halves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from oss_ai_tui.domain.facts import Event, Figure, Quote, Relation

Kind = Literal["quotes", "events", "figures", "relations"]
Counts = Mapping[str, tuple[int, int]]
"""Right facts and all facts, by key; see :func:`keys`."""
F = TypeVar("F", Quote, Event, Figure, Relation)

PULL, CLAIM = 16, 2
_HIGHEST = 0.99
DATA = Path(__file__).parent / "data" / "confidence.json"


def calibrated(kind: Kind, facts: Iterable[F], counts: Counts | None = None) -> tuple[F, ...]:
    """Return facts with the confidence that their rules have earned; ``counts`` are the package's own unless given."""
    if counts is None:
        return tuple(replace(fact, confidence=_earned(kind, fact.rule, fact.confidence)) for fact in facts)
    return tuple(replace(fact, confidence=estimate(kind, fact.rule, fact.confidence, counts)) for fact in facts)


@cache
def _earned(kind: Kind, rule: str, claim: float) -> float:
    return estimate(kind, rule, claim, _counts())


def estimate(kind: Kind, rule: str, claim: float, counts: Counts) -> float:
    """Return the share of facts that can be expected to be right, of those that a rule reads with such a claim."""
    right, seen = counts.get(kind, (0, 0))
    if not seen:
        return claim
    value = (right + 1) / (seen + 2)
    for key in keys(kind, rule, claim):
        right, seen = counts.get(key, (0, 0))
        value = (right + PULL * value) / (seen + PULL)
    value = (value * (seen + PULL) + CLAIM * claim) / (seen + PULL + CLAIM)
    return round(min(value, _HIGHEST), 2)


def keys(kind: Kind, rule: str, claim: float) -> Iterator[str]:
    """Yield the keys that a fact counts under besides its kind: the prefixes of its rule, the rule with its claim."""
    parts = rule.split(".")
    for end in range(1, len(parts) + 1):
        yield f"{kind} {'.'.join(parts[:end])}"
    yield f"{kind} {rule} {claim:.2f}"


@cache
def _counts() -> Counts:
    data = json.loads(DATA.read_text("utf-8"))
    return {key: (right, seen) for key, (right, seen) in data.items()}
