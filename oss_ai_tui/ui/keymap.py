"""Which keys each command has: its own, or those that the person has given it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from textual.binding import BindingsMap

from oss_ai_tui.i18n import tr
from oss_ai_tui.ui.command import Command, InForce, bound_keys, key_name
from oss_ai_tui.ui.commands import ALL, CHOSEN, GLOBAL


@dataclass(frozen=True)
class Keymap:
    """The keys in use."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Under the id of a command: its keys instead of its own, as a person writes them."""

    def keys(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command, the most usual first."""
        return self.changed.get(command.id, command.keys)

    def bound(self, command: Command) -> dict[str, str]:
        """Return the keys of a command under the names that Textual gives them."""
        return bound_keys(command, self.keys(command))

    def name(self, id: str) -> str:
        """Return what to call a command's key in a sentence; a command without one goes by its own name."""
        command = ALL[id]
        keys = self.keys(command)
        return key_name(keys[0]) if keys else f"«{tr(command.title or command.help)}»"

    def titled(self, commands: Sequence[Command]) -> tuple[InForce, ...]:
        """Return those of some commands that the line of keys names."""
        return tuple(InForce(c, self.keys(c)) for c in commands if c.title and self.keys(c))

    def applied(self, bindings: BindingsMap, is_app: bool) -> BindingsMap:
        """Return bindings with the keys in use; a command's key goes before an unnamed binding of a line to type in."""
        ids = dict.fromkeys(binding.id for _, binding in bindings if binding.id in self.changed)
        if is_app:
            ids |= {command.id: None for command in CHOSEN if command.id in self.changed}
        commands = [ALL[id] for id in ids if id is not None and self.changed[id]]
        made = BindingsMap([command.binding(self.keys(command)) for command in commands])
        taken = set(made.key_to_bindings)
        for key, binding in bindings:
            if binding.id not in self.changed and not (binding.id is None and key in taken):
                made._add_binding(binding)
        return made

    @cached_property
    def to_typing(self) -> frozenset[str]:
        """Keys, as Textual names them, after which letters may be typed."""
        return frozenset(name for command in GLOBAL if command.group == "find" for name in self.bound(command))

    @cached_property
    def quitting(self) -> Mapping[str, str]:
        """Keys, as Textual names them, that end the program at once."""
        return self.bound(ALL["quit"])


OWN_KEYS = Keymap()
"""Every command with its own keys."""
