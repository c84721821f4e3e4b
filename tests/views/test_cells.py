"""Widths are cells, cuts break no letter, and nothing hostile is left."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from oss_ai_tui.domain.text import is_safe
from oss_ai_tui.views.cells import clean, cut, fit, width, wrap

LETTERS = st.text(st.characters(codec="utf-8", max_codepoint=0x2FFF), max_size=60)


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("Hugging Face", 12, "Hugging Face"),
        ("Hugging Face", 8, "Hugging…"),
        ("Hugging Face", 9, "Hugging…"),
        ("Hugging Face", 1, "…"),
        ("Hugging Face", 0, ""),
        ("深度求索公司", 7, "深度求…"),
        ("深度求索公司", 6, "深度…"),
        ("Nin\u0303ez y Gu\u0308ell", 5, "Niñe…"),
        ("q\u0308q\u0308q\u0308q\u0308", 3, "q\u0308q\u0308…"),
    ],
)
def test_cuts_keep_letters_whole(text: str, cells: int, expected: str) -> None:
    assert cut(text, cells) == expected


def test_what_terminals_disagree_on_goes() -> None:
    assert clean("a\u20ddb\U0001f1ea\U0001f1f8 \U0001f44d\U0001f3fd") == "ab \U0001f44d"
    assert clean("\u0301\u0301x" + "\u0308" * 20).count("\u0308") <= 4
    assert clean("\x1b[31mrojo\x9b0m\u202e\r\nfin") == "[31mrojo0m fin"


@settings(deadline=None)
@given(LETTERS, st.integers(0, 40))
def test_every_fit_is_exact(text: str, cells: int) -> None:
    for right in (False, True):
        shown = fit(text, cells, right)
        assert width(shown) == cells
        assert all(map(is_safe, shown))
    first = cut(text, cells)
    assert not first or unicodedata.category(first[0]) not in ("Mn", "Me")


@settings(deadline=None)
@given(st.text("abñé ,.–«»深度 ", max_size=80))
def test_widths_are_those_of_the_screen_library(text: str) -> None:
    assert width(clean(text)) == cell_len(clean(text))


@settings(deadline=None)
@given(LETTERS, st.integers(2, 40))
def test_lines_hold_all_letters_and_no_more_than_fit(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    some = wrap(text, cells, 2)
    assert len(some) <= 2
    assert all(width(line) <= cells for line in some)
    assert (some == lines) == (len(lines) <= 2)
