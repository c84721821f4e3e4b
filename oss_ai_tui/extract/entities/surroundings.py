"""The words and patterns beside names, compiled from ``data/context.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from oss_ai_tui.domain.facts import EntityKind, ModelKind
from oss_ai_tui.extract.entities.candidate import Reason
from oss_ai_tui.extract.entities.lexicon import default_lexicon, load
from oss_ai_tui.extract.masks import MODEL, ORGANIZATION, PERSON, UNKNOWN
from oss_ai_tui.extract.patterns import alternation, expand

STRONG, NAMED_AMONG, WEAK = 0.88, 0.75, 0.5
_ANY = f"[{ORGANIZATION}{MODEL}{PERSON}{UNKNOWN}]"
_GROUPS: Mapping[str, tuple[EntityKind, ModelKind | None]] = MappingProxyType(
    {
        "organization": ("organization", None),
        "model": ("model", None),
        "dataset": ("model", "dataset"),
        "framework": ("model", "framework"),
        "assistant": ("model", "assistant"),
        "person": ("person", None),
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern beside a name, and what it says that the name is."""

    reason: Reason
    pattern: re.Pattern[str]
    side: str
    """``left`` or ``right`` of the name."""
    then: re.Pattern[str] | None = None
    """What has to stand right of the name besides."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What to look for around a name; see ``data/context.toml`` for the meaning of each."""

    nouns: Mapping[str, Reason]
    joints: frozenset[str]
    determiners: frozenset[str]
    before_noun: frozenset[str]
    prepositions: frozenset[str]
    breakers: frozenset[str]
    left: tuple[Frame, ...]
    right: tuple[Frame, ...]
    noun_after: re.Pattern[str]


@cache
def surroundings() -> Surroundings:
    """Return the words and patterns, compiled on the first call."""
    data = load("context")
    nouns = _nouns(data)
    phrase = {key: frozenset(words.split()) for key, words in data["phrase"].items()}
    after = (
        r"(?: ?\([^()]{1,40}\))?(?:,|:| -| —| –| es| era| fue|, que es) (?:(?P<the>el|la|los|las) |(?:tambien )?"
        r"(?P<one>un|una|unos|unas|otro|otra|su|sus|nuestro|nuestra|nuestros|nuestras|uno de los|una de las) )?"
        rf"(?:(?:{alternation(phrase['before_noun'])}) ){{0,2}}(?P<noun>{alternation(nouns)})\b"
        rf"(?! ?{_ANY})(?P<rest>(?: [a-z][a-z-]*){{0,3}}[,.;:)]?)"
    )
    return Surroundings(
        nouns=nouns,
        joints=phrase["joints"],
        determiners=phrase["determiners"],
        before_noun=phrase["before_noun"],
        prepositions=phrase["prepositions"],
        breakers=phrase["breakers"],
        left=_frames(data, "left"),
        right=_frames(data, "right"),
        noun_after=re.compile(after),
    )


def _nouns(data: dict[str, Any]) -> dict[str, Reason]:
    weak = frozenset(data["nouns"]["weak"].split())
    demonyms = frozenset(data["nouns"]["demonyms"].split())
    return {
        word: Reason(
            kind, "m.demonym" if word in demonyms else "m.apposition", WEAK if word in weak else STRONG, model_kind
        )
        for group, (kind, model_kind) in _GROUPS.items()
        for word in data["nouns"][group].split()
    }


def _frames(data: dict[str, Any], side: str) -> tuple[Frame, ...]:
    speech = f"(?:{alternation(default_lexicon().speech)})"
    firm = alternation(default_lexicon().nouns["organization"])
    pieces = {"O": ORGANIZATION, "M": MODEL, "P": PERSON, "U": UNKNOWN, "speech": speech, "firm": firm}
    frames = []
    for row in data["frames"]:
        if row["side"] == side:
            pattern = expand(row["pattern"], pieces)
            kind, model_kind = _GROUPS[row["kind"]]
            compiled = re.compile(f"(?:{pattern})$" if side == "left" else pattern)
            then = re.compile(expand(row["then"], pieces)) if "then" in row else None
            frames.append(Frame(Reason(kind, row["id"], row["weight"], model_kind), compiled, side, then))
    return tuple(frames)
