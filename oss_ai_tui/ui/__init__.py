"""The explorer."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:  # importing typing costs a third of --help
    from oss_ai_tui.ui.keymap import Keymap
    from oss_ai_tui.ui.services import Services

__all__ = ["run_explorer"]


def run_explorer(
    services: Services,
    *,
    language: str | None = None,
    theme: str | None = None,
    ascii: bool = False,
    mouse: bool = False,
    keymap: Keymap | None = None,
) -> int:
    """Show a store to a person at a terminal until they leave.

    Args:
        services: where the records come from and how they are searched.
        language: ``es`` or ``en``; None keeps the language in force.
        theme: one of ``terminal.THEMES``; None for the terminal's own colours, or none at all with ``NO_COLOR``.
        ascii: whether borders and signs are drawn in ASCII.
        mouse: whether the mouse is the program's rather than the terminal's.
        keymap: the keys in use; None for every command's own.

    Returns:
        The exit code: 0, 1 after a crash, 128 and the signal's number after a signal.
    """
    from oss_ai_tui.ui.keymap import OWN_KEYS
    from oss_ai_tui.ui.running import run

    return run(services, language, theme, ascii, mouse, keymap or OWN_KEYS)
