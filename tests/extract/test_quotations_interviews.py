"""Interviews: answers belong to the guest, questions to nobody in particular."""

from __future__ import annotations

import pytest

from tests.extract.marked import summary

ANA = "per:ana-ruiz"
LUIS = "per:luis-sanz"

Spoken = list[tuple[str, str, str | None]]


def direct(*parts: tuple[str, str | None]) -> Spoken:
    return [("direct", words, speaker) for words, speaker in parts]


CASES: list[tuple[str, str, Spoken]] = [
    (
        "guest of the introduction",
        "{p:Ana Ruiz} dirige desde enero un taller de radios.\n\n—¿Por qué radios?\n\n—Porque suenan.\n\n"
        "—¿Y cuántas hay?\n\n—Doce —responde—. Y una rota.",
        direct(
            ("¿Por qué radios?", None),
            ("Porque suenan", ANA),
            ("¿Y cuántas hay?", None),
            ("Doce", ANA),
            ("Y una rota", ANA),
        ),
    ),
    (
        "a remark in place of a question",
        "{p:Ana Ruiz}: «Aquí se oye todo»\n\n—¿Por qué radios?\n\n—Porque suenan.\n\n—Dicen que es un museo.\n\n"
        "—Lo dice mi vecino.\n\n—¿Y qué más?\n\n—Nada más.",
        direct(
            ("Aquí se oye todo", ANA),
            ("¿Por qué radios?", None),
            ("Porque suenan", ANA),
            ("Dicen que es un museo", None),
            ("Lo dice mi vecino", ANA),
            ("¿Y qué más?", None),
            ("Nada más", ANA),
        ),
    ),
    (
        "a second voice that the text attributes",
        "Conversación con {p:Ana Ruiz}.\n\n—¿Por qué radios?\n\n—Porque suenan.\n\n—Y porque hay muchas —dice "
        "{p:Luis Sanz}.\n\n—¿Cuántas?\n\n—Doce.",
        direct(
            ("¿Por qué radios?", None),
            ("Porque suenan", ANA),
            ("Y porque hay muchas", LUIS),
            ("¿Cuántas?", None),
            ("Doce", ANA),
        ),
    ),
    (
        "labels",
        "Entrevista a {p:Ana Ruiz}.\n\nPregunta. ¿Por qué radios?\n\nRespuesta. Porque suenan. Y callan."
        "\n\nP. ¿Cuántas?\n\nR. Doce.",
        direct(("Porque suenan. Y callan", ANA), ("Doce", ANA)),
    ),
    (
        "initials",
        "{p:Ana Ruiz} nos recibe de pie.\n\nPeriodista: ¿Por qué radios?\n\nA. R.: Porque suenan.\n\n"
        "Periodista: ¿Cuántas?\n\nA. R.: Doce.",
        direct(("Porque suenan", ANA), ("Doce", ANA)),
    ),
    (
        "two guests: nobody",
        "{p:Ana Ruiz} y {p:Luis Sanz} arreglan radios.\n\n—¿Por qué radios?\n\n—Porque suenan.\n\n—¿Cuántas?\n\n—Doce.",
        direct(("¿Por qué radios?", None), ("Porque suenan", None), ("¿Cuántas?", None), ("Doce", None)),
    ),
    (
        "no guest: questions and answers of a manual",
        "P. ¿Qué es un dial?\n\nR. Una rueda.\n\nP. ¿Y una onda?\n\nR. Un vaivén.",
        [],
    ),
    (
        "a list of remarks is no interview",
        "{p:Ana Ruiz} trajo una lista.\n\n— Pilas nuevas\n\n— Cable de cobre",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_asks_and_who_answers(text: str, expected: Spoken) -> None:
    assert summary(text) == expected
