"""Files into a store: read, extract and put, one document at a time, with a commit every little while."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
from oss_ai_tui.domain.facts import Document
from oss_ai_tui.extract import EXTRACTOR_VERSION
from oss_ai_tui.intake.plan import Outcome, plan
from oss_ai_tui.intake.sources import FileSource, Source, StoredSource
from oss_ai_tui.intake.work import Decide, Worked, one_by_one
from oss_ai_tui.store import DocumentEntry, Writer, open_writer

COMMIT_SECONDS = 2.0
"""How much work an interruption may cost: what was put since the last commit is not in the store."""

JOB_BYTES = 100_000
"""Text that is worth a worker of its own: with less, starting one takes longer than what it takes off the others."""

PASSAGE_BYTES = 350
"""Of a usual passage, for documents of which only the number of passages is known."""


class Work(Protocol):
    """Reading and extracting texts, in their order: :func:`one_by_one` or a pool of processes."""

    def __call__(self, sources: Iterable[Source], decide: Decide) -> Iterator[Worked]:
        """Give back what became of every source."""


def ingest(
    files: Sequence[Path], store: Path, date: Edtf | None = None, jobs: int | None = None
) -> Generator[Outcome, None, None]:
    """Put files into the store, creating it where there is none, and redo what an older extractor made.

    Yields one outcome a file, in the order of the files, as soon as it is known; then one for each text that a file
    of this run still holds, though its document went when another file, under whose path it was known, got a new text.
    Each document is wholly in or wholly out; what was yielded is safe once the iteration has ended, or after the next
    of the commits that are made every ``COMMIT_SECONDS``.

    Args:
        files: the files.
        store: the store's folder.
        date: the date of the texts that state none.
        jobs: processes that read and extract while this one writes; 1 does everything in this process, None chooses.
            The outcomes and the store are the same for any number.

    Raises:
        Problem: for faults of the store; a file that cannot be used is an outcome and stops nothing.
    """
    with open_writer(store) as writer:
        most = len(files) + len(_outdated(writer))
        with _working(min(jobs or suitable_jobs(files, _outdated(writer)), most)) as work:
            last_commit = time.monotonic()
            for outcome in _outcomes(writer, store, (FileSource(path, date) for path in files), work):
                yield outcome
                if time.monotonic() - last_commit > COMMIT_SECONDS:
                    writer.commit()
                    last_commit = time.monotonic()
            writer.commit()


def suitable_jobs(files: Sequence[Path], outdated: Sequence[DocumentEntry] = ()) -> int:
    """Return the number of processes that such work is worth, at most one for every processor we may use."""
    most = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    work = sum(entry.counts["passages"] * PASSAGE_BYTES for entry in outdated)
    for file in files:
        if work >= most * JOB_BYTES:
            break
        work += _size(file)
    return max(1, min(most, work // JOB_BYTES))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):  # it will be said when its turn comes
        return 0


@contextmanager
def _working(jobs: int) -> Iterator[Work]:
    if jobs < 2:
        yield one_by_one
        return
    from oss_ai_tui.intake.pool import open_pool  # nobody else needs to know how to start processes

    with open_pool(jobs) as pool:
        yield pool.run


def _outcomes(writer: Writer, store: Path, files: Iterable[Source], work: Work) -> Iterator[Outcome]:
    """Put the files, then what some of them hold and others drove out, then what is left of older extractors."""
    elsewhere: dict[str, Source] = {}
    for worked in work(files, _decider(writer)):
        outcome = _outcome(writer, worked)
        if worked.read and outcome.document and outcome.document.path != worked.read.path:
            elsewhere[worked.read.id] = worked.source
        yield outcome
    lost = (source for id, source in elsewhere.items() if writer.find(id) is None)
    for worked in work(lost, _decider(writer)):
        yield _outcome(writer, worked)
    state = writer.state
    stored = (StoredSource.of(store, state, entry) for entry in _outdated(writer))
    for worked in work(stored, _decider(writer)):
        yield _outcome(writer, worked)


def _outdated(writer: Writer) -> list[DocumentEntry]:
    return [entry for entry in writer.state.documents if entry.extractor != EXTRACTOR_VERSION]


def _decider(writer: Writer) -> Decide:
    def decide(source: Source, document: Document) -> Document | None:
        wished = plan(writer, source, document)
        return wished.document if wished.extracts else None

    return decide


def _outcome(writer: Writer, worked: Worked) -> Outcome:
    try:
        return _put(writer, worked)
    except Problem as problem:
        if problem.exit_code != UNUSABLE_INPUT:  # of the store, not of this text
            raise
        return Outcome(worked.source.name, "failed", problem=problem)


def _put(writer: Writer, worked: Worked) -> Outcome:
    """Do with a text what is to be done as the store stands now."""
    if worked.problem or worked.read is None:
        raise worked.problem or ValueError(worked)
    todo = plan(writer, worked.source, worked.read)
    if todo.extracts and worked.wished != todo.document:
        return _put(writer, _work_again(writer, worked.source))
    if todo.goes is not None:
        writer.remove(todo.goes)
    if worked.made is None or not todo.extracts:
        known = writer.find(todo.document.id)
        counts = dict(known.counts) if known else {}
        return Outcome(todo.document.path, todo.status, todo.document, counts, replaces=todo.goes)
    entry = writer.put_packed(worked.made.packed)
    return Outcome(todo.document.path, todo.status, worked.made.document, entry.counts, replaces=todo.goes)


def _work_again(writer: Writer, source: Source) -> Worked:
    """Do the work for one source now and here.

    Needed only where a text shortly before it in the same run has changed what is to be done with it: the same text
    twice, or a path that another text has taken over.
    """
    (worked,) = one_by_one([source], _decider(writer))
    return worked
