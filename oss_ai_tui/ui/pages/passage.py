"""The page of a passage: its words, its hits marked."""

from __future__ import annotations

from collections.abc import Iterable

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Passage
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Block, Mark, Page, Role
from oss_ai_tui.ui.rows import short_name


def passage_page(corpus: Corpus, passage: Passage) -> Page:
    """Return a passage under the name of its document."""
    return Page(passage.id, short_name(corpus.document(passage.document)), passage_blocks(corpus, passage))


def passage_blocks(corpus: Corpus, passage: Passage, hits: Iterable[tuple[int, int]] = ()) -> tuple[Block, Block]:
    """Return where a passage stands, and its words with the hits marked."""
    document = corpus.document(passage.document)
    about = [document.author, document.publisher, words.date(document.date) if document.date else None]
    place = " · ".join([*(part for part in about if part), f"¶{passage.ordinal + 1}"])
    marks = tuple(Mark(start, end, "hit") for start, end in hits)
    role: Role = "strong" if passage.is_heading else "text"
    return Block(place, role="meta"), Block(passage.text, marks, role, about=passage.id, shift=0)
