"""``conflicts``: what the texts contradict each other in, or the registry."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from oss_ai_tui.cli.objects import conflict_row
from oss_ai_tui.cli.output import say, write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.cli.sheets import evidence_lines
from oss_ai_tui.compare import Conflict, find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.export import SCHEMA
from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.store import load_corpus
from oss_ai_tui.views.disputes import headline, value_words

SHOWN = 3
"""Places that are shown for each side; JSON holds them all."""


def run(options: Namespace) -> int:
    """Print every conflict with the words of both sides; none are no failure."""
    corpus = load_corpus(reading_store(options))
    found = find_conflicts(corpus)
    if options.json:
        _print_json(corpus, found)
        return 0
    for conflict in found:
        for line in lines(corpus, conflict):
            say(line)
    say(trn("{n} conflict", "{n} conflicts", len(found)))
    return 0


def lines(corpus: Corpus, conflict: Conflict) -> Iterator[str]:
    """Yield a conflict in one line, then the words of each side and of what ties them together."""
    yield f"{conflict.id}  {headline(corpus, conflict)}"
    for side in conflict.sides:
        yield f"  {value_words(corpus, conflict, side)}"
        if side.registry:
            yield "  [" + tr("the registry") + "]"
        yield from _places(corpus, side.evidence)
    if conflict.grounds:
        yield "  " + tr("because of")
        yield from _places(corpus, conflict.grounds)


def _places(corpus: Corpus, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    yield from evidence_lines(corpus, evidence[:SHOWN])
    if len(evidence) > SHOWN:
        yield "  " + trn("and {n} more place", "and {n} more places", len(evidence) - SHOWN)


def _print_json(corpus: Corpus, found: tuple[Conflict, ...]) -> None:
    import orjson

    whole = {"schema": SCHEMA, "count": len(found), "items": [conflict_row(corpus, one) for one in found]}
    write_bytes(orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
