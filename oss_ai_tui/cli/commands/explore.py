"""The explorer, for a person at a terminal."""

from __future__ import annotations

from argparse import Namespace

from oss_ai_tui.cli.places import is_sample, reading_store
from oss_ai_tui.store import load_records
from oss_ai_tui.ui.terminal import terminal_problem


def run(options: Namespace) -> int:
    """Open the explorer on the store and return its exit code."""
    problem = terminal_problem()
    if problem:
        raise problem
    from oss_ai_tui.ui import run_explorer
    from oss_ai_tui.ui.services import Services

    path = reading_store(options)
    return run_explorer(Services(label=str(path), is_sample=is_sample(options), load=lambda: load_records(path)))
