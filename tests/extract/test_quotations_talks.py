"""Talks, signatures and new descriptions: who speaks where no verb of saying stands beside the words."""

from __future__ import annotations

import pytest

from tests.extract.marked import summary

ANA, LUIS = "per:ana-ruiz", "per:luis-sanz"

CASES: list[tuple[str, str, list[tuple[str, str, str | None]]]] = [
    (
        "paragraphs labelled with names",
        "{p:Ana Ruiz}: ¿Quién barre el servidor?\n\n{p:Luis Sanz}: Lo barre el becario los lunes.\n\n"
        "{p:Ana Ruiz}: Pues barre mal, diría yo.",
        [
            ("direct", "¿Quién barre el servidor?", ANA),
            ("direct", "Lo barre el becario los lunes", LUIS),
            ("direct", "Pues barre mal, diría yo", ANA),
        ],
    ),
    (
        "names explained after a colon are no talk",
        "{p:Ana Ruiz}: pionera de la robótica lunar.\n\n{p:Luis Sanz}: inventor del martillo plegable.",
        [],
    ),
    (
        "questions as headings, after an announcement",
        "Entrevista con {p:Ana Ruiz}\n\n# ¿Qué nombre es ese?\n\nDe un perro que tuve.\n\n# ¿Y él?\n\nVive en Soria.",
        [("direct", "De un perro que tuve", ANA), ("direct", "Vive en Soria", ANA)],
    ),
    (
        "questions as headings, nobody announced",
        "{p:Ana Ruiz} fundó un foro.\n\n# ¿Qué es un peso?\n\nUn número con decimales.\n\n# ¿Y un token?\n\nUn trozo.",
        [],
    ),
    (
        "hyphens that ask",
        "{p:Ana Ruiz} abre la puerta.\n\n-¿Por qué un taller?\n\n-Por el frío.\n\n-¿Y cuándo cierra?\n\n-Nunca.",
        [
            ("direct", "¿Por qué un taller?", None),
            ("direct", "Por el frío", ANA),
            ("direct", "¿Y cuándo cierra?", None),
            ("direct", "Nunca", ANA),
        ],
    ),
    (
        "questions on their own over prose that tells of her",
        "{p:Ana Ruiz}: «Hay que barrer»\n\n{p:Ana Ruiz} dirige {o:Faro Labs}.\n\n¿Qué se gana con eso?\n\n"
        "{p:Ruiz} opina que así entra más gente en el taller.\n\n¿Qué se arriesga?\n\nPoco, afirma {p:Luis Sanz}, del "
        "gremio.\n\n¿Y si lo cierran?\n\nMuchos talleres empiezan en un garaje.",
        [
            ("direct", "Hay que barrer", ANA),
            ("indirect", "así entra más gente en el taller", ANA),
        ],
    ),
    (
        "questions on their own over answers, and what the writer saw between them",
        "{p:Ana Ruiz}: «Hay que barrer»\n\n¿Qué se gana con eso?\n\nNosotros ganamos sitio.\n\n{p:Ruiz} mira la "
        "escoba.\n\n¿Y el polvo?\n\nSe queda fuera.",
        [
            ("direct", "Hay que barrer", ANA),
            ("direct", "Nosotros ganamos sitio", ANA),
            ("direct", "Se queda fuera", ANA),
        ],
    ),
    (
        "answers that tell what others say",
        "Entrevista con {p:Ana Ruiz}\n\n¿Y los vecinos?\n\nMi amigo {p:Luis Sanz} dice que el polvo vuelve siempre.\n\n"
        "¿Y usted?\n\nYo barro.",
        [("direct", "Mi amigo Luis Sanz dice que el polvo vuelve siempre", ANA), ("direct", "Yo barro", ANA)],
    ),
    (
        "a title with her words over questions that nobody answers in the first person",
        "{p:Ana Ruiz}: «Hay que barrer»\n\n# ¿Qué es el polvo?\n\nTierra muy fina.\n\n# ¿De dónde sale?\n\nDe todas "
        "partes.",
        [("direct", "Hay que barrer", ANA)],
    ),
    (
        "a signature in the next paragraph",
        "«Nos ahorró medio año de trabajo»\n\n— {p:Ana Ruiz}, jefa de taller",
        [("direct", "Nos ahorró medio año de trabajo", ANA)],
    ),
    (
        "a role that newly describes the subject of the sentence before",
        "{p:Ana Ruiz} no duda. «El frío se cura con lana», dice la jefa de {o:Faro Labs}.",
        [("direct", "El frío se cura con lana", ANA)],
    ),
    (
        "a sentence that introduces somebody",
        "Habló la presidenta. El primer ponente fue {p:Luis Sanz}, con bufanda. «Aquí hace frío de verdad», arrancó.",
        [("direct", "Aquí hace frío de verdad", LUIS)],
    ),
    (
        "a verb with a quotation of its own does not look back",
        "Mientras {p:Ana Ruiz} avisa de que la lana «no da para todos», {p:Luis Sanz} replica que sobra lana allí.",
        [
            ("partial", "no da para todos", ANA),
            ("indirect", "sobra lana allí", LUIS),
        ],
    ),
    (
        "a name and its post before the verb",
        '"Nos encanta enseñar este telar", {p:Ana Ruiz}, directora de {o:Faro Labs}, dijo.',
        [("direct", "Nos encanta enseñar este telar", ANA)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_speaks(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = summary(text)
    assert [(kind, words.rstrip("."), who) for kind, words, who in found] == expected
