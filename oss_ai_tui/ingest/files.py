"""Which files are meant by the paths a person names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from oss_ai_tui.i18n import N_
from oss_ai_tui.ingest.reading import problem_of, unusable

SUFFIXES = (".txt", ".md")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the text files that the paths name, each once: files as given, folders walked in sorted order.

    Hidden files and folders inside a folder are passed over, and links to folders are not followed. A folder inside
    that cannot be read is returned, and so is what only has the name of a text, such as a link to nothing: reading it
    says what is wrong with it.

    Raises:
        Problem: for a missing path, a named file that is no ``.txt`` or ``.md``, a folder without any such file, or
            one that cannot be read.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files_of(path):
            found.setdefault(_absolute(file), file)
    return list(found.values())


def _files_of(path: Path) -> list[Path]:
    try:
        path.stat()
        if path.is_dir():
            return _walk(path)
    except (OSError, ValueError) as error:
        raise problem_of(error, path) from error
    if not _is_text_name(path.name):
        raise unusable(N_("{path} is neither .txt nor .md: only such text files can be taken."), path)
    return [path]


def _walk(folder: Path) -> list[Path]:
    closed: list[Path] = []
    files = [file for file in _walk_all(folder, closed) if _is_text_name(file.name)]
    if not files and not closed:
        raise unusable(N_("{path} holds no .txt or .md file: name a folder that does."), folder)
    return [*files, *closed]


def _walk_all(folder: Path, closed: list[Path]) -> Iterator[Path]:
    """Yield all files, and gather the folders inside that cannot be read."""

    def fail(error: OSError) -> None:
        where = Path(error.filename or folder)
        if where == folder:
            raise problem_of(error, folder)
        closed.append(where)

    for root, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(names) if not name.startswith("."))


def _is_text_name(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _absolute(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links: reading it will say so
        return path.absolute()
