"""Themes: the terminal's own colours by default, none at all with NO_COLOR, and two with a ground of their own.

Over a slow line the terminal's own ground is the cheapest as well as the most at home: plain text needs no code at all.
No meaning hangs on a colour alone; with every colour gone, bold, underline and reverse still tell roles apart.
"""

from __future__ import annotations

from functools import cache

from rich.style import Style
from textual.theme import Theme

from oss_ai_tui.ui.blocks import Role

TERMINAL = "terminal"
MONOCHROME = "monochrome"

_ROLES: dict[str, dict[Role, str]] = {
    TERMINAL: {
        "text": "",
        "strong": "bold",
        "meta": "bright_black",
        "link": "cyan",
        "label": "bright_black",
        "title": "bold",
        "rule": "bright_black",
        "focus": "bold cyan",
        "tab": "bold black on cyan",
        "fact": "underline",
        "hit": "bold yellow",
        "evidence": "black on yellow",
        "cursor": "black on cyan",
        "rest": "bold cyan",
        "warning": "yellow",
        "key": "cyan",
    },
    MONOCHROME: {
        "text": "",
        "strong": "bold",
        "meta": "dim",
        "link": "",
        "label": "dim",
        "title": "bold",
        "rule": "dim",
        "focus": "bold",
        "tab": "bold reverse",
        "fact": "underline",
        "hit": "bold underline",
        "evidence": "reverse",
        "cursor": "reverse",
        "rest": "bold",
        "warning": "bold",
        "key": "bold",
    },
}

_OURS = (TERMINAL, MONOCHROME)


def themes() -> list[Theme]:
    """Return the themes to register with the application."""
    return [_theme(name) for name in _OURS]


def _theme(name: str) -> Theme:
    """Return a theme for the few widgets that are Textual's own; ours draw with :func:`palette`."""
    variables = {
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
    }
    plain = "ansi_default"
    return Theme(
        name,
        primary=plain,
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        ansi=True,
        variables=variables,
    )


@cache
def palette(theme: str) -> dict[Role, Style]:
    """Return how each role looks in a theme; one that is not ours looks like the terminal's."""
    return {role: Style.parse(words) for role, words in _ROLES.get(theme, _ROLES[TERMINAL]).items()}
