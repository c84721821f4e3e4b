from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.text import fold
from oss_ai_tui.search import DamagedIndex, Hit, Index
from oss_ai_tui.search.build import build
from oss_ai_tui.search.query import parse, plain
from oss_ai_tui.search.words import words_of

TEXTS = [
    "La fundación publicó su código con una licencia abierta.",
    "Otra empresa prefiere modelos cerrados y cobra por usarlos.",
    "Un laboratorio entrenó modelos con datos públicos.",
    "",
    "El año pasado OpenAI cerró el código; cada ano se cierra más.",
    "Abierta la licencia, la comunidad mejoró el programa durante un año.",
    "😀 Ни слова, 模型; pingüino y cigüeña.",
]
PROSE = st.text("abcdeáñ ., '«»-😀\u0301", max_size=60)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("index")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index.build(TEXTS, tmp_path_factory.mktemp("index"))


def _marked(hit: Hit) -> list[str]:
    return [TEXTS[hit.ordinal][a:b] for a, b in hit.spans]


@pytest.mark.parametrize(
    ("query", "first", "marked"),
    [
        ("codigo licencia", 0, ["código", "licencia"]),
        ("lisencia", 0, ["licencia"]),
        ("entrenar", 2, ["entrenó"]),
        ("empresas cerrado", 1, ["empresa", "cerrados"]),
        ("laboratorio entr", 2, ["laboratorio", "entr"]),
        ("laboratorio emtr", 2, ["laboratorio", "entr"]),
        ("open ai", 4, ["OpenAI"]),
        ("datospublicos", 2, ["datos", "públicos"]),
        ("licencia abierta", 0, ["licencia", "abierta"]),
        ("pinguino", 6, ["pingüino"]),
        ("слова", 6, ["слова"]),
        ("año pasado", 4, ["año", "pasado", "ano"]),
    ],
)
def test_finds_the_right_text_first(index: Index, query: str, first: int, marked: list[str]) -> None:
    best = index.search(query)[0]
    assert best.ordinal == first
    assert _marked(best) == marked


def test_a_typed_accent_prefers_its_letter_and_a_plain_one_takes_both(index: Index) -> None:
    exact, both = index.search("ano"), index.search("año")
    assert {hit.ordinal for hit in exact} == {hit.ordinal for hit in both} == {4, 5}
    assert min(hit.score for hit in both) > 0.9
    accented = Index.find(index, plain("pingüino"))
    assert accented.best[0].score > index.find(plain("pinguíno")).best[0].score


def test_words_that_were_said_with_a_text_count_but_are_not_marked(fresh: Callable[[], Path]) -> None:
    index = Index.build(["Nada cambia.", "Todo cambia."], fresh(), ["", "Inés Robledo"])
    (hit,) = index.search("robledo cambia")
    assert (hit.ordinal, hit.spans) == (1, ((5, 11),))


@pytest.mark.parametrize(
    ("query", "ordinals"),
    [
        ('"licencia abierta"', {0}),
        ("licencia -código", {5}),
        ("'modelo", set()),
        ("'modelos", {1, 2}),
        ("'modelo licencia", set()),
        ("'licencia zzzzzz", {0, 5}),
        ("'el código", {4}),
        ("fundación | laboratorio", {0, 2}),
        ('licencia -"abierta la"', {0}),
        ("codigo -año", {0}),
    ],
)
def test_the_query_language_narrows(index: Index, query: str, ordinals: set[int]) -> None:
    hits = index.find(parse(query))
    assert {hit.ordinal for hit in hits.best} == ordinals
    assert hits.count == len(ordinals)


def test_only_the_texts_asked_for_are_found(index: Index) -> None:
    only = np.array([False, False, True, False, False, False, False])
    assert [hit.ordinal for hit in index.find(plain("modelos"), only=only).best] == [2]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_no_query_fails(index: Index, query: str) -> None:
    for hits in (index.search(query), index.find(parse(query)).best):
        assert all(0 < hit.score <= 1 for hit in hits)
        assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


def test_a_huge_query_is_cut(index: Index) -> None:
    assert index.search("código " * 100_000)[0].ordinal in (0, 4)
    assert index.search("x" * 1_000_000) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(PROSE, max_size=8), st.data())
def test_a_word_is_found_and_marked_where_it_stands(
    fresh: Callable[[], Path], texts: list[str], data: st.DataObject
) -> None:
    index = Index.build(texts, fresh())
    known = sorted({word for text in texts for word in words_of(text)})
    query = data.draw(st.sampled_from(known)).decode() if known else "nada"
    holding = {n for n, text in enumerate(texts) if query.encode() in words_of(text)}
    hits = index.search(f"{query} ", limit=100)
    assert holding <= {hit.ordinal for hit in hits}
    for hit in hits:
        text = texts[hit.ordinal]
        marked = {_plain(text[a:b]) for a, b in hit.spans}
        assert hit.ordinal not in holding or query in marked
        assert all(a < b for a, b in hit.spans)
        assert all(one[1] <= other[0] for one, other in zip(hit.spans, hit.spans[1:], strict=False))


def _plain(text: str) -> str:
    return "".join(c for c in fold(text) if not unicodedata.combining(c))


@settings(max_examples=30, deadline=None)
@given(st.lists(PROSE, min_size=1, max_size=30), st.integers(1, 40))
def test_blocks_make_no_difference(fresh: Callable[[], Path], texts: list[str], block: int) -> None:
    whole, pieces = fresh(), fresh()
    build(texts, whole)
    build(texts, pieces, block=block)
    ours, theirs = Index.open(whole), Index.open(pieces)
    assert all(ours.text(n) == text for n, text in enumerate(texts))
    for query in ("ab", "a", "cad e", *texts[:3]):
        assert ours.search(query) == theirs.search(query)


def test_hostile_texts_are_no_matter(fresh: Callable[[], Path]) -> None:
    texts = ["a" * 100_000, "", "\x00\x1b[31m", "\ud800 suelto", unicodedata.normalize("NFD", "código"), "ñ" * 50]
    index = Index.build(texts, fresh())
    assert index.search("codigo")[0].spans == ((0, 7),)
    assert index.search("suelto")[0].ordinal == 3
    assert index.search("a" * 300)[0].ordinal == 0
    assert [index.text(n) for n in range(len(index))] == texts


def test_an_unknown_word_is_rather_a_beginning_than_an_inflection_of_another(fresh: Callable[[], Path]) -> None:
    index = Index.build([*["El verano pasado."] * 20, "Un año veraneado."], fresh())
    assert index.search("veranead")[0].ordinal == 20


def test_of_three_words_two_are_enough_where_none_has_all(fresh: Callable[[], Path]) -> None:
    texts = ["virgen y fabrican", *["nada de nada"] * 50, "un zorro", *["virgen pura", "fabrican mucho"] * 60]
    assert 0 in [hit.ordinal for hit in Index.build(texts, fresh()).search("virgen fabrican zorro")]


def test_opens_what_was_built_and_finds_the_same(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    built = Index.build(TEXTS, folder)
    opened = Index.open(folder)
    first = opened.search("modelos abiertos")
    opened.reset()
    assert opened.search("modelos abiertos") == built.search("modelos abiertos") == first


def test_no_texts_make_an_index_without_hits(fresh: Callable[[], Path]) -> None:
    assert Index.build([], fresh()).search("modelo") == []
    assert Index.build(["", "…"], fresh()).search("modelo") == []


def test_refuses_a_folder_without_index(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndex):
        Index.open(tmp_path)


def test_the_answers_made_beforehand_are_those_of_a_search(
    fresh: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"casa{n % 7} caso{n % 5} cosa coso{n % 3} ca" for n in range(200)]
    plainly = Index.build(texts, fresh())
    monkeypatch.setattr("oss_ai_tui.search.answers._HEAVY", 10)
    prepared = Index.build(texts, fresh())
    for query in ("c", "ca", "cas", "casa", "co", "x"):
        assert prepared.find(plain(query)) == plainly.find(plain(query))


def test_the_limit_cuts_hits_and_not_the_count(index: Index) -> None:
    assert [index.find(plain("licencia"), limit).count for limit in (0, 1, 9)] == [2, 2, 2]
    assert [len(index.search("licencia", limit)) for limit in (-1, 0, 1, 9)] == [0, 0, 1, 2]
