"""The files of an index: named arrays, memory-mapped, behind a header that tells damage.

The arrays of one build lie in a folder of their own beside ``header.json``, which names it and is replaced in one
step: a reader sees the whole old build or the whole new one. The header holds the format, the counts, each array's
type, size and checksum, and a checksum of itself.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

FORMAT = 2
"""Raised with every change of what the files mean."""

_HEADER = "header.json"
_BUILD = "build-"
_SAMPLES = 8
_SAMPLE = 4096

Array = NDArray[Any]
Counts = dict[str, Any]


class DamagedIndex(Exception):
    """The folder holds no index, a damaged one, or one of another format: build it again."""


def read(folder: Path) -> tuple[dict[str, Array], Counts]:
    """Map the arrays of a folder into memory and return them with the counts; DamagedIndex if anything is off.

    Sizes are compared and samples of every file: a checksum of all would read the whole index into memory.
    """
    for last in (False, True):
        try:
            return _read(folder)
        except FileNotFoundError as error:  # perhaps replaced between the header and the arrays: look once more
            if last:
                raise DamagedIndex(f"{folder}: {error}") from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedIndex(f"{folder}: {error}") from error
    raise AssertionError("unreachable")


def _read(folder: Path) -> tuple[dict[str, Array], Counts]:
    checksum, _, body = (folder / _HEADER).read_text(encoding="utf-8").rstrip("\n").partition("\n")
    if checksum != f"{zlib.crc32(body.encode()):08x}":
        raise DamagedIndex(f"{folder}: the header is damaged")
    header = json.loads(body)
    if header["format"] != FORMAT:
        raise DamagedIndex(f"{folder}: format {header['format']}, not {FORMAT}")
    build = folder / header["build"]
    return {name: _map(build / name, *about) for name, about in header["arrays"].items()}, header["counts"]


def _map(path: Path, kind: str, size: int, checksum: int) -> Array:
    if path.stat().st_size != size or _checksum(path, size) != checksum:
        raise DamagedIndex(f"{path}: not what was written")
    return _mapped(path, kind)


def _mapped(path: Path, kind: str) -> Array:
    """Map a file, as ``numpy.memmap`` does, but without looking up every folder of its path."""
    with path.open("rb", buffering=0) as file:
        if not os.fstat(file.fileno()).st_size:
            return np.zeros(0, kind)
        return np.frombuffer(mmap(file.fileno(), 0, access=ACCESS_READ), kind)


def _checksum(path: Path, size: int) -> int:
    """CRC-32 of evenly spread blocks of the file, both ends among them."""
    total = 0
    with path.open("rb", buffering=0) as file:
        for sample in range(_SAMPLES if size > _SAMPLE else 1):
            file.seek(max(0, size - _SAMPLE) * sample // (_SAMPLES - 1))
            total = zlib.crc32(file.read(_SAMPLE), total)
    return total


class Sink(Protocol):
    """Takes the arrays of one build, each whole or piece by piece."""

    counts: Counts

    def array(self, name: str, array: Array) -> None:
        """Take one array, or append to it if the name is already there."""

    def data(self, name: str, data: bytes | bytearray) -> None:
        """Take bytes, or append to them."""

    def written(self) -> dict[str, Array]:
        """Return what was taken so far."""


class Held:
    """Keeps a build in memory, where there is no folder for it."""

    def __init__(self) -> None:
        self.counts: Counts = {}
        self._pieces: dict[str, list[Array]] = {}

    def array(self, name: str, array: Array) -> None:
        """Keep one array, or append to it if the name is already there."""
        self._pieces.setdefault(name, []).append(array)

    def data(self, name: str, data: bytes | bytearray) -> None:
        """Keep bytes, or append to them."""
        self.array(name, np.frombuffer(bytes(data), np.uint8))

    def written(self) -> dict[str, Array]:
        """Return what is kept so far."""
        for pieces in self._pieces.values():
            pieces[:] = [np.concatenate(pieces)] if len(pieces) > 1 else pieces
        return {name: pieces[0] for name, pieces in self._pieces.items()}


class Writer:
    """Writes a build into a folder."""

    def __init__(self, build: Path) -> None:
        self.build = build
        self.counts: Counts = {}
        self._kinds: dict[str, str] = {}

    def array(self, name: str, array: Array) -> None:
        """Write one array, or append to it if the name is already there."""
        self._kinds.setdefault(name, array.dtype.str)
        with (self.build / name).open("ab") as file:
            array.tofile(file)

    def data(self, name: str, data: bytes | bytearray) -> None:
        """Write bytes, or append to them."""
        self.array(name, np.frombuffer(data, np.uint8))

    def written(self) -> dict[str, Array]:
        """Map what is written so far into memory."""
        return {name: _mapped(self.build / name, kind) for name, kind in self._kinds.items()}

    def header(self) -> str:
        """Return the header of everything written."""
        sizes = {name: (self.build / name).stat().st_size for name in self._kinds}
        arrays = {n: [kind, sizes[n], _checksum(self.build / n, sizes[n])] for n, kind in self._kinds.items()}
        about = {"format": FORMAT, "build": self.build.name, "counts": self.counts, "arrays": arrays}
        body = json.dumps(about, sort_keys=True)
        return f"{zlib.crc32(body.encode()):08x}\n{body}\n"


def new_folder(parent: Path, prefix: str) -> Path:
    """Make a folder of a new name; unlike ``mkdtemp``, others may read it if the user's mask lets them."""
    folder = parent / f"{prefix}{secrets.token_hex(6)}"
    folder.mkdir()
    return folder


@contextmanager
def replacing(folder: Path) -> Iterator[Writer]:
    """Give a writer whose build takes the place of the folder's former one when the block ends without an error."""
    folder.mkdir(parents=True, exist_ok=True)
    build = new_folder(folder, _BUILD)
    try:
        writer = Writer(build)
        yield writer
        _publish(folder, writer)
    except BaseException:
        shutil.rmtree(build, ignore_errors=True)
        raise
    for other in folder.glob(f"{_BUILD}*"):
        if other != build:
            shutil.rmtree(other, ignore_errors=True)


def _publish(folder: Path, writer: Writer) -> None:
    header = writer.build / _HEADER
    header.write_text(writer.header(), encoding="utf-8")
    header.replace(folder / _HEADER)
