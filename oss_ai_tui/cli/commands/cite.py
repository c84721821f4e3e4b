"""``cite``: facts, passages, entities or texts in a form to paste, one a line."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

from oss_ai_tui.cli.output import write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import NO_SUCH_ID, WRONG_USAGE, Problem
from oss_ai_tui.domain.facts import Evidence, Passage, TimeExpression
from oss_ai_tui.domain.ids import passage_of_link, span_of_link
from oss_ai_tui.export import Copied, written
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
    line = written(corpus, _thing(corpus, id), form)
    if line is None:
        raise Problem(N_("{id} has no words of its own to cite; try --as text, link or json"), WRONG_USAGE, id=id)
    return line


def _thing(corpus: Corpus, id: str) -> Copied:
    thing, span = corpus.by_id.get(passage_of_link(id) or id), span_of_link(id)
    if isinstance(thing, Passage) and span and span[0] < span[1] <= len(thing.text):
        return Evidence(thing.id, *span, thing.text[slice(*span)])
    if thing is None or isinstance(thing, TimeExpression) or span:
        raise Problem(N_("{id}: no such id in the store; «search» and «timeline» print ids"), NO_SUCH_ID, id=id)
    return thing
