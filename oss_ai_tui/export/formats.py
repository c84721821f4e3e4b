"""The formats by name, and what of a corpus can be exported in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Passage
from oss_ai_tui.export.bibtex import export_bibtex
from oss_ai_tui.export.citing import Item, Thing
from oss_ai_tui.export.csl import export_csl
from oss_ai_tui.export.csv import export_csv
from oss_ai_tui.export.jsonl import export_jsonl
from oss_ai_tui.export.markdown import export_markdown

FORMATS: Mapping[str, Callable[[Corpus, Sequence[Thing]], bytes]] = {
    "markdown": export_markdown,
    "csv": export_csv,
    "jsonl": export_jsonl,
    "csl-json": export_csl,
    "bibtex": export_bibtex,
}
_FACTS = ("quotes", "events", "figures", "relations")
_OTHERS = ("companies", "models", "people", "documents")
KINDS = (*_FACTS, "facts", "passages", *_OTHERS)
"""What can be exported: ``facts`` are quotes, events, figures and relations together."""


def export_items(corpus: Corpus, items: Sequence[Thing], format: str) -> bytes:
    """Return things, exactly these and in this order, in a format of :data:`FORMATS`, as UTF-8.

    The same things give the same bytes. Nothing in them is a control, invisible or bidi character.
    """
    return FORMATS[format](corpus, items)


def items_of(corpus: Corpus, kind: str) -> tuple[Thing, ...]:
    """Return all things of a kind of :data:`KINDS`; facts and passages in the order in which they stand in texts."""
    others: dict[str, tuple[Thing, ...]] = {
        "companies": corpus.companies,
        "models": corpus.models,
        "people": corpus.people,
        "documents": corpus.documents,
    }
    return others[kind] if kind in others else _in_order(corpus, kind)


def _in_order(corpus: Corpus, kind: str) -> tuple[Item, ...]:
    by_kind: dict[str, tuple[Item, ...]] = {
        "quotes": corpus.quotes,
        "events": corpus.events,
        "figures": corpus.figures,
        "relations": corpus.relations,
        "passages": corpus.passages,
    }
    kinds = _FACTS if kind == "facts" else (kind,)
    found = [item for name in kinds for item in by_kind[name]]
    order = {passage.id: index for index, passage in enumerate(corpus.passages)}
    return tuple(sorted(found, key=lambda item: _place(item, order)))


def _place(item: Item, order: Mapping[str, int]) -> tuple[int, int, int, str]:
    if isinstance(item, Passage):
        return order[item.id], 0, 0, item.id
    return order[item.evidence.passage], item.evidence.start, item.evidence.end, item.id
