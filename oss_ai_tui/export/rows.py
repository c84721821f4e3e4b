"""A fact or passage as one flat row, with everything that a table or another program needs to find it again."""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Event, Figure, Quote, Relation
from oss_ai_tui.export.citing import Item, citation, document_of, paragraph, passage_of, statement

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


def flat_row(corpus: Corpus, item: Item) -> Row:
    """Return the columns that an item has, names in the place of ids; several names are joined by «; »."""
    row: Row = {"type": type(item).__name__.lower(), "id": item.id, "text": statement(corpus, item)}
    match item:
        case Quote():
            row |= _quote(corpus, item)
        case Event():
            row |= _event(corpus, item)
        case Figure():
            row |= _figure(corpus, item)
        case Relation():
            row |= {"relation": item.type, "from": _name(corpus, item.source), "to": _name(corpus, item.target)}
    return row | _proof(item) | _origin(corpus, item)


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
    if isinstance(item, (Quote, Event, Figure, Relation)):
        place = item.evidence
        return {"confidence": item.confidence, "rule": item.rule, "start": place.start, "end": place.end}
    return {"kind": item.kind}


def _origin(corpus: Corpus, item: Item) -> Row:
    document, passage = document_of(corpus, item), passage_of(corpus, item)
    return {
        "document": document.id,
        "file": document.file,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "document_date": document.date.value if document.date else None,
        "date_basis": document.date_basis,
        "translation": document.translation,
        "passage": passage.id,
        "paragraph": paragraph(passage),
        "citation": citation(corpus, passage),
    }
