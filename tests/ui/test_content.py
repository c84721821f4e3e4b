"""Text of the corpus as the terminal gets it: inert, within its cells, its marks on the right letters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from oss_ai_tui.domain.text import strip_unsafe
from oss_ai_tui.ui.blocks import Mark
from oss_ai_tui.ui.content import clean, clean_marked, cut, fit, fit_marked, is_easy, pieces, plain, strip
from oss_ai_tui.ui.terminal import MONOCHROME, TERMINAL
from oss_ai_tui.ui.themes import palette
from oss_ai_tui.ui.wrapping import wrap

LETTERS = st.sampled_from("aeñ «»[]/@=.…—\u0301\u0351\u202e\u200b\x1b\x07\x9b\t漢👩🇪🏽")
TEXTS = st.one_of(st.text(max_size=60), st.text(LETTERS, max_size=60))


@pytest.mark.parametrize("text", ["[/b]", "[@click=app.quit]x[/]", "[a[0]]", "[red]rojo[/red]"])
def test_markup_is_letters_like_any_other(text: str) -> None:
    assert clean(text) == text
    assert plain(text).plain == text and not plain(text).spans


@pytest.mark.parametrize("text", ["\x1b]52;c;aG9sYQ==\x07", "\x9b31m", "\x1b[2J", "a\x08b", "\u202eabc"])
def test_escape_sequences_and_bidi_controls_lose_their_power(text: str) -> None:
    assert not set(clean(text)) & set("\x1b\x07\x08\x9b\u202e")
    assert clean(text) == strip_unsafe(text)


def test_letters_are_composed_and_marks_without_end_are_not_shown() -> None:
    assert clean("nin\u0303o") == "niño"
    assert len(clean("Z" + "\u0351" * 1000)) <= 4


def test_flags_are_letters_since_terminals_disagree_on_their_width() -> None:
    assert clean("🇪🇸") == "ES"


@given(TEXTS)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(TEXTS, st.integers(1, 40), st.booleans())
def test_a_fitted_text_has_exactly_its_cells(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(text, width, right)) == width


@given(TEXTS, st.integers(0, 60), st.integers(1, 20), st.integers(12, 40))
def test_a_fitted_excerpt_has_exactly_its_cells(text: str, start: int, length: int, width: int) -> None:
    found = fit_marked(text, (Mark(start, start + length, "hit"),), width)
    assert sum(cell_len(piece) for piece, _ in found) == width


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_marks_move_with_their_letters(text: str, start: int, end: int) -> None:
    start, end = min(start, end, len(text)), min(max(start, end), len(text))
    shown, marks = clean_marked(text, [Mark(start, end, "hit")])
    for mark in marks:
        assert shown[: mark.start] == clean(text)[: mark.start]
        assert len(clean(text[:start])) >= mark.start - 1
    if is_easy(text) and start < end:
        assert [shown[m.start : m.end] for m in marks] == [text[start:end]]


def test_an_excerpt_shows_its_first_mark() -> None:
    text = "palabra " * 50 + "transparencia " + "final " * 20
    start = text.index("transparencia")
    found = fit_marked(text, (Mark(start, start + 13, "hit"),), 40)
    assert ("transparencia", "hit") in found and found[0][0].startswith("…")


@given(TEXTS, st.integers(1, 30))
def test_wrapped_lines_hold_every_letter_once_and_fit(text: str, width: int) -> None:
    shown = clean(text)
    lines = wrap(shown, width)
    assert "".join(shown[start:end] for start, end in lines).replace(" ", "") == shown.replace(" ", "")
    assert all(cell_len(shown[start:end]) <= max(width, 2) for start, end in lines)
    assert all(a[1] <= b[0] for a, b in pairwise(lines))


def test_words_are_broken_only_where_they_do_not_fit() -> None:
    text = "uno dos tres cuatro"
    assert [text[start:end] for start, end in wrap(text, 8)] == ["uno dos", "tres", "cuatro"]
    assert [end - start for start, end in wrap("x" * 100_000, 40)] == [40] * 2500


def test_a_cut_text_ends_with_an_ellipsis() -> None:
    assert cut("transparencia", 6) == "trans…"
    assert cut("漢字かな交じり", 6) == "漢字…"
    assert cut("corto", 6) == "corto"


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_pieces_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(min(span), max(span), "hit") for span in spans]
    assert "".join(piece for piece, _ in pieces(text, marks)) == text


def test_without_colours_every_role_still_tells_itself_apart_or_is_plain() -> None:
    for style in palette(MONOCHROME).values():
        assert style.color is None and style.bgcolor is None
    told = {role for role, style in palette(MONOCHROME).items() if style}
    assert {"cursor", "hit", "evidence", "fact", "title", "focus", "tab", "warning", "key"} <= told


def test_plain_text_needs_no_code() -> None:
    made = strip([("texto", "text"), ("   ", "meta")], palette(TERMINAL))
    assert [segment.style for segment in made] == [None]
