"""A record with one of everything, and what the tests ask of a store."""

from __future__ import annotations

from pathlib import Path

from oss_ai_tui.domain import ids
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Event,
    Evidence,
    Figure,
    Mention,
    Model,
    OriginRun,
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
from oss_ai_tui.store import load_records, open_writer, read_state
from oss_ai_tui.store.reader import present_manifest

TITLE = "Una fundación presenta Lince"
BODY = "Ana Ruiz, directora de Fundación Sauce, dijo: «el código será libre» en mayo de 2023; Lince costó 3 millones."


def whole_record(id: str = "d1", path: str | None = None, body: str = BODY) -> Record:
    """Return a document of two passages with one of every kind of fact; ``body`` must hold the words of BODY."""
    passages = (
        Passage(f"{id}.0", id, 0, TITLE, "title", (OriginRun(0, 0, len(TITLE)),)),
        Passage(f"{id}.1", id, 1, body, "paragraph", (OriginRun(0, 30, 40), OriginRun(41, 72, 10))),
    )

    def at(words: str, passage: int = 1) -> Evidence:
        start = passages[passage].text.index(words)
        return Evidence(passages[passage].id, start, start + len(words), words)

    def mention(words: str, passage: int = 1) -> Mention:
        return Mention(at(words, passage), "name.full", 0.95)

    sauce = Company(
        "org:fundacion-sauce", "Fundación Sauce", ("Fundación Sauce",), "foundation", (mention("Fundación Sauce"),)
    )
    lince = Model(
        id="mod:lince",
        name="Lince",
        aliases=("Lince",),
        kind="model",
        mentions=(mention("Lince", 0), mention("Lince")),
        developer=sauce.id,
        parameters=7_000_000_000,
        released=Edtf("2023-05"),
        openness="open",
        proofs=(Proof("openness", "open", at("libre"), "model.open", 0.7),),
    )
    role = Role("directora", sauce.id, at("directora de Fundación Sauce"), "role.apposition", 0.9)
    ana = Person("per:ana-ruiz", "Ana Ruiz", ("Ana Ruiz",), (role,), (mention("Ana Ruiz"),))
    said, when, cost = at("el código será libre"), at("mayo de 2023"), at("3 millones")
    speaker = Speaker("Ana Ruiz", ana.id, None, at("Ana Ruiz"))
    time = TimeExpression(ids.fact_id("t", "x", 1, 2, id), when, Edtf("2023-05"), "absolute", None, "time.month", 0.9)
    return Record(
        document=Document(
            id=id,
            file=f"{id}.txt",
            path=path or f"/textos/{id}.txt",
            sha256="0" * 64,
            title=TITLE,
            date=Edtf("2023-06-01"),
            date_basis="user",
            proofs=(Proof("title", TITLE, at(TITLE, 0), "title.first", 1.0),),
        ),
        passages=passages,
        companies=(sauce,),
        models=(lince,),
        people=(ana,),
        quotes=(Quote(f"q:{id}", "partial", said.words, None, "decir", speaker, (lince.id,), said, "quote.cue", 0.9),),
        times=(time,),
        events=(
            Event(f"e:{id}", time.date, when.words, time.id, body, "release", (lince.id,), at(body), "event.cue", 0.6),
        ),
        figures=(Figure(f"f:{id}", "3 millones", 3_000_000, None, None, True, True, lince.id, cost, "figure", 0.8),),
        relations=(Relation(f"r:{id}", "works_for", ana.id, sauce.id, role.evidence, "relation.role", 0.9),),
    )


def fill(path: Path, *records: Record, extractor: str = "1") -> None:
    """Put records into a store in one commit."""
    with open_writer(path) as writer:
        for record in records:
            writer.put(record, extractor=extractor)
        writer.commit()


def loaded(path: Path) -> list[Record]:
    """Return what the store holds, in the order in which it is read."""
    return list(load_records(path))


def part_names(path: Path) -> set[str]:
    """Return the names of the files in the folder of the parts."""
    return {file.name for file in (path / "parts").iterdir()}


def named_parts(path: Path) -> set[str]:
    """Return the names of the part files that the present state refers to."""
    return {*present_manifest(path).catalogues, *(name for entry in read_state(path).documents for name in entry.parts)}
