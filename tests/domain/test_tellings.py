"""What is told twice: when two events are one happening, and which facts of a corpus say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Event, EventKind, Evidence, Passage, Record, Relation
from oss_ai_tui.domain.tellings import same_happening


def event(kind: EventKind, date: str, who: str, verb: str = "lanzar", document: str = "d1") -> Event:
    place = Evidence(f"{document}.0", 0, 4, "Algo")
    participants = tuple(who.split())
    id = f"e:{document}:{kind}:{date}:{who}:{verb}"
    return Event(id, Edtf(date), date, None, "Algo", kind, participants, place, f"e.past.{verb}", 0.8)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("release", "2023-05", "org:a mod:x"), ("release", "2023-05", "org:a mod:x", "publicar"), True),
        (("release", "2023", "org:a mod:x"), ("release", "2023-05-03", "mod:x", "publicar"), True),
        (("release", "2023", "org:a mod:x"), ("release", "2024", "org:a mod:x"), False),
        (("release", "2023-05", "org:a mod:x"), ("release", "2023-05", "org:a mod:y"), False),
        (("release", "2023-05", "org:a"), ("release", "2023-05", "org:a", "publicar"), False),
        (("funding", "2023-05", "org:a org:b"), ("funding", "2023-05-03", "org:a org:b", "invertir"), True),
        (("funding", "2023", "org:a"), ("funding", "2023-05", "org:a"), False),
        (("statement", "2023-05-03", "per:p", "decir"), ("statement", "2023-05-03", "per:p", "anunciar"), False),
        (("statement", "2023-05-03", "per:p", "decir"), ("statement", "2023-05-03", "per:p", "decir"), True),
        (("release", "2023-05", "mod:x"), ("market", "2023-05", "mod:x"), False),
    ],
)
def test_same_happening(one: tuple[EventKind, str, str], other: tuple[EventKind, str, str], same: bool) -> None:
    assert same_happening(event(*one), event(*other)) is same
    assert same_happening(event(*other), event(*one)) is same


def test_events_without_participants_are_never_the_same() -> None:
    assert not same_happening(event("release", "2023-05", ""), event("release", "2023-05", ""))


def corpus_of(*records: tuple[Event | Relation, ...]) -> Corpus:
    made = []
    for index, facts in enumerate(records, 1):
        id = f"d{index}"
        made.append(
            Record(
                Document(id, f"{id}.txt", f"/{id}.txt", ""),
                (Passage(f"{id}.0", id, 0, "Algo pasó."),),
                events=tuple(f for f in facts if isinstance(f, Event)),
                relations=tuple(f for f in facts if isinstance(f, Relation)),
            )
        )
    return Corpus.of(made)


def test_an_event_of_two_documents_is_tied_together_the_fuller_first() -> None:
    short = event("release", "2023-05", "mod:x", document="d1")
    full = event("release", "2023-05-03", "org:a mod:x", "publicar", document="d2")
    alone = event("release", "2021", "mod:y", document="d2")
    corpus = corpus_of((short,), (full, alone))
    assert corpus.told_with(short.id) == corpus.told_with(full.id) == (full.id, short.id)
    assert corpus.told_with(alone.id) == (alone.id,)


def test_a_relation_of_two_documents_has_both_pieces_of_evidence() -> None:
    one = Relation("r1", "competes_with", "org:a", "org:b", Evidence("d1.0", 0, 4, "Algo"), "r.test", 0.7)
    other = replace(
        one, id="r2", source="org:b", target="org:a", evidence=Evidence("d2.0", 0, 4, "Algo"), confidence=0.9
    )
    made = replace(one, id="r3", type="invested_in")
    back = replace(other, id="r4", type="invested_in")
    corpus = corpus_of((one, made), (other, back))
    assert corpus.told_with("r1") == ("r2", "r1")
    assert [r.evidence.passage for r in corpus.relations if r.id in corpus.told_with("r1")] == ["d1.0", "d2.0"]
    assert corpus.told_with("r3") == ("r3",)
