"""Write a store of made-up articles, with every kind of fact, through the store's own writer.

    python tests/benchmarks/generate_store.py FOLDER --passages 100000 --seed 7

The words are made of syllables and follow Zipf's law; people, companies and models exist nowhere. The same seed gives
the same store, and the first documents of a large store are those of a small one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

from oss_ai_tui.domain import ids
from oss_ai_tui.domain.date_labels import MONTHS
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Event,
    EventKind,
    Evidence,
    Figure,
    Mention,
    Model,
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
from oss_ai_tui.store import open_writer

PASSAGES = 20
"""Passages of a document, its title included."""

RULE = "generated"
COMMIT_EVERY = 500
ROLES = ("directora", "portavoz", "fundador", "investigadora", "abogado", "ingeniera")

T = TypeVar("T")


class Zipf(Generic[T]):
    """Draws items so that the nth is n times rarer than the first."""

    def __init__(self, items: list[T]) -> None:
        self._items = items
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(items))))

    def draw(self, random: Random) -> T:
        """Return one item."""
        return random.choices(self._items, cum_weights=self._weights)[0]


class Vocabulary:
    """Words and names made of syllables."""

    def __init__(self, seed: int) -> None:
        random = Random(seed)
        self.feminine = Zipf(self._words(random, 6000, ["ción", "dad", "ura", "encia", "ía", "ada"]))
        self.masculine = Zipf(self._words(random, 6000, ["miento", "ismo", "ero", "aje", "or", "ado"]))
        self.verbs = Zipf(self._words(random, 3000, ["ó", "aba", "ará", "a", "aría"]))
        self.adjectives = Zipf(self._words(random, 3000, ["al", "ente", "able", "ante", "il"]))
        self.companies = Zipf(self._names(random, 500, ["", " IA", " Labs", " Research", " Sistemas"]))
        self.models = Zipf(self._names(random, 800, ["-7B", "-2", " 3", "-13B", " Chat"]))
        given = self._names(random, 300, ["", "a", "o"])
        self.people = Zipf([f"{random.choice(given)} {name}" for name in self._names(random, 3000, ["ez", "ar", "i"])])

    @staticmethod
    def _stem(random: Random, most: int) -> str:
        syllable = ("b", "br", "c", "cr", "d", "f", "g", "l", "m", "n", "ñ", "p", "pl", "r", "s", "t", "tr", "v", "z")
        return "".join(random.choice(syllable) + random.choice("aaeeiou") for _ in range(random.randint(1, most)))

    def _words(self, random: Random, count: int, endings: list[str]) -> list[str]:
        stems = (self._stem(random, 3) + random.choice("bcdflmnprst") + random.choice(endings) for _ in range(count))
        return list(dict.fromkeys(stems))

    def _names(self, random: Random, count: int, endings: list[str]) -> list[str]:
        names = (
            self._stem(random, 3).capitalize() + random.choice("nrls") + random.choice(endings) for _ in range(count)
        )
        return list(dict.fromkeys(names))

    def noun(self, random: Random) -> str:
        """Return a noun with its article."""
        if random.random() < 0.5:
            return f"{random.choice(['la', 'una', 'esta'])} {self.feminine.draw(random)}"
        return f"{random.choice(['el', 'un', 'este'])} {self.masculine.draw(random)}"

    def clause(self, random: Random) -> str:
        """Return a clause without capital and full stop."""
        subject, verb, thing = self.noun(random), self.verbs.draw(random), self.noun(random)
        more = random.choice(["", f" por {self.noun(random)}", f", según {self.noun(random)}", " desde hace años"])
        return f"{subject} {self.adjectives.draw(random)} {verb} {thing} de {self.noun(random)}{more}"


@dataclass
class Draft:
    """A passage in the making: what is added knows where it stands."""

    id: str
    text: str = ""

    def add(self, words: str) -> Evidence:
        """Append words and return where they stand."""
        start = len(self.text)
        self.text += words
        return Evidence(self.id, start, len(self.text), words)

    def span(self, start: int, end: int) -> Evidence:
        """Return the words between two places."""
        return Evidence(self.id, start, end, self.text[start:end])


class Named:
    """An entity named in a draft just now."""

    def __init__(self, draft: Draft, prefix: str, name: str) -> None:
        self.name = name
        self.id = ids.entity_id(prefix, name)
        self.place = draft.add(name)


@dataclass
class Article:
    """A document in the making."""

    vocabulary: Vocabulary
    random: Random
    id: str
    companies: dict[str, Company] = field(default_factory=dict)
    models: dict[str, Model] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def company(self, draft: Draft) -> Named:
        """Name a company."""
        one = Named(draft, "org", self.vocabulary.companies.draw(self.random))
        known = self.companies.get(one.id) or Company(one.id, one.name, (one.name,), "company", ())
        self.companies[one.id] = replace(known, mentions=(*known.mentions, Mention(one.place, RULE, 0.95)))
        return one

    def model(self, draft: Draft) -> Named:
        """Name a model."""
        one = Named(draft, "mod", self.vocabulary.models.draw(self.random))
        known = self.models.get(one.id) or Model(one.id, one.name, (one.name,), "model", ())
        self.models[one.id] = replace(known, mentions=(*known.mentions, Mention(one.place, RULE, 0.9)))
        return one

    def person(self, draft: Draft) -> Named:
        """Name a person."""
        one = Named(draft, "per", self.vocabulary.people.draw(self.random))
        known = self.people.get(one.id) or Person(one.id, one.name, (one.name,), (), ())
        self.people[one.id] = replace(known, mentions=(*known.mentions, Mention(one.place, RULE, 0.97)))
        return one

    def clause(self) -> str:
        """Return a clause of everyday words."""
        return self.vocabulary.clause(self.random)

    def relate(self, draft: Draft, type: RelationType, source: Named, target: Named) -> None:
        """State a relation; its evidence reaches from one mention to the other."""
        place = draft.span(min(source.place.start, target.place.start), max(source.place.end, target.place.end))
        self.relations.append(Relation(_id("r", place, type), type, source.id, target.id, place, RULE, 0.8))

    def quote(self, kind: QuoteKind, words: Evidence, verb: str, person: Named, about: tuple[str, ...] = ()) -> None:
        """Keep a quote of a person."""
        speaker = Speaker(person.name, person.id, None, person.place)
        self.quotes.append(Quote(_id("q", words), kind, words.words, None, verb, speaker, about, words, RULE, 0.9))

    def day(self, draft: Draft) -> TimeExpression:
        """Name a month and a year."""
        month, year = self.random.randint(1, 12), self.random.randint(2018, 2025)
        place = draft.add(f"{MONTHS['es'][month - 1]} de {year}")
        date = Edtf(f"{year}-{month:02}")
        time = TimeExpression(_id("t", place), place, date, "absolute", None, RULE, 0.95)
        self.times.append(time)
        return time

    def event(self, draft: Draft, kind: EventKind, time: TimeExpression, *participants: Named) -> None:
        """Keep what the passage's last sentence, so far, tells."""
        start = min(one.place.start for one in participants)
        place = draft.span(min(start, time.evidence.start), len(draft.text))
        named = tuple(dict.fromkeys(one.id for one in participants))
        said = time.evidence.words
        self.events.append(
            Event(_id("e", place, kind), time.date, said, time.id, place.words, kind, named, place, RULE, 0.85)
        )

    def statement(self, draft: Draft) -> None:
        """Indirect speech of a person with a role."""
        speaker, _ = self.person(draft), draft.add(", ")
        title, _ = draft.add(self.random.choice(ROLES)), draft.add(" de ")
        company, _ = self.company(draft), draft.add(", dijo que ")
        self.quote("indirect", draft.add(self.clause()), "decir", speaker, (company.id,))
        known = self.people[speaker.id]
        role = Role(title.words, company.id, draft.span(title.start, company.place.end), RULE, 0.9)
        self.people[speaker.id] = replace(known, roles=(*known.roles, role))
        self.relate(draft, "works_for", speaker, company)

    def quotation(self, draft: Draft) -> None:
        """Direct speech with its speaker after it."""
        draft.add("«")
        words, _ = draft.add(self.clause()), draft.add("», afirmó ")
        self.quote("direct", words, "afirmar", self.person(draft))

    def release(self, draft: Draft) -> None:
        """A company's new model, with its date."""
        time, _ = self.day(draft), draft.add(" fue el mes en que ")
        company, _ = self.company(draft), draft.add(" presentó ")
        model = self.model(draft)
        self.relate(draft, "developed_by", model, company)
        self.event(draft, "release", time, company, model)

    def funding(self, draft: Draft) -> None:
        """Money from one company for another."""
        investor, _ = self.company(draft), draft.add(" puso ")
        millions = self.random.randint(2, 900)
        amount, _ = draft.add(f"{millions} millones de euros"), draft.add(" en ")
        target, _ = self.company(draft), draft.add(" en ")
        money = Figure(
            _id("f", amount), amount.words, millions * 10**6, None, "EUR", False, True, target.id, amount, RULE, 0.9
        )
        self.figures.append(money)
        self.relate(draft, "invested_in", investor, target)
        self.event(draft, "funding", self.day(draft), investor, target)

    def lineage(self, draft: Draft) -> None:
        """A model built on another, with its size."""
        model, _ = self.model(draft), draft.add(" se apoya en ")
        base, _ = self.model(draft), draft.add(" y reúne ")
        billions = self.random.randint(1, 400)
        size = draft.add(f"{billions} mil millones de parámetros")
        number = billions * 10**9
        self.figures.append(
            Figure(_id("f", size), size.words, number, None, "parameters", False, True, model.id, size, RULE, 0.9)
        )
        self.relate(draft, "based_on", model, base)
        known = self.models[model.id]
        proof = Proof("parameters", str(number), size, RULE, 0.9)
        self.models[model.id] = replace(known, parameters=number, proofs=(*known.proofs, proof))

    def prose(self, draft: Draft) -> None:
        """A sentence without facts."""
        draft.add(self.clause().capitalize())

    def record(self, number: int, title: str, passages: tuple[Passage, ...], sha: str) -> Record:
        """Return the finished document with its facts."""
        date = Edtf(
            f"{self.random.randint(2021, 2025)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        )
        file = f"articulo-{number:06}.txt"
        return Record(
            document=Document(self.id, file, f"/generado/{file}", sha, title=title, date=date, date_basis="stated"),
            passages=passages,
            companies=tuple(self.companies.values()),
            models=tuple(self.models.values()),
            people=tuple(self.people.values()),
            quotes=tuple(self.quotes),
            times=tuple(self.times),
            events=tuple(self.events),
            figures=tuple(self.figures),
            relations=tuple(self.relations),
        )


def _id(prefix: str, place: Evidence, *more: str) -> str:
    return ids.fact_id(prefix, place.passage, place.start, place.end, *more)


def article(vocabulary: Vocabulary, seed: int, number: int, passages: int = PASSAGES) -> Record:
    """Return the record of one made-up document, the same for the same seed and number."""
    random = Random(f"{seed}:{number}")
    made = Article(vocabulary, random, ids.document_id(sha256(f"{seed}:{number}".encode()).hexdigest()))
    title = vocabulary.clause(random).capitalize()
    drafts = [Draft(ids.passage_id(made.id, 0), title)]
    for ordinal in range(1, passages):
        draft = Draft(ids.passage_id(made.id, ordinal))
        _paragraph(made, draft)
        drafts.append(draft)
    texts = [draft.text for draft in drafts]
    starts = accumulate((len(text) + 2 for text in texts), initial=0)
    done = tuple(
        Passage(d.id, made.id, n, d.text, "paragraph" if n else "title", (OriginRun(0, start, len(d.text)),))
        for n, (d, start) in enumerate(zip(drafts, starts, strict=False))
    )
    return made.record(number, title, done, sha256("\n\n".join(texts).encode()).hexdigest())


def _paragraph(made: Article, draft: Draft) -> None:
    """Three to five sentences; those that tell something give a document about ten facts, and their mentions."""
    for _ in range(made.random.randint(3, 5)):
        tell = made.random.choice(TELLERS) if made.random.random() < 1 / 14 else Article.prose
        tell(made, draft)
        draft.add(". ")
    draft.text = draft.text.rstrip()


def records(passages: int, seed: int) -> Iterator[Record]:
    """Give the made-up documents that together have so many passages."""
    vocabulary = Vocabulary(seed)
    for number, start in enumerate(range(0, passages, PASSAGES)):
        yield article(vocabulary, seed, number, min(PASSAGES, passages - start))


def generate(folder: Path, passages: int, seed: int) -> int:
    """Write the store, in several commits; return the number of its documents."""
    number = 0
    with open_writer(folder) as writer:
        for number, record in enumerate(records(passages, seed), start=1):
            writer.put(record, extractor="generated")
            if number % COMMIT_EVERY == 0:
                writer.commit()
        writer.commit()
    return number


def main() -> int:
    """Read the command line and write the store."""
    parser = argparse.ArgumentParser(description="Write a store of made-up articles with facts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args()
    try:
        documents = generate(wanted.folder, wanted.passages, wanted.seed)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    print(f"{documents} documents with {wanted.passages} passages in {wanted.folder}")
    return 0


TELLERS = (
    *(Article.statement, Article.quotation, Article.quotation, Article.release),
    *(Article.funding, Article.lineage),
)


if __name__ == "__main__":
    sys.exit(main())
