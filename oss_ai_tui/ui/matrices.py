"""The matrix of the explorer: of which quotes it is made, and which list of quotes stands behind a cell."""

from __future__ import annotations

from dataclasses import replace

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Quote
from oss_ai_tui.i18n import trn
from oss_ai_tui.ui.blocks import Block, Mark, Page
from oss_ai_tui.ui.facets import as_named
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.pages.writer import Writer
from oss_ai_tui.ui.rows import in_quotation_marks, rows_of, short_name
from oss_ai_tui.ui.slices import Slice
from oss_ai_tui.ui.slicing import sliced
from oss_ai_tui.views.matrix import About, Heading, Matrix, build_matrix

_MOST_BELOW = 50
"""Quotes of a cell that are shown with it; the list has all."""


def matrix_of(corpus: Corpus, links: Links, about: About, only: str | None, cut: Slice) -> Matrix:
    """Return the matrix of the quotes that a list cut down so would show."""
    if only is None and not cut.filters:
        return build_matrix(corpus, about)
    ids = sliced(rows_of("quotes", corpus, links), corpus, links, only, cut).ids
    return build_matrix(corpus, about, [quote for id in ids if isinstance(quote := corpus.by_id[id], Quote)])


def list_behind(corpus: Corpus, place: Place, cell: tuple[Heading, Heading], quotes: tuple[str, ...]) -> Place:
    """Return the list of exactly the quotes that a cell counts, cut down like the matrix that has the cell.

    Args:
        corpus: what is known.
        place: the matrix.
        cell: who speaks and who is spoken of; somebody known by mere words is someone else in every text.
        quotes: what the cell counts.
    """
    speaker, subject = cell
    named = [("speaker", speaker.id or as_named(speaker.name))]
    if speaker.id is None:
        named.append(("document", corpus.passage(_quote(corpus, quotes[0]).evidence.passage).document))
    filters = dict.fromkeys((*place.slice.filters, *named, ("about", subject.key)))
    return Place("list", "quotes", item=quotes[0], only=place.only, slice=Slice(tuple(filters)), cursor=0)


def _quote(corpus: Corpus, id: str) -> Quote:
    quote = corpus.by_id[id]
    assert isinstance(quote, Quote)
    return quote


def cell_page(corpus: Corpus, links: Links, quotes: tuple[str, ...]) -> Page:
    """Return the quotes of a cell, each with its place; what a speaker denies is told as denied."""
    writer = Writer(corpus, links)
    for id in quotes[:_MOST_BELOW]:
        quote = _quote(corpus, id)
        passage = corpus.passage(quote.evidence.passage)
        said = in_quotation_marks(quote)
        text = f"{said} — ¶{passage.ordinal + 1}, {short_name(corpus.document(passage.document))}"
        marks = (Mark(len(said), len(text), "meta"),)
        proofs = writer.cite(quote.evidence, quote.rule, quote.confidence)
        writer.blocks.append(Block(text, marks, target=id, proofs=proofs))
    page = writer.page("", "")
    more = len(quotes) - _MOST_BELOW
    rest = (Block(trn("and {n} more", "and {n} more", more), role="meta"),) if more > 0 else ()
    return replace(page, blocks=(*page.blocks, *rest))
