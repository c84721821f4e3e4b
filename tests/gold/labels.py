"""Which extracted facts are right by the annotations, fact by fact: what calibration counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.gold.score import (
    Export,
    Item,
    aliases_of,
    event_match,
    is_indirect,
    match_quotes,
    norm,
    relation_fits,
    same_figure,
    speaker_ok,
    wanted_quotes,
)

Label = tuple[str, str, bool]
"""Kind of fact, its id, and whether it is right."""


def labels(export: Export, gold: Item, document: str) -> Iterator[Label]:
    """Yield every fact of a document with whether it is right; what the annotation leaves open is not among them."""
    yield from _quotes(export, gold, document)
    yield from _events(export, gold, document)
    yield from _figures(export, gold, document)
    yield from _relations(export, gold, document)


def _quotes(export: Export, gold: Item, document: str) -> Iterator[Label]:
    aliases = aliases_of(gold)
    for indirect in (False, True):
        found = [q for q in export.facts("quotes", document) if is_indirect(q) == indirect]
        wanted = wanted_quotes(gold["quotes"], indirect)
        matched = match_quotes(found, wanted)
        for index, quote in enumerate(found):
            fits = [wanted[i] for i in matched.get(index, [])]
            right = bool(fits) and all(speaker_ok(g, export.speaker_names(quote), aliases) for g in fits)
            if right or not fits or not fits[0].get("optional"):
                yield "quotes", quote["id"], right


def _events(export: Export, gold: Item, document: str) -> Iterator[Label]:
    said = [norm(q["sentence"]) for q in gold["quotes"]]
    for event in export.facts("events", document):
        text = export.passages[event["passage"]]["text"]
        right = event_match(event, gold.get("events", []), text, set()) is not None
        evidence = norm(text[event["start"] : event["end"]])
        neutral = event["kind"] == "statement" and any(q in evidence or evidence in q for q in said)
        if right or not neutral:
            yield "events", event["id"], right


def _figures(export: Export, gold: Item, document: str) -> Iterator[Label]:
    for figure in export.facts("figures", document):
        wanted: Sequence[Any] = gold.get("figures", [])
        over = any(g.get("optional") and _overlap(norm(g["text"]), norm(figure["text"])) for g in wanted)
        right = any(same_figure(g, figure) for g in wanted)
        if right or not over:
            yield "figures", figure["id"], right


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _relations(export: Export, gold: Item, document: str) -> Iterator[Label]:
    aliases = aliases_of(gold)
    for relation in export.facts("relations", document):
        ends = export.end_names(relation["from"]), export.end_names(relation["to"])
        yield "relations", relation["id"], bool(relation_fits(relation, ends, gold.get("relations", []), aliases))
