"""What a command is: keys, words, an action; how Textual binds it, and how its keys are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from textual.binding import Binding, BindingType

from oss_ai_tui.i18n import N_, tr


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a key does."""

    id: str
    keys: tuple[str, ...]
    action: str
    help: str
    """A sentence for the help."""
    group: str = "move"
    """Under which title the help has it."""
    title: str = ""
    """A word or two for the footer; empty keeps it out."""
    rank: int = 50
    """Place in the footer; what does not fit is left out from the end."""
    shown: int = 1
    """How many of the keys the footer names."""

    needed: bool = False
    """Whether nobody could leave without a key for it."""

    def binding(self, keys: Sequence[str] | None = None) -> Binding:
        """Return the command as Textual binds it; with other keys than its own where they are given."""
        written = ",".join("comma" if key == "," else key for key in (self.keys if keys is None else keys))
        return Binding(written, self.action, self.help, show=bool(self.title), id=self.id)


GROUPS = {
    "move": N_("Moving"),
    "read": N_("Reading"),
    "find": N_("Finding"),
    "take": N_("Taking along"),
    "program": N_("Program"),
}


@dataclass(frozen=True, slots=True)
class InForce:
    """A command with those of its keys that trigger it now."""

    command: Command
    keys: tuple[str, ...]


@cache
def bound_keys(command: Command, keys: tuple[str, ...] | None = None) -> dict[str, str]:
    """Return keys under the names that Textual gives them, ``slash`` has ``/``: the command's own unless given."""
    keys = command.keys if keys is None else keys
    made = Binding.make_bindings([command.binding(keys)]) if keys else ()
    return {binding.key: key for binding, key in zip(made, keys, strict=True)}


def is_letter(key: str) -> bool:
    """Tell whether a key writes something where text is typed."""
    return len(key) == 1 or key == "space"


def bindings(*groups: Sequence[Command]) -> list[BindingType]:
    """Return the bindings of commands, for a widget's ``BINDINGS``."""
    return [command.binding() for commands in groups for command in commands]


_KEY_NAMES = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "space": N_("Space"),
    "backspace": N_("Backspace"),
    "tab": N_("Tab"),
    "shift+tab": N_("Shift+Tab"),
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "home": N_("Home"),
    "end": N_("End"),
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "delete": N_("Del"),
    "insert": N_("Ins"),
}


def key_name(key: str) -> str:
    """Return how a key is called on the keyboard."""
    modifier, plus, rest = key.rpartition("+")
    if key in _KEY_NAMES:
        return tr(_KEY_NAMES[key])
    if plus and modifier:
        return f"{modifier.title()}+{key_name(rest) if len(rest) > 1 else rest.upper()}"
    return key.upper() if re.fullmatch(r"f\d+", key) else key
