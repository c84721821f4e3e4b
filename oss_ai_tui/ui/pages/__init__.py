"""Pages: everything that the corpus says of one thing, each statement with the number of its evidence."""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Document, Event, Figure, Model, Passage, Person, Quote, Relation
from oss_ai_tui.ui.blocks import Page
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.pages.document import document_page
from oss_ai_tui.ui.pages.entity import company_page, model_page, person_page
from oss_ai_tui.ui.pages.fact import event_page, figure_page, quote_page, relation_page
from oss_ai_tui.ui.pages.passage import passage_page
from oss_ai_tui.ui.pages.writer import Writer

__all__ = ["page_of"]


def page_of(corpus: Corpus, links: Links, id: str, most: int | None = None) -> Page | None:
    """Return the page of an item, or None where the corpus has no such item.

    Args:
        corpus: what is known.
        links: the corpus's links.
        id: of an entity, a fact, a passage or a document.
        most: how many statements of a kind are written out; None for all of them.
    """
    writer = Writer(corpus, links, most)
    match corpus.by_id.get(id):
        case Company() as company:
            return company_page(writer, company)
        case Model() as model:
            return model_page(writer, model)
        case Person() as person:
            return person_page(writer, person)
        case Quote() as quote:
            return quote_page(writer, quote)
        case Event() as event:
            return event_page(writer, event)
        case Figure() as figure:
            return figure_page(writer, figure)
        case Relation() as relation:
            return relation_page(writer, relation)
        case Document() as document:
            return document_page(writer, document)
        case Passage() as passage:
            return passage_page(corpus, links, passage)
        case _:
            return None
