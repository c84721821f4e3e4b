"""The part of the application that goes from place to place: by name, by jump hints, and to where a session ended."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual.driver import Driver

from oss_ai_tui.domain.facts import Document, Evidence
from oss_ai_tui.ui import overviews
from oss_ai_tui.ui.history import History, Place
from oss_ai_tui.ui.navigation import Navigator
from oss_ai_tui.ui.rows import evidence_of
from oss_ai_tui.ui.screens.base import PlaceScreen
from oss_ai_tui.ui.screens.main import MainScreen
from oss_ai_tui.ui.services import Services
from oss_ai_tui.ui.store_app import StoreApp

if TYPE_CHECKING:
    from oss_ai_tui.ui.memory import Session
    from oss_ai_tui.ui.naming import Naming
    from oss_ai_tui.ui.widgets.hint_view import HintView


class PlaceApp(StoreApp, inherit_bindings=False):
    """Shows one place at a time, and remembers the last one."""

    def __init__(self, services: Services, driver_class: type[Driver] | None = None) -> None:
        super().__init__(services, driver_class)
        self.only: str | None = None
        """Id of the entity that the lists are narrowed to."""
        self.places = Navigator(self, self.shown)
        self.keeping: Thread | None = None
        """Keeps the session when the application ends."""
        self._naming: Naming | None = None
        self._session: Session | None = services.memory.read() if services.memory is not None else None
        if self._session is not None and self._session.place.view == "list":
            self.places.first.set_reactive(MainScreen.pane, self._session.place.pane)

    # Places.

    @property
    def here(self) -> PlaceScreen | None:
        """The screen that shows the present place; None while it is being made or something else stands over it."""
        return self.places.here

    @property
    def history(self) -> History:
        """The places behind and ahead."""
        return self.places.history

    def goto(self, place: Place) -> None:
        """Go to a place; the present one can be come back to."""
        self.places.goto(place)

    def open(self, id: str) -> None:
        """Open the page of something that a page names, or the conflict."""
        self.goto(overviews.of_id(self.links, id, self.only))

    def read(self, id: str) -> None:
        """Open the text at the words that prove an item."""
        evidence = evidence_of(self.corpus, id) if self.corpus else None
        if evidence is not None:
            self.read_at(evidence)
        elif self.corpus is not None and isinstance(self.corpus.by_id.get(id), Document):
            self.goto(Place("reader", item=id))

    def read_at(self, evidence: Evidence) -> None:
        """Open the text at these words."""
        if self.corpus is not None and evidence.passage in self.corpus.by_id:
            self.goto(Place("reader", item=self.corpus.passage(evidence.passage).document, evidence=evidence))

    # Jump hints.

    async def action_hints(self) -> None:
        """Label everything named in view."""
        from oss_ai_tui.ui.naming import Naming
        from oss_ai_tui.ui.screens.hints import HintScreen

        here = self.here
        if here is not None and self.corpus is not None:
            if self._naming is None or self._naming.corpus is not self.corpus:
                self._naming = Naming(self.corpus)
            await self.push_screen(HintScreen(self.shown, here, self._naming))

    async def on_hint_view_chosen(self, message: HintView.Chosen) -> None:
        """Take the labels away and go to the page that was chosen, in one frame."""
        with self.batch_update():
            await self.pop_screen()
            here = self.here.place() if self.here is not None else None
            if message.id is not None and here is not None and (here.view, here.item) != ("page", message.id):
                await self.places.go(Place("page", item=message.id))

    # Sessions.

    def forget_session(self) -> None:
        """Stay here, for the person has begun with something else than where they left."""
        self._session = None

    def resume(self) -> None:
        """Go where the person left last time, as far as the store still holds that."""
        session, corpus = self._session, self.corpus
        if session is not None and corpus is not None:
            from oss_ai_tui.ui.resuming import taken_up

            self.call_later(self._take_up, session, taken_up(session, corpus, self.links))

    async def _take_up(self, session: Session, taken: Session | None) -> None:
        if self._session is session and taken is not None:
            self.history.behind[:] = taken.behind
            await self.places.show(taken.place)
        self._session = None

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, and keep where the person is; beside everything else, for no disk may hold up the end."""
        self._keep_session()
        super().exit(result, return_code, message)

    def _keep_session(self) -> None:
        memory = self.services.memory
        places = [s for s in self.screen_stack if isinstance(s, PlaceScreen) and s.leads_on and s.is_mounted]
        is_settled = self.is_whole and self._session is None
        if memory is None or self.keeping is not None or not is_settled or not places:
            return
        from oss_ai_tui.ui.memory import Session

        session = Session(places[-1].place(), tuple(self.history.behind))
        self.keeping = Thread(target=memory.write, args=(session,), name="oss-ai-tui-session", daemon=True)
        self.keeping.start()
