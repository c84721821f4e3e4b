"""A stretch of words that may name something, before it is known what."""

from __future__ import annotations

from dataclasses import dataclass, field

from oss_ai_tui.domain.facts import EntityKind, ModelKind
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import Option
from oss_ai_tui.extract.reading import PassageReading

KINDS: tuple[EntityKind, ...] = ("organization", "model", "person")


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a kind: the rule that says so and how far it is to be trusted."""

    kind: EntityKind
    rule: str
    weight: float
    """From 0 to 1: the share of such cases in which the rule is right."""
    model_kind: ModelKind | None = None


@dataclass(slots=True)
class Candidate:
    """Tokens ``first:last`` of passage number ``passage``; the typing stages add to ``reasons``."""

    passage: int
    first: int
    last: int
    start: int
    end: int
    words: str
    key: str
    """The words folded: what mentions of one name share."""
    initial: bool
    """Whether its capital may be owed to its place: it begins a sentence or stands in a heading full of capitals."""
    options: tuple[Option, ...] = ()
    """What the registry knows of these words."""
    reasons: list[Reason] = field(default_factory=list)

    @property
    def single(self) -> bool:
        """Whether it is one token."""
        return self.last - self.first == 1


def candidate(reading: PassageReading, passage: int, first: int, last: int, initial: bool) -> Candidate:
    """Make a candidate of a passage's tokens ``first:last``."""
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    words = reading.text[start:end]
    return Candidate(passage, first, last, start, end, words, fold(" ".join(words.split())), initial)
