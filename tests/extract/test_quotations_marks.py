"""Pairing of marks: every family, nested, broken, stray, over several paragraphs; rayas and hyphens."""

from __future__ import annotations

import pytest

from oss_ai_tui.extract.quotations.marks import pair
from tests.extract.marked import quotes_of, summary

ANA = "per:ana-ruiz"
FAMILIES = [*map(tuple, ("“”", "«»", '""', "''", "‘’", "„”", "„“", "‹›")), ("<<", ">>"), ("''", "''"), ("``", "''")]


def inner(text: str) -> list[str]:
    return [text[s.first : s.last] for s in pair(text).spans]


@pytest.mark.parametrize("family", FAMILIES, ids=str)
def test_every_family_gives_the_same_words(family: tuple[str, str]) -> None:
    left, right = family
    assert inner(f"Dijo {left}hay sitio para todos{right}, y se fue.") == ["hay sitio para todos"]


def test_only_the_outer_marks_count() -> None:
    assert inner("«La gente quiere “cosas que ‘funcionen’”, no humo», dijo.") == [
        "La gente quiere “cosas que ‘funcionen’”, no humo"
    ]
    assert inner("“No es “abierto” del todo”, dijo.") == ["No es “abierto” del todo"]


def test_apostrophes_and_inches_are_no_marks() -> None:
    assert inner("El D'Angelo de 5'10\" y el O’Hara de 27\", en los '90.") == []


def test_a_stray_mark_does_not_lose_the_others() -> None:
    assert inner("Uno” dos “tres cuatro” cinco» seis “siete ocho”.") == ["tres cuatro", "siete ocho"]
    assert inner("Uno “dos “tres cuatro” cinco.") == ["tres cuatro"]


def test_white_space_inside_the_marks_is_left_out() -> None:
    assert inner("Dijo « hay sitio » y se fue.") == ["hay sitio"]


def test_an_empty_quotation_is_none() -> None:
    assert inner("Dijo «» y “ ” se fue.") == []


MENDED = [
    ("Hay sitio para todos”, dijo {p:Ana Ruiz}. “Y para más”.", ["Hay sitio para todos", "Y para más"]),
    ("“Hay sitio para todos, dijo {p:Ana Ruiz}. “Y para más”, añadió.", ["Hay sitio para todos", "Y para más"]),
    ("«Hay sitio para todos, dijo {p:Ana Ruiz} en una charla con {p:Luis Sanz}.»", ["Hay sitio para todos"]),
    ("«Hay sitio para todos, dijo {p:Ana Ruiz} en Lima. Y sobra».", ["Hay sitio para todos"]),
    ("«Hay sitio -señala {p:Ana Ruiz}, socia- y sobra».", ["Hay sitio", "y sobra"]),
    ("«Hay sitio —señala {p:Ana Ruiz}—. Y sobra».", ["Hay sitio", "Y sobra"]),
    ("—Hay sitio —dijo {p:Ana Ruiz}—. Y sobra.", ["Hay sitio", "Y sobra"]),
    ("—Hay sitio y sobra —respondió {p:Ana Ruiz}.", ["Hay sitio y sobra"]),
    ("–Hay sitio –dijo {p:Ana Ruiz}–. Y sobra.", ["Hay sitio", "Y sobra"]),
    ("-Hay sitio -dijo {p:Ana Ruiz}-. Y sobra.", ["Hay sitio", "Y sobra"]),
]


@pytest.mark.parametrize(("text", "words"), MENDED)
def test_attributions_inside_and_broken_marks(text: str, words: list[str]) -> None:
    assert [(q.text, q.speaker.person) for q in quotes_of(text)] == [
        (w, ANA) for w in words if w != "Y sobra" or len(words) > 1
    ]


def test_a_parenthesis_between_rayas_is_no_attribution() -> None:
    assert summary("«Los modelos -y sobre todo los grandes- gastan mucho», dijo {p:Ana Ruiz}.") == [
        ("direct", "Los modelos -y sobre todo los grandes- gastan mucho", ANA)
    ]


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert quotes_of("— Primer punto\n\n— Segundo punto\n\n-Tercero\n\n—Cuarto") == ()


CONTINUED = [
    "«Pensamos que el tamaño lo era todo.\n\n»Hoy sabemos que no.\n\n»Y mañana, quién sabe», concluyó {p:Ana Ruiz}.",
    "“Pensamos que el tamaño lo era todo.\n\n“Hoy sabemos que no”, concluyó {p:Ana Ruiz}.",
    "“Pensamos que el tamaño no lo\n\nera todo”, concluyó {p:Ana Ruiz}.",
    "{p:Ana Ruiz} concluyó: «Pensamos que el tamaño lo era todo.\n\n»Hoy sabemos que no».",
]


@pytest.mark.parametrize("text", CONTINUED)
def test_a_quotation_over_several_paragraphs_is_one_group_of_one_speaker(text: str) -> None:
    found = quotes_of(text)
    assert len(found) == len(text.split("\n\n"))
    assert {q.speaker.person for q in found} == {ANA}
    assert len({q.group for q in found}) == 1
    assert found[0].group is not None


def test_an_open_mark_does_not_swallow_the_next_paragraph() -> None:
    found = summary("La sala “se llenó de gente.\n\n{p:Ana Ruiz} dijo: “Hay sitio”.")
    assert found == [("direct", "Hay sitio", ANA)]
