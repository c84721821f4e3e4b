"""Reading and extracting one text, in whatever process: nothing that befalls one text ends the others."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.extract import EXTRACTOR_VERSION, extract
from oss_ai_tui.i18n import N_
from oss_ai_tui.intake.sources import Source, Text
from oss_ai_tui.store import Packed, pack

T = TypeVar("T")
Decide = Callable[[Source, Document], Document | None]
"""Returns the document for which facts are wished of a text, or None if they are not."""


@dataclass(frozen=True, slots=True)
class Made:
    """The facts of a text, ready for the store: packed, they go from process to process almost for nothing."""

    document: Document
    """With the date that the extraction may have inferred."""
    packed: Packed


@dataclass(frozen=True, slots=True)
class Worked:
    """A source after the work: read, and its facts extracted where they were wished; or what hindered that."""

    source: Source
    read: Document | None = None
    wished: Document | None = None
    made: Made | None = None
    """The facts, for ``wished``."""
    problem: Problem | None = None


def one_by_one(sources: Iterable[Source], decide: Decide) -> Iterator[Worked]:
    """Do the work in this process, each source when the one before it has been dealt with."""
    for source in sources:
        text = read_source(source)
        if isinstance(text, Problem):
            yield Worked(source, problem=text)
            continue
        wished = decide(source, text[0])
        made = None if wished is None else extract_facts(source, wished, text[1])
        if isinstance(made, Problem):
            yield Worked(source, problem=made)
        else:
            yield Worked(source, text[0], wished, made)


def read_source(source: Source) -> Text | Problem:
    """Return the text of a source, or why there is none."""
    return _guarded(source, source.read)


def extract_facts(source: Source, document: Document, passages: Sequence[Passage]) -> Made | Problem:
    """Return what a text says, or why that could not be found out."""
    made = _guarded(source, lambda: _make(document, passages))
    _set_lexicons_aside()
    return made


def _make(document: Document, passages: Sequence[Passage]) -> Made:
    record = extract(document, passages)
    return Made(record.document, pack(record, extractor=EXTRACTOR_VERSION))


def _guarded(source: Source, work: Callable[[], T]) -> T | Problem:
    try:
        return work()
    except Problem as problem:
        return problem
    except MemoryError:
        message = N_("{path}: there is too little memory to read it.\nSplit it into smaller files, or use --jobs 1.")
        return Problem(message, UNUSABLE_INPUT, path=one_line(source.name))
    except Exception as error:
        return _fault_in_program(source, error)


def _fault_in_program(source: Source, error: Exception) -> Problem:
    """Return the problem of a text that our own code stumbles over; it names the place for whoever mends that."""
    at = extract_tb(error.__traceback__)[-1]
    return Problem(
        N_("{path} was left out: a fault of the program itself.\nPlease report it: {fault} ({file}, line {line})"),
        UNUSABLE_INPUT,
        path=one_line(source.name),
        fault=one_line(repr(error))[:200],
        file=Path(at.filename).name,
        line=at.lineno,
    )


@cache
def _set_lexicons_aside() -> None:
    """Spare the garbage collector what the first text has brought in and no text lets go: a tenth of the time."""
    gc.collect()
    gc.freeze()
