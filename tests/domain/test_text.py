"""Cleaning and folding keep their promises on any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.text import fold, is_safe, one_line, strip_unsafe

ANY = st.text(alphabet=st.characters(exclude_categories=()))


@settings(deadline=None)
@given(ANY)
def test_stripping_leaves_only_safe_characters_in_their_order(text: str) -> None:
    clean = strip_unsafe(text)
    assert all(map(is_safe, clean))
    assert clean == "".join(filter(is_safe, text))
    assert strip_unsafe(clean) == clean


@settings(deadline=None)
@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line and "\t" not in line and "  " not in line
    assert line == line.strip() == one_line(line)
    assert all(map(is_safe, line))


@pytest.mark.parametrize(
    "danger",
    ["\x1b[31m", "\x07", "\x9b0m", "\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\x7f", "\ud800", "\U000e0041"],
)
def test_what_could_drive_a_terminal_or_hide_goes(danger: str) -> None:
    unsafe = {char for char in danger if not is_safe(char)}
    assert unsafe
    assert not unsafe & set(strip_unsafe(f"a{danger}b"))


@pytest.mark.parametrize("kept", ["\n", "\t", "ñ", "€", "«", "—", "\u00a0", "日", "é", "e\u0301"])
def test_what_texts_are_made_of_stays(kept: str) -> None:
    assert strip_unsafe(kept) == kept


@settings(deadline=None)
@given(ANY)
def test_folding_maps_letter_to_letter(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "".join(map(fold, text))
    assert fold(folded) == folded


@settings(deadline=None)
@given(ANY, ANY)
def test_folding_parts_is_folding_the_whole(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


def test_folding_every_character_once_is_enough() -> None:
    for code in range(0x110000):
        char = chr(code)
        folded = fold(char)
        assert len(folded) == 1, hex(code)
        assert fold(folded) == folded, hex(code)


@settings(deadline=None)
@given(st.text(alphabet="aAáÁñÑüÜçÇ éÉ0-9"))
def test_folding_drops_case_and_marks(text: str) -> None:
    assert fold(text) == fold(text.upper())
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    assert fold(text) == bare.lower()
