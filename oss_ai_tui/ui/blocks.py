"""What a page is made of, before it has a width: paragraphs with marked stretches, labels, targets and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from oss_ai_tui.domain.facts import Evidence

Role = Literal[
    "text",
    "strong",
    "meta",
    "link",
    "label",
    "title",
    "rule",
    "focus",
    "tab",
    "fact",
    "hit",
    "evidence",
    "cursor",
    "rest",
    "warning",
    "key",
    "hint",
]
"""What a stretch of text is; the theme says how that looks."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, in code points, that is something else than the rest."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page; an empty one is a blank line."""

    text: str = ""
    marks: tuple[Mark, ...] = ()
    role: Role = "text"
    label: str = ""
    """Stands in the margin of the first line, such as a field's name or a paragraph's number."""
    target: str | None = None
    """Id of what ``Enter`` opens."""
    proofs: tuple[int, ...] = ()
    """Numbers of the page's evidence that prove what stands here, from 1."""
    margin: int | None = None
    """Cells before the text; the page's margin unless given."""

    whole: bool = True
    """Whether it is wrapped; else it is cut at the end of its one line."""
    stops: bool = False
    """Whether the cursor stops here although nothing can be opened."""

    about: str | None = None
    """Id of the passage, fact or entity that is spoken of; the target's unless given."""

    shift: int | None = None
    """What to add to an offset in the passage that this is ``about`` to find it in the text; None for other words."""

    @property
    def selectable(self) -> bool:
        """Whether the cursor stops here."""
        return self.stops or self.target is not None or bool(self.proofs)


@dataclass(frozen=True, slots=True)
class Cited:
    """Evidence with the rule that read it and how sure it is, as a page numbers it."""

    evidence: Evidence
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Page:
    """All that is to be said of one entity, fact or document."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    cited: tuple[Cited, ...] = ()
    margin: int = 0
    """Cells of the margin in which the labels stand."""
    note: str = ""
    """Of which kind the thing is."""
