"""``conflicts``: what the texts contradict each other in, or the registry."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from oss_ai_tui.cli.output import say, write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.cli.sheets import evidence_lines
from oss_ai_tui.compare import Conflict, Side, find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.export import SCHEMA
from oss_ai_tui.i18n import N_, language, tr, trn
from oss_ai_tui.registry import registry
from oss_ai_tui.store import load_corpus

SHOWN = 3
"""Places that are shown for each side; JSON holds them all."""

FIELDS = {
    "released": N_("released"),
    "based_on": N_("older than its base"),
    "developer": N_("developer"),
    "openness": N_("openness"),
    "parameters": N_("parameters"),
    "tokens": N_("tokens"),
    "valuation": N_("valuation"),
    "funding": N_("funding"),
}
OPENNESS = {"open": N_("open"), "closed": N_("closed"), "restricted": N_("restricted")}


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
    one, other = (value_words(corpus, conflict, side) for side in conflict.sides)
    yield f"{conflict.id}  {_name(corpus, conflict.entity)}, {tr(FIELDS[conflict.field])}: {one} ≠ {other}"
    for side in conflict.sides:
        yield f"  {value_words(corpus, conflict, side)}"
        if side.registry:
            yield f"  [{tr('the registry')}]"
        yield from _places(corpus, side.evidence)
    if conflict.grounds:
        yield f"  {tr('because of')}"
        yield from _places(corpus, conflict.grounds)


def value_words(corpus: Corpus, conflict: Conflict, side: Side) -> str:
    """Return what a side says, in words of the language in force, with its entity where the sides differ in it."""
    match conflict.type:
        case "date":
            words = label(Edtf(side.value), language())
        case "order":
            words = f"{_name(corpus, side.entity)} {label(Edtf(side.value), language())}"
        case "developer":
            words = _name(corpus, side.value)
        case "openness":
            words = tr(OPENNESS[side.value])
        case "figure":
            words = f"{side.value.replace('/', '–')} {conflict.unit}"
    return words


def _name(corpus: Corpus, id: str) -> str:
    entry = registry().organization(id) or registry().model(id)
    return corpus.name(id) or (entry.name if entry else id)


def _places(corpus: Corpus, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    yield from evidence_lines(corpus, evidence[:SHOWN])
    if len(evidence) > SHOWN:
        yield f"  {trn('and {n} more place', 'and {n} more places', len(evidence) - SHOWN)}"


def _print_json(corpus: Corpus, found: tuple[Conflict, ...]) -> None:
    import orjson

    whole = {"schema": SCHEMA, "count": len(found), "items": [_row(corpus, one) for one in found]}
    write_bytes(orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _row(corpus: Corpus, conflict: Conflict) -> dict[str, object]:
    return {
        "id": conflict.id,
        "type": conflict.type,
        "entity": conflict.entity,
        "name": _name(corpus, conflict.entity),
        "field": conflict.field,
        "unit": conflict.unit,
        "rule": conflict.rule,
        "sides": [_side_row(corpus, side) for side in conflict.sides],
        "grounds": [_evidence_row(corpus, one) for one in conflict.grounds],
    }


def _side_row(corpus: Corpus, side: Side) -> dict[str, object]:
    return {
        "entity": side.entity,
        "value": side.value,
        "registry": side.registry,
        "evidence": [_evidence_row(corpus, one) for one in side.evidence],
    }


def _evidence_row(corpus: Corpus, evidence: Evidence) -> dict[str, object]:
    passage = corpus.passage(evidence.passage)
    return {
        "document": passage.document,
        "file": corpus.document(passage.document).file,
        "passage": evidence.passage,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
    }
