"""The evidence of a page as blocks of its own: where each piece stands, how sure it is, and its words."""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Block, Mark, Page
from oss_ai_tui.ui.rows import short_name

NUMBER_CELLS = 5
"""Cells for the numbers in brackets, with a space."""
_CONTEXT = 40
"""Characters of the passage shown on either side of the words."""


def evidence_blocks(corpus: Corpus, page: Page) -> tuple[Block, ...]:
    """Return two blocks for each piece of evidence; the second, with the words, is where the cursor stops."""
    found: list[Block] = []
    for number, cited in enumerate(page.cited, 1):
        sure = f" · {words.confidence(cited.confidence)}" if cited.confidence is not None else ""
        passage = corpus.passage(cited.evidence.passage)
        place = f"¶{passage.ordinal + 1}{sure} · {short_name(corpus.document(passage.document))}"
        found.append(Block(place, role="meta", label=f"[{number}]", margin=NUMBER_CELLS, whole=False))
        found.append(_excerpt(corpus, page, number))
    return tuple(found)


def with_evidence(corpus: Corpus, page: Page) -> tuple[Block, ...]:
    """Return a page with its evidence below, for where there is no room for it beside."""
    if not page.cited:
        return page.blocks
    return (*page.blocks, Block(), Block(tr("Evidence"), role="title", margin=0), *evidence_blocks(corpus, page))


def _excerpt(corpus: Corpus, page: Page, number: int) -> Block:
    """Return the words with a little of their passage around them."""
    evidence = page.cited[number - 1].evidence
    text = corpus.passage(evidence.passage).text
    start = _word(text, evidence.start - _CONTEXT, evidence.start)
    end = min(len(text), evidence.end + _CONTEXT)
    end = len(text) if end == len(text) else max(evidence.end, text.rfind(" ", 0, end))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    mark = Mark(evidence.start + shift, evidence.end + shift, "hit")
    shown = f"{before}{text[start:end]}{after}"
    return Block(shown, (mark,), margin=NUMBER_CELLS, proofs=(number,), about=evidence.passage, shift=shift)


def _word(text: str, offset: int, last: int) -> int:
    """Return the beginning of the first word at or after an offset, ``last`` at most."""
    if offset <= 0:
        return 0
    space = text.find(" ", offset, last)
    return space + 1 if space >= 0 else last
