"""Reading a store, piece by piece, while a writer may be at work: always one whole state."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.store import catalogue, faults
from oss_ai_tui.store.decoding import record_of
from oss_ai_tui.store.faults import Damaged, StoreChanged, Vanished
from oss_ai_tui.store.schema import (
    MANIFEST,
    SCHEMA,
    DocumentEntry,
    Manifest,
    StoreState,
    holds,
    is_part_name,
    manifest_path,
    part_file,
    parts_folder,
)
from oss_ai_tui.store.storage import Part, read_file

T = TypeVar("T")

_ATTEMPTS = 5
"""A writer leaves the files of the state before the present one in place; losing one twice takes two quick commits."""

_MALFORMED = (Damaged, LookupError, TypeError, ValueError, AttributeError, RecursionError)
"""Whatever taking apart the content of a file can raise when it is not of the form that the writer gives it."""


def read_state(path: Path) -> StoreState:
    """Return what the store holds at present: its documents, without passages and facts.

    Raises:
        Problem: exit code 7, if there is no store or it is damaged, unreadable or of a newer schema.
    """
    path = Path(path)
    for _ in range(_ATTEMPTS):
        manifest = present_manifest(path)
        try:
            return _state(path, manifest)
        except Vanished as gone:
            _require_change(path, manifest.generation, gone)
    raise faults.changed(path)


def verified_state(path: Path) -> StoreState:
    """Return what :func:`read_state` does after a look at every byte of the store: about 30 µs for each file.

    For whoever tells of a store, or changes it, without loading it.

    Raises:
        Problem: exit code 7, as for :func:`read_state`, or if any file of the state is missing or altered.
    """
    path = Path(path)
    for _ in range(_ATTEMPTS):
        state = read_state(path)
        try:
            for entry in state.documents:
                for name in entry.parts:
                    _read_part(path, name, len)
            return state
        except Vanished as gone:
            _require_change(path, state.generation, gone)
    raise faults.changed(path)


def load_records(path: Path, state: StoreState | None = None) -> Iterator[Record]:
    """Give the store's records one file at a time; a large document comes as several records of one document.

    Args:
        path: the store's folder.
        state: what :func:`read_state` returned; the present state if it is not given.

    Raises:
        StoreChanged: if a writer has replaced files of that state meanwhile; what was given so far is to be discarded.
        Problem: exit code 7, as for :func:`read_state`.
    """
    path = Path(path)
    state = read_state(path) if state is None else state
    for entry in state.documents:
        for name in entry.parts:
            try:
                record = _read_part(path, name, lambda data: record_of(Part(data)))
            except Vanished as gone:
                _require_change(path, state.generation, gone)
                raise faults.changed(path) from gone
            if record.document.id != entry.id:
                raise faults.damaged(path, name)
            yield record


def load_corpus(path: Path) -> Corpus:
    """Return everything in the store as one value, entities joined across documents.

    Raises:
        Problem: exit code 7, as for :func:`read_state`.
    """
    with collector_at_rest():
        for _ in range(_ATTEMPTS):
            try:
                return Corpus.of(load_records(path))
            except StoreChanged:
                continue
    raise faults.changed(Path(path))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking what is read, over and over, while every other thread stands still.

    A million values, none of them in a cycle, cost it half a second each time; so what there is at the end of the block
    is set aside for good. It goes as ever when nobody refers to it. For whatever else is made of a whole store, too.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_at_work:
            gc.enable()


def present_manifest(path: Path) -> Manifest:
    """Return the manifest of the store as it is now; Problem with exit code 7 if there is none that can be read."""
    try:
        if not path.is_dir():
            raise _nothing_at(path)
        return catalogue.read_manifest(manifest_path(path))
    except FileNotFoundError as error:
        raise (faults.damaged(path, MANIFEST) if has_parts(path) else faults.no_store(path)) from error
    except OSError as error:
        raise faults.unreadable(path, error) from error
    except catalogue.NewerSchema as error:
        raise faults.newer(path, error.found, SCHEMA) from error
    except _MALFORMED as error:
        raise faults.damaged(path, MANIFEST) from error


def has_parts(path: Path) -> bool:
    """Tell whether a folder holds files of a store, which no writer leaves there without a manifest."""
    try:
        return any(is_part_name(file.name) for file in parts_folder(path).iterdir())
    except OSError:
        return False


def _nothing_at(path: Path) -> Problem:
    """Return the problem of a path that is no folder: only where there is nothing can a store be made."""
    if path.exists():
        return faults.no_folder(path)
    is_free = not path.is_symlink() and next(parent for parent in path.absolute().parents if parent.exists()).is_dir()
    return faults.no_store(path) if is_free else faults.no_way(path)


def _state(path: Path, manifest: Manifest) -> StoreState:
    entries: list[DocumentEntry] = []
    for name in manifest.catalogues:
        entries += _read_part(path, name, lambda data: catalogue.unpack_catalogue(Part(data)))
    entries.sort(key=attrgetter("file", "id"))
    return StoreState(SCHEMA, manifest.generation, tuple(entries), catalogue.content_digest(manifest))


def _read_part(path: Path, name: str, take_apart: Callable[[bytes], T]) -> T:
    """Return what is made of the bytes of a part, which are those that it was named after."""
    try:
        if not is_part_name(name):
            raise Damaged(name)
        data = read_file(part_file(path, name))
        if not holds(name, data):
            raise Damaged(name)
        return take_apart(data)
    except FileNotFoundError as error:
        raise Vanished(name) from error
    except OSError as error:
        raise faults.unreadable(path, error) from error
    except _MALFORMED as error:
        raise faults.damaged(path, name) from error


def _require_change(path: Path, generation: int, gone: Vanished) -> None:
    """Tell a state that has passed from one that lacks a file: the latter is damage."""
    if present_manifest(path).generation == generation:
        raise faults.damaged(path, str(gone)) from gone
