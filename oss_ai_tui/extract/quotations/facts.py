"""From drafts to the quotes of a record: groups, entities that they are about, confidence, identifiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from oss_ai_tui.domain.facts import Quote, Speaker
from oss_ai_tui.domain.ids import fact_id
from oss_ai_tui.extract.quotations.drafts import Credit, Draft
from oss_ai_tui.extract.quotations.lexicon import data
from oss_ai_tui.extract.quotations.presumed import public
from oss_ai_tui.extract.quotations.topics import about

_UNSURE = frozenset({"q.none", "q.topic", "q.active-far"})
_UNKNOWN_SOURCE = 0.75
_CONTINUES = frozenset({"q.split", "q.continuation"})


@cache
def rules() -> dict[str, float]:
    """Return the confidence of each rule: the share of its findings that are expected to be right."""
    return {rule["id"]: float(rule["confidence"]) for rule in data("quote_rules")["rule"]}


def build(drafts: Sequence[Draft], media: frozenset[str] = frozenset()) -> tuple[Quote, ...]:
    """Return the quotes of drafts that come in the order of the text; ``media`` are the identifiers of the media."""
    groups = _groups(drafts)
    quotes = [quote for group in groups for quote in _quotes(group, media)]
    order = {id(d): i for i, d in enumerate(drafts)}
    ranks = [order[id(d)] for group in groups for d in group]
    return tuple(q for _, q in sorted(zip(ranks, quotes, strict=True), key=lambda pair: pair[0]))


def _groups(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Put the parts of one quotation together."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        if groups and _belongs(groups[-1], draft):
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return groups


def _belongs(group: list[Draft], draft: Draft) -> bool:
    last = group[-1]
    if draft.follows and last.kind != "indirect":
        return True
    if last.key != draft.key:
        return False
    if last.frame is draft.frame and any(d.parted for d in (*group, draft) if d.frame is draft.frame):
        return True
    return draft.credit.rule in _CONTINUES and last.kind != "indirect"


def _quotes(group: list[Draft], media: frozenset[str]) -> list[Quote]:
    first = group[0]
    passage = first.frame.page.reading.passage.id
    shared = fact_id("g", passage, first.start, first.end) if len(group) > 1 else None
    return [_quote(_with_voice(draft, group), shared, media) for draft in group]


def _with_voice(draft: Draft, group: list[Draft]) -> Draft:
    """A part without a speaker of its own has the one that another part names."""
    if draft.credit.rule not in _UNSURE:
        return draft
    known = next((d.credit for d in group if d.credit.rule not in _UNSURE and d.credit.voice is not None), None)
    return draft if known is None else replace(draft, credit=Credit("q.split", known.voice, known.verb))


def _quote(draft: Draft, group: str | None, media: frozenset[str]) -> Quote:
    credit, reading = draft.credit, draft.frame.page.reading
    evidence = reading.evidence(draft.start, draft.end)
    return Quote(
        id=fact_id("q", evidence.passage, draft.start, draft.end, draft.kind),
        kind=draft.kind,
        text=evidence.words,
        group=group,
        verb=credit.verb,
        speaker=public(credit.voice.speaker) if credit.voice else Speaker(),
        about=about(draft, media),
        evidence=evidence,
        rule=credit.rule,
        confidence=_confidence(credit),
    )


def _confidence(credit: Credit) -> float:
    """The rule's own, less where the source is no recognised name."""
    unsure = credit.source is not None and credit.source.kind == "unknown"
    return round(rules()[credit.rule] * (_UNKNOWN_SOURCE if unsure else 1), 3)
