"""Line ends, escape sequences, odd spaces, invisible characters and composed letters."""

from __future__ import annotations

import pytest

from oss_ai_tui.ingest.characters import clean_characters, normalized
from oss_ai_tui.ingest.mapped import MappedText


def cleaned(text: str) -> str:
    return clean_characters(MappedText.of(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("uno\r\ndos\rtres\x0bcuatro\x85cinco\u2028seis", "uno\ndos\ntres\ncuatro\ncinco\nseis"),
        ("página\x0cotra\u2029más", "página\n\notra\n\nmás"),
        ("a\tb\xa0c\u202fd\u3000e", "a b c d e"),
        ("\x1b[1;31mrojo\x1b[0m y \x9b32mverde\x9b0m", "rojo y verde"),
        ("\x1b]0;otro título\x07texto \x1b]8;;http://x\x1b\\enlace\x1b]8;;\x1b\\", "texto enlace"),
        ("\x1bPdatos\x1b\\texto\x1b(B \x1b7fin", "texto fin"),
        ("\x1b]0;sin final", "0;sin final"),
        ("\x1b solo y \x9b", " solo y "),
        ("nulo\x00 campana\x07 borra\x7f", "nulo campana borra"),
        ("derecha\u202e izquierda\u2066 junta\u200dda", "derecha izquierda juntada"),
        ("inteli\u00adgencia arti\u00ad\nficial", "inteligencia artificial"),
        ("\ufb01nanciera, o\ufb00line y \ufb03n", "financiera, offline y ffin"),
        ("franco\u2011alemán y GPT\u20114", "franco-alemán y GPT-4"),
        ("cafe\u0301 y n\u0303o", "café y ño"),
        ("\u1100\u1161", "가"),
        ("A\u030angstro\u0308m Å", "Ångström Å"),
    ],
)
def test_cleaning(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_unclosed_sequences_leave_their_words() -> None:
    assert cleaned("\x1b]2;uno \x1b]2;dos\nfin") == "2;uno 2;dos\nfin"


def test_a_composed_letter_has_no_origin_but_its_neighbours_do() -> None:
    view = normalized(MappedText.of("cafe\u0301s"))
    assert (view.text, view.runs) == ("cafés", ((0, 0, 3), (4, 5, 1)))


def test_one_odd_letter_unmaps_only_itself() -> None:
    view = normalized(MappedText.of("éñ\u212bñé"))
    assert (view.text, view.runs) == ("éñÅñé", ((0, 0, 2), (3, 3, 2)))


def test_a_letter_keeps_thirty_marks_at_most() -> None:
    view = clean_characters(MappedText.of("a" + "\u0301" * 100 + "b"))
    assert len(view.text) <= 32
    assert view.text[-1] == "b"


def test_lines_of_signs_that_are_no_marks_stay() -> None:
    assert cleaned("—" * 50) == "—" * 50
