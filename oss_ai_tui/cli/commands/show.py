"""``show``: one document, passage, entity or fact, with the words that prove it."""

from __future__ import annotations

from argparse import Namespace

from oss_ai_tui.cli.lookup import look_up
from oss_ai_tui.cli.output import say
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.cli.sheets import sheet
from oss_ai_tui.store import load_corpus


def run(options: Namespace) -> int:
    """Print the sheet of an id; an id that the store does not hold is a problem of its own."""
    corpus = load_corpus(reading_store(options))
    for line in sheet(corpus, look_up(corpus, options.id)):
        say(line)
    return 0
