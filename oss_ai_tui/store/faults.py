"""What can be wrong with a store, in words for the person who has it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oss_ai_tui.domain.errors import NO_STORE, NO_SUCH_ID, STORE_LOCKED, STORE_NOT_WRITABLE, Problem
from oss_ai_tui.domain.reasons import reason
from oss_ai_tui.i18n import N_


class StoreChanged(Problem):
    """A writer replaced, while they were being read, files of the state that was asked for; read again from the start.

    Only :func:`oss_ai_tui.store.load_records` lets it out as a matter of course; the other readers begin again.
    """


class Vanished(Exception):
    """A file that the state names is not there: a writer moved on, or the store is damaged."""


class Damaged(Exception):
    """A file holds what no writer of this program wrote."""


def no_store(path: Path) -> Problem:
    """Return the problem of a path where there is nothing, or a folder that holds no store."""
    return Problem(
        N_("There is no store at {path}.\nMake one with: oss-ai-tui ingest FILES --store {path}"), NO_STORE, path=path
    )


def no_folder(path: Path) -> Problem:
    """Return the problem of a path that is a file or anything else than a folder."""
    return Problem(
        N_("{path} is no store: it is not a folder.\nName the folder of a store with --store."), NO_STORE, path=path
    )


def no_way(path: Path) -> Problem:
    """Return the problem of a path that leads through a file, or of a link that leads nowhere."""
    return Problem(
        N_(
            "{path} is no store and cannot become one: there is a file, or a link to nothing, on the way to it.\n"
            "Name another folder with --store."
        ),
        NO_STORE,
        path=path,
    )


def foreign_folder(path: Path) -> Problem:
    """Return the problem of making a store in a folder that holds other files."""
    return Problem(
        N_("{path} holds other files and no store; nothing was changed.\nName a new or an empty folder with --store."),
        NO_STORE,
        path=path,
    )


def damaged(path: Path, file: str) -> Problem:
    """Return the problem of a file of the store that is missing, altered or not of its form."""
    return Problem(
        N_(
            "The store {path} is damaged: {file} is missing or altered; nothing was changed.\n"
            "Restore the folder from a copy, or ingest the texts into a new one."
        ),
        NO_STORE,
        path=path,
        file=file,
    )


def newer(path: Path, found: int, known: int) -> Problem:
    """Return the problem of a store that a later version of the program wrote."""
    return Problem(
        N_(
            "The store {path} was written by a newer oss-ai-tui (schema {found}; this one reads {known}).\n"
            "Update oss-ai-tui to open it; nothing was changed."
        ),
        NO_STORE,
        path=path,
        found=found,
        known=known,
    )


def unreadable(path: Path, error: OSError) -> Problem:
    """Return the problem of a store that the system does not let this user read."""
    message = _READING.get(
        error.errno or 0, N_("The store {path} cannot be read: {reason}.\nName another with --store.")
    )
    return Problem(message, NO_STORE, path=path, reason=reason(error))


def changed(path: Path) -> StoreChanged:
    """Return the problem of a store that was rewritten while it was read."""
    return StoreChanged(
        N_("The store {path} was changed while it was being read.\nTry again when the other program is done."),
        NO_STORE,
        path=path,
    )


def locked(path: Path) -> Problem:
    """Return the problem of a second writer."""
    return Problem(
        N_("The store {path} is being written by another program.\nTry again when that is done."),
        STORE_LOCKED,
        path=path,
    )


def unknown_document(path: Path, id: str) -> Problem:
    """Return the problem of an id that no document of the store has."""
    return Problem(
        N_("The store {path} has no document {id}.\nList its documents with: oss-ai-tui info --store {path}"),
        NO_SUCH_ID,
        path=path,
        id=id,
    )


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn whatever the system says against writing into the problem of a store that cannot be written."""
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> Problem:
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.ELOOP):
        return no_way(path)
    message = _WRITING.get(
        error.errno or 0, N_("The store {path} cannot be written: {reason}.\nName another folder with --store.")
    )
    return Problem(message, STORE_NOT_WRITABLE, path=path, reason=reason(error))


_MAY_NOT_READ = N_("The store {path} cannot be read: {reason}.\nCheck who may read its files.")
_READING = {
    errno.EACCES: _MAY_NOT_READ,
    errno.EPERM: _MAY_NOT_READ,
    errno.EIO: N_("The store {path} cannot be read: {reason}.\nCheck the disk, or restore the folder from a copy."),
}
_MAY_NOT_WRITE = N_(
    "The store {path} cannot be written: {reason}.\nCheck who may write there, or name another folder with --store."
)
_DISK_FULL = N_("The store {path} cannot be written: {reason}.\nFree the disk or name another folder with --store.")
_WRITING = {
    errno.EACCES: _MAY_NOT_WRITE,
    errno.EPERM: _MAY_NOT_WRITE,
    errno.EROFS: N_("The store {path} cannot be written: {reason}.\nName a folder on another disk with --store."),
    errno.ENOSPC: _DISK_FULL,
    errno.EDQUOT: _DISK_FULL,
    errno.EIO: N_("The store {path} cannot be written: {reason}.\nCheck the disk, or name a folder on another one."),
}
"""What to do, by what the system says."""
