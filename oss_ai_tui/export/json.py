"""The JSON export: one object that holds everything the texts say, with offsets in code points."""

from __future__ import annotations

import orjson

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Event,
    Evidence,
    Figure,
    Mention,
    Model,
    Passage,
    Person,
    Quote,
    Relation,
    Role,
)
from oss_ai_tui.registry import known

SCHEMA = "oss-ai-tui/1"

Row = dict[str, object]


def export_json(corpus: Corpus) -> bytes:
    """Return the corpus as UTF-8 JSON in the fixed shape ``oss-ai-tui/1``, ending in a newline.

    The same corpus gives the same bytes: every list keeps the corpus's own order.
    """
    whole = {
        "schema": SCHEMA,
        "documents": [document_row(d) for d in corpus.documents],
        "passages": [passage_row(p) for p in corpus.passages],
        "companies": [company_row(c) for c in corpus.companies],
        "models": [model_row(m) for m in corpus.models],
        "people": [person_row(p) for p in corpus.people],
        "quotes": [quote_row(q) for q in corpus.quotes],
        "events": [event_row(e) for e in corpus.events],
        "figures": [figure_row(f) for f in corpus.figures],
        "relations": [relation_row(r) for r in corpus.relations],
    }
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _place(evidence: Evidence) -> Row:
    return {"passage": evidence.passage, "start": evidence.start, "end": evidence.end}


def _date(date: Edtf | None) -> str | None:
    return date.value if date else None


def _mentions(mentions: tuple[Mention, ...]) -> list[Row]:
    return [_place(m.evidence) for m in mentions]


def _with_registry(row: Row, id: str) -> Row:
    """Set what the registry knows apart from what the texts say; nothing known, nothing shown."""
    facts = known(id)
    return {**row, "registry": facts} if facts else row


def document_row(document: Document) -> Row:
    """Return a document as the contract's object."""
    return {
        "id": document.id,
        "file": document.file,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "date": _date(document.date),
        "date_basis": document.date_basis,
        "sha256": document.sha256,
    }


def passage_row(passage: Passage) -> Row:
    """Return a passage as the contract's object; ``heading`` tells whether it is one."""
    return {
        "id": passage.id,
        "document": passage.document,
        "ordinal": passage.ordinal,
        "heading": passage.is_heading,
        "text": passage.text,
    }


def company_row(company: Company) -> Row:
    """Return an organisation as the contract's object."""
    row: Row = {
        "id": company.id,
        "name": company.name,
        "aliases": list(company.aliases),
        "kind": company.kind,
        "mentions": _mentions(company.mentions),
    }
    return _with_registry(row, company.id)


def model_row(model: Model) -> Row:
    """Return a model as the contract's object."""
    row: Row = {
        "id": model.id,
        "name": model.name,
        "aliases": list(model.aliases),
        "kind": model.kind,
        "developer": model.developer,
        "based_on": list(model.based_on),
        "parameters": model.parameters,
        "released": _date(model.released),
        "openness": model.openness,
        "mentions": _mentions(model.mentions),
    }
    return _with_registry(row, model.id)


def person_row(person: Person) -> Row:
    """Return a person as the contract's object."""
    return {
        "id": person.id,
        "name": person.name,
        "aliases": list(person.aliases),
        "roles": [role_row(role) for role in person.roles],
        "mentions": _mentions(person.mentions),
    }


def role_row(role: Role) -> Row:
    """Return a person's role as the contract's object."""
    return {"title": role.title, "organization": role.organization, **_place(role.evidence)}


def quote_row(quote: Quote) -> Row:
    """Return a quote as the contract's object."""
    speaker = quote.speaker
    return {
        "id": quote.id,
        "kind": quote.kind,
        "text": quote.text,
        "group": quote.group,
        "verb": quote.verb,
        "speaker": {"person": speaker.person, "organization": speaker.organization, "name": speaker.name},
        "about": list(quote.about),
        **_place(quote.evidence),
        "confidence": quote.confidence,
        "rule": quote.rule,
    }


def event_row(event: Event) -> Row:
    """Return an event as the contract's object."""
    return {
        "id": event.id,
        "date": _date(event.date),
        "date_text": event.date_text,
        "summary": event.summary,
        "kind": event.kind,
        "participants": list(event.participants),
        **_place(event.evidence),
        "confidence": event.confidence,
        "rule": event.rule,
    }


def figure_row(figure: Figure) -> Row:
    """Return a figure as the contract's object."""
    return {
        "id": figure.id,
        "text": figure.text,
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "approximate": figure.approximate,
        "currency_certain": figure.currency_certain,
        "subject": figure.subject,
        **_place(figure.evidence),
    }


def relation_row(relation: Relation) -> Row:
    """Return a relation as the contract's object."""
    return {
        "id": relation.id,
        "type": relation.type,
        "from": relation.source,
        "to": relation.target,
        **_place(relation.evidence),
        "confidence": relation.confidence,
        "rule": relation.rule,
    }
