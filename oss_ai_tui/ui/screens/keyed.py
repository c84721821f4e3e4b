"""Screens on which the keys in use are those of the person's keymap."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget

from oss_ai_tui.ui.keymap import Keymap

if TYPE_CHECKING:
    from oss_ai_tui.ui.app import Explorer

_QUIET_TURNS, _MOST_TURNS = 2, 50
"""Turns of the event loop on end in which no widget has a message, and those after which it is drawn all the same."""


class KeyedScreen(Screen[None], inherit_bindings=False):
    """A screen that binds the keys in use.

    Textual has a keymap of its own, which knows neither two commands on one key, each in force where the other is
    not, nor a command without any.
    """

    @property
    def keymap(self) -> Keymap:
        """The keys in use."""
        return cast("Explorer", self.app).keymap

    @property
    def focus_chain(self) -> list[Widget]:
        """The panes in the order in which they are composed.

        Textual's own goes by where they stand, which of one just shown is not known before the next layout.
        """
        places = {widget: place for place, widget in enumerate(self.walk_children())}
        return sorted(super().focus_chain, key=places.__getitem__)

    def draw_soon(self) -> None:
        """Draw what has changed once all widgets have told it.

        Textual's frames are a sixtieth of a second apart: what follows a letter's own frame would wait for the next.
        """
        self._drawing = asyncio.create_task(self._draw_at_rest())

    async def _draw_at_rest(self) -> None:
        quiet = turns = 0
        while quiet < _QUIET_TURNS and turns < _MOST_TURNS:
            await asyncio.sleep(0)
            is_busy = any(widget.message_queue_size for widget in self.walk_children(with_self=True))
            quiet, turns = 0 if is_busy else quiet + 1, turns + 1
        self._on_timer_update()

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """Bindings from what has the keyboard outwards, less the letters that a line to type in takes for itself."""
        keymap = self.keymap
        if not keymap.changed:
            return super()._binding_chain
        nodes: list[DOMNode] = [self, self.app] if self.focused is None else list(self.focused.ancestors_with_self)
        chain: list[tuple[DOMNode, BindingsMap]] = []
        for node in nodes:
            bindings = keymap.applied(node._bindings, isinstance(node, App))
            for key in list(bindings.key_to_bindings):
                if any(within.check_consume_key(key, key_to_character(key)) for within, _ in chain):
                    del bindings.key_to_bindings[key]
            chain.append((node, bindings))
        return chain
