"""Who said what about whom: speakers by the companies or models that their quotes are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Model, Quote
from oss_ai_tui.domain.text import fold

About = Literal["company", "model"]
ABOUT: tuple[About, ...] = ("company", "model")
_KINDS = {"company": Company, "model": Model}


@dataclass(frozen=True, slots=True)
class Heading:
    """A speaker, or somebody spoken of."""

    key: str
    """The entity's id; for a speaker whom no text names in full, the words and the document."""
    id: str | None
    """The entity's id; None for a speaker who is no known entity."""
    name: str
    """Empty for a speaker of whom the text says nothing."""
    count: int
    """Number of quotations in the whole row or column; one about two companies is one in its row."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of quotations with the quotes behind them."""

    about: About
    speakers: tuple[Heading, ...]
    """Rows, the most quoted first, then by name."""
    subjects: tuple[Heading, ...]
    """Columns, the most spoken of first, then by name."""
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    """Ids of quotes by the keys of row and column, in the order of the texts; an empty cell is left out."""
    counts: Mapping[tuple[str, str], int]
    """Quotations in each cell: the parts of a quotation that its attribution splits count once."""
    quotes: int
    """Quotes of the corpus."""
    left_out: int
    """Quotes that are about nothing of the kind."""


def build_matrix(corpus: Corpus, about: About = "company", quotes: Sequence[Quote] | None = None) -> Matrix:
    """Return the matrix of a corpus, or of only some of its quotes."""
    chosen = corpus.quotes if quotes is None else quotes
    cells: defaultdict[tuple[str, str], list[Quote]] = defaultdict(list)
    names: dict[str, tuple[str | None, str]] = {}
    used: set[str] = set()
    for quote in chosen:
        key, id, name = speaker(corpus, quote)
        for subject in dict.fromkeys(quote.about):
            if isinstance(corpus.by_id.get(subject), _KINDS[about]):
                cells[key, subject].append(quote)
                names.setdefault(key, (id, name))
                names[subject] = subject, corpus.name(subject) or subject
                used.add(quote.id)
    return Matrix(
        about=about,
        speakers=_headings(cells, names, 0),
        subjects=_headings(cells, names, 1),
        cells=MappingProxyType({place: tuple(quote.id for quote in found) for place, found in cells.items()}),
        counts=MappingProxyType({place: _count(found) for place, found in cells.items()}),
        quotes=len(chosen),
        left_out=len(chosen) - len(used),
    )


def speaker(corpus: Corpus, quote: Quote) -> tuple[str, str | None, str]:
    """Return key, id and name of who speaks: the person, else the organisation, else the words of the text."""
    said = quote.speaker
    known = said.person or said.organization
    if known:
        return known, known, corpus.name(known) or said.name or known
    document = corpus.passage(quote.evidence.passage).document
    return f"{fold(said.name or '')}@{document}", None, said.name or ""


def _headings(
    cells: Mapping[tuple[str, str], Sequence[Quote]], names: Mapping[str, tuple[str | None, str]], side: int
) -> tuple[Heading, ...]:
    groups: defaultdict[str, list[Quote]] = defaultdict(list)
    for place, quotes in cells.items():
        groups[place[side]].extend(quotes)
    headings = [Heading(key, *names[key], _count(found)) for key, found in groups.items()]
    return tuple(sorted(headings, key=lambda h: (-h.count, h.name.casefold(), h.key)))


def _count(quotes: Iterable[Quote]) -> int:
    return len({quote.group or quote.id for quote in quotes})
