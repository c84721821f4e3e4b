"""The sample store is what the program makes of the sample texts, to the byte; and they show all that it can show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oss_ai_tui import paths
from oss_ai_tui.compare import Side, find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.export import export_json
from oss_ai_tui.ingest import find_files, read_document
from oss_ai_tui.store import load_corpus
from oss_ai_tui.views import build_lineage, build_matrix
from tests.make_sample import SAMPLE, make
from tests.test_own_words import runs

MOST_WORDS = 7
LEAST_FRAGMENTS = 25
RUN = 8
"""Words in a row that a text of the sample may not share with the articles that its facts come from."""


def files_of(store: Path) -> dict[str, bytes]:
    names = [p for p in store.rglob("*") if p.is_file() and p.suffix == ".json"]
    return {str(p.relative_to(store)): p.read_bytes() for p in names}


def borrowed(text: str) -> list[str]:
    """Return the words that a text gives as another's: in guillemets, or after a raya at the beginning of a line."""
    return [*re.findall(r"«([^»]*)»", text), *re.findall(r"^—([^—\n]*)", text, re.MULTILINE)]


def plain(text: str) -> str:
    """Return a text of the articles without its marks and line breaks."""
    unmarked = re.sub(r"[*\\]|\]\([^)]*\)|\[", "", text)
    return " ".join(unmarked.split())


@pytest.fixture(scope="module")
def sample() -> Corpus:
    return load_corpus(SAMPLE / "store")


def test_the_program_makes_the_sample_store_of_the_sample_texts(tmp_path: Path) -> None:
    make(tmp_path / "store")
    assert files_of(tmp_path / "store") == files_of(SAMPLE / "store")


def test_the_installed_program_finds_its_sample(sample: Corpus) -> None:
    assert export_json(load_corpus(paths.sample_store())) == export_json(sample)
    assert len(sample.documents) >= 8


def test_every_sample_text_is_long_enough_and_states_title_date_and_sources() -> None:
    for file in find_files([SAMPLE / "texts"]):
        document, passages = read_document(file)
        text = " ".join(p.text for p in passages)
        assert len(text.split()) >= 350
        assert document.title
        assert document.date_basis == "stated"
        assert re.search(r"\bFuentes?:", text)


def test_borrowed_words_are_fragments_of_seven_words_at_most() -> None:
    for file in find_files([SAMPLE / "texts"]):
        for fragment in borrowed(file.read_text("utf-8")):
            assert len(fragment.split()) <= MOST_WORDS, fragment


def test_fragments_are_attributed(sample: Corpus) -> None:
    quotes = [q for q in sample.quotes if q.kind != "indirect"]
    assert all(q.speaker.person or q.speaker.organization for q in quotes)
    assert len({q.text for q in quotes if q.speaker.person}) >= LEAST_FRAGMENTS


def test_there_are_precise_rough_and_undated_events(sample: Corpus) -> None:
    dates = [event.date.value if event.date else None for event in sample.events]
    assert any(date and re.fullmatch(r"\d{4}-\d\d-\d\d", date) for date in dates)
    assert any(date and date.endswith("~") for date in dates)
    assert None in dates


def test_there_is_a_family_of_models_that_texts_tell_of(sample: Corpus) -> None:
    family = build_lineage(sample)
    told = {(edge.base, edge.derived) for edge in family.edges if edge.evidence}
    assert {("mod:llama", "mod:alpaca"), ("mod:llama", "mod:open-assistant")} <= told
    assert ("mod:open-assistant", "mod:huggingchat") in told


def test_two_texts_contradict_each_other(sample: Corpus) -> None:
    def texts(side: Side) -> set[str]:
        return {sample.passage(e.passage).document for e in side.evidence}

    sides = [[texts(side) for side in conflict.sides] for conflict in find_conflicts(sample)]
    assert any(one and other and not one & other for one, other in sides)


def test_several_speakers_speak_of_several_companies(sample: Corpus) -> None:
    matrix = build_matrix(sample)
    spoken_of_meta = {speaker for speaker, subject in matrix.cells if subject == "org:meta"}
    assert len(spoken_of_meta) >= 4
    assert len(matrix.subjects) >= 8


@pytest.mark.corpus
def test_borrowed_words_stand_in_the_articles_letter_by_letter(corpus_folder: Path) -> None:
    articles = [plain(path.read_text("utf-8")) for path in corpus_folder.glob("*.txt")]
    for file in find_files([SAMPLE / "texts"]):
        for fragment in borrowed(file.read_text("utf-8")):
            assert any(fragment.strip() in article for article in articles), fragment


@pytest.mark.corpus
def test_nothing_else_of_the_articles_stands_in_the_sample(corpus_folder: Path) -> None:
    theirs = {run for path in corpus_folder.glob("*.txt") for run in runs(path.read_text("utf-8"), RUN)}
    for file in find_files([SAMPLE / "texts"]):
        assert not theirs & runs(file.read_text("utf-8"), RUN), file.name
