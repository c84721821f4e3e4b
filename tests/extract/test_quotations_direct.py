"""Quotations in marks and rayas: which are somebody's words, and whose."""

from __future__ import annotations

import pytest

from oss_ai_tui.domain.facts import Relation
from oss_ai_tui.domain.ids import entity_id
from oss_ai_tui.extract.quotations import with_affiliations
from tests.extract.marked import quotes_of, summary

ANA = "per:ana-ruiz"
LUIS = "per:luis-sanz"

CASES: list[tuple[str, str, list[tuple[str, str, str | None]]]] = [
    (
        "role and organisation between verb and name",
        "«Lo abrimos todo», ha dicho en rueda de prensa la consejera delegada de {o:Nimbo}, {p:Ana Ruiz}.",
        [("direct", "Lo abrimos todo", ANA)],
    ),
    (
        "relative clause after the name, then more",
        '"Un modelo no es un programa", explica {p:Ana Ruiz}, que dirige un taller en Lima. "Un programa se lee".',
        [("direct", "Un modelo no es un programa", ANA), ("direct", "Un programa se lee", ANA)],
    ),
    (
        "relative with its own verb of saying",
        "«Esto recién empieza», soltó {p:Ana Ruiz}, quien agregó: «Fijate lo que pasó con la luz».",
        [("direct", "Esto recién empieza", ANA), ("direct", "Fijate lo que pasó con la luz", ANA)],
    ),
    (
        "time between verb and name",
        "“Nunca lo vamos a vender”, tuiteó el mes pasado {p:Ana Ruiz}, fundadora de {o:Nimbo}.",
        [("direct", "Nunca lo vamos a vender", ANA)],
    ),
    (
        "recipient is not the speaker",
        "«Se acabó la fiesta», dijo a la agencia {o:Telar} el economista {p:Luis Sanz}.",
        [("direct", "Se acabó la fiesta", LUIS)],
    ),
    (
        "recipient after the verb and colon",
        "Así lo confirmó a este diario {p:Luis Sanz}: «Firmamos el viernes».",
        [("direct", "Firmamos el viernes", LUIS)],
    ),
    (
        "verb without source, after indirect speech",
        "El plazo termina en mayo, detalló {p:Ana Ruiz}.\n\n«Nadie pidió más», comentó. «Ni falta que hacía», añadió.",
        [
            ("indirect", "El plazo termina en mayo", ANA),
            ("direct", "Nadie pidió más", ANA),
            ("direct", "Ni falta que hacía", ANA),
        ],
    ),
    (
        "the subject in between is the speaker",
        "«Falta dinero», dijo {p:Ana Ruiz}. Su socio, {p:Luis Sanz}, es más prudente. «Falta tiempo», resume.",
        [("direct", "Falta dinero", ANA), ("direct", "Falta tiempo", LUIS)],
    ),
    (
        "a verb without source, a time and a place, and who passes it on",
        "{p:Ana Ruiz} ha hablado del plazo, asegurando que es corto.\n\n«Nadie pidió más tiempo», afirmó esta "
        "semana en una feria de Lima, según recogió {o:Telar}.",
        [("indirect", "es corto", ANA), ("direct", "Nadie pidió más tiempo", ANA)],
    ),
    (
        "words inside the object of a verb of saying",
        "{p:Ana Ruiz} ha defendido un equilibrio entre los plazos y «una necesaria calma con la que evitar errores».",
        [("partial", "una necesaria calma con la que evitar errores", ANA)],
    ),
    (
        "an adjective is nobody",
        "{p:Ana Ruiz} cuenta la mudanza. «Sería peor quedarse sin luz», reflexiona ante la falta de "
        "infraestructura crítica.",
        [("direct", "Sería peor quedarse sin luz", ANA)],
    ),
    (
        "the title of a meeting is nobody's words",
        "{p:Ana Ruiz} intervino en la mesa redonda ‘Educación, datos y lenguas para todos’ y en el encuentro ‘La "
        "nube: cómo cambiará nuestras vidas’.",
        [],
    ),
    (
        "topic of the sentence before",
        "Sin embargo, esta vez {p:Ana Ruiz} pide calma. «Todavía queda mucho por hacer en este taller».",
        [("direct", "Todavía queda mucho por hacer en este taller", ANA)],
    ),
    (
        "the paragraph is about her company",
        "«Vamos bien», dijo {p:Ana Ruiz|directora|Nimbo}.\n\n{o:Nimbo} tardó un año en entrenarlo. "
        "«Nos costó más de lo que teníamos».",
        [("direct", "Vamos bien", ANA), ("direct", "Nos costó más de lo que teníamos", ANA)],
    ),
    (
        "the paragraph is about another company",
        "«Vamos bien», dijo {p:Ana Ruiz|directora|Nimbo}.\n\n{o:Telar} tardó un año en entrenarlo. "
        "«Nos costó más de lo que teníamos».",
        [("direct", "Vamos bien", ANA), ("direct", "Nos costó más de lo que teníamos", None)],
    ),
    (
        "a role resolves to the one who has it",
        "{p:Ana Ruiz|directora|Nimbo} llegó tarde. {p:Luis Sanz|director|Telar} no. «Había niebla», dijo la directora.",
        [("direct", "Había niebla", ANA)],
    ),
    (
        "a role that two people have resolves to nobody",
        "{p:Ana Ruiz|directora|Nimbo} llegó tarde. {p:Eva Gil|directora|Telar} no. «Había niebla», dijo la directora.",
        [("direct", "Había niebla", "la directora")],
    ),
    (
        "a general noun takes up the last speaker if the gender fits",
        "«Es tarde», dijo {p:Ana Ruiz}. «Muy tarde», insistió la ejecutiva. «No tanto», replicó el ejecutivo.",
        [("direct", "Es tarde", ANA), ("direct", "Muy tarde", ANA), ("direct", "No tanto", "el ejecutivo")],
    ),
    (
        "spokesman of an organisation",
        "«No comentamos litigios en curso», señaló un portavoz de {o:Nimbo}.",
        [("direct", "No comentamos litigios en curso", "org:nimbo")],
    ),
    (
        "document",
        "«No se publicarán los pesos del modelo», reza el comunicado de {o:Nimbo}.",
        [("direct", "No se publicarán los pesos del modelo", "org:nimbo")],
    ),
    (
        "pronoun by gender",
        "{p:Ana Ruiz} y {p:Luis Sanz} fundaron un taller. «Yo pongo las ideas», dice ella. «Y yo las horas», dice él.",
        [("direct", "Yo pongo las ideas", ANA), ("direct", "Y yo las horas", LUIS)],
    ),
    (
        "two people of one surname",
        "{p:Ana García} y {p:Luis García} discuten. «No hay dinero», dijo García.",
        [("direct", "No hay dinero", "García")],
    ),
    (
        "both speak",
        "{p:Ana Ruiz} y {p:Luis Sanz} abrieron un taller. «Nadie creía en nosotros», recuerdan.",
        [("direct", "Nadie creía en nosotros", ANA)],
    ),
    (
        "plural verb, one person: nobody",
        "{p:Ana Ruiz} abrió un taller. «Nadie creía en nosotros», recuerdan.",
        [("direct", "Nadie creía en nosotros", None)],
    ),
    (
        "nobody spoke before",
        "La sala se llenó. «Nadie creía en nosotros», recuerda.",
        [("direct", "Nadie creía en nosotros", None)],
    ),
    (
        "a heading forgets who spoke",
        "«Es tarde», dijo {p:Ana Ruiz}.\n\n# El dinero\n\n«Falta mucho para abrir», añadió.",
        [("direct", "Es tarde", ANA), ("direct", "Falta mucho para abrir", None)],
    ),
    (
        "partial after a copula",
        "La venta del código es “un territorio sin mapa”, indicó {p:Ana Ruiz}.",
        [("partial", "un territorio sin mapa", ANA)],
    ),
    (
        "two fragments of one clause",
        "{p:Ana Ruiz} dijo el jueves que «no hay marcha atrás» y que «los datos ya están fuera».",
        [("partial", "no hay marcha atrás", ANA), ("partial", "los datos ya están fuera", ANA)],
    ),
    (
        "a medium that only passes it on",
        "{p:Ana Ruiz} subrayó que «todo está en regla», según recoge {o:Telar}.",
        [("partial", "todo está en regla", ANA)],
    ),
    (
        "judging verb",
        "{p:Ana Ruiz} tildó la norma de «disparate mayúsculo».",
        [("partial", "disparate mayúsculo", ANA)],
    ),
    (
        "headline with colon",
        "# {p:Ana Ruiz}: «Abrir el código no es caridad»",
        [("direct", "Abrir el código no es caridad", ANA)],
    ),
    (
        "interview: questions stay without speaker",
        "—¿Y cómo empezó todo?\n\n—En un garaje —responde {p:Ana Ruiz}—. Con dos tarjetas.\n\n—¿Y el dinero?",
        [
            ("direct", "¿Y cómo empezó todo?", None),
            ("direct", "En un garaje", ANA),
            ("direct", "Con dos tarjetas", ANA),
            ("direct", "¿Y el dinero?", None),
        ],
    ),
    (
        "wire: place and date line",
        "LIMA, 4 may (Telar).- El juez {p:Luis Sanz} archivó el caso. «No hay pruebas», escribió.",
        [("direct", "No hay pruebas", LUIS)],
    ),
    (
        "signature",
        "«Nos ahorró medio año». — {p:Ana Ruiz}, directora de {o:Nimbo}",
        [("direct", "Nos ahorró medio año", ANA)],
    ),
    (
        "verb that nobody listed",
        "«Ya iba siendo hora», se relame {p:Ana Ruiz}. «Lo esperaba», bufonea.",
        [("direct", "Ya iba siendo hora", ANA), ("direct", "Lo esperaba", ANA)],
    ),
    (
        "source that nobody listed",
        "«Es un local precioso y muy grande», dijo la camarera.",
        [("direct", "Es un local precioso y muy grande", "la camarera")],
    ),
    (
        "single word after a judging verb",
        "{p:Ana Ruiz}, de {o:Nimbo}, calificó el modelo de «impresionante».",
        [("partial", "impresionante", ANA)],
    ),
    (
        "read in a document",
        "«Los pesos no se publicarán», se lee en el informe de {o:Nimbo}.",
        [("direct", "Los pesos no se publicarán", "org:nimbo")],
    ),
    (
        "an unrecognised name is spoken of: nobody rather than the last speaker",
        "«Es tarde», dijo {p:Ana Ruiz}. Ayer vino Quispe. Quispe no lo cree. «Nadie lo diría hoy», argumenta.",
        [("direct", "Es tarde", ANA), ("direct", "Nadie lo diría hoy", None)],
    ),
    (
        "a title stands between the source and the quotation",
        "Para la jurista {p:Ana Ruiz}, autora de «La puerta abierta», el debate es otro: «Quién responde si falla».",
        [("direct", "Quién responde si falla", ANA)],
    ),
    (
        "subject before a connective",
        "El {o:Nimbo} saludó el fondo, si bien recordó que «el dinero no arregla las leyes».",
        [("partial", "el dinero no arregla las leyes", "org:nimbo")],
    ),
    (
        "split by a semicolon",
        "«El modelo entiende quechua», se alegra {p:Ana Ruiz}, lingüista; «y eso era impensable».",
        [("direct", "El modelo entiende quechua", ANA), ("direct", "y eso era impensable", ANA)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=i) for i, t, e in CASES])
def test_words_and_speakers(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = summary(text)
    assert [q for q in found if q[0] != "indirect" or q in expected] == expected


SCARES = [
    "Los parámetros o «pesos» ocupan un disco entero, según {p:Ana Ruiz}.",
    "El término «código abierto» se usa mal.",
    "El nuevo modelo, bautizado como «Tero», llega en mayo.",
    "El lema del acto fue «abrir para crecer juntos».",
    'Lea el artículo "Todo lo que usted necesita saber" antes de clase.',
    "Las 'startups' y el 'software' libre crecen.",
    "La pantalla mide 27\" y el cable 5'10\", en los '90.",
    "{o:Nimbo} presentó «Tero 2», su modelo, y «Hornero», una biblioteca.",
    "Un modelo «de pesos abiertos» permite descargar los parámetros.",
    'La llamada "ventana de contexto" crece cada año.',
    "Pulse el botón «Aceptar y continuar sin leer nada».",
]


@pytest.mark.parametrize("text", SCARES)
def test_marks_that_hold_nobodys_words(text: str) -> None:
    assert [q for q in quotes_of(text) if q.kind != "indirect"] == []


def test_the_parts_of_a_split_share_group_and_verb() -> None:
    one, two, three = quotes_of("«Los modelos», dijo {p:Ana Ruiz}, «son ríos». «Nadie los posee».")
    assert one.group is not None
    assert one.group == two.group == three.group
    assert {q.verb for q in (one, two, three)} == {"decir"}


def test_a_quotation_in_one_piece_has_no_group() -> None:
    (quote,) = quotes_of("«Los modelos son ríos», dijo {p:Ana Ruiz}.")
    assert quote.group is None


def test_a_fragment_shares_its_group_with_the_clause_that_leads_to_it() -> None:
    clause, fragment = quotes_of(
        "Un portavoz de {o:Nimbo} declaró que la norma ayuda a los pequeños y permite «abrir el mercado a todos»."
    )
    assert (clause.kind, fragment.kind) == ("indirect", "partial")
    assert clause.group == fragment.group is not None
    assert clause.text == "la norma ayuda a los pequeños y permite"


def test_the_speaker_carries_the_organisation_of_the_role() -> None:
    (quote,) = quotes_of("«Falta gente», dijo {p:Ana Ruiz|directora|Nimbo}.")
    assert (quote.speaker.person, quote.speaker.organization, quote.speaker.name) == (ANA, "org:nimbo", "Ana Ruiz")
    assert quote.speaker.evidence is not None
    assert quote.speaker.evidence.words == "Ana Ruiz"


def test_the_speaker_belongs_where_a_relation_says() -> None:
    person, other = entity_id("per", "Ana Ruiz"), entity_id("per", "Luis Sanz")
    quotes = quotes_of("«Falta gente», dijo {p:Ana Ruiz}. «Y sitio», dijo {p:Luis Sanz}.")
    evidence = quotes[0].evidence
    ties = [(person, "org:nimbo"), (other, "org:nimbo"), (other, "org:telar")]
    relations = [Relation(f"r{i}", "works_for", *tie, evidence, "r.leads", 0.9) for i, tie in enumerate(ties)]
    assert [q.speaker.organization for q in with_affiliations(quotes, relations)] == ["org:nimbo", None]


def test_about_is_what_the_quote_names_else_the_sentence_less_the_speaker() -> None:
    named, other, own = quotes_of(
        "«{o:Telar} copia», dijo {p:Ana Ruiz}. «Copia mal», dijo {p:Ana Ruiz} a {o:Faro}. "
        "«Copia», dijo {p:Ana Ruiz|directora|Nimbo}, directora de {o:Nimbo}."
    )
    assert named.about == ("org:telar",)
    assert other.about == ("org:faro",)
    assert own.about == ()
