"""Going from place to place: one at a time, each on its screen, with a history both ways."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from oss_ai_tui.ui.frugal import Shown
from oss_ai_tui.ui.history import History, Place, View
from oss_ai_tui.ui.screens.base import PlaceScreen, layout_class
from oss_ai_tui.ui.screens.main import MainScreen


def _search(shown: Shown) -> PlaceScreen:
    from oss_ai_tui.ui.screens.search import SearchScreen

    return SearchScreen(shown)


def _page(shown: Shown) -> PlaceScreen:
    from oss_ai_tui.ui.screens.page import PageScreen

    return PageScreen(shown)


def _reader(shown: Shown) -> PlaceScreen:
    from oss_ai_tui.ui.screens.reader import ReaderScreen

    return ReaderScreen(shown)


def _matrix(shown: Shown) -> PlaceScreen:
    from oss_ai_tui.ui.screens.matrix import MatrixScreen

    return MatrixScreen(shown)


def _lineage(shown: Shown) -> PlaceScreen:
    from oss_ai_tui.ui.screens.lineage import LineageScreen

    return LineageScreen(shown)


def _conflicts(shown: Shown) -> PlaceScreen:
    from oss_ai_tui.ui.screens.conflicts import ConflictsScreen

    return ConflictsScreen(shown)


_SCREENS: dict[View, Callable[[Shown], PlaceScreen]] = {
    "list": MainScreen,
    "search": _search,
    "page": _page,
    "reader": _reader,
    "matrix": _matrix,
    "lineage": _lineage,
    "conflicts": _conflicts,
}


class Navigator:
    """Shows places on the screens of an application.

    Args:
        app: whose screens they are.
        shown: what the terminal shows.
    """

    def __init__(self, app: App[int], shown: Shown) -> None:
        self._app = app
        self._shown = shown
        self.history = History()
        self._moves = 0
        self.first = MainScreen(shown)
        """Shows the lists, and stands there from the first frame on."""
        app.install_screen(self.first, "list")

    @property
    def is_moving(self) -> bool:
        """Whether a place that was gone to is not there yet."""
        return self._moves > 0

    @property
    def here(self) -> PlaceScreen | None:
        """The screen that shows the present place; None while it is being made or something else stands over it."""
        screen = self._app.screen
        return screen if isinstance(screen, PlaceScreen) and screen.is_mounted else None

    def goto(self, place: Place) -> None:
        """Go to a place; the present one can be come back to."""
        self._moves += 1
        self._app.call_later(self._go, place)

    async def _go(self, place: Place) -> None:
        await self.go(place)
        self._moves -= 1

    async def go(self, place: Place) -> None:
        """Go to a place, and return when it is shown."""
        if self.here is not None:
            self.history.leave(self.here.place())
        await self.show(place)

    async def show(self, place: Place) -> None:
        """Show a place in the stead of the present one."""
        app = self._app
        if not app.is_screen_installed(place.view):
            made = _SCREENS[place.view](self._shown)
            made.add_class(layout_class(app.size.width))  # or keys would meet panes of widths that nobody sees
            app.install_screen(made, place.view)
        with app.batch_update():
            await app.switch_screen(place.view)
            screen = app.screen
            assert isinstance(screen, PlaceScreen)
            screen.show(place)
            screen.say_notice()
            screen.refresh_bindings()
        screen.refresh()

    async def back(self) -> None:
        """Go back to the place before, if there is one."""
        place = self.history.back(self.here.place()) if self.here else None
        if place is not None:
            await self.show(place)

    async def forward(self) -> None:
        """Go forward again, if the person has gone back."""
        place = self.history.forward(self.here.place()) if self.here else None
        if place is not None:
            await self.show(place)
