"""Files into a store: read, extract and put, one document at a time, with a commit every little while."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.extract import EXTRACTOR_VERSION, extract
from oss_ai_tui.ingest import read_document
from oss_ai_tui.store import DocumentEntry, Writer, load_records, open_writer

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


def ingest(files: Sequence[Path], store: Path, date: Edtf | None = None) -> Iterator[Outcome]:
    """Put files into the store, creating it where there is none, and redo what an older extractor made.

    Yields one outcome a file as soon as it is known. Each document is wholly in or wholly out; what was yielded is
    safe once the iteration has ended, or after the next of the commits that are made every ``COMMIT_SECONDS``.

    Raises:
        Problem: for faults of the store; a file that cannot be used is an outcome and stops nothing.
    """
    with open_writer(store) as writer:
        last_commit = time.monotonic()
        for outcome in _outcomes(writer, store, files, date):
            yield outcome
            if time.monotonic() - last_commit > COMMIT_SECONDS:
                writer.commit()
                last_commit = time.monotonic()
        writer.commit()


def _outcomes(writer: Writer, store: Path, files: Sequence[Path], date: Edtf | None) -> Iterator[Outcome]:
    for path in files:
        try:
            document, passages = read_document(path, date)
        except Problem as problem:
            yield Outcome(str(path), "failed", problem=problem)
            continue
        yield _put(writer, document, passages, date)
    yield from _redo_outdated(writer, store)


def _put(writer: Writer, document: Document, passages: Sequence[Passage], date: Edtf | None) -> Outcome:
    known, there = writer.find(document.id), writer.at_path(document.path)
    if known is None:
        return _extract_and_put(writer, document, passages, "replaced" if there else "added")
    if there is not None and there.id != known.id:
        writer.remove(there.id)
    if known.extractor == EXTRACTOR_VERSION and not _date_changes(known, document, date):
        return Outcome(document.path, "unchanged", _as_stored(known, document), dict(known.counts))
    return _extract_and_put(writer, _as_known(known, document, date), passages, "redone")


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


def _extract_and_put(writer: Writer, document: Document, passages: Sequence[Passage], status: Status) -> Outcome:
    record = extract(document, passages)
    entry = writer.put(record, extractor=EXTRACTOR_VERSION)
    return Outcome(document.path, status, record.document, dict(entry.counts))


def _redo_outdated(writer: Writer, store: Path) -> Iterator[Outcome]:
    """Facts are made anew from the stored passages, so the original files may be gone."""
    state = writer.state
    for entry in state.documents:
        if entry.extractor != EXTRACTOR_VERSION:
            pieces = list(load_records(store, replace(state, documents=(entry,))))
            passages = [passage for piece in pieces for passage in piece.passages]
            yield _extract_and_put(writer, pieces[0].document, passages, "redone")
