"""The map from a cleaned text to its original, whatever is done to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.facts import OriginRun
from oss_ai_tui.ingest.mapped import Edit, MappedText, join


def assert_true_to(original: str, view: MappedText) -> None:
    """Every run is the same letters in both, and runs are sorted, disjoint and inside the text."""
    end = 0
    for start, origin, length in view.runs:
        assert start >= end and length > 0
        assert view.text[start : start + length] == original[origin : origin + length]
        end = start + length
    assert end <= len(view.text)


@st.composite
def edited(draw: st.DrawFn, text: str) -> tuple[list[Edit], str]:
    """Edits in order, and the text that they must give."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [(a, b, draw(st.text(max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    expected, at = "", 0
    for start, end, made in edits:
        expected += text[at:start] + made
        at = end
    return edits, expected + text[at:]


@given(st.data(), st.text(max_size=40))
def test_edits_after_edits_keep_the_map(data: st.DataObject, original: str) -> None:
    view = MappedText.of(original)
    for _ in range(3):
        edits, expected = data.draw(edited(view.text))
        view = view.edit(edits)
        assert view.text == expected
        assert_true_to(original, view)


@given(st.data(), st.text(min_size=1, max_size=40))
def test_slices_and_joins_keep_the_map(data: st.DataObject, original: str) -> None:
    view = MappedText.of(original).edit(data.draw(edited(original))[0])
    cut = data.draw(st.integers(0, len(view.text)))
    first, second = view.slice(0, cut), view.slice(cut, len(view.text))
    whole = join([second, " ", first])
    assert whole.text == view.text[cut:] + " " + view.text[:cut]
    assert_true_to(original, whole)
    assert join([first, second]) == view


def test_every_letter_that_stays_is_mapped() -> None:
    view = MappedText.of("un **gran** modelo").edit([(3, 5, ""), (9, 11, "")])
    assert view.text == "un gran modelo"
    assert view.origin() == (OriginRun(0, 0, 3), OriginRun(3, 5, 4), OriginRun(7, 11, 7))


def test_letters_that_were_made_have_no_origin() -> None:
    view = MappedText.of("a&mdash;b").edit([(1, 8, "—")])
    assert view.text == "a—b"
    assert view.runs == ((0, 0, 1), (2, 8, 1))


def test_runs_that_touch_in_both_texts_are_one() -> None:
    view = MappedText.of("abcdef")
    assert join([view.slice(0, 3), view.slice(3, 6)]) == view


def test_trimming_drops_white_space_at_the_ends_only() -> None:
    view = MappedText.of("  dos palabras ").trimmed()
    assert view.text == "dos palabras"
    assert view.runs == ((0, 2, 12),)
    assert MappedText.of("   ").trimmed().text == ""


def test_nothing_in_nothing_out() -> None:
    assert MappedText.of("") == MappedText("", ())
    assert MappedText.of("").edit([]) == MappedText("", ())
