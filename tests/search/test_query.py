from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.i18n import set_language, tr
from oss_ai_tui.search.query import MOST_WORDS, Field, Query, parse, plain


def _words(query: Query) -> list[list[str]]:
    return [[word.typed for word in group] for group in query.groups]


def test_words_are_a_group_each_and_the_last_may_be_unfinished() -> None:
    query = parse("Modelos abier")
    assert _words(query) == [["modelos"], ["abier"]]
    assert [group[0].unfinished for group in query.groups] == [False, True]
    assert not parse("modelos ").groups[-1][0].unfinished
    assert parse("codigo\u0301").groups[-1][0].unfinished


def test_a_phrase_is_its_words_and_their_row() -> None:
    query = parse('"código abierto" meta')
    assert query.phrases == ((b"codigo", b"abierto"),)
    assert [group[0].exact for group in query.groups] == [True, True, False]


def test_a_bar_joins_words_and_a_minus_excludes_them() -> None:
    query = parse('meta | google -apple -"el otro" \'llama')
    assert _words(query) == [["meta", "google"], ["llama"]]
    assert query.without == ((b"apple",), (b"el", b"otro"))
    assert query.groups[1][0].exact


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("quien:Pineau", Field("who", "Pineau")),
        ('who:"Yann LeCun"', Field("who", "Yann LeCun")),
        ("-sobre:meta", Field("about", "meta", negated=True)),
        ("tipo:direct", Field("kind", "direct")),
        ("type:direct", Field("kind", "direct")),
        ("kind:lanz", Field("kind", "lanz")),
        ("doc:004_a.txt", Field("doc", "004_a.txt")),
        ("fecha:2023..2024", Field("date", "2023..2024")),
        ("date:2023-06", Field("date", "2023-06")),
        ("fecha:2023..", Field("date", "2023..")),
    ],
)
def test_fields_have_spanish_and_english_names(text: str, field: Field) -> None:
    assert parse(text).fields == (field,)
    assert parse(text).groups == ()


def test_an_unknown_field_is_words() -> None:
    assert _words(parse("nota:alta")) == [["nota"], ["alta"]]


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    query = parse("gpt-4 - modelo")
    assert _words(query) == [["gpt"], ["4"], ["modelo"]]
    assert query.without == ()


@pytest.mark.parametrize("text", ['"sin cerrar', "| meta", "meta |", "a || b", 'a | "b c"', "fecha:ayer", "meta | -a"])
def test_a_mistake_is_told_and_the_words_are_searched(text: str) -> None:
    query = parse(text)
    assert query.mistake
    assert query.groups == plain(text).groups != ()


@given(st.one_of(st.text(), st.text("ab \"'|-:quienfecha23.")))
def test_nothing_typed_fails(text: str) -> None:
    query = parse(text)
    assert len(query.groups) <= MOST_WORDS
    assert all(group for group in query.groups)


@pytest.mark.parametrize("text", ['"a', "a |", '"a b" | c', "fecha:ayer", "tipo:zz"])
def test_what_is_wrong_fits_on_one_line_of_eighty_columns(text: str) -> None:
    mistake = parse(text).mistake
    assert mistake
    for language in ("en", "es"):
        set_language(language)
        said = tr(mistake)
        set_language("en")
        assert len(said) <= 79
