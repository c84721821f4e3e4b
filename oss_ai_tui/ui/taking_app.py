"""The part of the application by which things are taken along: copied, or exported to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.ui.background import in_background, post_safely
from oss_ai_tui.ui.messages import FileWritten
from oss_ai_tui.ui.place_app import PlaceApp
from oss_ai_tui.ui.terminal import passing
from oss_ai_tui.ui.widgets.bars import Keys, Said

if TYPE_CHECKING:
    from oss_ai_tui.export import Thing
    from oss_ai_tui.ui.choices import Menu
    from oss_ai_tui.ui.history import Place
    from oss_ai_tui.ui.screens.copying import CopyKeys
    from oss_ai_tui.ui.screens.naming import NameScreen


class TakingApp(PlaceApp, inherit_bindings=False):
    """Copies and exports what is under the cursor or in view, and says what became of it."""

    _write: Callable[[str, bool], FileWritten]
    """Write what is to be exported under a name, which may replace another file."""

    async def choose(self, menu: Menu, take: Callable[[str], Place | None]) -> None:
        """Show a menu; ``take`` tells where a choice leads, if anywhere."""
        raise NotImplementedError

    # What has just been done stands in the line of keys until the next key.

    def say(self, said: Said) -> None:
        """Say something in the line of keys."""
        for keys in self.screen.query(Keys):
            keys.said = said

    def hush(self) -> None:
        """Name the keys again."""
        for keys in self.screen.query(Keys):
            keys.said = None

    # Copying.

    async def action_copy(self) -> None:
        """Ask in which form to copy what is under the cursor."""
        from oss_ai_tui.export import FORMS, written
        from oss_ai_tui.ui.screens.copying import CopyKeys

        here, corpus = self.here, self.corpus
        thing = here.thing() if here else None
        if here is not None and corpus is not None and thing is not None:
            forms = [form for form in FORMS if written(corpus, thing, form) is not None]
            await self.push_screen(CopyKeys(self.shown, here, forms))

    async def on_copy_keys_chosen(self, message: CopyKeys.Chosen) -> None:
        """Give the line of keys back, and copy in the form that was chosen."""
        await self.pop_screen()
        if message.form is not None:
            self.action_copy_as(message.form)

    def action_copy_as(self, form: str) -> None:
        """Copy what is under the cursor in a form: send it to the terminal, and keep it in a file."""
        from oss_ai_tui.export import written

        here, corpus = self.here, self.corpus
        thing = here.thing() if here else None
        text = written(corpus, thing, form) if corpus is not None and thing is not None else None
        if text:
            self._copy(text)

    def _copy(self, text: str) -> None:
        from oss_ai_tui.ui.clipboard import keep, outcome, sequence

        way = passing()
        codes = sequence(text, way)
        if codes is not None and self._driver is not None:
            self._driver.write(codes)
        become = outcome(codes is not None, way, keep(text))
        self.say(Said(become.said, become.path, "text" if become.is_well else "warning"))

    # Exporting.

    async def action_export(self) -> None:
        """Export what is under the cursor."""
        from oss_ai_tui.export import written

        here, corpus = self.here, self.corpus
        if here is not None and corpus is not None:
            things = here.chosen()
            only = written(corpus, things[0], "text") if len(things) == 1 else None
            await self._export(things, only or here.subject())

    async def action_export_all(self) -> None:
        """Export everything in view, as it is filtered and ordered."""
        here = self.here
        if here is not None:
            await self._export(here.in_view(), here.subject())

    async def _export(self, things: Sequence[Thing], subject: str) -> None:
        """Ask for the format, then for the name."""
        from oss_ai_tui.ui.exporting import format_menu

        def take(format: str) -> None:
            self.call_later(self._ask_name, things, subject, format)

        if things:
            await self.choose(format_menu(len(things)), take)

    async def _ask_name(self, things: Sequence[Thing], subject: str, format: str) -> None:
        from oss_ai_tui.ui.exporting import free_name, title_of, write
        from oss_ai_tui.ui.screens.naming import NameScreen

        here, corpus = self.here, self.corpus
        if here is not None and corpus is not None:
            self._write = partial(write, corpus, things, format)
            name = free_name(subject, format, Path())
            await self.push_screen(NameScreen(self.shown, here, title_of(format), name))

    async def on_name_screen_named(self, message: NameScreen.Named) -> None:
        """Write the file in a thread, or nothing."""
        if message.name is None:
            await self.pop_screen()
        else:
            write = partial(self._write, message.name, message.replaces)
            in_background(self, lambda: post_safely(self.post_message, write()))

    @on(FileWritten)
    async def file_written(self, message: FileWritten) -> None:
        """Say where the file is; where there is none, why, and let the person give another name."""
        from oss_ai_tui.ui.clipboard import short
        from oss_ai_tui.ui.screens.naming import NameScreen

        asked = self.screen if isinstance(self.screen, NameScreen) else None
        if message.path is not None:
            if asked is not None:
                await self.pop_screen()
            text = trn("{n} item written to", "{n} items written to", message.count)
            self.say(Said(text, short(message.path)))
        elif asked is not None and message.is_taken:
            asked.refuse(message.name)
        elif asked is not None:
            asked.say(tr("{name}: {reason}", name=message.name, reason=message.fault))
