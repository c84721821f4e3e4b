"""Which store a command means."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from oss_ai_tui import paths
from oss_ai_tui.domain.errors import NO_STORE, WRONG_USAGE, Problem
from oss_ai_tui.i18n import N_


def _named(options: Namespace) -> Path | None:
    """The store that the person named: by option, else by the environment."""
    named = options.store if options.store is not None else os.environ.get(paths.STORE_VARIABLE)
    return Path(named) if named else None


def is_sample(options: Namespace) -> bool:
    """Tell whether the command reads the sample: asked for, or for want of any other store."""
    return options.sample or (_named(options) is None and not _is_there(paths.user_store()))


def _is_there(path: Path) -> bool:
    """Tell whether there is anything; where we may not even look there is nothing for us."""
    try:
        return path.exists()
    except OSError:
        return False


def reading_store(options: Namespace) -> Path:
    """Return the store to read: named, else the person's own if there is one, else the sample."""
    if not is_sample(options):
        return _named(options) or paths.user_store()
    sample = paths.sample_store()
    if not _is_there(sample):
        raise Problem(
            N_("The sample is missing from this installation: {path}.\nInstall oss-ai-tui again, or name a store."),
            NO_STORE,
            path=sample,
        )
    return sample


def writing_store(options: Namespace) -> Path:
    """Return the store to write: named, else the person's own; never the sample."""
    if options.sample:
        raise Problem(N_("the sample is read only; name a store of your own with --store PATH"), WRONG_USAGE)
    return _named(options) or paths.user_store()
