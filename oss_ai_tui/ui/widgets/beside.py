"""What stands in the third column of a very wide screen: a text around some words, or the page of a fact."""

from __future__ import annotations

from textual.events import Resize

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.ui.blocks import Page
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import FOLLOWING, MOVES
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.reading import MARGIN, around, block_of, fact_of, text_blocks
from oss_ai_tui.ui.rows import short_name
from oss_ai_tui.ui.widgets.page_view import PageView

_MOST_BESIDE = 80
"""Passages that are laid out around the words."""


class Beside(PageView, inherit_bindings=False):
    """Follows what another pane is about, as soon as there is room for it."""

    BINDINGS = PageView.BINDINGS

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._awaits_room = False

    def fill(self) -> None:
        """Show what is wanted now."""
        raise NotImplementedError

    def fill_if_seen(self) -> None:
        """Show what is wanted now, or once the pane is on the screen."""
        self._awaits_room = not self.display
        if self.display:
            self.fill()

    def on_resize(self, event: Resize) -> None:
        """Catch up where the pane has come into view."""
        if self._awaits_room and event.size.width:
            self.fill_if_seen()
        super().on_resize(event)


class TextBeside(Beside, inherit_bindings=False):
    """The words of one piece of evidence in their surroundings, with the facts that were read there."""

    BINDINGS = PageView.BINDINGS

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._known: tuple[Corpus | None, Links] = (None, Links())
        self._evidence: Evidence | None = None

    def follow(self, corpus: Corpus | None, links: Links, evidence: Evidence | None) -> None:
        """Show the text around these words; nothing where there are no words."""
        self._known, self._evidence = (corpus, links), evidence
        self.fill_if_seen()

    def fill(self) -> None:
        """Lay out the passages around the words."""
        (corpus, links), evidence = self._known, self._evidence
        if corpus is None or evidence is None or evidence.passage not in corpus.by_id:
            self.set_caption("")
            self.show((), 0)
            return
        passage = corpus.passage(evidence.passage)
        shown = around(links, passage.document, passage.ordinal, _MOST_BESIDE)
        seen = frozenset(shown)
        facts = [id for id in links.facts.get(passage.document, ()) if fact_of(corpus, id).evidence.passage in seen]
        self.set_caption(short_name(corpus.document(passage.document)), f"¶{passage.ordinal + 1}")
        self.show(text_blocks(corpus, shown, facts, evidence), MARGIN)
        self.reveal(block_of(shown.index(passage.id)), evidence.start)


class FactBeside(Beside, inherit_bindings=False):
    """The page of a fact with its evidence below."""

    BINDINGS = bindings(MOVES, FOLLOWING)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._known: tuple[Corpus | None, Links] = (None, Links())
        self._fact: str | None = None
        self._page: Page | None = None

    def follow(self, corpus: Corpus | None, links: Links, fact: str | None) -> None:
        """Show the page of this fact; nothing where there is none."""
        self._known, self._fact = (corpus, links), fact
        self.fill_if_seen()

    def fill(self) -> None:
        """Write the page."""
        from oss_ai_tui.ui.pages import page_of
        from oss_ai_tui.ui.pages.evidence import with_evidence

        corpus, links = self._known
        self._page = page_of(corpus, links, self._fact) if corpus and self._fact else None
        if corpus is None or self._page is None:
            self.set_caption("")
            self.show((), 0)
            return
        self.set_caption(self._page.title, self._page.note)
        self.show(with_evidence(corpus, self._page), self._page.margin)

    def evidence(self, number: int) -> Evidence | None:
        """Return a piece of the page's evidence by its number; None for 0 or where no page is shown."""
        return self._page.cited[number - 1].evidence if self._page and number else None
