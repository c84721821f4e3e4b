"""Joining records into a corpus: entities merge by id, nothing gets lost, the order of arrival is of no account."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.corpus import Corpus, merge
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Company, Document, Evidence, Mention, Model, Passage, Person, Proof, Record, Role


def mention(passage: str, words: str) -> Mention:
    return Mention(Evidence(passage, 0, len(words), words), "n.test", 0.9)


def company(passage: str, *names: str) -> Company:
    return Company("org:acme", names[0], names, "company", tuple(mention(passage, name) for name in names))


def record(document: str, companies: tuple[Company, ...] = (), people: tuple[Person, ...] = ()) -> Record:
    passages = (Passage(f"{document}.0", document, 0, "Acme abre."), Passage(f"{document}.1", document, 1, "Cierra."))
    return Record(Document(document, f"{document}.txt", f"/{document}.txt", ""), passages, companies, people=people)


RECORDS = [
    record("d1", (company("d1.0", "Acme"),)),
    record("d2", (company("d2.0", "Acme AI", "Acme"),)),
    record("d3", (company("d3.0", "Acme"),)),
]


@settings(deadline=None)
@given(st.permutations(RECORDS))
def test_the_order_of_records_does_not_matter(records: list[Record]) -> None:
    assert Corpus.of(records) == Corpus.of(RECORDS)


def test_an_entity_of_several_documents_is_one() -> None:
    corpus = Corpus.of(RECORDS)
    (acme,) = corpus.companies
    assert acme.name == "Acme"
    assert acme.aliases == ("Acme", "Acme AI")
    assert [m.evidence.passage for m in acme.mentions] == ["d1.0", "d2.0", "d2.0", "d3.0"]


def test_the_most_used_name_leads_and_the_alphabet_decides_a_tie() -> None:
    one, two = company("d1.0", "Zeta"), company("d2.0", "Acme")
    assert merge([one, two])[0].name == merge([two, one])[0].name == "Acme"
    assert merge([one, two, company("d3.0", "Zeta")])[0].name == "Zeta"


def test_entities_of_different_ids_stay_apart() -> None:
    a = Person("per:ruiz@d1", "Ruiz", ("Ruiz",), (), (mention("d1.0", "Ruiz"),))
    b = Person("per:ruiz@d2", "Ruiz", ("Ruiz",), (), (mention("d2.0", "Ruiz"),))
    assert len(Corpus.of([record("d1", people=(a,)), record("d2", people=(b,))]).people) == 2


def test_roles_of_a_person_add_up() -> None:
    def person(document: str, title: str) -> Person:
        role = Role(title, "org:acme", Evidence(f"{document}.0", 0, 4, "Acme"), "r.test", 0.8)
        return Person("per:ana-ruiz", "Ana Ruiz", ("Ana Ruiz",), (role,), (mention(f"{document}.0", "Ana Ruiz"),))

    corpus = Corpus.of(
        [record("d1", people=(person("d1", "directora"),)), record("d2", people=(person("d2", "socia"),))]
    )
    assert [r.title for r in corpus.people[0].roles] == ["directora", "socia"]


def test_what_is_known_of_a_model_is_gathered_from_all_documents() -> None:
    def model(document: str) -> Model:
        return Model("mod:abaco", "Ábaco", ("Ábaco",), "model", (mention(f"{document}.0", "Ábaco"),))

    proof = Proof("parameters", "7000000000", Evidence("d2.0", 0, 4, "Acme"), "f.test", 0.9)
    first = replace(model("d1"), developer="org:acme", based_on=("mod:x", "mod:y"))
    second = replace(model("d2"), parameters=7_000_000_000, based_on=("mod:y",), proofs=(proof,))
    second = replace(second, released=Edtf("2023-05"))
    (joined,) = merge([first, second])
    assert (joined.developer, joined.parameters, joined.released) == ("org:acme", 7_000_000_000, Edtf("2023-05"))
    assert joined.based_on == ("mod:x", "mod:y")
    assert joined.proofs == (proof,)


def test_a_document_that_comes_in_pieces_is_one_document() -> None:
    whole = record("d1", (company("d1.0", "Acme"),))
    pieces = [
        Record(whole.document, whole.passages[1:]),
        Record(whole.document, whole.passages[:1], whole.companies),
    ]
    corpus = Corpus.of(pieces)
    assert [d.id for d in corpus.documents] == ["d1"]
    assert [p.id for p in corpus.passages] == ["d1.0", "d1.1"]


def test_everything_is_found_by_its_id() -> None:
    corpus = Corpus.of(RECORDS)
    assert corpus.document("d1").file == "d1.txt"
    assert corpus.passage("d1.1").text == "Cierra."
    assert corpus.name("org:acme") == "Acme"
    assert corpus.name(None) is None
    assert corpus.name("org:unnamed") is None
    assert corpus.name("d1") is None
    for wrong in ("d1.0", "nothing"):
        with pytest.raises(KeyError):
            corpus.document(wrong)
    with pytest.raises(KeyError):
        corpus.passage("d1")


def test_an_empty_corpus_is_empty() -> None:
    assert Corpus.of([]) == Corpus()
