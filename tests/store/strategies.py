"""Hypothesis strategies for whole records: any clean text, and facts with evidence anywhere in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import (
    AnchorKind,
    BlockKind,
    Company,
    DateBasis,
    Document,
    Event,
    EventKind,
    Evidence,
    Figure,
    Mention,
    Model,
    ModelKind,
    Openness,
    OriginRun,
    Passage,
    Person,
    Proof,
    Quote,
    QuoteKind,
    Record,
    Relation,
    RelationType,
    Role,
    Speaker,
    TimeExpression,
)
from oss_ai_tui.domain.text import strip_unsafe

T = TypeVar("T", bound=Any)

clean = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(strip_unsafe)
filled = clean.filter(bool)
maybe = st.none() | clean
names = st.lists(filled, max_size=2, unique=True).map(tuple)
ratios = st.floats(0, 1)
written_dates = ["2023", "2020-12~", "2024-03-11/2024-03-17", "202X", "2023-21", "../2022"]
dates = st.none() | st.sampled_from([Edtf(date) for date in written_dates])
numbers = st.none() | st.integers() | st.floats(allow_nan=False)


def one_of(literal: object) -> st.SearchStrategy[str]:
    """Draw one of the values of a Literal type."""
    return st.sampled_from(get_args(literal))


@st.composite
def passages(draw: st.DrawFn, document: str) -> tuple[Passage, ...]:
    """Draw the passages of a document, at least one of them."""
    texts = draw(st.lists(filled, min_size=1, max_size=5))
    return tuple(
        Passage(f"{document}.{n}", document, n, text, draw(st.sampled_from(get_args(BlockKind))), draw(runs(len(text))))
        for n, text in enumerate(texts)
    )


@st.composite
def runs(draw: st.DrawFn, length: int) -> tuple[OriginRun, ...]:
    """Draw a map to the original of a text of that length."""
    starts = draw(st.lists(st.integers(0, length), max_size=3))
    return tuple(OriginRun(start, draw(st.integers(0, 1 << 40)), length - start) for start in starts)


@st.composite
def evidence(draw: st.DrawFn, texts: tuple[Passage, ...]) -> Evidence:
    """Draw a slice of one of the passages."""
    passage = draw(st.sampled_from(texts))
    start = draw(st.integers(0, len(passage.text) - 1))
    end = draw(st.integers(start + 1, len(passage.text)))
    return Evidence(passage.id, start, end, passage.text[start:end])


class Facts:
    """Strategies for what stands in given passages, each in their order, as extraction gives it."""

    def __init__(self, texts: tuple[Passage, ...]) -> None:
        self.order = {passage.id: passage.ordinal for passage in texts}
        self.at = evidence(texts)
        self.mentions = self.some(st.builds(Mention, self.at, filled, ratios))
        self.proofs = self.some(st.builds(Proof, filled, clean, self.at, filled, ratios))
        self.roles = self.some(st.builds(Role, clean, maybe, self.at, filled, ratios))

    def some(self, strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
        """Draw a few facts in the order of their passages."""
        facts = st.lists(strategy, max_size=2)
        return facts.map(lambda drawn: tuple(sorted(drawn, key=lambda fact: self.order[fact.evidence.passage])))

    def document(self, id: str) -> st.SearchStrategy[Document]:
        basis = one_of(DateBasis)
        known = st.builds(
            Document, st.just(id), filled, filled, filled, maybe, maybe, maybe, dates, basis, maybe, names
        )
        return st.builds(lambda document, proofs: replace(document, proofs=proofs), known, self.proofs)

    def models(self) -> st.SearchStrategy[Model]:
        more = (maybe, names, st.none() | st.integers(), dates, st.none() | one_of(Openness), self.proofs)
        return st.builds(Model, filled, clean, names, one_of(ModelKind), self.mentions, *more)

    def quotes(self) -> st.SearchStrategy[Quote]:
        speakers = st.builds(Speaker, maybe, maybe, maybe, st.none() | self.at)
        said = (one_of(QuoteKind), clean, maybe, maybe, speakers, names)
        return st.builds(Quote, filled, *said, self.at, filled, ratios)

    def times(self) -> st.SearchStrategy[TimeExpression]:
        return st.builds(TimeExpression, filled, self.at, dates, one_of(AnchorKind), dates, filled, ratios)

    def events(self) -> st.SearchStrategy[Event]:
        told = (dates, maybe, maybe, clean, one_of(EventKind), names)
        also = st.lists(self.at, max_size=2).map(tuple)
        return st.builds(Event, filled, *told, self.at, filled, ratios, also)

    def figures(self) -> st.SearchStrategy[Figure]:
        counted = (clean, numbers, numbers, maybe, st.booleans(), st.booleans(), maybe)
        return st.builds(Figure, filled, *counted, self.at, filled, ratios)

    def relations(self) -> st.SearchStrategy[Relation]:
        return st.builds(Relation, filled, one_of(RelationType), filled, filled, self.at, filled, ratios)


@st.composite
def records(draw: st.DrawFn, id: str = "d1") -> Record:
    """Draw a whole record."""
    texts = draw(passages(id))
    facts = Facts(texts)
    return Record(
        document=draw(facts.document(id)),
        passages=texts,
        companies=draw(entities(st.builds(Company, filled, clean, names, filled, facts.mentions))),
        models=draw(entities(facts.models())),
        people=draw(entities(st.builds(Person, filled, clean, names, facts.roles, facts.mentions))),
        quotes=draw(facts.some(facts.quotes())),
        times=draw(facts.some(facts.times())),
        events=draw(facts.some(facts.events())),
        figures=draw(facts.some(facts.figures())),
        relations=draw(facts.some(facts.relations())),
    )


def entities(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """Draw entities of different ids."""
    return st.lists(strategy, max_size=2, unique_by=lambda entity: entity.id).map(tuple)
