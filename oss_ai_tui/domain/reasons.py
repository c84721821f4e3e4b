"""Why the system refuses a file, in a few words of ours: its own are in the language of its locale, if in any."""

from __future__ import annotations

import errno

from oss_ai_tui.i18n import N_

_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.EEXIST: N_("it is there already"),
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.EROFS: N_("nothing can be written there"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the file would be too large"),
    errno.EIO: N_("the device reports an error"),
    errno.EBADF: N_("it is closed"),
    errno.ELOOP: N_("its links lead round in a circle"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
}


def reason(error: OSError) -> str:
    """Return the English source of why a file cannot be read or written; the system's words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
