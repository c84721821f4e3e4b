"""Files into a store: read, extract and put, one document at a time, with a commit every little while."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import Document, Passage, Record
from oss_ai_tui.extract import EXTRACTOR_VERSION, extract
from oss_ai_tui.ingest import read_document
from oss_ai_tui.store import DocumentEntry, StoreWriter, load_document, open_writer

Status = Literal["added", "replaced", "redone", "unchanged", "failed"]

COMMIT_SECONDS = 2.0
"""How much work an interruption may cost: what was put since the last commit is not in the store."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, or of one stored document that an older extractor had read."""

    path: str
    status: Status
    document: Document | None = None
    counts: dict[str, int] = field(default_factory=dict)
    problem: Problem | None = None


def counts_of(record: Record) -> dict[str, int]:
    """Return how many passages, entities and facts a record holds, by the export's names."""
    kinds = ("passages", "companies", "models", "people", "quotes", "events", "figures", "relations")
    return {kind: len(getattr(record, kind)) for kind in kinds}


def ingest(files: Sequence[Path], store: Path, date: Edtf | None = None) -> Iterator[Outcome]:
    """Put files into the store, creating it where there is none, and redo what an older extractor made.

    Yields one outcome a file as soon as it is known. Each document is wholly in or wholly out; what was yielded is
    safe once the iteration has ended, or after the next of the commits that are made every ``COMMIT_SECONDS``.

    Raises:
        Problem: for faults of the store; a file that cannot be used is an outcome and stops nothing.
    """
    with open_writer(store) as writer:
        last_commit = time.monotonic()
        for outcome in _outcomes(writer, files, date):
            yield outcome
            if time.monotonic() - last_commit > COMMIT_SECONDS:
                writer.commit()
                last_commit = time.monotonic()
        writer.commit()


def _outcomes(writer: StoreWriter, files: Sequence[Path], date: Edtf | None) -> Iterator[Outcome]:
    for path in files:
        try:
            document, passages = read_document(path, date)
        except Problem as problem:
            yield Outcome(str(path), "failed", problem=problem)
            continue
        yield _put(writer, document, passages, date)
    yield from _redo_outdated(writer)


def _put(writer: StoreWriter, document: Document, passages: Sequence[Passage], date: Edtf | None) -> Outcome:
    same_path = next((e for e in writer.documents() if e.path == document.path and e.id != document.id), None)
    if same_path is not None:
        writer.remove(same_path.id)
    known = writer.document(document.id)
    if known is None:
        return _extract_and_put(writer, document, passages, "replaced" if same_path else "added")
    if known.extractor == EXTRACTOR_VERSION and not _dates_change(known, document, date):
        return Outcome(document.path, "unchanged", document, dict(known.counts))
    return _extract_and_put(writer, _as_known(known, document, date), passages, "redone")


def _dates_change(known: DocumentEntry, document: Document, date: Edtf | None) -> bool:
    return date is not None and document.date_basis == "user" and known.date != date.value


def _as_known(known: DocumentEntry, document: Document, date: Edtf | None) -> Document:
    """Keep the name under which the text came first, and the person's earlier date unless a new one is given."""
    document = replace(document, file=known.file, path=known.path)
    if date is None and known.date_basis == "user" and known.date and document.date_basis == "none":
        return replace(document, date=Edtf(known.date), date_basis="user")
    return document


def _extract_and_put(writer: StoreWriter, document: Document, passages: Sequence[Passage], status: Status) -> Outcome:
    record = extract(document, passages)
    writer.put(record, extractor=EXTRACTOR_VERSION)
    return Outcome(document.path, status, record.document, counts_of(record))


def _redo_outdated(writer: StoreWriter) -> Iterator[Outcome]:
    """Facts are made anew from the stored passages, so the original files may be gone."""
    for entry in [e for e in writer.documents() if e.extractor != EXTRACTOR_VERSION]:
        record = load_document(writer.path, entry)
        yield _extract_and_put(writer, record.document, record.passages, "redone")
