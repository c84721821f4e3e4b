from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from oss_ai_tui.search.files import read, replacing
from oss_ai_tui.search.vocabulary import Vocabulary, signature, signatures, write_vocabulary

WORD = st.text("abcz5ñß", min_size=1, max_size=12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vocabulary")


def _vocabulary(folder: Path, words: set[str]) -> tuple[Vocabulary, list[str]]:
    rows = sorted(words, key=str.encode)
    with replacing(folder) as writer:
        write_vocabulary(writer, [word.encode() for word in rows])
    arrays, counts = read(folder)
    return Vocabulary(arrays, counts["lengths"]), rows


@given(WORD, WORD)
def test_an_edit_flips_at_most_two_bits(one: str, other: str) -> None:
    flipped = (signature(one.encode()) ^ signature(other.encode())).bit_count()
    edits = OSA.distance(one, other)
    assert flipped <= 2 * edits - abs(len(one) - len(other))


@given(st.lists(WORD, min_size=1, max_size=20))
def test_signatures_of_many_words_are_those_of_each(words: list[str]) -> None:
    data = [word.encode() for word in words]
    starts = np.concatenate([[0], np.cumsum([len(word) for word in data])])
    assert signatures(np.frombuffer(b"".join(data), np.uint8), starts).tolist() == [signature(w) for w in data]


@settings(max_examples=40, deadline=None)
@given(st.sets(WORD, min_size=1, max_size=30), WORD, st.integers(1, 2))
def test_no_word_within_the_distance_is_lost(folder: Path, words: set[str], query: str, distance: int) -> None:
    vocabulary, rows = _vocabulary(folder, words)
    found = {rows[row]: edits for row, edits in vocabulary.near(query.encode(), distance)}
    assert found == {word: OSA.distance(word, query) for word in rows if OSA.distance(word, query) <= distance}


@settings(max_examples=40, deadline=None)
@given(st.sets(WORD, min_size=1, max_size=200), WORD)
def test_words_and_prefixes_are_found_by_binary_search(folder: Path, words: set[str], query: str) -> None:
    vocabulary, rows = _vocabulary(folder, words)
    first, last = vocabulary.with_prefix(query.encode())
    assert rows[first:last] == [word for word in rows if word.startswith(query)]
    assert vocabulary.find(query.encode()) == (rows.index(query) if query in words else None)


LONGER = st.text("abc", min_size=4, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.text("abc", min_size=5, max_size=10), min_size=1, max_size=8), LONGER)
def test_every_beginning_one_edit_away_is_found(folder: Path, words: set[str], query: str) -> None:
    vocabulary, rows = _vocabulary(folder, words)
    found = vocabulary.near_prefixes(query.encode())
    sizes = range(max(4, len(query) - 1), len(query) + 2)
    near = {w[:n] for w in rows for n in sizes if n <= len(w) and OSA.distance(w[:n], query) == 1}
    assert len(near) > 16 or {prefix.decode() for prefix in found} >= near


def test_letters_swapped_across_the_end_of_the_head_are_found(folder: Path) -> None:
    vocabulary, _ = _vocabulary(folder, {"sanitarias", "sanidad"})
    assert vocabulary.near_prefixes(b"saniatr") == [b"sanitar"]


def test_inflections_share_the_stem_or_differ_in_number_and_gender(folder: Path) -> None:
    words = {"capitan", "capitanes", "entrenar", "entrenado", "organizador", "organizadora", "codigo", "las"}
    vocabulary, rows = _vocabulary(folder, words)
    assert [rows[row] for row in vocabulary.inflections(b"entrenando")] == ["entrenado", "entrenar"]
    assert "capitanes" in [rows[row] for row in vocabulary.inflections(b"capitan")]
    assert "organizador" in [rows[row] for row in vocabulary.inflections(b"organizadora")]
    assert vocabulary.inflections(b"laser") == []
