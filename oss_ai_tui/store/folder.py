"""The folder of a store: who may write in it, and how a new one comes into being."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.store import faults
from oss_ai_tui.store.catalogue import write_manifest
from oss_ai_tui.store.reader import present_manifest
from oss_ai_tui.store.schema import LOCK, PARTS, Manifest, is_leftover, manifest_path, parts_folder
from oss_ai_tui.store.storage import sync_folder


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Hold the store at a path for one writer; make it if there is none, and unmake it if it is then left empty.

    Raises:
        Problem: exit code 6 if another writer has it, 7 if the path is neither a store nor free, 8 if the system does
            not let us write.
    """
    is_new = _is_free(path)
    made_folder = is_new and not path.exists()
    with faults.writing(path):
        if is_new:
            path.mkdir(parents=True, exist_ok=True)
    with _lock(path):
        try:
            if is_new:
                _make(path)
            yield
        finally:
            if is_new:
                _unmake_unused(path, made_folder)


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
        if any(_is_foreign(file) for file in path.iterdir()):
            raise faults.foreign_folder(path)
    return True


def _is_foreign(file: Path) -> bool:
    """Tell whether a file in a folder without manifest is not merely what an interrupted making left there."""
    if file.name == PARTS and file.is_dir():
        return any(file.iterdir())
    return file.name != LOCK and not is_leftover(file.name)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout  # only writers need it; it takes as long as reading a small store

    lock = FileLock(path / LOCK)
    with faults.writing(path):
        try:
            lock.acquire(blocking=False)
        except Timeout as error:
            raise faults.locked(path) from error
    try:
        yield
    finally:
        lock.release()


def _make(path: Path) -> None:
    """Begin with an empty state, so that a store killed in its first second is a store."""
    with faults.writing(path):
        if not manifest_path(path).exists():
            parts_folder(path).mkdir(exist_ok=True)
            write_manifest(manifest_path(path), Manifest(0, ()))
            sync_folder(path.parent)


def _unmake_unused(path: Path, made_folder: bool) -> None:
    with suppress(OSError, Problem):  # a store that cannot be looked at is left as it is
        if manifest_path(path).exists() and present_manifest(path).generation > 0:
            return
        manifest_path(path).unlink(missing_ok=True)
        (path / LOCK).unlink(missing_ok=True)
        parts_folder(path).rmdir()
        if made_folder:
            path.rmdir()
