"""The only place that looks at what the terminal is and asks for: TERM, NO_COLOR, and whether it is one at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from oss_ai_tui.domain.errors import WRONG_USAGE, Problem
from oss_ai_tui.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing would slow down every command that only asks for help
    from typing import Final, Literal

    Passing = Literal["plain", "tmux", "screen", "none"]
    """How codes reach the terminal: as they are, in tmux's or GNU screen's wrapping; or it is one without clipboard."""

TERMINAL: Final = "terminal"
DARK: Final = "dark"
LIGHT: Final = "light"
MONOCHROME: Final = "monochrome"
THEMES = (TERMINAL, DARK, LIGHT, MONOCHROME)
"""Names of the themes: the terminal's own colours, two with a ground of their own, and no colour at all."""


def terminal_problem(environment: Mapping[str, str] | None = None) -> Problem | None:
    """Return why the explorer cannot be shown here, or None; nothing heavy is imported for it."""
    environment = os.environ if environment is None else environment
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        return Problem(N_("the explorer needs a terminal; try a command such as search or export"), WRONG_USAGE)
    if environment.get("TERM", "") in ("", "dumb", "unknown"):
        return Problem(
            N_("the explorer cannot draw on this terminal (TERM={term}); try a command such as search or export"),
            WRONG_USAGE,
            term=environment.get("TERM", ""),
        )
    return None


def wants_no_color(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether colours are declined; as no-color.org has it, an empty ``NO_COLOR`` says nothing."""
    environment = os.environ if environment is None else environment
    return bool(environment.get("NO_COLOR"))


def has_few_signs(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether the terminal is the Linux console, whose fonts have few signs beside letters and borders."""
    environment = os.environ if environment is None else environment
    return environment.get("TERM") == "linux"


def passing(environment: Mapping[str, str] | None = None) -> Passing:
    """Return how codes for the clipboard reach the terminal.

    ``TERM`` goes along over SSH, ``TMUX`` and ``STY`` do not. A ``TERM`` that both multiplexers use is taken for GNU
    screen: tmux keeps that wrapping to itself, whereas screen would print tmux's.
    """
    environment = os.environ if environment is None else environment
    term = environment.get("TERM", "")
    if environment.get("TMUX") or term.startswith("tmux"):
        return "tmux"
    if environment.get("STY") or term.startswith("screen"):
        return "screen"
    return "none" if term == "linux" else "plain"


def describe(environment: Mapping[str, str] | None = None) -> str:
    """Return the terminal in a line, for a report."""
    environment = os.environ if environment is None else environment
    names = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "TMUX", "STY", "SSH_TTY")
    return ", ".join(f"{name}={environment[name]}" for name in names if environment.get(name))
