"""A whole document to read, its facts underlined and listed beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import reactive

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Document, Evidence
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Block, Mark
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import BESIDE_HITS, HITS
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.reading import MARGIN, MEASURE, block_of, fact_of, fact_rows, text_blocks
from oss_ai_tui.ui.rows import Rows, short_name
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.searching import HitWalk
from oss_ai_tui.ui.widgets.bars import Upright
from oss_ai_tui.ui.widgets.beside import FactBeside
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.page_view import PageView
from oss_ai_tui.ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from oss_ai_tui.export import Copied, Thing


class ReaderScreen(PlaceScreen, inherit_bindings=False):
    """The text on the left at a measure that is read with ease, the facts read in it on the right."""

    BINDINGS = bindings(HITS, BESIDE_HITS)

    rows: reactive[Rows] = reactive(Rows(), repaint=False)

    text = getters.query_one(TextView)
    facts = getters.query_one("#facts", FactList)
    fact = getters.query_one(FactBeside)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self._document: Document | None = None
        self._evidence: Evidence | None = None
        self._walk: HitWalk | None = None

    def compose_body(self) -> ComposeResult:
        """Lay text and facts side by side, with the page of the current fact where there is room."""
        with Container(id="body"):
            yield TextView(id="reading")
            yield Upright()
            yield FactList(id="facts").data_bind(ReaderScreen.rows)
            yield Upright(classes="third")
            yield FactBeside(id="fact")

    def on_mount(self) -> None:
        """Set the measure."""
        self.text.flow.measure = MEASURE

    # Places.

    def show(self, place: Place) -> None:
        """Show a document; where nobody has been yet, at the words to highlight."""
        corpus = self.explorer.corpus
        found = corpus.by_id.get(place.item or "") if corpus else None
        self._document = found if isinstance(found, Document) else None
        self._evidence, self._walk = place.evidence, place.walk
        if self._document is None or corpus is None:
            self._show_none()
            return
        if self._walk is not None and not all(id in corpus.by_id for id, _ in self._walk.hits):
            self._walk = None
        self.rows = fact_rows(corpus, self.explorer.links, self._document.id)
        self.text.show(self._blocks(), MARGIN, scroll=place.scroll)
        self.set_focus(self.text)
        if place.cursor is None:
            self._reveal()
        self.facts.go(self._next_fact(0) or 0)
        self._describe()

    def _show_none(self) -> None:
        """Say that there is nothing to read, once it is known that there is not."""
        self._evidence = self._walk = None
        self.rows = Rows("facts")
        gone = (Block(tr("The store no longer holds this."), role="meta"),) if self.explorer.corpus else ()
        self.text.show(gone, 0)
        self.text.set_caption("")
        self.facts.set_caption("")
        self.refresh_bindings()

    def place(self) -> Place:
        """Return the document with its highlight and scroll."""
        item = self._document.id if self._document else None
        return Place("reader", item=item, evidence=self._evidence, cursor=0, scroll=self.text.top, walk=self._walk)

    def _blocks(self) -> tuple[Block, ...]:
        corpus = self.explorer.corpus
        if corpus is None or self._document is None:
            return ()
        passages = self.explorer.links.passages.get(self._document.id, [])
        blocks = text_blocks(corpus, passages, self.rows.ids, self._evidence)
        return _with_hits(blocks, passages, self._walk, self._evidence) if self._walk else blocks

    def _reveal(self) -> None:
        corpus = self.explorer.corpus
        if self._evidence is not None and corpus is not None:
            passage = corpus.passage(self._evidence.passage)
            self.text.reveal(block_of(passage.ordinal), self._evidence.start)

    # The rules' words.

    def _describe(self) -> None:
        """Name title, author, publisher and date with its basis."""
        document = self._document
        if document is None:
            return
        date = tr("no date")
        if document.date:
            date = f"{words.date(document.date)} ({tr(words.DATE_BASES[document.date_basis])})"
        parts = (short_name(document), document.author, document.publisher, date, document.translation)
        self.text.set_caption(" · ".join(part for part in parts if part), self._where())
        current, count = self._current_fact(), len(self.rows.ids)
        self.facts.set_caption(tr("Facts"), f"{count}" if current is None else f"{current + 1}/{count}")
        self.refresh_bindings()

    def _where(self) -> str:
        last = len(self.explorer.links.passages.get(self._document.id, ())) if self._document else 0
        here = f"¶{min(last, self._ordinal + 1)}/{last}"
        if self._walk is None:
            return here
        walked = tr("hit {number}/{count}", number=self._walk.at + 1, count=len(self._walk.hits))
        return f"{walked} · {here}"

    @property
    def _ordinal(self) -> int:
        """Number, from 0, of the paragraph of the highlighted words; of that at the top where they are out of view."""
        corpus, evidence = self.explorer.corpus, self._evidence
        if corpus is not None and evidence is not None and self._is_in_view():
            return corpus.passage(evidence.passage).ordinal
        return self.text.top[0] // 2

    @on(TextView.Scrolled)
    def count_paragraphs(self) -> None:
        """Tell which paragraph the person is at."""
        self.text.set_caption(self.text.caption, self._where())

    # What can be taken along.

    @property
    def can_take(self) -> bool:
        """Whether there is a text."""
        return self._document is not None

    def thing(self) -> Copied | None:
        """Return the fact under the cursor, or the highlighted words, or the paragraph at the top."""
        from oss_ai_tui.ui.taking import thing_of

        corpus = self.explorer.corpus
        if corpus is None or self._document is None:
            return None
        if self.facts.has_focus:
            return thing_of(corpus, self.facts.current)
        current = self._current_fact() if self._is_in_view() else None
        return thing_of(corpus, self.rows.ids[current]) if current is not None else self._words(corpus)

    def in_view(self) -> Sequence[Thing]:
        """Return the facts of the text, or the text itself where it has none."""
        from oss_ai_tui.ui.taking import things_of

        corpus = self.explorer.corpus
        if corpus is None or self._document is None:
            return ()
        return things_of(corpus, self.rows.ids) or [self._document]

    def subject(self) -> str:
        """Return the text's name."""
        return short_name(self._document) if self._document else ""

    def _is_in_view(self) -> bool:
        """Tell whether the highlighted words can be seen."""
        corpus, evidence = self.explorer.corpus, self._evidence
        if corpus is None or evidence is None:
            return False
        return self.text.is_in_view(block_of(corpus.passage(evidence.passage).ordinal), evidence.start)

    def _words(self, corpus: Corpus) -> Copied | None:
        """Return the highlighted words, the whole paragraph of a hit, or the paragraph at the top."""
        from oss_ai_tui.ui.taking import thing_of

        if self._evidence is not None and self._is_in_view():
            is_hit = not self._evidence.words
            return thing_of(corpus, self._evidence.passage) if is_hit else self._evidence
        passages = self.explorer.links.passages.get(self._document.id, []) if self._document else []
        number = min(len(passages) - 1, self._ordinal)
        return thing_of(corpus, passages[number]) if passages else None

    # Facts.

    def _current_fact(self) -> int | None:
        """Return the number of the fact whose words are highlighted."""
        corpus = self.explorer.corpus
        if corpus is None or self._evidence is None:
            return None
        places = ((n, fact_of(corpus, id).evidence) for n, id in enumerate(self.rows.ids))
        return next((n for n, evidence in places if evidence == self._evidence), None)

    def _next_fact(self, by: int) -> int | None:
        """Return the number of the fact ``by`` steps from the highlighted words; 0 steps is the first one there."""
        corpus = self.explorer.corpus
        if corpus is None or not self.rows.ids:
            return None
        current = self._current_fact()
        if current is not None:
            return (current + by) % len(self.rows.ids)
        places = [self._spot(fact_of(corpus, id).evidence) for id in self.rows.ids]
        here = self._spot(self._evidence) if self._evidence else (0, 0)
        ahead = next((n for n, place in enumerate(places) if place >= here), 0)
        return (ahead - 1) % len(places) if by < 0 else ahead

    def _spot(self, evidence: Evidence) -> tuple[int, int]:
        corpus = self.explorer.corpus
        return (corpus.passage(evidence.passage).ordinal if corpus else 0), evidence.start

    @on(TextView.FactStepped)
    def step_fact(self, message: TextView.FactStepped) -> None:
        """Highlight the next fact or the one before."""
        number = self._next_fact(message.by)
        if number is not None:
            self.facts.go(number)
            self._highlight(self.rows.ids[number])

    @on(FactList.Highlighted)
    def fact_chosen(self, message: FactList.Highlighted) -> None:
        """Show the page of a fact, and highlight its words while the keyboard is in the list."""
        self.fact.follow(self.explorer.corpus, self.explorer.links, message.id)
        if self.facts.has_focus and message.id is not None:
            self._highlight(message.id)

    def _highlight(self, id: str) -> None:
        corpus = self.explorer.corpus
        if corpus is not None:
            self._show_evidence(fact_of(corpus, id).evidence)

    def _show_evidence(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self.text.restyle(self._blocks())
        self._reveal()
        self._describe()

    @on(TextView.FactOpened)
    def open_fact(self) -> None:
        """Open the page of the highlighted fact."""
        current = self._current_fact()
        if current is not None:
            self.explorer.goto(Place("page", item=self.rows.ids[current]))

    @on(FactList.Opened)
    def open_listed(self, message: FactList.Opened) -> None:
        """Open the page of a fact of the list."""
        self.explorer.goto(Place("page", item=message.id))

    @on(FactList.SourceWanted)
    def read_listed(self, message: FactList.SourceWanted) -> None:
        """Go to the words of a fact of the list."""
        self._highlight(message.id)
        self.set_focus(self.text)

    @on(PageView.Opened)
    def open_named(self, message: PageView.Opened) -> None:
        """Open the page of what the fact's page names."""
        self.explorer.goto(Place("page", item=message.id))

    @on(PageView.SourceWanted)
    def read_evidence(self, message: PageView.SourceWanted) -> None:
        """Go to the words that prove a statement of the fact's page."""
        evidence = self.fact.evidence(message.number)
        if evidence is not None:
            self.explorer.read_at(evidence)

    # Hits.

    def action_hit(self, by: int) -> None:
        """Go to the next hit of the search or the one before, in whichever text it stands."""
        corpus = self.explorer.corpus
        if self._walk is None or corpus is None:
            return
        walk = self._walk.stepped(by)
        evidence = walk.evidence
        document = corpus.passage(evidence.passage).document
        if self._document is None or document != self._document.id:
            self.show(Place("reader", item=document, evidence=evidence, walk=walk))
        else:
            self._walk = walk
            self._show_evidence(evidence)
            self.facts.go(self._next_fact(0) or 0)

    def action_fact_of_hit(self, by: int) -> None:
        """Highlight the next fact or the one before, counted from the hit."""
        self.step_fact(TextView.FactStepped(by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a highlighted fact has a page, only a document with facts has a next one, only a search has hits."""
        if action == "open":
            return self._current_fact() is not None
        if action == "hit":
            return self._walk is not None and len(self._walk.hits) > 1
        if action in ("fact", "fact_of_hit"):
            return bool(self.rows.ids) and (self._walk is not None) is (action == "fact_of_hit")
        return True


def _with_hits(
    blocks: tuple[Block, ...], passages: Sequence[str], walk: HitWalk, shown: Evidence | None
) -> tuple[Block, ...]:
    """Mark all that a search found in some passages, but for the words that are highlighted anyway."""
    found = dict(walk.hits)
    marked = list(blocks)
    for number, id in enumerate(passages):
        covered = (shown.start, shown.end) if shown is not None and shown.passage == id else (0, 0)
        hits = [Mark(*span, "hit") for span in found.get(id, ()) if span[1] <= covered[0] or span[0] >= covered[1]]
        block = marked[block_of(number)]
        marked[block_of(number)] = replace(block, marks=(*block.marks, *hits))
    return tuple(marked)
