"""JSON Lines: one object a line, as in the JSON export, with its kind, its source and the names behind its ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Event, Figure, Passage, Quote, Relation
from oss_ai_tui.export.citing import Item, citation, document_of, key, paragraph, passage_of
from oss_ai_tui.export.json import (
    Row,
    document_row,
    event_row,
    figure_row,
    passage_row,
    quote_row,
    relation_row,
)
from oss_ai_tui.export.safe_json import json_bytes


def export_jsonl(corpus: Corpus, items: Iterable[Item]) -> bytes:
    """Return one line for each item."""
    return b"".join(json_bytes(line_object(corpus, item)) for item in items)


def line_object(corpus: Corpus, item: Item) -> Row:
    """Return an item as one object that needs no other: ``names`` holds the name of every id in it."""
    document, passage = document_of(corpus, item), passage_of(corpus, item)
    names = {id: name for id in _ids(item) if (name := corpus.name(id))}
    return {
        "record": type(item).__name__.lower(),
        **_row(item),
        "names": names,
        "paragraph": paragraph(passage),
        "source": {**document_row(document), "translation": document.translation, "key": key(document)},
        "citation": citation(corpus, passage),
    }


def _row(item: Item) -> Row:
    match item:
        case Quote():
            return quote_row(item)
        case Event():
            return event_row(item)
        case Figure():
            return figure_row(item)
        case Relation():
            return relation_row(item)
        case Passage():
            return passage_row(item)


def _ids(item: Item) -> Iterator[str]:
    """Yield the entity ids that an item holds."""
    match item:
        case Quote():
            yield from filter(None, (item.speaker.person, item.speaker.organization, *item.about))
        case Event():
            yield from item.participants
        case Figure():
            yield from filter(None, (item.subject,))
        case Relation():
            yield from (item.source, item.target)
        case Passage():
            pass
