"""What the rows of each pane can be filtered by: for each facet, which values an item has and how they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Company, Document, Event, Model, Person, Quote
from oss_ai_tui.domain.text import fold
from oss_ai_tui.i18n import N_, tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.reading import fact_of
from oss_ai_tui.ui.rows import short_name

NONE = ""
"""The value of what the texts do not say."""
_AS_NAMED = "="
"""Marks a speaker that is known by no more than the words of the text."""

_MOST_YEARS = 10
"""Years that a date can stand for; a longer span says nothing about any of them."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A property by which rows are told apart."""

    name: str
    title: str
    values: Callable[[Corpus, str], Iterable[str]]
    """The values of the item of an id."""
    label: Callable[[Corpus, str], str]
    """How a value is called in the language in force."""
    by_count: bool = True
    """Whether the most frequent value is offered first; else they stand in their own order. «Not said» comes last."""
    key: Callable[[str], str] = str
    """Makes values that are one, such as one name written in two ways, the same."""


def counted(corpus: Corpus, facet: Facet, ids: Iterable[str]) -> list[tuple[str, int]]:
    """Return the values that these items have, each with the number of items; the first of values that are one."""
    first: dict[str, str] = {}
    found: Counter[str] = Counter()
    for id in ids:
        keys = {facet.key(value): value for value in facet.values(corpus, id)}
        found.update(keys.keys())
        for key, value in keys.items():
            first.setdefault(key, value)
    pairs = [(first[key], count) for key, count in found.items()]
    if facet.by_count:
        return sorted(pairs, key=lambda pair: (pair[0] == NONE, -pair[1], facet.label(corpus, pair[0]).casefold()))
    return sorted(pairs, key=lambda pair: (pair[0] == NONE, pair[0]))


def facet(pane: str, name: str) -> Facet:
    """Return a pane's facet of this name; KeyError if there is none."""
    return {found.name: found for found in FACETS[pane]}[name]


# Values.


def _quote(corpus: Corpus, id: str) -> Quote:
    item = corpus.by_id[id]
    assert isinstance(item, Quote)
    return item


def speaker_of(quote: Quote) -> str:
    """Return a value for who says a quote: an id where it is known, else the words of the text."""
    speaker = quote.speaker
    return speaker.person or speaker.organization or as_named(speaker.name or "")


def as_named(words: str) -> str:
    """Return the value for a speaker of whom no more is known than the words of the text, if any."""
    return f"{_AS_NAMED}{words}" if words else NONE


def _folded(value: str) -> str:
    """Return the same for a speaker whom a text names now with a capital, now without."""
    return _AS_NAMED + fold(value[1:]) if value.startswith(_AS_NAMED) else value


def document_of(corpus: Corpus, id: str) -> Document:
    """Return the document in which a fact stands."""
    return corpus.document(corpus.passage(fact_of(corpus, id).evidence.passage).document)


@lru_cache(maxsize=4096)
def _periods(date: Edtf | None) -> tuple[str, ...]:
    """Return the years of a date, and its month where it has one."""
    if date is None or date.parts[0] in ("", ".."):
        return (NONE,)
    (year, month, _), (last_year, last_month, _) = date.earliest, date.latest
    years = tuple(f"{y:04}" for y in range(year, min(last_year, year + _MOST_YEARS) + 1))
    return (*years, f"{year:04}-{month:02}") if (year, month) == (last_year, last_month) else years


def _sureness(confidence: float) -> str:
    return str(sum(confidence < limit for limit in (words.HIGH, words.MEDIUM)))


def _event(corpus: Corpus, id: str) -> Event:
    item = corpus.by_id[id]
    assert isinstance(item, Event)
    return item


def _model(corpus: Corpus, id: str) -> Model:
    item = corpus.by_id[id]
    assert isinstance(item, Model)
    return item


def _company(corpus: Corpus, id: str) -> Company:
    item = corpus.by_id[id]
    assert isinstance(item, Company)
    return item


def _employers(corpus: Corpus, id: str) -> Iterable[str]:
    item = corpus.by_id[id]
    assert isinstance(item, Person)
    return [role.organization for role in item.roles if role.organization] or (NONE,)


# Names of values.


def _name(corpus: Corpus, value: str) -> str:
    if value.startswith(_AS_NAMED):
        return value[1:]
    return corpus.name(value) or value or tr("not said")


def _speaker_name(corpus: Corpus, value: str) -> str:
    return _name(corpus, value) if value else tr("unknown speaker")


def _kind(corpus: Corpus, value: str) -> str:
    return words.kind(value) if value else tr("not said")


def _period(corpus: Corpus, value: str) -> str:
    return words.date(Edtf(value)) if value else tr("no date")


def _title(corpus: Corpus, value: str) -> str:
    return short_name(corpus.document(value)) if value in corpus.by_id else value


def _sure(corpus: Corpus, value: str) -> str:
    high, medium = words.share(words.HIGH), words.share(words.MEDIUM)
    said = (
        tr("high (from {high})", high=high),
        tr("medium ({medium} to {high})", medium=medium, high=high),
        tr("low (below {medium})", medium=medium),
    )
    return said[int(value)]


_DOCUMENT = Facet("document", N_("text"), lambda c, id: (document_of(c, id).id,), _title)
_CONFIDENCE = Facet("confidence", N_("confidence"), lambda c, id: (_sureness(fact_of(c, id).confidence),), _sure, False)

FACETS: Mapping[str, Sequence[Facet]] = {
    "quotes": (
        Facet("speaker", N_("speaker"), lambda c, id: (speaker_of(_quote(c, id)),), _speaker_name, key=_folded),
        Facet("about", N_("about whom"), lambda c, id: _quote(c, id).about or (NONE,), _name),
        Facet("kind", N_("kind"), lambda c, id: (_quote(c, id).kind,), _kind),
        _DOCUMENT,
        Facet("date", N_("date of the text"), lambda c, id: _periods(document_of(c, id).date), _period, False),
        _CONFIDENCE,
    ),
    "timeline": (
        Facet("date", N_("date"), lambda c, id: _periods(_event(c, id).date), _period, False),
        Facet("involved", N_("involved"), lambda c, id: _event(c, id).participants or (NONE,), _name),
        Facet("kind", N_("kind"), lambda c, id: (_event(c, id).kind,), _kind),
        _DOCUMENT,
        _CONFIDENCE,
    ),
    "companies": (Facet("kind", N_("kind"), lambda c, id: (_company(c, id).kind,), _kind),),
    "models": (
        Facet("developer", N_("developer"), lambda c, id: (_model(c, id).developer or NONE,), _name),
        Facet("kind", N_("kind"), lambda c, id: (_model(c, id).kind,), _kind),
        Facet("openness", N_("openness"), lambda c, id: (_model(c, id).openness or NONE,), _kind),
    ),
    "people": (Facet("organization", N_("organization"), _employers, _name),),
    "documents": (
        Facet("date", N_("date"), lambda c, id: _periods(c.document(id).date), _period, False),
        Facet("publisher", N_("publisher"), lambda c, id: (c.document(id).publisher or NONE,), _name),
    ),
}
"""The facets of each pane that has any, in the order in which they are offered."""
