"""All passages, and searching in them as one types."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key
from textual.widgets import Input

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Evidence, Passage
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.advice import empty_store, no_hits
from oss_ai_tui.ui.background import Worker, post_safely
from oss_ai_tui.ui.blocks import Block, Page
from oss_ai_tui.ui.command import bindings
from oss_ai_tui.ui.commands import ALL, HITS
from oss_ai_tui.ui.content import Piece, in_signs
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.messages import HitsFound, SearcherReady
from oss_ai_tui.ui.pages.passage import passage_blocks
from oss_ai_tui.ui.rows import PANES, Rows, passage_rows, rows_of
from oss_ai_tui.ui.screens.lists import ListScreen
from oss_ai_tui.ui.searching import Asked, HitWalk, SearchDesk, Spans, spans_of
from oss_ai_tui.ui.slices import WHOLE
from oss_ai_tui.ui.widgets.bars import Notice, Prompt, Tabs, Upright
from oss_ai_tui.ui.widgets.beside import TextBeside
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.hit_view import HitView
from oss_ai_tui.ui.widgets.remark import Remark
from oss_ai_tui.ui.widgets.search_box import SearchBox


class SearchScreen(ListScreen, inherit_bindings=False):
    """A line to type in, the hits below it, best first, and the current one with its words marked."""

    BINDINGS = bindings(HITS)

    pane = "passages"

    box = getters.query_one(SearchBox)

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self._all = Rows("passages")
        self._all_of: tuple[Corpus, str | None] | None = None
        self._spans: dict[str, Spans] = {}
        self._asked = Asked()
        self._answered = Asked()
        self._awaited: Place | None = None
        self._left: Place | None = None
        self._seconds = 0.0
        self._worker = Worker(self.app)

    def compose_body(self) -> ComposeResult:
        """Lay query, hits and preview one below the other, or beside each other, with the text, where there is room."""
        with Container(id="ask"):
            yield Prompt()
            yield SearchBox()
        yield Remark()
        with Container(id="body", classes="-stacked"):
            yield FactList(id="list").data_bind(SearchScreen.rows)
            yield Upright()
            yield HitView(id="detail")
            yield Upright(classes="third")
            yield TextBeside(id="text")

    def on_mount(self) -> None:
        """Mark the tab of the passages."""
        self.query_one(Tabs).pane = "passages"
        self.box.placeholder = in_signs(tr("Search all passages"))

    @property
    def is_root(self) -> bool:
        """A query that was come to is closed before anything else."""
        return not (self.box.value and self.explorer.history.behind)

    # Places.

    def show(self, place: Place) -> None:
        """Show all passages, or the hits of a query as soon as they are there; who comes by key finds what was left."""
        if place.cursor is None and not place.typing and self._left is not None:
            is_same = self._left.only == place.only
            place = self._left if is_same else replace(self._left, only=place.only, cursor=0, scroll=(0, 0))
        self.explorer.only = place.only
        self._awaited = self._left = place
        with self.prevent(Input.Changed):
            self.box.value = place.query
            self.box.cursor_position = len(place.query)
        self.set_focus(self.box if place.typing else self.list)
        self._ask(place.query.strip())

    def place(self) -> Place:
        """Return the query with the cursor and the scroll of its hits."""
        self._left = Place(
            "search",
            "passages",
            self.list.current,
            query=self.box.value,
            only=self.explorer.only,
            typing=self.box.has_focus,
            cursor=self.list.cursor,
            scroll=(self.list.top, 0),
        )
        return self._left

    def lifted(self) -> Place:
        """Return the same query over all passages."""
        return replace(self.place(), item=None, only=None, cursor=0, scroll=(0, 0))

    def notice(self) -> tuple[tuple[Piece, ...], str]:
        """Return what the passages are narrowed to; the key that lifts it is a letter while a query is typed."""
        parts, hint = super().notice()
        return parts, "" if self.is_cut_down and isinstance(self.focused, SearchBox) else hint

    def name_keys(self) -> None:
        """Keep the line below the tabs true as the keyboard goes to the query and back."""
        super().name_keys()
        self.query_one(Notice).say(*self.notice())

    # Asking and answering.

    @on(Input.Changed)
    def query_changed(self, message: Input.Changed) -> None:
        """Search anew with every letter."""
        self._awaited = None
        if message.value.strip() != self._asked.query:
            self._ask(message.value.strip())

    def _ask(self, query: str) -> None:
        self._asked = asked = Asked(query, self.explorer.only)
        if not query:
            self._list_all()
        elif self.explorer.desk is not None:
            self._worker.do(partial(self._search, self.explorer.desk, asked))

    def _search(self, desk: SearchDesk, asked: Asked) -> None:
        """Search, in a thread, unless a newer query has taken this one's place."""
        started = time.perf_counter()
        results = desk.search(asked, lambda: asked == self._asked)
        if results is not None:
            post_safely(self.post_message, HitsFound(asked, results, time.perf_counter() - started))

    @on(SearcherReady)
    def searcher_ready(self) -> None:
        """Search for what was typed before searching was possible."""
        if self._asked.query:
            self._ask(self._asked.query)

    @on(HitsFound)
    def hits_found(self, message: HitsFound) -> None:
        """List the hits, unless the query is no longer current; the same hits leave the cursor where it is."""
        corpus = self.explorer.corpus
        if message.asked != self._asked or corpus is None:
            return
        self._remark(message.results.mistake)
        hits = [hit for hit in message.results.hits if hit.id in corpus.by_id]
        spans = dict(spans_of(hits))
        self._seconds, self._answered = message.seconds, message.asked
        if self._awaited is None and (spans, [h.id for h in hits]) == (self._spans, list(self.rows.ids)):
            self.follow()
        else:
            self._spans = spans
            self._list(passage_rows(corpus, [hit.id for hit in hits], spans, message.results.count))
        self.draw_soon()

    def puts_off(self, key: Key) -> bool:
        """On a slow line a key comes right behind the last letter: all but typing is meant for what the query finds."""
        return self._is_answering and not self._types(key)

    @property
    def _is_answering(self) -> bool:
        is_listed = self._asked == self._answered and self._awaited is None
        return bool(self._asked.query) and not is_listed and self.explorer.desk is not None

    def _types(self, key: Key) -> bool:
        if not self.box.has_focus:
            return False
        bound = self.active_bindings.get(key.key)
        return self.box.check_consume_key(key.key, key.character) or (bound is not None and bound.binding.id not in ALL)

    def _list_all(self) -> None:
        corpus, only = self.explorer.corpus, self.explorer.only
        if corpus is not None and (self._all_of is None or self._all_of[0] is not corpus or self._all_of[1] != only):
            from oss_ai_tui.ui.slicing import sliced

            rows = rows_of("passages", corpus, self.explorer.links)
            self._all = sliced(rows, corpus, self.explorer.links, only, WHOLE)
            self._all_of = corpus, only
        self._spans, self._answered = {}, Asked()
        self._remark(None)
        self._list(self._all)

    def _remark(self, mistake: str | None) -> None:
        self.query_one(Remark).text = tr(mistake) if mistake else ""

    def _list(self, rows: Rows) -> None:
        place = self._awaited
        self.rows = rows
        self.list.go(place.cursor or 0 if place else 0, place.scroll[0] if place else 0)
        self._awaited = None
        self.follow()

    # What the panes say.

    def list_caption(self) -> tuple[str, str]:
        """Return what is listed, and how many hits there are."""
        if not self._answered.query:
            is_waiting = self._asked.query and self.explorer.desk is None
            return tr(PANES["passages"]), tr("search soon ready…") if is_waiting else self._counted()
        counter = self._counted()
        taken = f"{round(1000 * self._seconds)} ms"
        return tr("Hits for «{query}»", query=self._answered.query), f"{counter or 0} · {taken}"

    def _counted(self) -> str:
        counter, total = self.counter(), self.rows.total or 0
        if total <= len(self.rows.ids):
            return counter
        return tr("{counter} of {total}", counter=counter or 0, total=words.number(total))

    def detail_blocks(self, page: Page) -> tuple[Block, ...]:
        """Return the passage with its hits marked."""
        corpus = self.explorer.corpus
        passage = corpus.by_id.get(page.id) if corpus else None
        if corpus is None or not isinstance(passage, Passage):
            return ()
        return passage_blocks(corpus, passage, self._spans.get(page.id, ()), self.explorer.links)

    def nothing(self) -> tuple[Block, ...]:
        """Return what stands below a list without rows."""
        corpus = self.explorer.corpus
        if corpus is not None and not corpus.documents:
            return empty_store(self.explorer.services.label, self.keymap.name("quit_list"))
        if not self._answered.query:
            return ()
        leave, lift = (self.keymap.name(id) for id in ("query_leave", "lift"))
        return no_hits(self._answered.query, self._name_of_only(), leave, lift)

    def _name_of_only(self) -> str | None:
        corpus, only = self.explorer.corpus, self.explorer.only
        return (corpus.name(only) or only) if corpus and only else None

    def follow(self) -> None:
        """Show the passage at its first hit."""
        super().follow()
        spans = self._spans.get(self.list.current or "")
        if spans:
            self.detail.reveal(1, spans[0][0])

    def evidence_of_row(self, id: str) -> Evidence | None:
        """Return the words of a passage that were hit first."""
        found = super().evidence_of_row(id)
        spans = self._spans.get(id)
        return Evidence(id, *spans[0], "") if found and spans else found

    # Keys.

    @on(FactList.Opened)
    @on(FactList.SourceWanted)
    def open_row(self, message: FactList.Opened | FactList.SourceWanted) -> None:
        """Open the text at the hit."""
        message.prevent_default()
        self._read()

    @on(SearchBox.OpenWanted)
    def open_hit(self) -> None:
        """Open the text at the hit under the cursor; who comes back finds the keyboard in the list."""
        self.set_focus(self.list)
        self._read()

    def _read(self) -> None:
        evidence = self.evidence_of_row(self.list.current) if self.list.current else None
        if evidence is None or self.explorer.corpus is None:
            return
        document = self.explorer.corpus.passage(evidence.passage).document
        self.explorer.goto(Place("reader", item=document, evidence=evidence, walk=self._walk()))

    def _walk(self) -> HitWalk | None:
        """Return the hits to walk in the reader; None where all passages are listed."""
        ids = self.rows.ids if self._answered.query else ()
        return HitWalk(tuple((id, self._spans.get(id, ())) for id in ids), self.list.cursor) if ids else None

    def action_hit(self, by: int) -> None:
        """Go to the next hit or the one before; after the last comes the first."""
        self.list.go((self.list.cursor + by) % len(self.rows.ids))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hits are walked where there are several."""
        return bool(self._answered.query) and len(self.rows.ids) > 1 if action == "hit" else True

    @on(SearchBox.Moved)
    def move(self, message: SearchBox.Moved) -> None:
        """Move among the hits while the keyboard stays in the query."""
        if message.pages:
            self.list.action_page(message.by)
        elif message.by > 0:
            self.list.action_down()
        else:
            self.list.action_up()

    @on(SearchBox.Left)
    async def leave_box(self) -> None:
        """Go to the hits; with nothing typed, back to where the search began."""
        if self.box.value.strip() or not self.explorer.history.behind:
            self.set_focus(self.list)
        else:
            await self.explorer.action_back()
