"""The half of the application that has the store read, and again when it changes, and ends cleanly after a fault."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from traceback import format_exception

from rich.console import RenderableType
from textual import on
from textual.app import App
from textual.driver import Driver

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import contradictions
from oss_ai_tui.ui.arriving import arriving
from oss_ai_tui.ui.background import Post, in_background
from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.gathering import Gathered, Gathering
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.messages import (
    ConflictsFound,
    CorpusGrown,
    CorpusLoaded,
    RecordsRead,
    SearcherReady,
    StoreChanged,
    StoreUnreadable,
    WorkFailed,
)
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.searching import SearchDesk
from oss_ai_tui.ui.services import Services
from oss_ai_tui.ui.watching import watch


def _load(services: Services, post: Post) -> None:
    """Read the store; what is needed for that is imported only now, when the first frame is on its way."""
    from oss_ai_tui.ui.loading import load

    load(services, post)


class StoreApp(App[int], inherit_bindings=False):
    """Holds what is known of one store, and tells the screens when that changes."""

    def __init__(self, services: Services, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class, ansi_color=True)
        self.services = services
        self.shown = Shown()
        self.gathering = Gathering(self)
        self.corpus: Corpus | None = None
        """What has been read so far; None before the first records are there."""
        self.links = Links()
        self.desk: SearchDesk | None = None
        self.documents_read = 0
        self.is_whole = False
        """Whether the corpus is all of the store, as it was when it was read."""
        self.is_stale = False
        """Whether another process has changed the store since."""
        self.advice = ""
        """Something to tell the person that does not hang on the place."""
        self.exit_code = 0
        """With which the application ends when the person leaves."""
        self.crash: str | None = None
        """What brought the application down, for the report."""
        self._is_working = False

    def begin(self) -> None:
        """Have the store read for the first time, and watched from then on."""
        gc.enable()
        self._is_working = True
        if self.services.stamp is not None:
            watch(self.services.stamp, self.post_message)
        services = replace(self.services, load=arriving(self.services.load, self.post_message))
        in_background(self, partial(_load, services, self.post_message))

    @property
    def can_reload(self) -> bool:
        """Whether there is anything new to read, and nothing being read."""
        return self.is_stale and not self._is_working

    def reload(self) -> None:
        """Read the store anew; what is on the screen stays until that is done."""
        self._is_working, self.is_stale, self.advice = True, False, tr("Reading the store anew…")
        in_background(self, partial(_load, self.services, self.post_message))
        self.tell()

    def leave_soon(self, code: int) -> None:
        """End with an exit code; called in any thread, or by a signal's handler."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.exit, code)

    def resume(self) -> None:
        """Go where the person left, now that all of the store is there."""

    # What the screens are told.

    def renew(self) -> None:
        """Let the screens show what they show with what is known now."""
        self._renew(lambda screen: True)

    def _renew(self, is_meant: Callable[[PlaceScreen], bool]) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen) and is_meant(screen):
                screen.renew()

    def tell(self) -> None:
        """Let the screens say what the person should know."""
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.say_notice()

    # What threads report.

    @on(RecordsRead)
    def count_documents(self, message: RecordsRead) -> None:
        """Tell how far the first reading is."""
        if not self.is_whole:
            self.documents_read = message.count
            self.tell()

    @on(CorpusGrown)
    def corpus_grown(self, message: CorpusGrown) -> None:
        """Show what has come so far."""
        if not self.is_whole:
            self.corpus, self.links = message.corpus, message.links
            self.documents_read = len(message.corpus.documents)
            self.renew()

    @on(CorpusLoaded)
    def corpus_loaded(self, message: CorpusLoaded) -> None:
        """Show where the person is again, now with all that the store holds."""
        self.corpus, self.links, self.is_whole, self.advice = message.corpus, message.links, True, ""
        self.renew()
        self.resume()

    @on(SearcherReady)
    def searcher_ready(self, message: SearcherReady) -> None:
        """Let searches begin."""
        self.desk = message.desk
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.searcher_ready()
        self._is_working = False
        if self.corpus is not None:
            in_background(self, partial(contradictions.find, self.corpus, self.post_message))
        self.tell()

    @on(ConflictsFound)
    def conflicts_found(self, message: ConflictsFound) -> None:
        """Show them where they belong, unless they are of a store that has changed since."""
        if message.corpus is self.corpus:
            self.links = replace(
                self.links, conflicts=message.by_entity, disputes=message.disputes, all_conflicts=message.conflicts
            )
            self._renew(lambda screen: bool(message.conflicts) or screen.awaits == "conflicts")

    @on(Gathered)
    def gathered_one(self, message: Gathered) -> None:
        """Show it where it is waited for."""
        if self.gathering.take(message):
            self._renew(lambda screen: screen.awaits == message.key)

    @on(StoreChanged)
    def store_changed(self) -> None:
        """Offer to read the store anew."""
        self.is_stale = True
        self.tell()

    @on(StoreUnreadable)
    def store_unreadable(self, message: StoreUnreadable) -> None:
        """Say what is wrong with the store; what was read before stays."""
        from oss_ai_tui.ui.screens.problem import ProblemScreen

        self._is_working = False
        if self.is_whole:
            self.advice = message.problem.told().splitlines()[0]
            self.tell()
            return
        self.exit_code = message.problem.exit_code
        self.push_screen(ProblemScreen(self.shown, message.problem))

    @on(WorkFailed)
    def work_failed(self, message: WorkFailed) -> None:
        """Treat a thread's fault as the application's own."""
        raise message.error

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
