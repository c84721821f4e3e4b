"""The application: every command that is not one of a single widget, and whether it is in force."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.driver import Driver
from textual.events import Event, Key
from textual.screen import Screen

from oss_ai_tui.ui import overviews, themes
from oss_ai_tui.ui.command import bindings, is_letter
from oss_ai_tui.ui.commands import GLOBAL, LEADING_ON
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.keymap import OWN_KEYS, Keymap
from oss_ai_tui.ui.screens.base import BREAKPOINTS
from oss_ai_tui.ui.screens.lists import ListScreen
from oss_ai_tui.ui.screens.main import MainScreen
from oss_ai_tui.ui.services import Services
from oss_ai_tui.ui.slices import WHOLE
from oss_ai_tui.ui.stylesheet import SteadyStylesheet
from oss_ai_tui.ui.taking_app import TakingApp
from oss_ai_tui.ui.terminal import TERMINAL
from oss_ai_tui.ui.typeahead import TypeAhead
from oss_ai_tui.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from oss_ai_tui.ui.choices import Menu
    from oss_ai_tui.ui.screens.chooser import Chooser


class Explorer(TakingApp, inherit_bindings=False):
    """The explorer over one store."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    BINDINGS = bindings(GLOBAL)
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    TITLE = "oss-ai-tui"

    def __init__(
        self,
        services: Services,
        theme: str = TERMINAL,
        driver_class: type[Driver] | None = None,
        keymap: Keymap = OWN_KEYS,
    ) -> None:
        super().__init__(services, driver_class)
        self.keymap = keymap
        """The keys in use."""
        self._take: Callable[[str], Place | None] = lambda choice: None
        self.typeahead = TypeAhead(self._hand_on, self._is_busy, self._puts_off)
        self.animation_level = "none"
        for made in themes.themes():
            self.register_theme(made)
        self.theme = theme
        self.stylesheet = SteadyStylesheet(self.get_css_variables())

    def get_default_screen(self) -> Screen[object]:
        """Return the lists: Textual's own empty screen would cost a tenth of a second before them."""
        self.places.first._push_result_callback(self, None)  # as for a screen that is pushed; switching pops it
        return cast("Screen[object]", self.places.first)

    def on_mount(self) -> None:
        """Read the store once the first frame, with the lists, is on its way."""
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        self.call_after_refresh(self.begin)

    # Places.

    @property
    def at_root(self) -> bool:
        """Whether there is nothing open that could be closed."""
        return self.here is None or self.here.is_root

    # Keys.

    async def on_event(self, event: Event) -> None:
        """Hand keys on one by one, each when the one before has had its effect; but to quit, none is waited for."""
        if isinstance(event, Key) and self._quits(event):
            self.typeahead.drop()
            self.action_leave_program()
        elif isinstance(event, Key) and not event.is_forwarded:
            self.forget_session()
            self.typeahead.take(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, key: Key) -> None:
        """Let a key have its effect; what was said about the one before has been read."""
        self.hush()
        await super().on_event(key)

    def _quits(self, key: Key) -> bool:
        """Tell whether a key ends the program at once; a letter does where it can be none of something typed."""
        written = self.keymap.quitting.get(key.key)
        if written is None or not is_letter(written):
            return written is not None
        focused = self.screen.focused
        writes = focused is not None and focused.check_consume_key(key.key, key.character)
        return not writes and not self.typeahead.has_any_of(self.keymap.to_typing)

    def _is_busy(self) -> bool:
        focused = self.screen.focused
        pumps = [self, self.screen, *(focused.ancestors_with_self if focused else ())]
        return self.places.is_moving or any(pump.message_queue_size for pump in pumps)

    def _puts_off(self, key: Key) -> bool:
        return self.here is not None and self.here.puts_off(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a command is in force."""
        here = self.here
        if here is not None and not here.leads_on and action in LEADING_ON:
            return False
        if action == "pane" and isinstance(here, ListScreen):
            return parameters != (here.pane,) or not here.front.has_focus
        answers = {
            "next_pane": lambda: len(self.screen.focus_chain) > 1,
            "previous_pane": lambda: len(self.screen.focus_chain) > 1,
            "back": lambda: bool(self.history.behind),
            "forward": lambda: bool(self.history.ahead),
            "close": lambda: not self.at_root,
            "quit_list": lambda: self.at_root,
            "palette": lambda: here is not None,
            "filter": lambda: isinstance(here, MainScreen) and here.can_filter,
            "sort": lambda: isinstance(here, MainScreen) and here.can_sort,
            "matrix": lambda: here is not None and here.pane != "matrix",
            "lineage": lambda: here is not None and overviews.has_lineage(self.corpus, here.entity),
            "conflicts": lambda: here is not None and here.pane != "conflicts",
            "lift": lambda: here is not None and here.is_cut_down,
            "hints": lambda: here is not None and self.corpus is not None,
            "narrow": lambda: here is not None and here.entity is not None,
            "copy": lambda: here is not None and here.can_copy,
            "export": lambda: here is not None and here.can_take,
            "export_all": lambda: here is not None and here.can_take,
            "reload": lambda: self.can_reload,
            "redraw": lambda: not self.can_reload,
        }
        return answers[action]() if action in answers else True

    def action_pane(self, pane: str) -> None:
        """Go to a pane."""
        here = self.here
        if isinstance(here, ListScreen) and here.pane == pane:
            here.set_focus(here.front)
        elif pane == "passages":
            self.goto(Place("search", pane, only=self.only))
        else:
            self.goto(Place("list", pane, only=self.only))

    def action_search(self) -> None:
        """Go to the query."""
        here = self.here
        if here is not None and here.box is not None:
            here.set_focus(here.box)
        else:
            self.goto(Place("search", "passages", only=self.only, typing=True))

    async def action_back(self) -> None:
        """Go back to the place before."""
        await self.places.back()

    async def action_forward(self) -> None:
        """Go forward again."""
        await self.places.forward()

    async def action_escape(self) -> None:
        """Leave the detail for the list, or else this place for the one before."""
        here = self.here
        if here is not None and here.front is not None and not here.front.has_focus:
            here.set_focus(here.front)
        else:
            await self.places.back()

    async def action_close(self) -> None:
        """Close what is open."""
        if self.history.behind:
            await self.places.back()
        else:
            await self.places.show(Place())

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

    def action_matrix(self) -> None:
        """Show who says what about whom, at what is at hand."""
        here = self.here
        if here is not None:
            cut = here.slice if isinstance(here, MainScreen) and here.pane == "quotes" else WHOLE
            self.goto(overviews.matrix(self.corpus, here.at_hand, self.only, cut))

    def action_lineage(self) -> None:
        """Show the family of the model at hand."""
        if self.here is not None:
            self.goto(Place("lineage", item=self.here.entity, only=self.only))

    def action_conflicts(self) -> None:
        """Show what the texts contradict each other in, at what is at hand."""
        if self.here is not None:
            self.goto(overviews.conflicts(self.links, self.here.at_hand, self.only))

    # Cutting lists down.

    def action_narrow(self) -> None:
        """Narrow the lists to the entity here, or lift that where it is this one already."""
        here = self.here
        if here is None or here.entity is None:
            return
        only = here.entity if here.entity != self.only else None
        pane, plot = (here.pane, here.plotted) if isinstance(here, MainScreen) else ("quotes", None)
        self.goto(Place("list", pane, item=here.entity, only=only, plot=plot, cursor=0))

    def action_lift(self) -> None:
        """Show all that there is again."""
        if self.here is not None:
            self.goto(self.here.lifted())

    async def action_filter(self) -> None:
        """Choose what the rows of this list must have."""
        from oss_ai_tui.ui.menus import filter_menu

        here = self.here
        if isinstance(here, MainScreen) and self.corpus is not None:
            await self.choose(filter_menu(self.corpus, here.whole, here.slice), here.filtered)

    async def action_sort(self) -> None:
        """Choose how the rows of this list stand."""
        from oss_ai_tui.ui.menus import sort_menu

        here = self.here
        if isinstance(here, MainScreen):
            await self.choose(sort_menu(here.pane, here.slice), here.sorted)

    # Menus and whatever stands over a place.

    async def choose(self, menu: Menu, take: Callable[[str], Place | None]) -> None:
        """Show a menu; ``take`` tells where a choice leads, if anywhere."""
        from oss_ai_tui.ui.screens.chooser import Chooser

        self._take = take
        await self.push_screen(Chooser(self.shown, menu))

    async def on_chooser_chosen(self, message: Chooser.Chosen) -> None:
        """Close the menu and go where the choice leads, in one frame."""
        with self.batch_update():
            await self.pop_screen()
            place = self._take(message.id) if message.id is not None else None
            if place is not None:
                await self.places.go(place)

    async def action_palette(self) -> None:
        """Choose a command to run, or something to go to."""
        from oss_ai_tui.ui.palette import Palette

        here = self.here
        if here is not None:
            palette = Palette(here, self.corpus)
            await self.choose(palette.menu, palette.take)

    def action_help(self) -> None:
        """Show the keys in force."""
        from oss_ai_tui.ui.screens.help import HelpScreen

        here = self.here
        if here is not None:
            self.push_screen(HelpScreen(self.shown, here.in_force(), here.name_of_place(), self.services.label))

    # The terminal.

    def action_use_theme(self, name: str) -> None:
        """Draw in the colours of a theme."""
        self.theme = name
        for lines in self.screen.query(Lines):
            lines.repaint()

    def action_next_theme(self) -> None:
        """Draw in the colours of the next theme."""
        self.action_use_theme(themes.after(self.theme))

    def _set_pointer_shape(self, shape: str) -> None:
        """Send nothing: some terminals print what they do not know."""

    def action_redraw(self) -> None:
        """Send every line anew, for a terminal that lost some."""
        self.shown.forget()
        self.screen.refresh(layout=True)

    def action_reload(self) -> None:
        """Read the store anew, the place kept."""
        self.reload()
