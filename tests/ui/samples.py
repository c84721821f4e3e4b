"""Small corpora made by hand, and a searcher simple enough to foresee."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Entity,
    Event,
    Evidence,
    Figure,
    Mention,
    Model,
    Passage,
    Person,
    Proof,
    Quote,
    Record,
    Relation,
    Role,
    Speaker,
    TimeExpression,
)
from oss_ai_tui.domain.text import fold
from oss_ai_tui.ui.services import Services


def document(id: str, title: str | None = None, **fields: object) -> Document:
    values: dict[str, object] = {"file": f"{id}.txt", "path": f"/textos/{id}.txt", "sha256": "0" * 64, "title": title}
    return Document(id, **{**values, **fields})  # type: ignore[arg-type]


def passages(document: str, *texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(f"{document}.{number}", document, number, text) for number, text in enumerate(texts))


def evidence(passage: Passage, words: str) -> Evidence:
    start = passage.text.index(words)
    return Evidence(passage.id, start, start + len(words), words)


def mentions(texts: Iterable[Passage], name: str) -> tuple[Mention, ...]:
    return tuple(Mention(evidence(p, name), "name", 0.95) for p in texts if name in p.text)


def harbour() -> Record:
    """An interview about two models of an invented laboratory."""
    texts = passages(
        "puerto",
        "El faro de los modelos abiertos",
        "La cooperativa Nube Libre presentó el 12 de mayo de 2023 su modelo Lince, de 7.000 millones de parámetros.",
        "«Un modelo cerrado es una caja que nadie revisa», afirma Marta Ríos, directora de Nube Libre.",
        "Según Marta Ríos, la competencia con Torre Alta apenas empieza. La casa recaudó unos 3 millones de euros.",
        "A finales de 2020 un grupo de la casa había reunido ya los textos con los que se entrenó Lince.",
        "Lince Dos, basado en Lince, llegará algún día.",
        *(
            f"La sala número {number} del puerto guarda cuadernos que nadie ha leído todavía."
            for number in range(1, 13)
        ),
    )
    _title, launch, saying, rivals, past, future = texts[:6]
    nube, torre, lince, dos, marta = "org:nube-libre", "org:torre-alta", "mod:lince", "mod:lince-dos", "per:marta-rios"
    times = (
        TimeExpression(
            "t:1", evidence(launch, "el 12 de mayo de 2023"), Edtf("2023-05-12"), "absolute", None, "day", 0.99
        ),
        TimeExpression("t:2", evidence(past, "A finales de 2020"), Edtf("2020-12~"), "absolute", None, "part", 0.9),
    )
    based = evidence(future, "basado en Lince")
    return Record(
        document(
            "puerto",
            "El faro de los modelos abiertos",
            author="Luz Prado",
            publisher="El Muelle",
            date=Edtf("2023-06"),
            date_basis="user",
        ),
        texts,
        companies=(
            Company(nube, "Nube Libre", ("Nube Libre", "la cooperativa"), "lab", mentions(texts, "Nube Libre")),
            Company(torre, "Torre Alta", ("Torre Alta",), "company", mentions(texts, "Torre Alta")),
        ),
        models=(
            Model(
                lince,
                "Lince",
                ("Lince",),
                "model",
                mentions(texts, "Lince"),
                developer=nube,
                parameters=7_000_000_000,
                released=Edtf("2023-05-12"),
                proofs=(
                    Proof("developer", nube, evidence(launch, "su modelo Lince"), "possessive", 0.9),
                    Proof("parameters", "7000000000", evidence(launch, "7.000 millones de parámetros"), "size", 0.95),
                ),
            ),
            Model(
                dos,
                "Lince Dos",
                ("Lince Dos",),
                "model",
                mentions(texts, "Lince Dos"),
                based_on=(lince,),
                proofs=(Proof("based_on", lince, based, "based-on", 0.9),),
            ),
        ),
        people=(
            Person(
                marta,
                "Marta Ríos",
                ("Marta Ríos", "Ríos"),
                (Role("directora", nube, evidence(saying, "directora de Nube Libre"), "apposition", 0.95),),
                mentions(texts, "Marta Ríos"),
            ),
        ),
        quotes=(
            Quote(
                "q:1",
                "direct",
                "Un modelo cerrado es una caja que nadie revisa",
                None,
                "afirmar",
                Speaker("Marta Ríos", marta, nube, evidence(saying, "Marta Ríos")),
                (lince,),
                evidence(saying, "Un modelo cerrado es una caja que nadie revisa"),
                "marks-verb-name",
                0.97,
            ),
            Quote(
                "q:2",
                "indirect",
                "la competencia con Torre Alta apenas empieza",
                None,
                "decir",
                Speaker("Marta Ríos", marta, nube, evidence(rivals, "Marta Ríos")),
                (torre,),
                evidence(rivals, "la competencia con Torre Alta apenas empieza"),
                "according-to",
                0.55,
            ),
        ),
        times=times,
        events=(
            Event(
                "e:1",
                Edtf("2023-05-12"),
                "el 12 de mayo de 2023",
                "t:1",
                "Nube Libre presentó su modelo Lince",
                "release",
                (nube, lince),
                evidence(launch, "presentó el 12 de mayo de 2023 su modelo Lince"),
                "verb-date",
                0.9,
            ),
            Event(
                "e:2",
                Edtf("2020-12~"),
                "A finales de 2020",
                "t:2",
                "un grupo de la casa reunió los textos",
                "research",
                (lince,),
                evidence(past, "había reunido ya los textos"),
                "verb-date",
                0.8,
            ),
            Event(
                "e:3",
                None,
                None,
                None,
                "Lince Dos llegará",
                "release",
                (dos,),
                evidence(future, "llegará algún día"),
                "verb",
                0.5,
            ),
        ),
        figures=(
            Figure(
                "f:1",
                "unos 3 millones de euros",
                3_000_000,
                None,
                "EUR",
                True,
                True,
                nube,
                evidence(rivals, "unos 3 millones de euros"),
                "amount",
                0.9,
            ),
        ),
        relations=(
            Relation("r:1", "developed_by", lince, nube, evidence(launch, "su modelo Lince"), "possessive", 0.9),
            Relation("r:2", "works_for", marta, nube, evidence(saying, "directora de Nube Libre"), "apposition", 0.95),
            Relation("r:3", "based_on", dos, lince, based, "based-on", 0.9),
            Relation(
                "r:4", "competes_with", nube, torre, evidence(rivals, "la competencia con Torre Alta"), "noun", 0.7
            ),
        ),
    )


def tower() -> Record:
    """A second text, without a date of its own."""
    texts = passages(
        "torre",
        "Torre Alta no abre sus pesos",
        *(
            f"Torre Alta repite por vez número {number} que la transparencia tiene un precio."
            for number in range(1, 30)
        ),
        "Nube Libre respondió con una carta.",
    )
    return Record(
        document("torre", "Torre Alta no abre sus pesos"),
        texts,
        companies=(
            Company("org:torre-alta", "Torre Alta", ("Torre Alta",), "company", mentions(texts, "Torre Alta")),
            Company("org:nube-libre", "Nube Libre", ("Nube Libre",), "lab", mentions(texts, "Nube Libre")),
        ),
    )


@dataclass(frozen=True)
class Hit:
    id: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Hits:
    count: int
    hits: tuple[Hit, ...]
    mistake: str | None = None


@dataclass
class PlainSearcher:
    """Finds passages that have every word of the query, in the order of the texts."""

    corpus: Corpus
    asked: list[str] = field(default_factory=list)

    def search(self, query: str, kind: str = "passages", limit: int = 20, about: str | None = None) -> Hits:
        self.asked.append(query)
        found = [hit for passage in self._passages(about) if (hit := _hit(passage, query.split()))]
        return Hits(len(found), tuple(found[:limit]))

    def _passages(self, about: str | None) -> list[Passage]:
        """Return the passages that name an entity; all of them for None."""
        known: tuple[Entity, ...] = (*self.corpus.companies, *self.corpus.models, *self.corpus.people)
        ids = {mention.evidence.passage for entity in known if entity.id == about for mention in entity.mentions}
        return [passage for passage in self.corpus.passages if about is None or passage.id in ids]


def _hit(passage: Passage, words: Sequence[str]) -> Hit | None:
    text = fold(passage.text)
    starts = [text.find(fold(word)) for word in words]
    if not words or -1 in starts:
        return None
    return Hit(passage.id, tuple(sorted((s, s + len(w)) for s, w in zip(starts, words, strict=True))))


def services(*records: Record, is_sample: bool = False, load: Callable[[], Iterator[Record]] | None = None) -> Services:
    """Services over records; without any, over both texts."""
    held = records or (harbour(), tower())
    return Services("/almacen/textos", is_sample, load or (lambda: iter(held)), PlainSearcher)


NASTY = (
    "[/b] [bold]fuerte[/bold]",
    "[@click=app.quit]x[/]",
    "[a[0]]",
    "\x1b]52;c;aG9sYQ==\x07 \x1b[2J\x1b[31mrojo \x9b31m",
    "\u202eodasrever\u202c y \u200bcero\u200bancho",
    "cafe\u0301 nin\u0303o Z" + "\u0351" * 200,
    "emoji 👩‍🚀🇪🇸 漢字かな",
    "una palabra de " + "x" * 100_000 + " letras",
)


def _nasty_model(number: int, name: str, where: Evidence) -> Model:
    """Return a model that comes from the one before, and two dates that can't both hold."""
    bases = (f"mod:{number - 1}",) if number else ()
    said = [("released", "2021-01-01"), ("released", "2023-05"), *(("based_on", base) for base in bases)]
    proofs = tuple(Proof(field, value, where, name, 0.95) for field, value in said)
    return Model(f"mod:{number}", name, NASTY, "model", (Mention(where, "r", 0.9),), based_on=bases, proofs=proofs)


def hostile() -> Record:
    """A record whose every word is chosen to break a terminal program."""
    texts = passages("mal", *NASTY, " ".join(NASTY[:7]))
    last = texts[-1]
    whole = Evidence(last.id, 0, len(last.text), last.text)
    companies = tuple(
        Company(f"org:{n}", text, (text, *NASTY), "company" if n else text, (Mention(whole, text, 0.5),))
        for n, text in enumerate(NASTY)
    )
    models = tuple(_nasty_model(n, text, whole) for n, text in enumerate(NASTY))
    people = tuple(
        Person(f"per:{n}", text, NASTY, (Role(text, f"org:{n}", whole, text, 0.9),), (Mention(whole, "r", 0.9),))
        for n, text in enumerate(NASTY)
    )
    quotes = tuple(
        Quote(f"q:{n}", "direct", text, None, text, Speaker(text), ("org:0",), whole, text, 0.5)
        for n, text in enumerate(NASTY)
    )
    events = tuple(
        Event(f"e:{n}", None, text, None, text, "other", ("org:0",), whole, text, 0.5) for n, text in enumerate(NASTY)
    )
    figures = (Figure("f:0", NASTY[3], None, None, NASTY[1], True, False, "org:0", whole, NASTY[3], 0.5),)
    about = document("mal", NASTY[3], file=NASTY[1], author=NASTY[0], publisher=NASTY[4], translation=NASTY[5])
    return Record(about, texts, companies, models, people, quotes, (), events, figures)
