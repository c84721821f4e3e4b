from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.extract import extract
from oss_ai_tui.ingest import find_files, read_document
from oss_ai_tui.search import Searcher

pytestmark = pytest.mark.corpus

QUERIES: list[tuple[str, str, str, str]] = [
    tuple(row) for row in tomllib.loads(Path(__file__).with_name("article_queries.toml").read_text())["queries"]
]


@cache
def _texts(folder: Path) -> Corpus:
    return Corpus.of(Record(*read_document(path)) for path in find_files([folder]))


@cache
def _plain_searcher(folder: Path) -> Searcher:
    return Searcher(_texts(folder))


@cache
def _full_searcher(folder: Path) -> Searcher:
    return Searcher(Corpus.of(extract(*read_document(path)) for path in find_files([folder])))


def _rank(folder: Path, query: str, number: str, fragment: str) -> int | None:
    """Return the place of the right passage among the first ten, from 1."""
    corpus = _texts(folder)
    (right,) = (
        passage.id
        for passage in corpus.passages
        if fragment in passage.text and corpus.document(passage.document).file.startswith(number)
    )
    ids = [hit.id for hit in _plain_searcher(folder).search(query, limit=10).hits]
    return ids.index(right) + 1 if right in ids else None


def test_there_are_sixty_queries_of_seven_classes() -> None:
    assert len(QUERIES) == len({query for _, query, _, _ in QUERIES}) == 60
    assert {kind for kind, _, _, _ in QUERIES} == {
        *("exact", "accentless", "misspelt", "inflected", "unordered", "prefix", "mixed"),
    }


def test_the_right_passage_comes_first(corpus_folder: Path) -> None:
    ranks = {query: _rank(corpus_folder, query, number, fragment) for _, query, number, fragment in QUERIES}
    mean = sum(1 / rank for rank in ranks.values() if rank) / len(ranks)
    assert mean >= 0.95, {query: rank for query, rank in ranks.items() if rank != 1}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("codigo abierto", [{"código"}, {"abierto"}]),
        ("transparensia", [{"transparencia", "transparencias", "transparente", "transparentes"}]),
        ("inteligensia avierta", [{"inteligencia"}, {"abierta", "abierto", "abiertas", "abiertos"}]),
    ],
)
def test_a_clumsy_query_finds_passages_with_the_words_meant(
    corpus_folder: Path, query: str, words: list[set[str]]
) -> None:
    hits = _full_searcher(corpus_folder).search(query, limit=5).hits
    assert hits
    for hit in hits:
        marked = {hit.text[a:b].lower() for a, b in hit.spans}
        assert all(marked & forms for forms in words), hit.text


def test_a_speakers_name_finds_the_words_said(corpus_folder: Path) -> None:
    searcher = _full_searcher(corpus_folder)
    assert searcher.search("boudier ecosistema").hits[0].text.startswith("“Los modelos abiertos tienden")
    assert searcher.search("quien:boudier ecosistema", "quotes").count == 1
