"""``cite``: facts, passages, entities or texts in a form to paste, one a line."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

from oss_ai_tui.cli.lookup import look_up_thing, words_of_link
from oss_ai_tui.cli.output import write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import WRONG_USAGE, Problem
from oss_ai_tui.export import written
from oss_ai_tui.i18n import N_
from oss_ai_tui.store import load_corpus


def run(options: Namespace) -> int:
    """Print each thing in the form wanted, as the explorer copies it; nothing is printed if one of them has none."""
    corpus = load_corpus(reading_store(options))
    lines = [_line(corpus, id, options.form) for id in _ids(options)]
    write_bytes("".join(f"{line}\n" for line in lines).encode("utf-8"))
    return 0


def _ids(options: Namespace) -> Iterator[str]:
    """Yield the ids or links; ``-`` stands for those on standard input."""
    for id in options.ids:
        yield from sys.stdin.read().split() if id == "-" else (id,)


def _line(corpus: Corpus, id: str, form: str) -> str:
    line = written(corpus, words_of_link(corpus, id) or look_up_thing(corpus, id), form)
    if line is None:
        raise Problem(N_("{id} has no words of its own to cite; try --as text, link or json"), WRONG_USAGE, id=id)
    return line
