"""What all screens share: the line of tabs, the line of keys, and showing a place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.events import Key
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.command import InForce, is_letter, key_name
from oss_ai_tui.ui.commands import ALL, PANE_KEYS
from oss_ai_tui.ui.content import Piece
from oss_ai_tui.ui.frugal import FrugalCompositor, Shown
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.screens.keyed import KeyedScreen
from oss_ai_tui.ui.widgets.bars import Keys, Notice, Tabs
from oss_ai_tui.ui.widgets.lines import TitledLines

if TYPE_CHECKING:
    from oss_ai_tui.export import Copied, Thing
    from oss_ai_tui.ui.app import Explorer

BREAKPOINTS = [(0, "-single"), (80, "-narrow"), (100, "-wide"), (180, "-widest")]


def layout_class(width: int) -> str:
    """Return the class of a screen of so many cells, by which its panes are laid out."""
    return next(name for least, name in reversed(BREAKPOINTS) if width >= least)


class PlaceScreen(KeyedScreen, inherit_bindings=False):
    """A screen that shows places of one kind."""

    AUTO_FOCUS = ""

    leads_on = True
    """Whether there is anything to go to from here."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._compositor = FrugalCompositor(shown)

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
        if self.leads_on:
            keys = [next(iter(self.keymap.keys(command)), "") for command in PANE_KEYS]
            yield Tabs(services.label, services.is_sample, [key_name(key) for key in keys])
            notice = Notice()
            notice.say(*self.notice())
            yield notice
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

    def renew(self) -> None:
        """Show the same place with what is known now."""
        self.show(self.place())
        self.say_notice()

    @property
    def is_root(self) -> bool:
        """Whether there is nothing here to be closed."""
        return False

    @property
    def box(self) -> Input | None:
        """The line to type a query in, where there is one."""
        return None

    @property
    def front(self) -> Widget | None:
        """What has the keyboard first, where Escape comes back to it before it leaves."""
        return None

    def picture(self) -> list[Strip]:
        """Return the lines of the screen as they stand."""
        return self._compositor.render_strips()

    @property
    def awaits(self) -> Hashable:
        """The key of what is being gathered for the place; None where nothing is."""
        return None

    def puts_off(self, key: Key) -> bool:
        """Tell whether a key is to have its effect only when something has come that it was pressed for."""
        return False

    # What the place is cut down to.

    @property
    def is_cut_down(self) -> bool:
        """Whether what is shown is narrowed, filtered or in another order than its own."""
        return False

    def lifted(self) -> Place:
        """Return the place with all that there is."""
        return self.place()

    def cut_notice(self, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[Piece, ...], str]:
        """Return words and values that something is cut down to as a notice, with the key that lifts it."""
        pieces: list[Piece] = []
        for word, value in pairs:
            pieces += [(f"{'· ' if pieces else ''}{word}: ", "meta"), (f"{value} ", "strong")]
        return tuple(pieces), self._hint("lift")

    # What stands in the line below the tabs.

    def notice(self) -> tuple[tuple[Piece, ...], str]:
        """Return what the person should know here, and the key that does something about it."""
        explorer = self.explorer
        if explorer.can_reload:
            return ((tr("Another program has changed the store."), "warning"),), self._hint("reload")
        if explorer.advice:
            return ((explorer.advice, "warning"),), ""
        if explorer.services.is_sample:
            return ((tr("These are sample texts. For your own: oss-ai-tui ingest FILE…"), "meta"),), ""
        return (), ""

    def _hint(self, id: str) -> str:
        return f"{self.keymap.name(id)} {tr(ALL[id].title)}"

    def say_notice(self) -> None:
        """Keep the line below the tabs true, and the line of keys with it."""
        for line in self.query(Notice):
            line.say(*self.notice())
        self.refresh_bindings()

    # What the searcher reports.

    def searcher_ready(self) -> None:
        """Take up a search that has waited for the searcher."""

    # Where the person is.

    @property
    def entity(self) -> str | None:
        """Id of the company, model or person under the cursor or on the page; None for anything else."""
        return None

    @property
    def at_hand(self) -> str | None:
        """Id of what is under the cursor or on the page, whatever it is."""
        return self.entity

    # What can be taken along.

    @property
    def can_take(self) -> bool:
        """Whether there is anything here to copy or export."""
        return False

    @property
    def can_copy(self) -> bool:
        """Whether what is under the cursor can be copied, and not only exported."""
        return self.can_take

    def thing(self) -> Copied | None:
        """Return what is under the cursor, to be copied or exported."""
        return None

    def chosen(self) -> Sequence[Thing]:
        """Return what is under the cursor, to be exported; that may be more than can be copied at once."""
        from oss_ai_tui.ui.taking import exportable

        corpus, thing = self.explorer.corpus, self.thing()
        return [exportable(corpus, thing)] if corpus is not None and thing is not None else []

    def in_view(self) -> Sequence[Thing]:
        """Return everything that is listed here, in its order, to be exported; what is scrolled out of view as well."""
        return ()

    def subject(self) -> str:
        """Return what all of it is about, for the name of a file."""
        return self.name_of_place()

    def name_of_place(self) -> str:
        """Return what is shown, for the title of the help."""
        focused = self.focused
        return focused.caption if isinstance(focused, TitledLines) else tr("Search")

    def on_mount(self) -> None:
        """Keep the line of keys true."""
        self.bindings_updated_signal.subscribe(self, lambda _: self.name_keys())
        self.name_keys()
        self.say_notice()

    def name_keys(self) -> None:
        """Name the commands in force in the line of keys."""
        self.query_one(Keys).commands = tuple(found for found in self.in_force() if found.command.title)

    def in_force(self) -> Iterator[InForce]:
        """Yield the commands that a key triggers now; where text is typed, letters and signs trigger none."""
        is_typing = isinstance(self.focused, Input)
        active = {key: found.binding.id for key, found in self.active_bindings.items() if found.enabled}
        for command in dict.fromkeys(ALL[id] for id in active.values() if id in ALL):
            bound = self.keymap.bound(command).items()
            keys = tuple(
                key for name, key in bound if active.get(name) == command.id and not (is_typing and is_letter(key))
            )
            if keys:
                yield InForce(command, tuple(keys))
