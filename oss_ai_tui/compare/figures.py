"""Figures of one entity and one kind of quantity that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from oss_ai_tui.compare.conflict import Conflict, Side, conflict
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_gaps import days_apart
from oss_ai_tui.domain.facts import Document, Figure, Passage, TimeExpression
from oss_ai_tui.domain.text import fold

_ROUNDING, _ROUGHLY = 0.02, 0.1
_SAME_TIME = 92
"""Days within which two texts speak of one valuation."""
_AROUND = 90
_CURRENCY = re.compile(r"[A-Z]{3}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(¿¡—]*[A-ZÁÉÍÓÚÑ])")
_SIZES = re.compile(
    r"(?<!\w)(?:(?:version|variante|tamano|familia|serie|gama|pequen|mayor|menor|grande|activ|expert)\w*"
    r"|(?:mini|entre|desde|hasta)(?!\w))"
)
_HAS = re.compile(
    r"(?<!\w)(?:tiene|tenia|cuenta con|contaba con|con|posee|suma|alcanza|dispone de|consta de|usa|emplea)"
    r"\s+(?:(?:los|unos|sus|casi|cerca de|alrededor de|mas de|un total de)\s+)*\Z"
)
_VALUED = re.compile(r"(?<!\w)(?:valora|valua|capitaliza|tasad|valor de mercado)")
_RAISED = re.compile(r"(?<!\w)(?:recaud|levant|ronda|financiaci|inyecci|capta|capto|obtien|obtuv|consigu)")


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure in its place."""

    figure: Figure
    passage: Passage
    document: Document
    kind: str | None
    """Kind of quantity: ``parameters``, ``tokens``, ``valuation``, ``funding``; None for any other."""
    before: str
    """The folded words of its sentence before it."""
    sentence: str
    """Its folded sentence."""
    start: int
    """Where the sentence begins."""
    end: int
    """Where it ends."""


def figure_conflicts(corpus: Corpus) -> Iterator[Conflict]:
    """Yield sizes of models, valuations of firms, and figures of titles that are given differently elsewhere.

    Models that come in several sizes have no one number of parameters; valuations are compared only where they are of
    one time; what a firm raised grows from round to round, so that only a title's figure is held against its body's.
    """
    said = [_said(corpus, figure) for figure in corpus.figures if figure.subject and figure.value is not None]
    times = _times(corpus, {one.passage.id for one in said if one.kind == "valuation"})
    groups: defaultdict[tuple[str, str, str], list[_Said]] = defaultdict(list)
    for one in said:
        if one.kind and one.figure.subject and one.figure.unit:
            groups[one.kind, one.figure.subject, one.figure.unit].append(one)
    for (kind, _, _), group in groups.items():
        if kind in ("parameters", "tokens"):
            yield from _of_sizes(kind, group)
        elif kind == "valuation":
            yield from _of_valuations(kind, group, times)
        yield from _of_titles(kind, group)


def _said(corpus: Corpus, figure: Figure) -> _Said:
    passage = corpus.passage(figure.evidence.passage)
    start, end = _sentence(passage.text, figure.evidence.start, figure.evidence.end)
    folded = fold(passage.text)
    low, high = max(start, figure.evidence.start - _AROUND), min(end, figure.evidence.end + _AROUND)
    kind = _kind(figure, folded[low:high])
    before = folded[start : figure.evidence.start]
    return _Said(figure, passage, corpus.document(passage.document), kind, before, folded[start:end], start, end)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    return max((e for e in ends if e <= start), default=0), min((e for e in ends if e >= end), default=len(text))


def _kind(figure: Figure, around: str) -> str | None:
    if figure.unit in ("parameters", "tokens"):
        return figure.unit
    if not figure.unit or not _CURRENCY.fullmatch(figure.unit):
        return None
    valued, raised = _VALUED.search(around) is not None, _RAISED.search(around) is not None
    if valued == raised:
        return None
    return "valuation" if valued else "funding"


def _of_sizes(kind: str, group: Sequence[_Said]) -> Iterator[Conflict]:
    if any(_SIZES.search(one.sentence) or one.figure.value_max is not None for one in group):
        return
    if any(len({one.figure.value for one in here}) > 1 for here in _by_sentence(group)):
        return
    yield from _differing(kind, [one for one in group if _HAS.search(one.before)], "c.figures")


def _by_sentence(group: Sequence[_Said]) -> Iterator[list[_Said]]:
    for _, here in groupby(group, key=lambda one: (one.passage.id, one.start)):
        yield list(here)


def _of_valuations(kind: str, group: Sequence[_Said], times: dict[str, list[TimeExpression]]) -> Iterator[Conflict]:
    timeless = [one for one in group if not any(_within(one, t) for t in times.get(one.passage.id, ()))]
    of_documents = [list(here) for _, here in groupby(timeless, key=lambda one: one.document.id)]
    for own in of_documents:
        if all(len(here) == 1 for here in _by_sentence(own)):
            yield from _differing(kind, own, "c.figures")
    dated = [(own[0].document.date, own[0]) for own in of_documents if own[0].document.date]
    dated.sort(key=lambda pair: pair[0].sort_key)
    for (date, one), (later, other) in pairwise(dated):
        if days_apart(date, later) <= _SAME_TIME:
            yield from _differing(kind, (one, other), "c.figures")


def _within(one: _Said, time: TimeExpression) -> bool:
    return one.start <= time.evidence.start < one.end


def _times(corpus: Corpus, passages: set[str]) -> dict[str, list[TimeExpression]]:
    found: dict[str, list[TimeExpression]] = {}
    for time in corpus.times:
        if time.evidence.passage in passages:
            found.setdefault(time.evidence.passage, []).append(time)
    return found


def _of_titles(kind: str, group: Sequence[_Said]) -> Iterator[Conflict]:
    """A title's figure that its body does not repeat, though it has another of the kind."""
    for _, here in groupby(group, key=lambda one: one.document.id):
        own = list(here)
        titles = [one for one in own if one.passage.kind == "title"]
        body = [one for one in own if not one.passage.is_heading]
        for title in titles:
            if body and not any(_agree(title.figure, one.figure) for one in body):
                yield _conflict(kind, [title], body[:1], "c.title-body")


def _differing(kind: str, group: Sequence[_Said], rule: str) -> Iterator[Conflict]:
    """Hold every value that disagrees with the most stated one, the first of equals, against it."""
    by_value: dict[tuple[float, float], list[_Said]] = {}
    for one in group:
        by_value.setdefault(_range(one.figure), []).append(one)
    first, *others = sorted(by_value.values(), key=lambda same: -len(same)) or [[]]
    for other in others:
        if not _agree(first[0].figure, other[0].figure):
            yield _conflict(kind, first, other, rule)


def _agree(one: Figure, other: Figure) -> bool:
    """Tell whether two figures can be of one quantity: ranges that meet, rounding, «casi» and «unos» aside."""
    (low, high), (low2, high2) = _range(one), _range(other)
    return low <= high2 and low2 <= high


def _range(figure: Figure) -> tuple[float, float]:
    low = float(figure.value or 0)
    high = float(figure.value_max if figure.value_max is not None else low)
    leeway = _ROUGHLY if figure.approximate else _ROUNDING / 2
    return low * (1 - leeway), high * (1 + leeway)


def _conflict(kind: str, one: Sequence[_Said], other: Sequence[_Said], rule: str) -> Conflict:
    return conflict("figure", kind, (_side(one), _side(other)), rule, unit=one[0].figure.unit)


def _side(said: Sequence[_Said]) -> Side:
    figure = said[0].figure
    value = str(figure.value) if figure.value_max is None else f"{figure.value}/{figure.value_max}"
    return Side(figure.subject or "", value, tuple(one.figure.evidence for one in said))
