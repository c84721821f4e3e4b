"""The explorer, for a person at a terminal."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from oss_ai_tui.cli.places import is_sample, reading_store
from oss_ai_tui.search import index_folders
from oss_ai_tui.store import load_records
from oss_ai_tui.ui.terminal import terminal_problem


def run(options: Namespace) -> int:
    """Open the explorer on the store and return its exit code."""
    problem = terminal_problem()
    if problem:
        raise problem
    from oss_ai_tui.ui import run_explorer
    from oss_ai_tui.ui.services import Services, search_engine

    path = reading_store(options)
    searcher = partial(search_engine, folders=index_folders(path))
    return run_explorer(Services(str(path), is_sample(options), load=lambda: load_records(path), searcher=searcher))
