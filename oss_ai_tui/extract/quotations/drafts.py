"""Quotations on their way to becoming facts."""

from __future__ import annotations

from dataclasses import dataclass

from oss_ai_tui.domain.facts import QuoteKind
from oss_ai_tui.extract.quotations.cast import Voice
from oss_ai_tui.extract.quotations.frames import Frame
from oss_ai_tui.extract.quotations.sources import Source


@dataclass(frozen=True, slots=True)
class Credit:
    """To whom a rule gives a quotation, and why."""

    rule: str
    voice: Voice | None = None
    verb: str | None = None
    source: Source | None = None
    """The phrase that names the speaker in the same sentence; None where the speaker is carried over."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One contiguous part of somebody's words."""

    frame: Frame
    start: int
    end: int
    kind: QuoteKind
    credit: Credit
    parted: bool = False
    """Whether it is a part of something with the other words of the same voice in its sentence."""

    follows: bool = False
    """Whether it goes on with the quotation before it: a part of it, or its next paragraph."""

    @property
    def key(self) -> str | None:
        """What tells its voice from others, or None where nobody is known to speak."""
        return self.credit.voice.key if self.credit.voice else None
