"""A document as blocks to read: paragraphs with their numbers, facts underlined, one of them highlighted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Event, Evidence, Fact, Figure, Passage, Quote, Relation
from oss_ai_tui.i18n import N_, tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Block, Mark, Role
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.rows import Cell, Column, Rows, in_quotation_marks, speaker_name

MARGIN = 6
"""Cells for the numbers of the paragraphs."""
MEASURE = 76
"""Cells of a line of text that are read with ease."""


def block_of(passage_number: int) -> int:
    """Return the number of the block in which a passage stands; a blank line follows each."""
    return 2 * passage_number


def text_blocks(
    corpus: Corpus, passages: Sequence[str], facts: Sequence[str], shown: Evidence | None
) -> tuple[Block, ...]:
    """Return the blocks of some passages of a document.

    Args:
        corpus: what is known.
        passages: ids, in order.
        facts: ids of the facts to underline.
        shown: the words to highlight.
    """
    marks: dict[str, list[Mark]] = defaultdict(list)
    for id in facts:
        evidence = fact_of(corpus, id).evidence
        marks[evidence.passage].append(Mark(evidence.start, evidence.end, "fact"))
    if shown is not None:
        marks[shown.passage].append(Mark(shown.start, shown.end, "evidence"))
    blocks: list[Block] = []
    for id in passages:
        blocks += [_paragraph(corpus.passage(id), marks[id]), Block()]
    return tuple(blocks)


def _paragraph(passage: Passage, marks: list[Mark]) -> Block:
    label = f"{passage.ordinal + 1:>{MARGIN - 2}}"
    role: Role = "strong" if passage.is_heading else "text"
    return Block(passage.text, tuple(marks), role, label, about=passage.id, shift=0)


def around(links: Links, document: str, passage: int, most: int) -> list[str]:
    """Return the ids of at most ``most`` passages of a document, with passage number ``passage`` among them."""
    ids = links.passages.get(document, [])
    start = max(0, min(passage - most // 2, len(ids) - most))
    return list(ids[start : start + most])


def fact_of(corpus: Corpus, id: str) -> Fact:
    """Return the fact of this id."""
    found = corpus.by_id[id]
    assert isinstance(found, (Quote, Event, Figure, Relation))
    return found


_TAGS = {Quote: N_("quote"), Event: N_("event"), Figure: N_("figure"), Relation: N_("relation")}


def fact_rows(corpus: Corpus, links: Links, document: str) -> Rows:
    """Return the facts of a document as rows, in the order of its text."""

    def cells(id: str) -> tuple[Cell, ...]:
        fact = fact_of(corpus, id)
        number = corpus.passage(fact.evidence.passage).ordinal + 1
        return Cell(f"{number}", "meta"), Cell(tag(fact), "meta"), Cell(summary(corpus, fact))

    columns = (Column(4, right=True), Column(8, from_width=40), Column())
    return Rows("facts", links.facts.get(document, []), columns, cells)


def tag(fact: Fact) -> str:
    """Return a word for what kind of fact it is."""
    return tr(_TAGS[type(fact)])


def summary(corpus: Corpus, fact: Fact) -> str:
    """Return a fact in a line."""
    if isinstance(fact, Quote):
        return f"{speaker_name(corpus, fact)}: {in_quotation_marks(fact)}"
    if isinstance(fact, Event):
        return fact.summary
    if isinstance(fact, Figure):
        return fact.text
    ends = (corpus.name(fact.source) or fact.source, corpus.name(fact.target) or fact.target)
    return f"{ends[0]} {tr(words.OUTWARD[fact.type])} {ends[1]}"
