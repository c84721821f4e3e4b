"""Runs the application in the terminal and leaves the terminal as it was, whatever happens."""

from __future__ import annotations

import os
import sys
from traceback import format_exc

from oss_ai_tui.i18n import set_language
from oss_ai_tui.ui.app import Explorer
from oss_ai_tui.ui.content import use_ascii
from oss_ai_tui.ui.driver import TerminalDriver
from oss_ai_tui.ui.guard import Guard
from oss_ai_tui.ui.keymap import OWN_KEYS, Keymap
from oss_ai_tui.ui.services import Services
from oss_ai_tui.ui.terminal import MONOCHROME, TERMINAL, wants_no_color

CRASHED = 1
_SWITCH = 0.001
"""Seconds after which a thread that searches or reads lets the screen go on; Python's own five can be felt at a key."""


_PATIENCE = 1.0
"""Seconds that keeping the session may take."""


def _wait_for_the_session(app: Explorer) -> None:
    if app.keeping is not None:
        app.keeping.join(_PATIENCE)


def run(
    services: Services, language: str | None, theme: str | None, ascii: bool, mouse: bool, keymap: Keymap = OWN_KEYS
) -> int:
    """Show the explorer and return the exit code; a fault of ours is reported in a file, never on the terminal."""
    if language is not None:
        set_language(language)
    use_ascii(ascii)
    theme = theme or (MONOCHROME if wants_no_color() else TERMINAL)
    # Our themes say all about colours; Textual would take even an empty NO_COLOR for a wish and filter every line.
    os.environ.pop("NO_COLOR", None)
    sys.setswitchinterval(_SWITCH)
    app = Explorer(services, theme, TerminalDriver, keymap)
    try:
        with Guard(app.leave_soon):
            code = app.run(mouse=mouse)
    except Exception:
        app.crash = app.crash or format_exc()
    if app.crash is None:
        _wait_for_the_session(app)
        return code or 0
    if services.memory is not None:
        services.memory.forget()
    from oss_ai_tui.ui.crash import report

    print(report(app.crash), file=sys.stderr)
    return CRASHED
