"""The folder of a store: who may write in it, and how a new one comes into being."""

from __future__ import annotations

import os
from collections.abc import Iterator, Set
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.store import faults
from oss_ai_tui.store.catalogue import write_manifest
from oss_ai_tui.store.reader import has_parts, present_manifest
from oss_ai_tui.store.schema import (
    LOCK,
    MANIFEST,
    PARTS,
    Manifest,
    is_leftover,
    is_part_name,
    manifest_path,
    parts_folder,
)
from oss_ai_tui.store.storage import sync_folder

if TYPE_CHECKING:
    from filelock import FileLock


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Hold the store at a path for one writer; make it if there is none, and unmake it if it is then left empty.

    Raises:
        Problem: exit code 6 if another writer has it, 7 if the path is neither a store nor free, 8 if the system does
            not let us write.
    """
    is_new = _is_free(path)
    made_folder = is_new and not path.exists()
    lock = _lock(path)
    try:
        with faults.writing(path):
            if is_new:
                path.mkdir(parents=True, exist_ok=True)
        with _held(lock, path), _made(path) if is_new else nullcontext():
            yield
    finally:
        if made_folder:
            with suppress(OSError):  # it holds a store; or what somebody else has put there meanwhile
                path.rmdir()


def _is_free(path: Path) -> bool:
    """Tell a place for a new store from a store; Problem if it is neither."""
    with faults.writing(path):
        if not path.exists():
            return True
        if not path.is_dir():
            raise faults.no_folder(path)
        if manifest_path(path).exists():
            present_manifest(path)  # refuses a damaged or newer one before anything is touched
            return False
        if has_parts(path):
            raise faults.damaged(path, MANIFEST)
        if any(_is_foreign(file) for file in path.iterdir()):
            raise faults.foreign_folder(path)
    return True


def _is_foreign(file: Path) -> bool:
    """Tell whether a file in a folder without manifest is not merely what an interrupted making left there."""
    if file.name == PARTS and file.is_dir():
        return any(file.iterdir())
    return file.name != LOCK and not is_leftover(file.name)


def _lock(path: Path) -> FileLock:
    from filelock import FileLock  # only writers need it; it takes as long as reading a small store

    return FileLock(path / LOCK)


@contextmanager
def _held(lock: FileLock, path: Path) -> Iterator[None]:
    from filelock import Timeout

    with faults.writing(path):
        try:
            lock.acquire(blocking=False)
        except Timeout as error:
            raise faults.locked(path) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _made(path: Path) -> Iterator[None]:
    """Begin with an empty state, so that a store killed in its first second is a store; unmake it if it stays empty."""
    try:
        with faults.writing(path):
            if not manifest_path(path).exists():
                parts_folder(path).mkdir(exist_ok=True)
                write_manifest(manifest_path(path), Manifest(0, ()))
                sync_folder(path.parent)
        yield
    finally:
        _unmake_unused(path)


def _unmake_unused(path: Path) -> None:
    """Take a store without documents away; its manifest stays while there are parts, which else look like damage."""
    with suppress(OSError, Problem):  # a store that cannot be looked at is left as it is
        if manifest_path(path).exists() and present_manifest(path).generation > 0:
            return
        delete_parts(path, but=frozenset())
        if has_parts(path):
            return
        manifest_path(path).unlink(missing_ok=True)
        (path / LOCK).unlink(missing_ok=True)
        parts_folder(path).rmdir()


def delete_parts(path: Path, but: Set[str]) -> None:
    """Delete a store's part files, finished or not, but those named; what cannot be deleted is left.

    Only the holder of the lock may do this.
    """
    with suppress(OSError):
        names = {entry.name for entry in os.scandir(parts_folder(path))} - but
        for name in names:
            if is_part_name(name) or is_leftover(name):
                with suppress(OSError):
                    (parts_folder(path) / name).unlink()
