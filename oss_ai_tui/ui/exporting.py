"""Exports from the explorer: the menu of formats, the name that a file has unless another is given, and the writing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.ids import slug
from oss_ai_tui.export import Thing, export_items, why_not, write_whole
from oss_ai_tui.i18n import N_, tr, trn
from oss_ai_tui.ui.choices import Choice, Menu
from oss_ai_tui.ui.messages import FileWritten

_FORMATS = {
    "markdown": ("Markdown", N_("quotations with their sources, to read and paste"), "md"),
    "csv": ("CSV", N_("a table for a spreadsheet"), "csv"),
    "jsonl": ("JSON Lines", N_("one object a line, for programs"), "jsonl"),
    "csl-json": ("CSL-JSON", N_("references for Zotero and pandoc"), "json"),
    "bibtex": ("BibTeX", N_("references for LaTeX"), "bib"),
}
"""What each format is called and is for, and the end of its files' names."""
_LONGEST_NAME = 40
_MOST_NAMES = 1000
"""Numbers to try for a name that is free."""


def title_of(format: str) -> str:
    """Return what an export in a format is called."""
    return tr("Export as {format}", format=_FORMATS[format][0])


def format_menu(count: int) -> Menu:
    """Return the formats in which some things can be exported."""
    choices = [Choice(id, f"{name}: {tr(use)}", "", f".{end}") for id, (name, use, end) in _FORMATS.items()]
    title = trn("Export {n} item", "Export {n} items", count)
    return Menu(title, tr("Type a format"), choices)


def free_name(subject: str, format: str, folder: Path) -> str:
    """Return a name after what is exported which no file in the folder has."""
    stem, end = slug(subject)[:_LONGEST_NAME].strip("-"), _FORMATS[format][2]
    names = (f"{stem}{f'-{n}' if n else ''}.{end}" for n in (0, *range(2, _MOST_NAMES)))
    return next((name for name in names if not _is_taken(folder / name)), f"{stem}.{end}")


def _is_taken(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except OSError:
        return False


def _no_file(path: Path, name: str) -> str | None:
    """Return the English source of why nothing can be written to a path, whether or not it may be replaced."""
    if path.is_dir():
        return N_("it is a folder: add the name of a file")
    if name.endswith("/"):
        return N_("there is no such folder")
    return N_("it is no ordinary file") if path.exists() and not path.is_file() else None


def write(corpus: Corpus, things: Sequence[Thing], format: str, name: str, replaces: bool) -> FileWritten:
    """Write an export to the file of this name, and return what became of it; ``~`` is the person's home."""
    try:
        path = Path(name).expanduser()
        if fault := _no_file(path, name):
            return FileWritten(name, fault=tr(fault))
        write_whole(path, export_items(corpus, things, format), replaces=replaces)
    except FileExistsError:
        return FileWritten(name, is_taken=True)
    except OSError as error:
        return FileWritten(name, fault=tr(why_not(error)))
    except (RuntimeError, ValueError):  # a home of nobody's, or signs that no name can have
        return FileWritten(name, fault=tr("there can be no file of this name"))
    return FileWritten(name, path=path.absolute(), count=len(things))
