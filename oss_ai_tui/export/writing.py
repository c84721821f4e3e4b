"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from oss_ai_tui.domain.reasons import reason
from oss_ai_tui.i18n import N_

PRIVATE = 0o600
"""Permissions of a file that is its owner's alone."""

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
"""What file systems without hard links say when asked for one."""


def why_not(error: OSError) -> str:
    """Return the English source of why a file cannot be written; what is missing then can only be its folder."""
    is_nowhere = error.errno in (errno.ENOENT, errno.ENOTDIR)
    return N_("there is no such folder") if is_nowhere else reason(error)


def write_whole(path: Path, data: bytes, mode: int | None = None, replaces: bool = True) -> None:
    """Write a file so that nobody ever finds half of it; OSError if that cannot be, and then nothing has changed.

    Args:
        path: of the file; its folder has to exist.
        data: what it is to hold.
        mode: its permissions; what the umask leaves of reading and writing unless given.
        replaces: whether a file that stands there already gives way; else FileExistsError.
    """
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:100]}.", delete=False) as file:
        temporary = Path(file.name)
    try:
        temporary.write_bytes(data)
        temporary.chmod(0o666 & ~_umask() if mode is None else mode)
        if replaces:
            temporary.replace(path)
        else:
            _place_beside(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _place_beside(temporary: Path, path: Path) -> None:
    """Give a file its name without ever taking that from another, even one that appears this very moment."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        temporary.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
