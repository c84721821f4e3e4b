"""``info``: what a store holds."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter

from oss_ai_tui.cli.commands.ingest import BASIS, found
from oss_ai_tui.cli.output import say
from oss_ai_tui.cli.places import is_sample, reading_store
from oss_ai_tui.extract import EXTRACTOR_VERSION
from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.store import DocumentEntry, StoreState, verified_state


def run(options: Namespace) -> int:
    """Print the store's path, versions, totals and documents."""
    path = reading_store(options)
    state = verified_state(path)
    note = " (" + tr("the sample, read only") + ")" if is_sample(options) else ""
    say(tr("store: {path}", path=path.resolve()) + note)
    say(tr("schema {schema}, generation {generation}", schema=state.schema, generation=state.generation))
    say(trn("{n} document", "{n} documents", len(state.documents)) + _totals(state))
    for entry in sorted(state.documents, key=lambda e: (e.file, e.id)):
        say(f"  {entry.id}  {entry.file}  {entry.date or '?'} ({tr(BASIS[entry.date_basis])}){_age(entry)}")
        if entry.title:
            say(f"      {entry.title}")
    return 0


def _totals(state: StoreState) -> str:
    """Only what belongs to one document adds up; entities are shared between documents."""
    total: Counter[str] = Counter()
    for entry in state.documents:
        total.update(entry.counts)
    if len(state.documents) == 1:
        return f": {found(total)}"
    return ", " + trn("{n} passage", "{n} passages", total["passages"])


def _age(entry: DocumentEntry) -> str:
    if entry.extractor == EXTRACTOR_VERSION:
        return ""
    return "  " + tr("read by extractor {version}; the next ingest reads it anew", version=entry.extractor)
