"""What is to become of a text, as the store stands: decided from its document alone, before anything is extracted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import Document
from oss_ai_tui.extract import EXTRACTOR_VERSION
from oss_ai_tui.intake.sources import Source, StoredSource
from oss_ai_tui.store import DocumentEntry, Writer

Status = Literal["added", "replaced", "redone", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, or of one stored document that an older extractor had read."""

    path: str
    status: Status
    document: Document | None = None
    counts: dict[str, int] = field(default_factory=dict)
    problem: Problem | None = None
    replaces: str | None = None
    """Id of the document that was read at the same path before, and is no longer in the store."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with a text."""

    status: Status
    document: Document
    """The document as its facts are to be extracted, or as it is in the store if it stays."""
    goes: str | None = None
    """Id of another document that gives way: it was read at the same path."""

    @property
    def extracts(self) -> bool:
        """Whether facts are to be extracted."""
        return self.status != "unchanged"


def plan(writer: Writer, source: Source, document: Document) -> Plan:
    """Decide about the text of a source, given what the writer knows by now."""
    if isinstance(source, StoredSource):
        return Plan("redone", document)
    known, there = writer.find(document.id), writer.at_path(document.path)
    goes = there.id if there is not None and there.id != document.id else None
    if known is None:
        return Plan("replaced" if there else "added", document, goes)
    if known.extractor == EXTRACTOR_VERSION and not _date_changes(known, document, source.date):
        return Plan("unchanged", _as_stored(known, document), goes)
    return Plan("redone", _as_known(known, document, source.date), goes)


def _date_changes(known: DocumentEntry, document: Document, date: Edtf | None) -> bool:
    """Tell whether a date is given that the stored facts do not count from; an inferred one is nobody's date."""
    if date is None or document.date_basis != "user":
        return False
    return known.date_basis != "user" or known.date != date


def _as_known(known: DocumentEntry, document: Document, date: Edtf | None) -> Document:
    """Keep the name under which the text came first, and the person's earlier date unless a new one is given."""
    document = replace(document, file=known.file, path=known.path)
    if date is None and known.date_basis == "user" and document.date_basis == "none":
        return replace(document, date=known.date, date_basis="user")
    return document


def _as_stored(known: DocumentEntry, document: Document) -> Document:
    return replace(document, file=known.file, path=known.path, date=known.date, date_basis=known.date_basis)
