"""The application: has the store read, keeps the history of places and brings each on its screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from traceback import format_exception

from rich.console import RenderableType
from textual import on
from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Document, Evidence
from oss_ai_tui.ui.commands import GLOBAL, LEADING_ON, bindings
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import History, Place, View
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.loading import in_background, load
from oss_ai_tui.ui.messages import (
    CorpusLoaded,
    RecordsRead,
    SearcherReady,
    SearchImpossible,
    StoreUnreadable,
    WorkFailed,
)
from oss_ai_tui.ui.rows import evidence_of
from oss_ai_tui.ui.screens.base import BREAKPOINTS, PlaceScreen
from oss_ai_tui.ui.screens.main import MainScreen
from oss_ai_tui.ui.screens.page import PageScreen
from oss_ai_tui.ui.screens.reader import ReaderScreen
from oss_ai_tui.ui.screens.search import SearchScreen
from oss_ai_tui.ui.searching import SearchDesk
from oss_ai_tui.ui.services import Services
from oss_ai_tui.ui.themes import TERMINAL, themes
from oss_ai_tui.ui.typeahead import TypeAhead

_SCREENS: dict[View, Callable[[Shown], PlaceScreen]] = {
    "list": MainScreen,
    "search": SearchScreen,
    "page": PageScreen,
    "reader": ReaderScreen,
}


class Explorer(App[int], inherit_bindings=False):
    """The explorer over one store."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    BINDINGS = bindings(GLOBAL)
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    TITLE = "oss-ai-tui"

    def __init__(self, services: Services, theme: str = TERMINAL, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class, ansi_color=True)
        self.services = services
        self.history = History()
        self.shown = Shown()
        self.corpus: Corpus | None = None
        self.links = Links()
        self.desk: SearchDesk | None = None
        self.documents_read = 0
        self.search_fault: str | None = None
        """Why nothing can be searched; None as long as it can or may yet."""
        self.exit_code = 0
        """With which the application ends when the person leaves."""
        self.crash: str | None = None
        """What brought the application down, for the report."""
        self.typeahead = TypeAhead(super().on_event, self._is_busy)
        self._moves = 0
        self.animation_level = "none"
        for made in themes():
            self.register_theme(made)
        self.theme = theme
        self.install_screen(MainScreen(self.shown), "list")

    async def on_mount(self) -> None:
        """Show the lists, and read the store once the first frame is on its way."""
        await self.push_screen("list")
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        self.call_after_refresh(in_background, self, partial(load, self.services, self.post_message))

    def leave_soon(self, code: int) -> None:
        """End with an exit code; called in any thread, or by a signal's handler."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.exit, code)

    # What threads report.

    @on(RecordsRead)
    def count_documents(self, message: RecordsRead) -> None:
        """Tell how far the reading is."""
        self.documents_read = message.count
        if isinstance(self.screen, MainScreen):
            self.screen.follow()

    @on(CorpusLoaded)
    def corpus_loaded(self, message: CorpusLoaded) -> None:
        """Show where the person is again, now with what the store holds."""
        self.corpus, self.links = message.corpus, message.links
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.show(screen.place())

    @on(SearcherReady)
    def searcher_ready(self, message: SearcherReady) -> None:
        """Let searches begin."""
        self.desk = message.desk
        for screen in self.screen_stack:
            if isinstance(screen, SearchScreen):
                screen.searcher_ready()

    @on(SearchImpossible)
    def search_impossible(self, message: SearchImpossible) -> None:
        """Remember why, for who wants to search."""
        self.search_fault = message.reason
        for screen in self.screen_stack:
            if isinstance(screen, SearchScreen):
                screen.follow()

    @on(StoreUnreadable)
    def store_unreadable(self, message: StoreUnreadable) -> None:
        """Say what is wrong with the store."""
        from oss_ai_tui.ui.screens.problem import ProblemScreen

        self.exit_code = message.problem.exit_code
        self.push_screen(ProblemScreen(self.shown, message.problem))

    @on(WorkFailed)
    def work_failed(self, message: WorkFailed) -> None:
        """Treat a thread's fault as the application's own."""
        raise message.error

    # Places.

    @property
    def here(self) -> PlaceScreen | None:
        """The screen that shows the present place; None while it is being made or something else stands over it."""
        screen = self.screen
        return screen if isinstance(screen, PlaceScreen) and screen.is_mounted else None

    def goto(self, place: Place) -> None:
        """Go to a place; the present one can be come back to."""
        self._moves += 1
        self.call_later(self._go, place)

    async def _go(self, place: Place) -> None:
        if self.here is not None:
            self.history.leave(self.here.place())
        await self._show(place)
        self._moves -= 1

    async def _show(self, place: Place) -> None:
        if not self.is_screen_installed(place.view):
            self.install_screen(_SCREENS[place.view](self.shown), place.view)
        with self.batch_update():
            await self.switch_screen(place.view)
            screen = self.screen
            assert isinstance(screen, PlaceScreen)
            screen.show(place)
            screen.refresh_bindings()
        screen.refresh()

    def read(self, id: str) -> None:
        """Open the text at the words that prove an item."""
        evidence = evidence_of(self.corpus, id) if self.corpus else None
        if evidence is not None:
            self.read_at(evidence)
        elif self.corpus is not None and isinstance(self.corpus.by_id.get(id), Document):
            self.goto(Place("reader", item=id))

    def read_at(self, evidence: Evidence) -> None:
        """Open the text at these words."""
        if self.corpus is not None:
            self.goto(Place("reader", item=self.corpus.passage(evidence.passage).document, evidence=evidence))

    @property
    def at_root(self) -> bool:
        """Whether there is nothing open that could be closed."""
        if isinstance(self.here, SearchScreen):
            return not (self.here.place().query and self.history.behind)
        return not isinstance(self.here, (PageScreen, ReaderScreen))

    # Keys.

    async def on_event(self, event: Event) -> None:
        """Hand keys on one by one, each when the one before has had its effect."""
        if isinstance(event, Key) and not event.is_forwarded:
            self.typeahead.take(event)
        else:
            await super().on_event(event)

    def _is_busy(self) -> bool:
        focused = self.screen.focused
        pumps = [self, self.screen, *(focused.ancestors_with_self if focused else ())]
        return self._moves > 0 or any(pump.message_queue_size for pump in pumps)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a command is in force."""
        if self.here is not None and not self.here.leads_on and action in LEADING_ON:
            return False
        if action == "pane" and isinstance(self.here, (MainScreen, SearchScreen)):
            return parameters != (self.here.pane,) or not self.here.list.has_focus
        if action in ("next_pane", "previous_pane"):
            return len(self.screen.focus_chain) > 1
        if action == "back":
            return bool(self.history.behind)
        if action == "forward":
            return bool(self.history.ahead)
        if action in ("close", "quit_list"):
            return self.at_root is (action == "quit_list")
        return True

    def action_pane(self, pane: str) -> None:
        """Go to a pane."""
        here = self.here
        if isinstance(here, (MainScreen, SearchScreen)) and here.pane == pane:
            here.set_focus(here.list)
        elif pane == "passages":
            self.goto(Place("search", pane))
        else:
            self.goto(Place("list", pane))

    def action_search(self) -> None:
        """Go to the query."""
        if isinstance(self.here, SearchScreen):
            self.here.set_focus(self.here.box)
        else:
            self.goto(Place("search", "passages", typing=True))

    async def action_back(self) -> None:
        """Go back to the place before."""
        place = self.history.back(self.here.place()) if self.here else None
        if place is not None:
            await self._show(place)

    async def action_forward(self) -> None:
        """Go forward again."""
        place = self.history.forward(self.here.place()) if self.here else None
        if place is not None:
            await self._show(place)

    async def action_escape(self) -> None:
        """Leave the detail for the list, or else this place for the one before."""
        here = self.here
        if isinstance(here, (MainScreen, SearchScreen)) and not here.list.has_focus:
            here.set_focus(here.list)
        else:
            await self.action_back()

    async def action_close(self) -> None:
        """Close what is open."""
        if self.history.behind:
            await self.action_back()
        else:
            await self._show(Place())

    def action_quit_list(self) -> None:
        """Quit from a list."""
        self.exit(self.exit_code)

    def action_leave_program(self) -> None:
        """Quit from anywhere."""
        self.exit(self.exit_code)

    def action_next_pane(self) -> None:
        """Give the keyboard to the next pane."""
        self.screen.focus_next()

    def action_previous_pane(self) -> None:
        """Give the keyboard to the pane before."""
        self.screen.focus_previous()

    def action_help(self) -> None:
        """Show the keys in force."""
        from oss_ai_tui.ui.screens.help import HelpScreen

        here = self.here
        if here is not None:
            self.push_screen(HelpScreen(self.shown, here.in_force(), here.name_of_place(), self.services.label))

    def _set_pointer_shape(self, shape: str) -> None:
        """Send nothing: without a mouse there is no pointer, and some terminals print what they do not know."""

    def action_redraw(self) -> None:
        """Send every line anew, for a terminal that lost some."""
        self.shown.forget()
        self.screen.refresh(layout=True)

    # Faults.

    def panic(self, *renderables: RenderableType) -> None:
        """End the application; what is wrong goes into a report instead of on the screen."""
        self._keep(sys.exception(), renderables)
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        """End the application after a fault of ours, likewise; Textual would print all variables on the terminal."""
        self.panic()

    def _keep(self, error: BaseException | None, renderables: tuple[RenderableType, ...]) -> None:
        if self.crash is None:
            self.crash = "".join(format_exception(error)) if error else "\n".join(map(str, renderables))
