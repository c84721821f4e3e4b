"""The page of a passage: its words, its hits marked, and what was read in it."""

from __future__ import annotations

from collections.abc import Iterable

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Passage
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Block, Mark, Page
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.reading import fact_of, summary, tag
from oss_ai_tui.ui.rows import short_name

_MARGIN = 10
"""Cells for the kinds of facts."""


def passage_page(corpus: Corpus, links: Links, passage: Passage) -> Page:
    """Return a passage under the name of its document."""
    return Page(passage.id, short_name(corpus.document(passage.document)), passage_blocks(corpus, passage, (), links))


def passage_blocks(
    corpus: Corpus, passage: Passage, hits: Iterable[tuple[int, int]], links: Links
) -> tuple[Block, ...]:
    """Return where a passage stands, its words with the hits marked, and the facts read in it."""
    document = corpus.document(passage.document)
    about = [document.author, document.publisher, words.date(document.date) if document.date else None]
    place = " · ".join([*(part for part in about if part), f"¶{passage.ordinal + 1}"])
    marks = tuple(Mark(start, end, "hit") for start, end in hits)
    text = Block(passage.text, marks, "strong" if passage.is_heading else "text")
    return Block(place, role="meta"), text, *_facts(corpus, passage, links)


def _facts(corpus: Corpus, passage: Passage, links: Links) -> Iterable[Block]:
    facts = [fact_of(corpus, id) for id in links.facts.get(passage.document, ())]
    here = [fact for fact in facts if fact.evidence.passage == passage.id]
    if here:
        yield Block()
        yield Block(tr("Facts"), role="title")
    for fact in here:
        yield Block(summary(corpus, fact), label=tag(fact), target=fact.id, margin=_MARGIN)
