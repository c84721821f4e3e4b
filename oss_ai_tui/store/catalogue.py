"""The manifest and the catalogues: which documents a state has, and in which files they are."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from sys import intern
from types import NoneType

from oss_ai_tui.domain.ids import digest
from oss_ai_tui.store import fields as f
from oss_ai_tui.store.decoding import DATE_BASES
from oss_ai_tui.store.faults import Damaged
from oss_ai_tui.store.schema import KINDS, SCHEMA, DocumentEntry, Manifest
from oss_ai_tui.store.storage import JsonStorage, Part, Row, encode, gather, read_file


class NewerSchema(Exception):
    """The manifest says that a later version of the program wrote it."""

    def __init__(self, found: int) -> None:
        super().__init__(found)
        self.found = found


def read_manifest(file: Path) -> Manifest:
    """Return the manifest in a file.

    Raises:
        FileNotFoundError: if there is none.
        Damaged, LookupError, TypeError, ValueError: if it is not what :func:`write_manifest` wrote.
        NewerSchema: if it is of a later schema, whatever else it holds.
    """
    part = Part(read_file(file))  # in one go: between two reads a writer could replace it
    (root,) = part.rows("store")
    schema = f.whole(root["schema"])
    if schema > SCHEMA:
        raise NewerSchema(schema)
    names = tuple([f.text(row["file"]) for row in part.rows("catalogues")])
    manifest = Manifest(f.whole(root["generation"]), names)
    if schema != SCHEMA or root["check"] != _check(manifest):
        raise Damaged("not the manifest that was written")
    return manifest


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Replace the manifest in one step; this is the moment at which a state becomes the present one."""
    root: Row = {"schema": SCHEMA, "generation": manifest.generation, "check": _check(manifest)}
    tables = {"store": [root], "catalogues": [{"file": name} for name in manifest.catalogues]}
    JsonStorage(file).write(gather(tables))


def _check(manifest: Manifest) -> str:
    return digest(SCHEMA, manifest.generation, *manifest.catalogues, length=32)


def content_digest(manifest: Manifest) -> str:
    """Return the fingerprint of what the manifest names, whatever its generation."""
    return digest(SCHEMA, *manifest.catalogues, length=32)


def pack_catalogue(entries: Iterable[DocumentEntry]) -> bytes:
    """Return the bytes of a catalogue; the order of the entries does not matter."""
    rows = [_row(entry) for entry in sorted(entries, key=lambda entry: entry.id)]
    return encode(gather({"documents": rows}))


def _row(entry: DocumentEntry) -> Row:
    row: Row = {
        "id": entry.id,
        "file": entry.file,
        "path": entry.path,
        "sha256": entry.sha256,
        "date_basis": entry.date_basis,
        "extractor": entry.extractor,
        "numbers": list(entry.numbers),
        "parts": list(entry.parts),
    }
    if entry.title is not None:
        row["title"] = entry.title
    if entry.date is not None:
        row["date"] = entry.date.value
    return row


def unpack_catalogue(part: Part) -> list[DocumentEntry]:
    """Return the entries in a catalogue; LookupError, TypeError or ValueError if a row is not of its form.

    Fields are checked a column at a time, which takes a third of the time that each on its own would.
    """
    rows = part.rows("documents")
    numbers, parts = f.column(rows, "numbers", list), f.column(rows, "parts", list)
    f.require(chain.from_iterable(parts), str)
    f.require(chain.from_iterable(numbers), int)
    if not set(map(len, numbers)) <= {len(KINDS)}:
        raise ValueError("not a number for each kind")
    return list(
        map(
            DocumentEntry,
            f.column(rows, "id", str),
            f.column(rows, "file", str),
            f.column(rows, "path", str),
            f.column(rows, "sha256", str),
            f.column(rows, "title", str, NoneType),
            [f.date(row, "date") for row in rows],
            [DATE_BASES[row["date_basis"]] for row in rows],
            map(intern, f.column(rows, "extractor", str)),
            map(tuple, numbers),
            map(tuple, parts),
        )
    )
