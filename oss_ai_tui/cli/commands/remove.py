"""``remove``: documents out of a store."""

from __future__ import annotations

from argparse import Namespace

from oss_ai_tui.cli.output import report
from oss_ai_tui.cli.places import writing_store
from oss_ai_tui.domain.errors import STORE_NOT_WRITABLE
from oss_ai_tui.i18n import tr
from oss_ai_tui.store import open_writer, read_state


def run(options: Namespace) -> int:
    """Remove the documents in one commit: all of them, or none if one id is unknown."""
    path = writing_store(options)
    read_state(path)  # a path that is no store is refused rather than made into one
    with open_writer(path) as writer:
        for id in dict.fromkeys(options.ids):
            writer.remove(id)
        writer.commit()
    written = [report(tr("removed {id}", id=id)) for id in dict.fromkeys(options.ids)]
    return 0 if all(written) else STORE_NOT_WRITABLE
