"""Enumerations of candidates: «Meta, Quimera y OpenAI»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oss_ai_tui.extract.entities.candidate import Candidate
from oss_ai_tui.extract.reading import Reading

_LONG = 4
"""Names parted by commas alone from which they are an enumeration, and not a name and its apposition."""
_CONJUNCTION = re.compile(r"\b(?:y|e|o|u|ni)\b")
_JOINT = re.compile(r"[,/]?\s*(?:(?:y|e|o|u|ni)\s)?\s*(?:la |el |las |los )?")


def enumerations(reading: Reading, candidates: Sequence[Candidate]) -> Iterator[list[int]]:
    """Yield the indices of candidates that stand in one enumeration: commas, and a conjunction before the last."""
    chain: list[int] = []
    joined = False
    for i, c in enumerate(candidates):
        gap = _gap(reading, candidates[i - 1], c) if i else None
        if gap is None or joined:
            if joined or len(chain) >= _LONG:
                yield chain
            chain = [i - 1] if joined and gap is not None else []
            joined = False
        chain.append(i)
        joined = gap is not None and _CONJUNCTION.search(gap) is not None
    if joined or len(chain) >= _LONG:
        yield chain


def _gap(reading: Reading, a: Candidate, b: Candidate) -> str | None:
    """Return what parts two candidates if it can part the members of a list."""
    if a.passage != b.passage or b.start - a.end > 12:
        return None
    gap = reading.passages[a.passage].text[a.end : b.start]
    return gap if gap.strip() and _JOINT.fullmatch(gap) else None
