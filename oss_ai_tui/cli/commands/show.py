"""``show``: one document, passage, entity or fact, with the words that prove it."""

from __future__ import annotations

from argparse import Namespace

from oss_ai_tui.cli.output import say
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.cli.sheets import sheet
from oss_ai_tui.domain.errors import NO_SUCH_ID, Problem
from oss_ai_tui.domain.ids import passage_of_link
from oss_ai_tui.i18n import N_
from oss_ai_tui.store import load_corpus


def run(options: Namespace) -> int:
    """Print the sheet of an id; an id that the store does not hold is a problem of its own."""
    path = reading_store(options)
    corpus = load_corpus(path)
    item = corpus.by_id.get(passage_of_link(options.id) or options.id)
    if item is None:
        raise Problem(
            N_("{id}: no such id in {path}; «search» and «info» print ids"), NO_SUCH_ID, id=options.id, path=path
        )
    for line in sheet(corpus, item):
        say(line)
    return 0
