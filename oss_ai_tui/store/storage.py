"""Files under TinyDB: whole JSON documents, written so that a crash leaves the old file or the new one."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage

from oss_ai_tui.domain.text import is_safe, strip_unsafe
from oss_ai_tui.store.faults import Damaged

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]

MAX_BYTES = 256_000_000
"""No file of a store is near this size; one that is would only fill the memory."""

_PLAIN = bytes(range(0x20, 0x7F)).replace(b"\\", b"")
_ESCAPES = (b"\\u", b"\\b", b"\\f", b"\\r")


def read_file(path: Path | str) -> bytes:
    """Return the content of a regular file of sane size.

    Raises:
        Damaged: if it is a pipe, a device, a folder or a giant.
        OSError: if the system does not give it.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # opening a pipe would wait for its writer
    with os.fdopen(handle, "rb", buffering=0) as file:
        status = os.fstat(handle)
        if not S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            raise Damaged(str(path))
        return file.read()


def write_file(path: Path, data: bytes) -> None:
    """Put a whole file in place by a temporary one beside it; nothing of it stays behind if that fails.

    The name itself is only safe from a power cut after :func:`sync_folder`. One writer at a time may do this.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe from a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems have no such thing for folders
            raise
    finally:
        os.close(handle)


def decode(data: bytes) -> Tables:
    """Return the tables in a file's bytes, every string free of characters that could act on a terminal.

    Such a character becomes U+FFFD and is not dropped, so that offsets into the text keep their meaning.

    Raises:
        Damaged: if the bytes are no JSON, or not of the form of a TinyDB file.
    """
    try:
        tables = orjson.loads(data)
    except ValueError as error:
        raise Damaged(str(error)) from error
    if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
        raise Damaged("not the form of a TinyDB file")
    if _is_clean(data):
        return tables
    masked: Tables = _mask(tables)
    return masked


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and set(map(type, table.values())) <= {dict}


def encode(tables: Mapping[str, Any]) -> bytes:
    """Return tables as the bytes of a file; what :func:`decode` would mask is masked already."""
    try:
        data = orjson.dumps(tables)
    except orjson.JSONEncodeError:  # lone surrogates, which a file name can hold
        return orjson.dumps(_mask(tables))
    return data if _is_clean(data) else orjson.dumps(_mask(tables))


def _is_clean(data: bytes) -> bool:
    """Look at the few characters that are not plain ASCII, which is twenty times faster than looking at all."""
    if b"\\" in data and any(escape in data for escape in _ESCAPES):
        return False
    rest = data.translate(None, _PLAIN).replace(b"\\", b"").decode("utf-8", "replace")
    return strip_unsafe(rest) == rest


def _mask(value: Any) -> Any:
    if isinstance(value, str):
        return value if strip_unsafe(value) == value else "".join(c if is_safe(c) else "\ufffd" for c in value)
    if isinstance(value, dict):
        return {_mask(key): _mask(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mask(item) for item in value]
    return value


class JsonStorage(Storage):
    """TinyDB storage over one JSON file that is replaced as a whole at every write."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Tables | None:
        """Return the file's tables, or None where there is no file yet.

        Raises:
            Damaged: if the file is none that a storage wrote.
        """
        try:
            return decode(read_file(self.path))
        except FileNotFoundError:
            return None

    def write(self, data: Mapping[str, Any]) -> None:
        """Replace the file; when this returns, the new content survives a power cut."""
        write_file(self.path, encode(data))
        sync_folder(self.path.parent)


class TablesStorage(Storage):
    """TinyDB storage over tables in memory: a part is named after its bytes, so the bytes come before the file."""

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables = tables or {}

    def read(self) -> Tables:
        """Return the tables."""
        return self.tables

    def write(self, data: Mapping[str, Any]) -> None:
        """Take the tables over."""
        self.tables = dict(data)


def gather(tables: Mapping[str, Sequence[Row]]) -> Tables:
    """Return rows as TinyDB keeps them, numbered from 1; tables without rows are left out."""
    storage = TablesStorage()
    with TinyDB(storage=lambda: storage) as database:
        for name, rows in tables.items():
            if rows:
                database.table(name).insert_multiple(rows)
    return storage.tables


class Part:
    """The tables of one file; Damaged if the bytes are no TinyDB file.

    Rows are taken as the storage has them: TinyDB copies each into an object of its own at every call, which costs as
    much as all the parsing.
    """

    def __init__(self, data: bytes) -> None:
        self._tables = decode(data)

    def rows(self, name: str) -> list[Row]:
        """Return a table's rows in their order, none for a table that is not there."""
        return list(self._tables.get(name, {}).values())
