"""The lists: which rows each pane shows, in which order, and what stands in a row's columns.

A list holds ids only; a row's text is made when the row comes into view, so that a list of any length opens at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.denials import denial
from oss_ai_tui.domain.facts import Company, Document, Event, Evidence, Model, Passage, Person, Quote
from oss_ai_tui.i18n import N_, tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Mark, Role
from oss_ai_tui.ui.content import width_of
from oss_ai_tui.ui.links import Links

PANES = {
    "companies": N_("Companies"),
    "models": N_("Models"),
    "quotes": N_("Quotes"),
    "timeline": N_("Timeline"),
    "people": N_("People"),
    "passages": N_("Passages"),
    "documents": N_("Texts"),
}
"""The panes in the order of their keys, from 1."""

_MOST_DATE_CELLS = 24


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: fixed where it has a width, else it takes what the others leave."""

    width: int = 0
    right: bool = False
    from_width: int = 0
    """Shown only in a list at least this wide."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row shows in one column; text as the corpus has it, not yet fit to show."""

    text: str = ""
    role: Role = "text"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Rows:
    """The rows of a list."""

    pane: str = "companies"
    ids: Sequence[str] = ()
    columns: tuple[Column, ...] = ()
    cells: Callable[[str], tuple[Cell, ...]] = lambda id: ()
    headings: Mapping[int, str] = field(default_factory=dict)
    """Titles of parts, under the number of the row that they stand before."""
    total: int | None = None
    """Number of all hits, where the list holds fewer."""
    unit: str = ""
    """English source of what the numbers at the right end of the rows count; empty where there are none."""

    def index(self, id: str | None) -> int | None:
        """Return the number of the row of this id, or None."""
        try:
            return self.ids.index(id) if id is not None else None
        except ValueError:
            return None


def rows_of(pane: str, corpus: Corpus, links: Links) -> Rows:
    """Return the rows of a pane over the whole corpus."""
    return _MAKERS[pane](corpus, links)


def _by_mentions(entities: Iterable[Company | Model]) -> list[str]:
    """The most spoken of first, then by the alphabet."""
    ranked = sorted(entities, key=lambda e: (-len(e.mentions), e.name.casefold(), e.id))
    return [entity.id for entity in ranked]


def _companies(corpus: Corpus, links: Links) -> Rows:
    def cells(id: str) -> tuple[Cell, ...]:
        company = corpus.by_id[id]
        assert isinstance(company, Company)
        return Cell(company.name), Cell(words.kind(company.kind), "meta"), Cell(f"{len(company.mentions)}", "meta")

    columns = (Column(), Column(14, from_width=44), Column(4, right=True))
    return Rows("companies", _by_mentions(corpus.companies), columns, cells, unit=N_("mentions"))


def _models(corpus: Corpus, links: Links) -> Rows:
    def cells(id: str) -> tuple[Cell, ...]:
        model = corpus.by_id[id]
        assert isinstance(model, Model)
        developer = corpus.name(model.developer) or ""
        return Cell(model.name), Cell(developer, "meta"), Cell(f"{len(model.mentions)}", "meta")

    columns = (Column(), Column(14, from_width=38), Column(4, right=True))
    return Rows("models", _by_mentions(corpus.models), columns, cells, unit=N_("mentions"))


def _people(corpus: Corpus, links: Links) -> Rows:
    def cells(id: str) -> tuple[Cell, ...]:
        person = corpus.by_id[id]
        assert isinstance(person, Person)
        organization = next((corpus.name(r.organization) for r in person.roles if r.organization), None)
        quotes = len(links.quotes_by.get(id, ()))
        return Cell(person.name), Cell(organization or "", "meta"), Cell(f"{quotes or '·'}", "meta")

    def rank(person: Person) -> tuple[int, int, str]:
        return -len(links.quotes_by.get(person.id, ())), -len(person.mentions), person.name.casefold()

    ids = [person.id for person in sorted(corpus.people, key=rank)]
    columns = (Column(), Column(14, from_width=44), Column(4, right=True))
    return Rows("people", ids, columns, cells, unit=N_("quotes"))


def speaker_name(corpus: Corpus, quote: Quote) -> str:
    """Return who says a quote: the full name where it is known, else as the text has it, else that it is unknown."""
    speaker = quote.speaker
    known = corpus.name(speaker.person) or corpus.name(speaker.organization)
    return known or speaker.name or tr("unknown speaker")


def in_quotation_marks(quote: Quote) -> str:
    """Return a quote's words in the marks of its kind; reported speech has none, since they are not the speaker's.

    Before words that the speaker denies stands that they are denied.
    """
    return denial(quote) + (quote.text if quote.kind == "indirect" else f"«{quote.text}»")


def _quotes(corpus: Corpus, links: Links) -> Rows:
    def cells(id: str) -> tuple[Cell, ...]:
        quote = corpus.by_id[id]
        assert isinstance(quote, Quote)
        doubt = "?" if words.is_doubtful(quote.confidence) else " "
        known = quote.speaker.person or quote.speaker.organization or quote.speaker.name
        speaker = Cell(speaker_name(corpus, quote), "link" if known else "meta")
        kind = Cell(words.kind(quote.kind), "meta")
        return speaker, Cell(doubt, "warning"), Cell(in_quotation_marks(quote)), kind

    columns = (Column(18), Column(1), Column(), Column(15, from_width=90))
    return Rows("quotes", [quote.id for quote in corpus.quotes], columns, cells)


def _timeline(corpus: Corpus, links: Links) -> Rows:
    dated = sorted((e for e in corpus.events if e.date), key=lambda e: (e.date.sort_key if e.date else (), e.id))
    undated = [e for e in corpus.events if not e.date]

    def cells(id: str) -> tuple[Cell, ...]:
        event = corpus.by_id[id]
        assert isinstance(event, Event)
        about = "~" if event.date and event.date.approximate else " "
        when = words.date(event.date) if event.date else ""
        return Cell(about, "warning"), Cell(when, "meta"), Cell(event.summary)

    dates = max((width_of(words.date(date)) for date in {e.date for e in dated}), default=0)
    columns = (Column(1), Column(min(dates, _MOST_DATE_CELLS) or 1), Column())
    headings = {len(dated): tr("Without a date")} if undated else {}
    return Rows("timeline", [e.id for e in (*dated, *undated)], columns, cells, headings)


def short_name(document: Document) -> str:
    """Return a few words by which a document is known beside its passages."""
    return document.title or document.file


def _documents(corpus: Corpus, links: Links) -> Rows:
    def cells(id: str) -> tuple[Cell, ...]:
        document = corpus.document(id)
        date = words.date(document.date) if document.date else tr("no date")
        return Cell(short_name(document)), Cell(date, "meta"), Cell(f"{len(links.facts.get(id, ()))}", "meta")

    columns = (Column(), Column(20, from_width=50), Column(4, right=True))
    ids = [document.id for document in corpus.documents]
    return Rows("documents", ids, columns, cells, unit=N_("facts"))


def _passages(corpus: Corpus, links: Links) -> Rows:
    return passage_rows(corpus, [passage.id for passage in corpus.passages], {})


def passage_rows(
    corpus: Corpus, ids: Sequence[str], spans: Mapping[str, tuple[tuple[int, int], ...]], total: int | None = None
) -> Rows:
    """Return passages as rows, in this order, their hits marked."""

    def cells(id: str) -> tuple[Cell, ...]:
        passage = corpus.passage(id)
        name = short_name(corpus.document(passage.document))
        marks = tuple(Mark(start, end, "hit") for start, end in spans.get(id, ()))
        role: Role = "strong" if passage.is_heading else "text"
        return Cell(name, "meta"), Cell(f"¶{passage.ordinal + 1}", "meta"), Cell(passage.text, role, marks)

    return Rows("passages", ids, (Column(16), Column(5, right=True), Column()), cells, total=total)


_MAKERS: Mapping[str, Callable[[Corpus, Links], Rows]] = {
    "companies": _companies,
    "models": _models,
    "quotes": _quotes,
    "timeline": _timeline,
    "people": _people,
    "passages": _passages,
    "documents": _documents,
}


def passage_of(corpus: Corpus, id: str) -> Passage | None:
    """Return the passage that proves an item: its evidence's, its first mention's, the document's first, or itself."""
    found = evidence_of(corpus, id)
    return corpus.passage(found.passage) if found else None


def evidence_of(corpus: Corpus, id: str) -> Evidence | None:
    """Return the words to open for an item; None for a document, which has no particular words."""
    item = corpus.by_id.get(id)
    if isinstance(item, (Company, Model, Person)):
        return item.mentions[0].evidence if item.mentions else None
    if isinstance(item, Passage):
        return Evidence(item.id, 0, 0, "")
    if item is None or isinstance(item, Document):
        return None
    return item.evidence
