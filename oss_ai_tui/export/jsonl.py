"""JSON Lines: one object a line, as in the JSON export, with its kind, its source and the names behind its ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Document, Event, Figure, Model, Passage, Person, Quote, Relation
from oss_ai_tui.export.citing import Item, Thing, citation, document_of, key, paragraph, passage_of, source
from oss_ai_tui.export.json import (
    Row,
    company_row,
    document_row,
    event_row,
    figure_row,
    model_row,
    passage_row,
    person_row,
    quote_row,
    relation_row,
)
from oss_ai_tui.export.safe_json import json_bytes


def export_jsonl(corpus: Corpus, things: Iterable[Thing]) -> bytes:
    """Return one line for each thing."""
    return b"".join(json_bytes(line_object(corpus, thing)) for thing in things)


def line_object(corpus: Corpus, thing: Thing) -> Row:
    """Return a thing as one object that needs no other: ``names`` holds the name of every id in it."""
    names = {id: name for id in _ids(thing) if (name := corpus.name(id))}
    row = {"record": type(thing).__name__.lower(), **_row(thing)}
    if isinstance(thing, Document):
        return {**row, "translation": thing.translation, "key": key(thing), "citation": source(thing)}
    if isinstance(thing, (Company, Model, Person)):
        return {**row, "names": names}
    return {**row, "names": names, **_origin(corpus, thing)}


def _origin(corpus: Corpus, item: Item) -> Row:
    document, passage = document_of(corpus, item), passage_of(corpus, item)
    return {
        "paragraph": paragraph(passage),
        "source": {**document_row(document), "translation": document.translation, "key": key(document)},
        "citation": citation(corpus, passage),
    }


def _row(thing: Thing) -> Row:
    rows: dict[type, Callable[..., Row]] = {
        Quote: quote_row,
        Event: event_row,
        Figure: figure_row,
        Relation: relation_row,
        Passage: passage_row,
        Company: company_row,
        Model: model_row,
        Person: person_row,
        Document: document_row,
    }
    return rows[type(thing)](thing)


def _ids(thing: Thing) -> Iterator[str]:
    """Yield the entity ids that a thing holds."""
    match thing:
        case Quote():
            yield from filter(None, (thing.speaker.person, thing.speaker.organization, *thing.about))
        case Event():
            yield from thing.participants
        case Figure():
            yield from filter(None, (thing.subject,))
        case Relation():
            yield from (thing.source, thing.target)
        case Model():
            yield from filter(None, (thing.developer, *thing.based_on))
        case Person():
            yield from filter(None, (role.organization for role in thing.roles))
