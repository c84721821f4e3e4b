"""The part of a sentence that tells one event, and one line that sums it up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from oss_ai_tui.domain.facts import TimeExpression
from oss_ai_tui.extract.events.occurrences import Occurrence
from oss_ai_tui.extract.reading import Named, Sentence, Token

SUMMARY_LENGTH = 140

_BOUNDARY = re.compile(
    r"[;:—]\s*|,\s+(?:y\s+|pero\s+|mientras\s+|aunque\s+|cuando\s+|donde\s+|que\s+)?"
    r"|\s(?:y|e|pero|mientras|aunque|cuando|donde|que|quien)\s"
)
_RELATIVE = re.compile(r"(?:que|donde|cuando|quien)\s\Z")
_NOUN_HEAD = re.compile(r"(?<!\w)(?:un|una|el|la|los|las|su|sus|unos|unas)\s(?=\w)")
_ANTECEDENT_REACH = 60
_CLITICS = 1
_TRIM = " \t\n\xa0,;:—–-"


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of a passage."""

    start: int
    end: int


def spans_of(
    folded: str,
    sentence: Sentence,
    told: Sequence[tuple[Occurrence, TimeExpression]],
    tokens: Sequence[Token],
    named: Sequence[Named],
) -> list[Span]:
    """Part a sentence among the events told in it, in their order; a single event has the whole sentence.

    A clause that begins with its verb has its subject further back, so it takes in what stands before; one of saying
    has it behind («…», recordó Ruiz).
    """
    extents = [(min(one.start, time.evidence.start), max(one.end, time.evidence.end)) for one, time in told]
    cuts = [_cut(folded, left_end, right_start, named) for (_, left_end), (right_start, _) in pairwise(extents)]
    starts = [sentence.start]
    for (_, begin), (one, _) in zip(cuts, told[1:], strict=True):
        inverted = one.telling == "reduced" or one.trigger.kind == "statement"
        headed = inverted or any(begin <= n.start < one.start for n in named)
        bare = not headed and len(folded[begin : one.start].split()) <= _CLITICS
        starts.append(sentence.start if bare else _with_antecedent(folded, begin, sentence.start, named))
    ends = [*(end for end, _ in cuts), sentence.end]
    return [_trimmed(folded, start, end) for start, end in zip(starts, ends, strict=True)]


def _cut(folded: str, left_end: int, right_start: int, named: Sequence[Named]) -> tuple[int, int]:
    """Where the clause before ends and the next begins: at the last boundary between two events, if there is any.

    A comma or «e» inside a name («Ministerio de Ciencia e Innovación») is no boundary.
    """
    if right_start <= left_end:
        return left_end, left_end
    cuts = [m.span() for m in _BOUNDARY.finditer(folded, left_end, right_start)]
    free = [(a, b) for a, b in cuts if not any(n.start < b and a < n.end for n in named)]
    return free[-1] if free else (right_start, right_start)


def _with_antecedent(folded: str, start: int, floor: int, named: Sequence[Named]) -> int:
    """Take in what a relative clause begins after: the name or the noun with its article."""
    if not _RELATIVE.search(folded, max(floor, start - 8), start):
        return start
    before = [n for n in named if n.end <= start and start - n.end <= _ANTECEDENT_REACH and n.start >= floor]
    nouns = list(_NOUN_HEAD.finditer(folded, max(floor, start - _ANTECEDENT_REACH), start))
    return before[-1].start if before else nouns[-1].start() if nouns else start


def _trimmed(folded: str, start: int, end: int) -> Span:
    piece = folded[start:end]
    lead = len(piece) - len(piece.lstrip(_TRIM))
    return Span(start + lead, max(start + lead + 1, start + len(piece.rstrip(_TRIM))))


def summary_of(text: str, span: Span, start: int, end: int) -> str:
    """Return the event in one line of at most 140 characters, in the text's own words, with its trigger in it."""
    words = text[span.start : span.end]
    if len(words) <= SUMMARY_LENGTH:
        return " ".join(words.split())
    first = 0 if end - span.start <= SUMMARY_LENGTH else _clause_start(words, start - span.start)
    line = " ".join(words[first:].split())
    if len(line) <= SUMMARY_LENGTH:
        return line
    cut = line[: SUMMARY_LENGTH - 1]
    return cut[: cut.rfind(" ")].rstrip(_TRIM) + "…"


def _clause_start(words: str, trigger: int) -> int:
    cuts = [m.end() for m in _BOUNDARY.finditer(words, 0, trigger)]
    return cuts[-1] if cuts else max(0, words.rfind(" ", 0, max(0, trigger - SUMMARY_LENGTH // 2)) + 1)
