"""The store of record: a folder of TinyDB files, changed only by whole commits; nothing else imports TinyDB."""

from oss_ai_tui.store.faults import StoreChanged
from oss_ai_tui.store.packing import Packed, pack
from oss_ai_tui.store.reader import collector_at_rest, load_corpus, load_records, read_state, verified_state
from oss_ai_tui.store.schema import KINDS, SCHEMA, DocumentEntry, StoreState
from oss_ai_tui.store.writer import Writer, open_writer

__all__ = [
    "KINDS",
    "SCHEMA",
    "DocumentEntry",
    "Packed",
    "StoreChanged",
    "StoreState",
    "Writer",
    "collector_at_rest",
    "load_corpus",
    "load_records",
    "open_writer",
    "pack",
    "read_state",
    "verified_state",
]
