"""The text beside a page, on a very wide screen: the words of one piece of evidence in their surroundings."""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.reading import MARGIN, around, block_of, text_blocks
from oss_ai_tui.ui.rows import short_name
from oss_ai_tui.ui.widgets.page_view import PageView

_MOST_BESIDE = 80
"""Passages that are laid out around the words."""


class TextBeside(PageView, inherit_bindings=False):
    """Follows what another pane is about."""

    BINDINGS = PageView.BINDINGS

    def follow(self, corpus: Corpus | None, links: Links, evidence: Evidence | None) -> None:
        """Show the text around these words, where there is room for it; nothing where there are no words."""
        if not self.display:
            return
        if corpus is None or evidence is None or evidence.passage not in corpus.by_id:
            self.set_caption("")
            self.show((), 0)
            return
        passage = corpus.passage(evidence.passage)
        shown = around(links, passage.document, passage.ordinal, _MOST_BESIDE)
        self.set_caption(short_name(corpus.document(passage.document)), f"¶{passage.ordinal + 1}")
        self.show(text_blocks(corpus, shown, (), evidence), MARGIN)
        self.reveal(block_of(shown.index(passage.id)), evidence.start)
