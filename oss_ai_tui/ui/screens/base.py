"""What all screens share: the line of tabs, the line of keys, and showing a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.commands import ALL, Command
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.widgets.bars import Keys, Notice, Tabs
from oss_ai_tui.ui.widgets.lines import TitledLines

if TYPE_CHECKING:
    from oss_ai_tui.ui.app import Explorer

BREAKPOINTS = [(0, "-single"), (80, "-narrow"), (100, "-wide"), (180, "-widest")]


class PlaceScreen(Screen[None], inherit_bindings=False):
    """A screen that shows places of one kind."""

    @property
    def explorer(self) -> Explorer:
        """The application."""
        return cast("Explorer", self.app)

    @property
    def pane(self) -> str:
        """Which tab is marked."""
        return ""

    def compose(self) -> ComposeResult:
        """Lay tabs, body and keys one above the other."""
        services = self.explorer.services
        yield Tabs(services.label, services.is_sample)
        if services.is_sample:
            yield Notice(tr("These are sample texts. For your own: oss-ai-tui ingest FILE…"))
        yield from self.compose_body()
        yield Keys()

    def compose_body(self) -> ComposeResult:
        """Lay out what stands between tabs and keys."""
        raise NotImplementedError

    def show(self, place: Place) -> None:
        """Show a place with its cursor and scroll."""
        raise NotImplementedError

    def place(self) -> Place:
        """Return the place that is shown, as it is now."""
        raise NotImplementedError

    def name_of_place(self) -> str:
        """Return what is shown, for the title of the help."""
        focused = self.focused
        return focused.caption if isinstance(focused, TitledLines) else tr("Search")

    def on_mount(self) -> None:
        """Keep the line of keys true."""
        self.bindings_updated_signal.subscribe(self, lambda _: self.name_keys())
        self.name_keys()

    def name_keys(self) -> None:
        """Name the commands in force in the line of keys."""
        found = self.query(Keys)
        if found:
            found.first().commands = tuple(c for c in self.commands_in_force() if c.title and c.rank < 100)

    def commands_in_force(self) -> Iterator[Command]:
        """Yield every command that a key triggers now, each once."""
        seen: set[str] = set()
        for active in self.active_bindings.values():
            id = active.binding.id
            if id in ALL and id not in seen and active.enabled:
                seen.add(id)
                yield ALL[id]
