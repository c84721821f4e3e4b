"""``export``: the whole store, or quotes, facts and passages with their citations, for other programs."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from oss_ai_tui.cli.lookup import look_up_thing
from oss_ai_tui.cli.output import write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import STORE_NOT_WRITABLE, WRONG_USAGE, Problem
from oss_ai_tui.export import Thing, export_items, export_json, items_of, why_not, write_whole
from oss_ai_tui.i18n import N_
from oss_ai_tui.store import load_corpus


def run(options: Namespace) -> int:
    """Write the export to standard output or to the file given, which appears whole or not at all."""
    if options.format == "json" and (options.what or options.id):
        raise Problem(
            N_("--format json writes the whole store; --what and --id go with the other formats"), WRONG_USAGE
        )
    data = _data(load_corpus(reading_store(options)), options)
    if options.output in (None, "-"):
        write_bytes(data)
    else:
        _write_file(Path(options.output), data)
    return 0


def _data(corpus: Corpus, options: Namespace) -> bytes:
    if options.format == "json":
        return export_json(corpus)
    items = _named(corpus, options.id) if options.id else items_of(corpus, options.what or "quotes")
    return export_items(corpus, items, options.format)


def _named(corpus: Corpus, ids: Sequence[str]) -> list[Thing]:
    """Return what these ids or links name, in this order, each once; ``-`` stands for those on standard input."""
    asked = (one for id in ids for one in (sys.stdin.read().split() if id == "-" else [id]))
    return [look_up_thing(corpus, id) for id in dict.fromkeys(asked)]


def _write_file(path: Path, data: bytes) -> None:
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe cannot be replaced by a new file
        else:
            write_whole(path, data)
    except OSError as error:
        raise Problem(
            N_("{path}: cannot be written: {reason}"), STORE_NOT_WRITABLE, path=path, reason=why_not(error)
        ) from None
