"""The explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oss_ai_tui.ui.services import Services

__all__ = ["run_explorer"]


def run_explorer(services: Services, *, language: str | None = None) -> int:
    """Show a store to a person at a terminal until they leave.

    Args:
        services: where the records come from and how they are searched.
        language: ``es`` or ``en``; None keeps the language in force.

    Returns:
        The exit code: 0, 1 after a crash, 128 and the signal's number after a signal.
    """
    from oss_ai_tui.ui.running import run

    return run(services, language)
