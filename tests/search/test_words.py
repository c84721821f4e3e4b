from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.text import fold
from oss_ai_tui.search.words import decode, encode, placed_words, places_of, spelt_words, words_of

LATIN = st.text("aeiouñÑáÉíÓúüçßœŽº½2_ '’“-.,\t\nkM")
ANY = st.text()


@given(st.one_of(LATIN, ANY))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert decode(*encode(text)) == text


@given(LATIN)
def test_the_quick_way_and_the_general_way_find_the_same_words(text: str) -> None:
    wide = text.encode("utf-8"), True
    assert placed_words(*encode(text)) == placed_words(*wide)


@given(st.one_of(LATIN, ANY))
def test_every_span_is_its_word_folded(text: str) -> None:
    for word, start, end in placed_words(*encode(text)):
        marks_gone = "".join(c for c in fold(text[start:end]) if not unicodedata.combining(c))
        assert marks_gone.encode("utf-8", "surrogatepass") == word


@given(st.one_of(LATIN, ANY), st.sets(st.sampled_from([b"n", b"a", b"ee", b"aa", b"2", "ß".encode()])))
def test_wanted_words_are_found_where_they_stand(text: str, wanted: set[bytes]) -> None:
    expected = [found for found in placed_words(*encode(text)) if found[0] in wanted]
    assert places_of(wanted.__contains__, *encode(text)) == expected


@given(st.one_of(LATIN, ANY))
def test_all_letters_and_digits_are_in_words(text: str) -> None:
    covered = {place for _, start, end in placed_words(*encode(text)) for place in range(start, end)}
    assert {place for place, char in enumerate(text) if char.isalnum()} <= covered


def test_a_decomposed_accent_neither_cuts_a_word_nor_counts() -> None:
    decomposed = unicodedata.normalize("NFD", "código público")
    assert words_of(decomposed) == words_of("codigo publico")
    assert [decomposed[a:b] for _, a, b in placed_words(*encode(decomposed))] == decomposed.split()


def test_words_are_cut_at_marks_and_joined_by_none() -> None:
    assert words_of("GPT-4, «D'Alessandro» y a_b: 2.900 €") == [
        *(b"gpt", b"4", b"d", b"alessandro", b"y", b"a", b"b", b"2", b"900"),
    ]


def test_words_of_other_scripts_are_found_too() -> None:
    assert words_of("модель 模型 ñandú 😀") == ["модель".encode(), "模型".encode(), b"nandu"]


def test_a_spelt_word_keeps_its_accents() -> None:
    assert spelt_words("El Ñandú") == [(b"el", "el", 2), (b"nandu", "ñandú", 8)]
