"""Themes: the terminal's own colours by default, none at all with NO_COLOR, and two with a ground of their own.

Over a slow line the terminal's own ground is the cheapest as well as the most at home: plain text needs no code at all.
No meaning hangs on a colour alone; with every colour gone, bold, underline and reverse still tell roles apart.
"""

from __future__ import annotations

from functools import cache

from rich.style import Style
from textual.theme import Theme

from oss_ai_tui.i18n import N_
from oss_ai_tui.ui.blocks import Role
from oss_ai_tui.ui.terminal import DARK, LIGHT, MONOCHROME, TERMINAL

THEME_NAMES = {
    TERMINAL: N_("theme: the terminal's own sixteen colours"),
    DARK: N_("theme: dark"),
    LIGHT: N_("theme: light"),
    MONOCHROME: N_("theme: no colours"),
}
"""The themes in the order in which a key goes through them, as the palette calls them."""

_GROUNDS = {DARK: ("#d4d4d4", "#1c1c1c"), LIGHT: ("#262626", "#f0f0f0")}
"""Ink and ground of the themes that have their own, as Rich rounds them to colours 252, 234, 235 and 255 of 256."""

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
        "hint": "bold black on green",
    },
    DARK: {
        "text": "color(252)",
        "strong": "bold color(255)",
        "meta": "color(245)",
        "link": "color(116)",
        "label": "color(245)",
        "title": "bold color(255)",
        "rule": "color(240)",
        "focus": "bold color(80)",
        "tab": "bold color(234) on color(80)",
        "fact": "underline color(252)",
        "hit": "bold color(221)",
        "evidence": "color(234) on color(221)",
        "cursor": "color(234) on color(80)",
        "rest": "bold color(80)",
        "warning": "color(215)",
        "key": "color(80)",
        "hint": "bold color(232) on color(114)",
    },
    LIGHT: {
        "text": "color(235)",
        "strong": "bold color(232)",
        "meta": "color(242)",
        "link": "color(24)",
        "label": "color(242)",
        "title": "bold color(232)",
        "rule": "color(248)",
        "focus": "bold color(24)",
        "tab": "bold color(255) on color(24)",
        "fact": "underline color(235)",
        "hit": "bold color(94)",
        "evidence": "color(232) on color(222)",
        "cursor": "color(255) on color(24)",
        "rest": "bold color(24)",
        "warning": "color(94)",
        "key": "color(24)",
        "hint": "bold color(255) on color(22)",
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
        "hint": "bold reverse",
    },
}


def themes() -> list[Theme]:
    """Return the themes to register with the application."""
    return [_theme(name) for name in THEME_NAMES]


def _theme(name: str) -> Theme:
    """Return a theme for the few widgets that are Textual's own; ours draw with :func:`palette`."""
    ink, ground = _GROUNDS.get(name, ("ansi_default", "ansi_default"))
    variables = {
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "input-cursor-background": ground,
        "input-cursor-foreground": ink,
        "input-cursor-text-style": "reverse",
    }
    return Theme(
        name,
        primary=ink,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=ground,
        boost=ground,
        dark=name != LIGHT,
        ansi=name not in _GROUNDS,
        variables=variables,
    )


@cache
def palette(theme: str) -> dict[Role, Style]:
    """Return how each role looks in a theme; one that is not ours looks like the terminal's."""
    ground = Style(bgcolor=_GROUNDS[theme][1]) if theme in _GROUNDS else Style()
    return {role: ground + Style.parse(words) for role, words in _ROLES.get(theme, _ROLES[TERMINAL]).items()}


def after(theme: str) -> str:
    """Return the theme that follows when one goes through them all."""
    names = list(THEME_NAMES)
    return names[(names.index(theme) + 1) % len(names)] if theme in names else names[0]
