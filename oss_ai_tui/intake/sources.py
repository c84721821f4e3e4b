"""Where a text comes from: a file that is named, or the store itself when an older extractor made its facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.ingest import read_document
from oss_ai_tui.store import DocumentEntry, StoreState, load_records

Text = tuple[Document, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file to ingest; ``date`` is what the person says of its date."""

    path: Path
    date: Edtf | None = None

    @property
    def name(self) -> str:
        """What the person knows it by."""
        return str(self.path)

    def read(self) -> Text:
        """Return the text; Problem if the file cannot be used."""
        return read_document(self.path, self.date)


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A document of the store: its facts can be made anew though the file that it came from may be gone."""

    store: Path
    state: StoreState
    """A state that names this one document, so that no more than that goes to another process."""

    @classmethod
    def of(cls, store: Path, state: StoreState, entry: DocumentEntry) -> StoredSource:
        """Make the source of one document of a state."""
        return cls(store, replace(state, documents=(entry,)))

    @property
    def name(self) -> str:
        """What the person knows it by."""
        return self.state.documents[0].path

    def read(self) -> Text:
        """Return the text; Problem if the store is damaged."""
        pieces = list(load_records(self.store, self.state))
        return pieces[0].document, tuple(passage for piece in pieces for passage in piece.passages)


Source = FileSource | StoredSource
