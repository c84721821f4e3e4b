"""Writing a store: one writer at a time, nothing visible before a commit, and a commit is one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.store import faults
from oss_ai_tui.store.catalogue import content_digest, pack_catalogue, write_manifest
from oss_ai_tui.store.folder import claimed, delete_parts
from oss_ai_tui.store.packing import Packed, pack, spelt_out
from oss_ai_tui.store.reader import present_manifest, read_state, verified_state
from oss_ai_tui.store.schema import (
    SCHEMA,
    DocumentEntry,
    Manifest,
    StoreState,
    bucket_count,
    bucket_of,
    is_leftover,
    manifest_path,
    part_name,
    parts_folder,
)
from oss_ai_tui.store.storage import sync_folder, write_file


@contextmanager
def open_writer(path: Path) -> Iterator[Writer]:
    """Open a store for writing, and make it if the path is free or an empty folder.

    What is not committed when the block is left, in whatever way, is discarded; a store made for nothing goes too.

    Raises:
        Problem: exit code 6 if another writer is at work; 7 if the path is no store or a damaged one; 8 if it cannot
            be written.
    """
    path = Path(path)
    with claimed(path):
        writer = Writer(path)
        writer.sweep()
        try:
            yield writer
        finally:
            writer.discard()


class Writer:
    """The one writer of a store; :func:`open_writer` makes it and holds the lock for it.

    Documents are written when they are put, so that memory does not grow with their number beyond the catalogue.
    """

    def __init__(self, path: Path) -> None:
        state = verified_state(path)
        self._path = path
        self._parts = parts_folder(path)
        self._manifest = present_manifest(path)
        self._entries = {entry.id: entry for entry in state.documents}
        self._id_at = {entry.path: entry.id for entry in state.documents}
        self._named = _names(self._manifest, state.documents)
        self._passed: frozenset[str] = frozenset()
        """Files of the state before the present one, which readers may still be at."""
        self._written: set[str] = set()
        self._touched: set[str] = set()
        """Ids put or removed since the last commit."""

    @property
    def state(self) -> StoreState:
        """What a commit would make the present state; without a digest while there is something to commit."""
        documents = sorted(self._entries.values(), key=lambda entry: (entry.file, entry.id))
        digest = "" if self._touched else content_digest(self._manifest)
        return StoreState(SCHEMA, self._manifest.generation, tuple(documents), digest)

    def find(self, document_id: str) -> DocumentEntry | None:
        """Return the entry of a document, uncommitted ones included."""
        return self._entries.get(document_id)

    def at_path(self, path: str) -> DocumentEntry | None:
        """Return the entry of the document that was read at a path, uncommitted ones included."""
        id = self._id_at.get(spelt_out(path))
        return None if id is None else self._entries[id]

    def put(self, record: Record, *, extractor: str) -> DocumentEntry:
        """Take a document in; it replaces the one of the same id and the one read at the same path.

        Raises:
            Problem: exit code 8 if it cannot be written; the store is as it was.
            ValueError: if the record is not sound (see :func:`oss_ai_tui.store.encoding.record_rows`).
        """
        return self.put_packed(pack(record, extractor=extractor))

    def put_packed(self, packed: Packed) -> DocumentEntry:
        """Take in what :func:`oss_ai_tui.store.packing.pack` made of a record; otherwise the same as :meth:`put`."""
        entry = packed.entry
        for name, data in zip(entry.parts, packed.parts, strict=True):
            self._write(name, data)
        for replaced in (self._entries.get(entry.id), self.at_path(entry.path)):
            if replaced is not None:
                self._drop(replaced)
        self._entries[entry.id] = entry
        self._id_at[entry.path] = entry.id
        self._touched.add(entry.id)
        return entry

    def remove(self, document_id: str) -> None:
        """Take a document out, with its facts and no others; Problem with exit code 3 if there is none of that id."""
        entry = self._entries.get(document_id)
        if entry is None:
            raise faults.unknown_document(self._path, document_id)
        self._drop(entry)

    def commit(self) -> None:
        """Make everything put and removed so far the present state, in one step; without any change do nothing.

        Raises:
            Problem: exit code 8 if the store cannot be written; the state is then the one before, or, if only the last
                sync failed, the one after.
        """
        names = self._write_catalogues()
        if names != self._manifest.catalogues:
            manifest = Manifest(self._manifest.generation + 1, names)
            with faults.writing(self._path):
                sync_folder(self._parts)
                write_manifest(manifest_path(self._path), manifest)
            self._move_on(manifest)
        self._touched.clear()

    def _move_on(self, manifest: Manifest) -> None:
        named = _names(manifest, self._entries.values())
        self._delete(self._passed - named)
        self._passed, self._named, self._manifest = self._named - named, named, manifest
        self._delete(self._written - named)
        self._written.clear()

    def discard(self) -> None:
        """Delete what was written and not committed."""
        if self._written:
            with suppress(Problem):  # what cannot be read any more is better left alone
                self._delete(self._written - _present_names(self._path))

    def sweep(self) -> None:
        """Delete files of past states and of interrupted writers; readers of the present state need none of them."""
        delete_parts(self._path, but=self._named)
        with suppress(OSError):
            for file in self._path.iterdir():
                if is_leftover(file.name):
                    file.unlink()

    def _write(self, name: str, data: bytes) -> str:
        if name not in self._named:
            self._written.add(name)  # an interrupt right behind the writing must find it there
            with faults.writing(self._path):
                write_file(self._parts / name, data)
        return name

    def _write_catalogues(self) -> tuple[str, ...]:
        count = bucket_count(len(self._entries))
        buckets: list[list[DocumentEntry]] = [[] for _ in range(count)]
        for entry in self._entries.values():
            buckets[bucket_of(entry.id, count)].append(entry)
        known = dict(enumerate(self._manifest.catalogues)) if count == len(self._manifest.catalogues) else {}
        for id in self._touched:
            known.pop(bucket_of(id, count) if count else 0, None)
        return tuple(
            known[place] if place in known else self._write_catalogue(entries) for place, entries in enumerate(buckets)
        )

    def _write_catalogue(self, entries: list[DocumentEntry]) -> str:
        data = pack_catalogue(entries)
        return self._write(part_name("catalogue", data), data)

    def _drop(self, entry: DocumentEntry) -> None:
        self._entries.pop(entry.id, None)
        self._id_at.pop(entry.path, None)
        self._touched.add(entry.id)

    def _delete(self, names: Iterable[str]) -> None:
        for name in names:
            with suppress(OSError):
                (self._parts / name).unlink()


def _present_names(path: Path) -> frozenset[str]:
    return _names(present_manifest(path), read_state(path).documents)


def _names(manifest: Manifest, documents: Iterable[DocumentEntry]) -> frozenset[str]:
    return frozenset(manifest.catalogues).union(name for entry in documents for name in entry.parts)
