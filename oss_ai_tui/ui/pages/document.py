"""The page of a document: what it states about itself, and what was read in it."""

from __future__ import annotations

from oss_ai_tui.domain.facts import Document, Event, Figure, Quote, Relation
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Page
from oss_ai_tui.ui.pages.writer import Statement, Writer
from oss_ai_tui.ui.rows import short_name


def document_page(writer: Writer, document: Document) -> Page:
    """Return a document's data and its facts in the order of the text."""
    writer.field(tr("File"), document.file)
    for label, name, value in (
        (tr("Author"), "author", document.author),
        (tr("Publisher"), "publisher", document.publisher),
        (tr("Date"), "date", words.date(document.date) if document.date else None),
    ):
        writer.field(label, value, None, writer.prove(document.proofs, name))
    if document.date:
        writer.field(tr("Date known"), tr(words.DATE_BASES[document.date_basis]))
    for reason in document.reasons:
        writer.field("", reason)
    if document.translation:
        proofs = writer.prove(document.proofs, "translation")
        writer.field(tr("Translation"), document.translation, None, proofs)
    _facts(writer, document)
    return writer.page(document.id, short_name(document), tr("text"))


def _facts(writer: Writer, document: Document) -> None:
    facts = [writer.corpus.by_id[id] for id in writer.links.facts.get(document.id, ())]
    for label, kind in (
        (tr("Quotes"), Quote),
        (tr("Events"), Event),
        (tr("Figures"), Figure),
        (tr("Relations"), Relation),
    ):
        writer.gap()
        writer.section(label, [f.id for f in facts if isinstance(f, kind)], lambda id: _state(writer, id))


def _state(writer: Writer, id: str) -> Statement:
    fact = writer.corpus.by_id[id]
    if isinstance(fact, Quote):
        return writer.quote(id, True)
    assert isinstance(fact, (Event, Figure, Relation))
    proofs = writer.cite(fact.evidence, fact.rule, fact.confidence)
    if isinstance(fact, Event):
        return Statement(fact.summary, id, proofs, link=(0, 0))
    if isinstance(fact, Figure):
        return Statement(fact.text, id, proofs, link=(0, 0))
    verb = tr(words.OUTWARD[fact.type])
    return Statement(f"{writer.name(fact.source)} {verb} {writer.name(fact.target)}", id, proofs, link=(0, 0))
