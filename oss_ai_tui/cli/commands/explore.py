"""The explorer, for a person at a terminal."""

from __future__ import annotations

import gc
import os
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from oss_ai_tui.cli.places import is_sample, reading_store
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.paths import keys_file
from oss_ai_tui.search import index_folders
from oss_ai_tui.ui.terminal import terminal_problem

if TYPE_CHECKING:
    from oss_ai_tui.ui.keymap import Keymap


def run(options: Namespace) -> int:
    """Open the explorer on the store and return its exit code."""
    problem = terminal_problem()
    if problem:
        raise problem
    gc.disable()  # until the first frame is on its way: what is imported up to then is garbage to nobody
    from oss_ai_tui.ui import run_explorer
    from oss_ai_tui.ui.memory import Memory
    from oss_ai_tui.ui.services import Services, search_engine

    keymap = _keymap(options)
    path, is_of_sample = reading_store(options), is_sample(options)
    services = Services(
        str(path),
        is_of_sample,
        load=partial(_records, path),
        searcher=partial(search_engine, folders=index_folders(path)),
        stamp=partial(_stamp, path),
        memory=None if is_of_sample else Memory.of(path, options.fresh),
    )
    return run_explorer(services, theme=options.theme, ascii=options.ascii, mouse=options.mouse, keymap=keymap)


def _keymap(options: Namespace) -> Keymap | None:
    """Return the person's keys; what reads them is imported only if there are any."""
    if options.keys is None and not os.path.lexists(keys_file()):
        return None
    from oss_ai_tui.ui.keyfile import read_keymap

    return read_keymap(Path(options.keys) if options.keys else None)


def _records(path: Path) -> Iterator[Record]:
    """Read the store; TinyDB is imported only now, when the explorer's frame stands on the screen."""
    from oss_ai_tui.store import load_records

    return load_records(path)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes with every commit: when the manifest was replaced, and by which file."""
    from oss_ai_tui.store.schema import manifest_path

    try:
        found = manifest_path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
