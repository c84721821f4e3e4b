from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Company, Document, Evidence, Mention, Passage, Person, Quote, Record, Speaker
from oss_ai_tui.search import Searcher
from oss_ai_tui.search.library import KINDS, Kind

TEXT = "«Las licencias abiertas crean un ecosistema», dijo la portavoz."
WORDS = "Las licencias abiertas crean un ecosistema"


def _corpus() -> Corpus:
    passages = (
        Passage("d1.0", "d1", 0, "La fundación Hierba Azul presentó un modelo."),
        Passage("d1.1", "d1", 1, TEXT),
        Passage("d1.2", "d1", 2, "El ecosistema de empresas crece sin cesar."),
    )
    named = Mention(Evidence("d1.0", 13, 24, "Hierba Azul"), "test", 1.0)
    company = Company("org:hierba-azul", "Hierba Azul", ("Hierba Azul", "HA Labs"), "foundation", (named,))
    person = Person("per:ines-robledo", "Inés Robledo", ("Inés Robledo", "Robledo"), (), ())
    evidence = Evidence("d1.1", 1, 1 + len(WORDS), WORDS)
    speaker = Speaker("Robledo", person.id, company.id)
    quote = Quote("q:1", "direct", WORDS, None, "decir", speaker, (), evidence, "test", 1.0)
    document = Document("d1", "uno.txt", "/uno.txt", "0" * 64, date=Edtf("2023-05"))
    return Corpus.of([Record(document, passages, companies=(company,), people=(person,), quotes=(quote,))])


SEARCHER = Searcher(_corpus())


def test_a_quotes_speaker_counts_as_a_word_of_its_passage() -> None:
    results = Searcher(_corpus()).search("robledo ecosistema")
    assert results.hits[0].id == "d1.1"
    assert [TEXT[a:b] for a, b in results.hits[0].spans] == ["ecosistema"]


def test_a_quote_is_found_by_its_speakers_organisation() -> None:
    assert [hit.id for hit in Searcher(_corpus()).search("hierba", "quotes").hits] == ["q:1"]


def test_an_entity_is_found_by_an_alias() -> None:
    found = Searcher(_corpus()).search("labs", "companies").hits[0]
    assert (found.type, found.text, found.spans, found.document) == ("company", "Hierba Azul", (), None)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found_in_an_empty_corpus_or_for_an_empty_query(kind: Kind) -> None:
    assert Searcher(Corpus()).search("modelo", kind).count == 0
    assert Searcher(_corpus()).search(" ", kind).hits == ()


def test_all_kinds_come_in_one_list_and_the_limit_says_so() -> None:
    results = Searcher(_corpus()).search("hierba", "all", limit=2)
    assert results.truncated
    assert results.count == 4
    assert len(results.hits) == 2


def test_a_names_bearer_leads_among_all_kinds() -> None:
    assert Searcher(_corpus()).search("hierba azul", "all").hits[0].type == "company"


@pytest.mark.parametrize(
    ("query", "kind", "ids"),
    [
        ("quien:robledo", "quotes", ["q:1"]),
        ("quien:robledo", "passages", ["d1.1"]),
        ("who:hierba ecosistema", "quotes", ["q:1"]),
        ("quien:nadie ecosistema", "quotes", []),
        ("sobre:hierba", "passages", ["d1.0"]),
        ("-sobre:hierba ecosistema", "passages", ["d1.1", "d1.2"]),
        ("tipo:directa", "quotes", ["q:1"]),
        ("tipo:indirecta", "quotes", []),
        ("tipo:dir", "quotes", ["q:1"]),
        ("type:verbatim", "quotes", ["q:1"]),
        ("tipo:textual", "passages", ["d1.1"]),
        ("tipo:cita quien:robledo", "passages", ["d1.1"]),
        ("tipo:fundación", "passages", ["d1.0"]),
        ("-tipo:cita ecosistema", "passages", ["d1.2"]),
        ("tipo:foundation", "companies", ["org:hierba-azul"]),
        ("doc:uno ecosistema", "passages", ["d1.1", "d1.2"]),
        ("doc:dos ecosistema", "passages", []),
        ("fecha:2023..2024", "quotes", ["q:1"]),
        ("fecha:2022", "quotes", []),
        ("fecha:..2022", "quotes", []),
        ("fecha:2023..", "quotes", ["q:1"]),
    ],
)
def test_fields_narrow_what_is_found(query: str, kind: Kind, ids: list[str]) -> None:
    results = Searcher(_corpus()).search(query, kind)
    assert sorted(hit.id for hit in results.hits) == ids
    assert (results.count, results.mistake) == (len(ids), None)


def test_a_mistake_is_told_with_the_results() -> None:
    results = Searcher(_corpus()).search('"ecosistema')
    assert results.mistake
    assert results.count == 2


def test_a_kept_index_is_used_again(tmp_path: Path) -> None:
    first = Searcher(_corpus(), tmp_path).search("ecosistema")
    kept = sorted(tmp_path.rglob("*"))
    assert Searcher(_corpus(), tmp_path).search("ecosistema") == first
    assert sorted(tmp_path.rglob("*")) == kept
    assert Searcher(Corpus(), tmp_path).search("ecosistema").count == 0


def test_a_folder_that_cannot_be_made_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert Searcher(_corpus(), tmp_path / "file").search("ecosistema").count == 2


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.text(max_size=40), st.text("abé:-|\"' quiensobrefchatpd.:2023", max_size=40)), st.sampled_from(KINDS)
)
def test_no_query_fails(query: str, kind: Kind) -> None:
    results = SEARCHER.search(query, kind, limit=3)
    assert results.count >= len(results.hits)
    assert results.truncated == (results.count > len(results.hits))
    assert all(0 < hit.score <= 1 for hit in results.hits)
