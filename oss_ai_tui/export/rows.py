"""A fact, passage, entity or document as one flat row, with all that another program needs to find it again."""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Entity,
    Event,
    Evidence,
    Figure,
    Model,
    Passage,
    Person,
    Quote,
    Relation,
)
from oss_ai_tui.export.citing import Item, Thing, citation, paragraph, passage_of, source, statement

COLUMNS = (
    *("type", "id", "kind", "text", "speaker", "person", "organization", "verb", "about"),
    *("date", "date_text", "participants", "value", "value_max", "unit", "approximate", "subject"),
    *("relation", "from", "to", "confidence", "rule"),
    *("document", "file", "title", "author", "publisher", "document_date", "date_basis", "translation"),
    *("passage", "paragraph", "start", "end", "citation"),
)
"""Columns of the table, in order; a column that a fact's type does not have is empty."""

Value = str | int | float | bool | None
Row = dict[str, Value]


def flat_row(corpus: Corpus, thing: Thing) -> Row:
    """Return the columns that a thing has, names in the place of ids; several names are joined by «; ».

    An entity stands with the place that names it first.
    """
    row: Row = {"type": type(thing).__name__.lower(), "id": thing.id, "text": statement(corpus, thing)}
    if isinstance(thing, Document):
        return row | _document(thing) | {"citation": source(thing)}
    if isinstance(thing, (Company, Model, Person)):
        first = thing.mentions[0].evidence if thing.mentions else None
        return row | _entity(corpus, thing) | (_place(corpus, first) if first else {})
    return row | _fact(corpus, thing) | _proof(thing) | _origin(corpus, passage_of(corpus, thing))


def _fact(corpus: Corpus, item: Item) -> Row:
    match item:
        case Quote():
            return _quote(corpus, item)
        case Event():
            return _event(corpus, item)
        case Figure():
            return _figure(corpus, item)
        case Relation():
            return {"relation": item.type, "from": _name(corpus, item.source), "to": _name(corpus, item.target)}
        case Passage():
            return {"kind": item.kind}


def _entity(corpus: Corpus, entity: Entity) -> Row:
    match entity:
        case Company():
            return {"kind": entity.kind}
        case Model():
            return {
                "kind": entity.kind,
                "organization": _name(corpus, entity.developer),
                "date": entity.released.value if entity.released else None,
                "value": entity.parameters,
                "unit": "parameters" if entity.parameters is not None else None,
            }
        case Person():
            held = dict.fromkeys(role.organization for role in entity.roles if role.organization)
            return {"organization": _names(corpus, tuple(held))}


def _name(corpus: Corpus, id: str | None) -> str | None:
    return corpus.name(id) or id


def _names(corpus: Corpus, ids: tuple[str, ...]) -> str:
    return "; ".join(corpus.name(id) or id for id in ids)


def _quote(corpus: Corpus, quote: Quote) -> Row:
    return {
        "kind": quote.kind,
        "speaker": quote.speaker.name,
        "person": _name(corpus, quote.speaker.person),
        "organization": _name(corpus, quote.speaker.organization),
        "verb": quote.verb,
        "about": _names(corpus, quote.about),
    }


def _event(corpus: Corpus, event: Event) -> Row:
    return {
        "kind": event.kind,
        "date": event.date.value if event.date else None,
        "date_text": event.date_text,
        "participants": _names(corpus, event.participants),
    }


def _figure(corpus: Corpus, figure: Figure) -> Row:
    return {
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "approximate": figure.approximate,
        "subject": _name(corpus, figure.subject),
    }


def _proof(item: Item) -> Row:
    if isinstance(item, Passage):
        return {}
    return {
        "confidence": item.confidence,
        "rule": item.rule,
        "start": item.evidence.start,
        "end": item.evidence.end,
    }


def _place(corpus: Corpus, evidence: Evidence) -> Row:
    return {"start": evidence.start, "end": evidence.end} | _origin(corpus, corpus.passage(evidence.passage))


def _origin(corpus: Corpus, passage: Passage) -> Row:
    return {
        **_document(corpus.document(passage.document)),
        "passage": passage.id,
        "paragraph": paragraph(passage),
        "citation": citation(corpus, passage),
    }


def _document(document: Document) -> Row:
    return {
        "document": document.id,
        "file": document.file,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "document_date": document.date.value if document.date else None,
        "date_basis": document.date_basis,
        "translation": document.translation,
    }
