"""``export``: the whole store for other programs."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from tempfile import NamedTemporaryFile

from oss_ai_tui.cli.output import write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.domain.errors import STORE_NOT_WRITABLE, Problem
from oss_ai_tui.export import export_json
from oss_ai_tui.i18n import N_
from oss_ai_tui.store import load_corpus


def run(options: Namespace) -> int:
    """Write the export to standard output or to the file given, which appears whole or not at all."""
    data = export_json(load_corpus(reading_store(options)))
    if options.output in (None, "-"):
        write_bytes(data)
    else:
        _write_file(Path(options.output), data)
    return 0


def _write_file(path: Path, data: bytes) -> None:
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe cannot be replaced by a new file
            return
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as temporary:
            _fill(Path(temporary.name), data, path)
    except OSError as error:
        raise Problem(
            N_("{path}: cannot be written: {reason}"), STORE_NOT_WRITABLE, path=path, reason=error.strerror or error
        ) from None


def _fill(temporary: Path, data: bytes, path: Path) -> None:
    try:
        temporary.write_bytes(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
