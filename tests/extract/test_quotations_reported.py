"""Reported speech: the clause alone, with its source."""

from __future__ import annotations

import pytest

from tests.extract.marked import quotes_of, summary

ANA = "per:ana-ruiz"
NIMBO = "org:nimbo"

CASES = [
    ("{p:Ana Ruiz} dijo el lunes en Lima que el plazo vence en mayo.", "el plazo vence en mayo", ANA),
    ("{p:Ana Ruiz}, directora de {o:Nimbo}, ha dicho que el plazo vence.", "el plazo vence", ANA),
    ("La directora de {o:Nimbo}, {p:Ana Ruiz}, dijo que el plazo vence.", "el plazo vence", ANA),
    ("{p:Ana Ruiz}, que dirige un taller, dijo que el plazo vence.", "el plazo vence", ANA),
    ("La empresa {o:Nimbo}, anunció hoy que el plazo vence.", "el plazo vence", NIMBO),
    ("Desde {o:Nimbo} insisten en que el plazo vence.", "el plazo vence", NIMBO),
    ("{o:Nimbo} defiende la idea de que el plazo es corto.", "el plazo es corto", NIMBO),
    ("Dijo {p:Ana Ruiz} que el plazo vence.", "el plazo vence", ANA),
    ("{p:Ana Ruiz} volvió a decir que el plazo vence.", "el plazo vence", ANA),
    ("En un informe reciente de {o:Nimbo}, se argumentó que el plazo es corto.", "el plazo es corto", NIMBO),
    ("{o:Nimbo} publicó un estudio en el que advierte de que el plazo es corto.", "el plazo es corto", NIMBO),
    (
        "El plazo vence en mayo, afirmó {p:Ana Ruiz}, socia de {o:Nimbo}, un fondo que invierte.",
        "El plazo vence en mayo",
        ANA,
    ),
    ("Sin embargo, el plazo vence en mayo, detalló {p:Ana Ruiz}.", "el plazo vence en mayo", ANA),
    ("El plazo, explica {p:Ana Ruiz}, vence en mayo.", "vence en mayo", ANA),
    ("El plazo —explica {p:Ana Ruiz}— vence en mayo.", "vence en mayo", ANA),
    ("El plazo vence en mayo, sostienen desde {o:Nimbo}.", "El plazo vence en mayo", NIMBO),
    ("Según {o:Nimbo}, el plazo vence en mayo.", "el plazo vence en mayo", NIMBO),
    ("Según {p:Ana Ruiz}, directora de {o:Nimbo}, el plazo vence.", "el plazo vence", ANA),
    ("Según un informe de {o:Nimbo}, publicado ayer, el plazo vence.", "el plazo vence", NIMBO),
    ("Según explicó {p:Ana Ruiz}, el plazo vence.", "el plazo vence", ANA),
    ("Tal y como recordó {p:Ana Ruiz} en Lima, el plazo vence.", "el plazo vence", ANA),
    ("El plazo vence en mayo, según la directora de {o:Nimbo}, {p:Ana Ruiz}.", "El plazo vence en mayo", ANA),
    ("El plazo vence en mayo, según ha informado {o:Nimbo} en un comunicado.", "El plazo vence en mayo", NIMBO),
    ("Por ejemplo, el plazo vence en mayo, de acuerdo a {p:Ana Ruiz}.", "el plazo vence en mayo", ANA),
    ("{o:Nimbo} lanzó una red que, según {p:Ana Ruiz}, gasta menos.", "gasta menos", ANA),
    ("{o:Nimbo} ha publicado un modelo que, asegura, gasta la mitad.", "gasta la mitad", NIMBO),
    ("{o:Nimbo} asegura no tener prisa.", "no tener prisa", NIMBO),
    ("{p:Ana Ruiz} cree que el plazo es corto.", "el plazo es corto", ANA),
    ("{p:Ana Ruiz}, una de las voces del ramo, cree que el plazo es corto.", "el plazo es corto", ANA),
]


@pytest.mark.parametrize(("text", "clause", "speaker"), CASES)
def test_the_clause_alone_with_its_source(text: str, clause: str, speaker: str) -> None:
    assert summary(text) == [("indirect", clause, speaker)]


NOTHING = [
    "Se dice que el plazo vence.",
    "{p:Ana Ruiz} no dijo si el plazo vence.",
    "{p:Ana Ruiz} no dijo que el plazo venza.",
    "{p:Ana Ruiz} podría decir que el plazo vence.",
    "¿Dijo {p:Ana Ruiz} que el plazo vence?",
    "Responda: ¿por qué dice {p:Ana Ruiz} que el plazo vence?",
    "El gráfico indica que el plazo vence.",
    "La flecha señala el camino y apunta a la puerta.",
    "{o:Nimbo} cuenta con veinte personas.",
    "{o:Nimbo} anunció un modelo que cabe en un reloj.",
    "Muchas empresas afirman que el plazo vence.",
    "Los expertos dicen que el plazo vence.",
    "El precio cambia según el tamaño y según se mire.",
    "Para {p:Ana Ruiz} compraron una silla.",
    "También aseguró que el plazo vence.",
    "Si {p:Ana Ruiz} dice que el plazo vence, habrá que correr.",
    "{o:Nimbo} prevé abrir una sede y promete contratar.",
    "{p:Ana Ruiz} alertó sobre los riesgos que corren las bibliotecas.",
    "{p:Ana Ruiz} advirtió de los peligros que esconde la prisa.",
    "{p:Ana Ruiz} explicó trucos que ahorran memoria.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_in_particular_says(text: str) -> None:
    assert quotes_of(text) == ()


def test_what_a_firm_counts_on_is_said_by_whoever_tells_it() -> None:
    quotes = quotes_of("{p:Ana Ruiz} dice que {o:Nimbo} cuenta con «algo más de mil» discos de gran tamaño.")
    assert {q.speaker.person for q in quotes} == {ANA}


def test_two_verbs_share_their_subject() -> None:
    assert summary("{o:Nimbo} confirmó a {o:Telar} que el texto es suyo, pero señala que no es oficial.") == [
        ("indirect", "el texto es suyo", NIMBO),
        ("indirect", "no es oficial", NIMBO),
    ]


def test_an_elided_subject_is_the_last_speaker() -> None:
    text = "{p:Ana Ruiz} argumentó que abrir no daña. Sin embargo, reconoce que el asunto se complica."
    assert summary(text)[1] == ("indirect", "el asunto se complica", ANA)


def test_the_company_is_the_one_spoken_of() -> None:
    text = "{o:Nimbo} abrirá una sede en Quito. La compañía explicó que contratará a veinte personas."
    (quote,) = quotes_of(text)
    assert (quote.speaker.organization, quote.speaker.name) == (NIMBO, "La compañía")


def test_the_company_is_nobody_where_two_are_spoken_of() -> None:
    (quote,) = quotes_of("Ganan {o:Nimbo} y {o:Telar}. La compañía explicó que contratará a veinte personas.")
    assert quote.speaker.organization is None


def test_the_verb_is_an_infinitive_and_a_phrase_has_none() -> None:
    verb, phrase = quotes_of("{p:Ana Ruiz} sostuvo que el plazo vence. Según {p:Ana Ruiz}, el plazo vence.")
    assert (verb.verb, phrase.verb) == ("sostener", None)


BOUNDS = [
    (
        "a semicolon ends what the first one says",
        "{o:Nimbo} dijo que abrirá el corpus; {o:Telar}, que lo piensa.",
        [("abrirá el corpus", NIMBO)],
    ),
    (
        "a list under one verb goes on",
        "{p:Ana Ruiz} dijo que hay plazo; que vence en mayo, y que nadie lo sabe.",
        [("hay plazo; que vence en mayo, y que nadie lo sabe", ANA)],
    ),
    (
        "a second verb after a comma",
        "{p:Ana Ruiz} aseguró que habrá plazo, anunció que vence en mayo y pidió que nadie falte a la cita.",
        [("habrá plazo", ANA), ("vence en mayo", ANA), ("nadie falte a la cita", ANA)],
    ),
    (
        "an embedded verb after a comma is no second one",
        "{p:Ana Ruiz} dijo que el alcalde, que es de Lima, cree que el plazo vence.",
        [("el alcalde, que es de Lima, cree que el plazo vence", ANA)],
    ),
    (
        "the main verb after a relative clause",
        "{p:Ana Ruiz}, que había advertido de que el plazo era corto, llegó tarde.",
        [("el plazo era corto", ANA)],
    ),
    (
        "a relative clause after the speaker is no report",
        "«Hay prisa», dice {p:Ana Ruiz}, ingeniera del taller, que en mayo publicó un manual.",
        [],
    ),
    (
        "a negation belongs to the words",
        "No hay plazo, o no lo parece, matiza {p:Ana Ruiz}.",
        [("No hay plazo, o no lo parece", ANA)],
    ),
    ("a wish", "Que nadie espere otro plazo, avisa {p:Ana Ruiz}.", [("Que nadie espere otro plazo", ANA)]),
    (
        "a connective before the attribution",
        "Después, asegura {p:Ana Ruiz}, el plazo vencerá sin remedio.",
        [("el plazo vencerá sin remedio", ANA)],
    ),
    (
        "words before a colon and a quotation",
        "{p:Ana Ruiz} niega que el taller compita con la fábrica: «Les llevamos la contraria».",
        [("el taller compita con la fábrica", ANA)],
    ),
    (
        "the clause that a quotation begins anew",
        "{p:Ana Ruiz} sostiene que nadie firmó la carta y que el contrato «no menciona ni una sola máquina».",
        [("nadie firmó la carta", ANA)],
    ),
    (
        "a document with a long name, and one with a contraction",
        "Un plazo basta, según el informe técnico que acompaña al texto. "
        "De acuerdo al último censo de {o:Nimbo}, sobran dos.",
        [("Un plazo basta", "el informe técnico"), ("sobran dos", NIMBO)],
    ),
    (
        "a title in marks after its document",
        "El informe «Pesos sin dueño», que publicó {o:Nimbo}, concluye que el plazo es corto.",
        [("el plazo es corto", "El informe")],
    ),
    (
        "researchers of an institution",
        "Investigadores de {o:Nimbo} afirman haber reducido el plazo.",
        [("haber reducido el plazo", NIMBO)],
    ),
    (
        "what the last speaker thinks",
        "{p:Ana Ruiz} dijo que hay plazo. Cree, eso sí, que vence pronto.",
        [("hay plazo", ANA), ("vence pronto", ANA)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in BOUNDS], ids=[case[0] for case in BOUNDS])
def test_where_what_is_reported_begins_and_ends(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(words, who) for kind, words, who in summary(text) if kind == "indirect"] == expected
