"""In which orders the rows of each pane can stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Company, Event, Model, Person, Quote
from oss_ai_tui.domain.text import fold
from oss_ai_tui.i18n import N_
from oss_ai_tui.ui.facets import document_of
from oss_ai_tui.ui.rows import short_name, speaker_name

Key = Callable[[Corpus, str], Any]
"""What rows are compared by, all of one kind in an order; None goes to the end, whichever way round."""


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort; the empty name is the pane's own."""

    name: str
    title: str
    key: Key | None = None


def in_order(corpus: Corpus, ids: Sequence[str], order: Order, backwards: bool) -> list[str]:
    """Return the ids in this order; what the order does not tell apart stays as it stood."""
    if order.key is None:
        return list(reversed(ids)) if backwards else list(ids)
    keyed = [(order.key(corpus, id), id) for id in ids]
    known = sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=backwards)
    return [id for _, id in (*known, *(pair for pair in keyed if pair[0] is None))]


def order(pane: str, name: str) -> Order:
    """Return a pane's order of this name; KeyError if there is none."""
    return {found.name: found for found in ORDERS[pane]}[name]


def _item(corpus: Corpus, id: str) -> Any:
    return corpus.by_id[id]


def _day(date: Edtf | None) -> object:
    return date.sort_key if date else None


def _name(corpus: Corpus, id: str) -> str:
    item = _item(corpus, id)
    assert isinstance(item, (Company, Model, Person))
    return fold(item.name)


def _speaker(corpus: Corpus, id: str) -> str | None:
    quote: Quote = _item(corpus, id)
    speaker = quote.speaker
    return fold(speaker_name(corpus, quote)) if speaker.person or speaker.organization or speaker.name else None


def _about(corpus: Corpus, id: str) -> str | None:
    quote: Quote = _item(corpus, id)
    return fold(corpus.name(quote.about[0]) or quote.about[0]) if quote.about else None


def _developer(corpus: Corpus, id: str) -> str | None:
    model: Model = _item(corpus, id)
    return fold(corpus.name(model.developer) or model.developer) if model.developer else None


def _text(corpus: Corpus, id: str) -> str:
    return fold(short_name(document_of(corpus, id)))


_KINDS = ("direct", "partial", "indirect")

ORDERS: Mapping[str, Sequence[Order]] = {
    "quotes": (
        Order("", N_("as the texts have them")),
        Order("speaker", N_("speaker"), _speaker),
        Order("about", N_("about whom"), _about),
        Order("kind", N_("kind"), lambda c, id: _KINDS.index(_item(c, id).kind)),
        Order("document", N_("text"), _text),
        Order("date", N_("date of the text"), lambda c, id: _day(document_of(c, id).date)),
        Order("confidence", N_("confidence, least sure first"), lambda c, id: _item(c, id).confidence),
    ),
    "timeline": (
        Order("", N_("date")),
        Order("kind", N_("kind"), lambda c, id: _event(c, id).kind),
        Order("document", N_("text"), _text),
        Order("confidence", N_("confidence, least sure first"), lambda c, id: _event(c, id).confidence),
    ),
    "companies": (Order("", N_("mentions")), Order("name", N_("name"), _name)),
    "models": (
        Order("", N_("mentions")),
        Order("name", N_("name"), _name),
        Order("developer", N_("developer"), _developer),
        Order("released", N_("release"), lambda c, id: _day(_item(c, id).released)),
        Order("parameters", N_("parameters"), lambda c, id: _item(c, id).parameters),
    ),
    "people": (Order("", N_("quotes")), Order("name", N_("name"), _name)),
    "documents": (
        Order("", N_("file")),
        Order("title", N_("title"), lambda c, id: fold(short_name(c.document(id)))),
        Order("date", N_("date"), lambda c, id: _day(c.document(id).date)),
    ),
}
"""The orders of each pane that has several; the first is its own."""


def _event(corpus: Corpus, id: str) -> Event:
    event: Event = _item(corpus, id)
    return event
