"""Attributions that take somebody up by other words: where from, whose firm, consulted about what, with whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oss_ai_tui.extract.quotations import find_quotes
from tests.extract.marked import marked, quotes_of, summary

ROSA = "per:rosa-vidal"
NIMBO = "org:nimbo"
FARO = "org:faro-labs"

Expected = list[tuple[str, str, str | None]]

PLACES: list[tuple[str, str, Expected]] = [
    (
        "the only man so far",
        "{p:Luis Sanz} abrió la mesa. El rosarino dijo que nadie paga.",
        [("indirect", "nadie paga", "per:luis-sanz")],
    ),
    (
        "one of two women",
        "{p:Rosa Vidal} habló con {p:Ana Ruiz}.\n\nLa rosarina viajará a Lima. «Falta gente», resumió.",
        [("direct", "Falta gente", "La rosarina")],
    ),
    (
        "a firm of the place",
        "La rosarina {o:Nimbo} viajará a Lima. «Falta gente», resumió {p:Rosa Vidal}.",
        [("direct", "Falta gente", ROSA)],
    ),
    (
        "after what is to come",
        "{p:Luis Sanz} dijo que no hay prisa.\n\n"
        "La semana próxima, {p:Rosa Vidal} vuelve a Lima. «Falta gente», resumió.",
        [("indirect", "no hay prisa", "per:luis-sanz"), ("direct", "Falta gente", ROSA)],
    ),
]

FIRMS: list[tuple[str, str, Expected]] = [
    (
        "whose it is and is not known",
        "{o:Nimbo} llegó tarde. La empresa de {p:Luis Sanz} aseguró que el plazo vence.",
        [("indirect", "el plazo vence", "La empresa de Luis Sanz")],
    ),
    (
        "whose it is",
        "{p:Luis Sanz|director|Faro Labs} dirige {o:Faro Labs}, rival de {o:Nimbo}. "
        "La empresa de {p:Luis Sanz} aseguró que el plazo vence.",
        [("indirect", "el plazo vence", FARO)],
    ),
    (
        "those in it",
        "Fuentes de {o:Nimbo} confirman que el plazo vence y en {o:Faro Labs} aseguran que nadie paga.",
        [("indirect", "el plazo vence", NIMBO), ("indirect", "nadie paga", FARO)],
    ),
    (
        "a place of work is no speaker",
        "Quienes trabajan en {o:Faro Labs} aseguran que nadie paga.",
        [],
    ),
    (
        "after a semicolon",
        "{p:Rosa Vidal} dejó {o:Nimbo} en mayo; según la empresa, había dimitido.",
        [("indirect", "había dimitido", NIMBO)],
    ),
    (
        "what another makes of it",
        "{o:Nimbo} recomienda que el plazo se alargue, lo que según {p:Rosa Vidal} cuesta dinero.",
        [("indirect", "el plazo se alargue", NIMBO)],
    ),
]

DESCRIPTIONS: list[tuple[str, str, Expected]] = [
    (
        "asked about it",
        "Consultada por este diario sobre el plazo, {p:Rosa Vidal} fue tajante: «Nadie paga».",
        [("direct", "Nadie paga", ROSA)],
    ),
    ("a thing asked for", "Entregada por este diario, la lista trae una perla: «Nadie paga».", []),
    (
        "a possessive before an unknown noun",
        "Su par de {o:Nimbo}, {p:Rosa Vidal}, es más dura: sostiene que nadie paga.",
        [("indirect", "nadie paga", ROSA)],
    ),
    (
        "described anew",
        "«Falta gente», planteó la socióloga {p:Rosa Vidal|socióloga|}. "
        "La investigadora de {o:Nimbo} explicó que nadie paga.",
        [("direct", "Falta gente", ROSA), ("indirect", "nadie paga", ROSA)],
    ),
    (
        "a post is somebody else's",
        "«Falta gente», planteó la socióloga {p:Rosa Vidal|socióloga|}. "
        "La presidenta de {o:Nimbo} explicó que nadie paga.",
        [("direct", "Falta gente", ROSA), ("indirect", "nadie paga", NIMBO)],
    ),
    (
        "what one calls something",
        "{p:Rosa Vidal} ha llamado a esto «ensuciar la palabra».",
        [("partial", "ensuciar la palabra", ROSA)],
    ),
    ("what one calls by a name", "{p:Rosa Vidal} ha llamado a su barca «Nube lenta».", []),
    ("what had better be done", "Conviene distinguir «pesos abiertos» y «código abierto».", []),
]


TURNS: list[tuple[str, str, Expected]] = [
    (
        "he and she by turns",
        "«Falta gente», dijo {p:Rosa Vidal}. «Falta dinero», insistió {p:Luis Sanz} ante {p:Ana Ruiz}. "
        "«Y tiempo», contestó ella.",
        [("direct", "Falta gente", ROSA), ("direct", "Falta dinero", "per:luis-sanz"), ("direct", "Y tiempo", ROSA)],
    ),
    (
        "she after two women",
        "«Falta gente», dijo {p:Rosa Vidal}. «Falta dinero», insistió {p:Ana Ruiz}. «Y tiempo», contestó él.",
        [("direct", "Falta gente", ROSA), ("direct", "Falta dinero", "per:ana-ruiz"), ("direct", "Y tiempo", None)],
    ),
    ("who opens the talk", "Abrió fuego {p:Rosa Vidal}. «Falta gente», soltó.", [("direct", "Falta gente", ROSA)]),
    (
        "led by the rector, who says nothing",
        "{p:Rosa Vidal} vino a Lima. Acompañada por el rector, {p:Luis Sanz}, adelantó que nadie paga.",
        [("indirect", "nadie paga", ROSA)],
    ),
    (
        "asked by nobody in particular",
        "Preguntada por el plazo, {p:Rosa Vidal} adelantó que nadie paga.",
        [("indirect", "nadie paga", ROSA)],
    ),
    (
        "hours later",
        "{p:Rosa Vidal} escribió que nadie paga. Horas después matizó: «Casi nadie».",
        [("indirect", "nadie paga", ROSA), ("direct", "Casi nadie", ROSA)],
    ),
    (
        "hours of others",
        "{p:Rosa Vidal} escribió que nadie paga. Horas de cola confirman: «Aquí nadie paga nada».",
        [("indirect", "nadie paga", ROSA), ("direct", "Aquí nadie paga nada", None)],
    ),
    (
        "inserted before the marks",
        "{p:Rosa Vidal} se fía del plan porque, dice, «nadie pierde la llave».",
        [("partial", "nadie pierde la llave", ROSA)],
    ),
    (
        "within what is reported",
        "{p:Rosa Vidal} escribió que celebra el plan, «pero la casa sigue sin techo».",
        [("partial", "pero la casa sigue sin techo", ROSA)],
    ),
    (
        "what somebody meant to say",
        "{p:Rosa Vidal} mandó una nota. «Me da igual», venía a decir, «quién paga la luz».",
        [("direct", "Me da igual", ROSA), ("direct", "quién paga la luz", ROSA)],
    ),
    (
        "a word that weighs",
        "{p:Rosa Vidal} consideró «indispensable» que paguen todos y pidió «prudencia».",
        [("partial", "indispensable", ROSA), ("partial", "prudencia", ROSA)],
    ),
    ("a word held at a distance", "{p:Rosa Vidal} recordó su «indispensable» agenda.", []),
]


PORTRAITS: list[tuple[str, str, Expected]] = [
    (
        "the only person of a portrait",
        "{p:Rosa Vidal} no ha dormido. Viene de Lima y pide un café. La profesora de {o:Nimbo} avisa: «Falta gente».",
        [("direct", "Falta gente", ROSA)],
    ),
    (
        "a post is nobody's yet",
        "{p:Rosa Vidal} no ha dormido. Viene de Lima y pide un café. La presidenta de {o:Nimbo} avisa: «Falta gente».",
        [("direct", "Falta gente", NIMBO)],
    ),
    (
        "another has been named",
        "{p:Rosa Vidal} no ha dormido. Llega tarde con {p:Ana Ruiz}. La profesora de {o:Nimbo} avisa: «Falta gente».",
        [("direct", "Falta gente", NIMBO)],
    ),
    (
        "a man whose name ends in -a",
        "Intervino {p:Gorka Sanz}. El directivo avisó de que nadie paga.",
        [("indirect", "nadie paga", "per:gorka-sanz")],
    ),
    (
        "a verb with a gerund",
        "{p:Rosa Vidal} abrió la mesa. «Falta gente», bromeó señalando a la sala.",
        [("direct", "Falta gente", ROSA)],
    ),
    (
        "named right before the colon",
        "Nadie habló en la sala. Sí lo hizo, ya en la calle, {p:Rosa Vidal}, socia de {o:Nimbo}: «Falta gente».",
        [("direct", "Falta gente", ROSA)],
    ),
    (
        "named after a preposition",
        "Nadie habló en la sala. El cartel seguía, ya en la calle, junto a {p:Rosa Vidal}: «Falta gente aquí».",
        [("direct", "Falta gente aquí", None)],
    ),
    (
        "a title before a name",
        "Su jefa de sala, la Dra. {p:Rosa Vidal}, lo pone de esta manera: «Falta gente».",
        [("direct", "Falta gente", ROSA)],
    ),
    (
        "reminding of something",
        "«Falta gente», dijo {p:Rosa Vidal}. «Falta dinero», añadió, tras recordar que nadie paga.",
        [("direct", "Falta gente", ROSA), ("direct", "Falta dinero", ROSA), ("indirect", "nadie paga", ROSA)],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [c[1:] for c in (*PLACES, *FIRMS, *DESCRIPTIONS, *TURNS, *PORTRAITS)],
    ids=[c[0] for c in (*PLACES, *FIRMS, *DESCRIPTIONS, *TURNS, *PORTRAITS)],
)
def test_who_is_taken_up(text: str, expected: Expected) -> None:
    assert summary(text) == expected


ORDERS: list[tuple[str, str, Expected]] = [
    (
        "who takes the floor first",
        "Tomó la palabra primero {p:Rosa Vidal}. «Falta gente», arrancó.",
        [("direct", "Falta gente", ROSA)],
    ),
    (
        "who writes to me",
        "El informe lo pidió {p:Luis Sanz}. Me escribe un lector de Lima para quejarse. «Falta gente», me acusa.",
        [("direct", "Falta gente", "un lector de Lima")],
    ),
    (
        "what others did to it",
        "El informe existe. Lo pidió {p:Luis Sanz}, lo firmó {o:Nimbo} y concluye que nadie paga.",
        [],
    ),
    (
        "who did it and says so",
        "Lo pidió {p:Luis Sanz} y añadió que nadie paga.",
        [("indirect", "nadie paga", "per:luis-sanz")],
    ),
    (
        "a way of saying is somebody else's",
        "{p:Luis Sanz} calla, que es la manera que tienen los suyos de decir que nadie paga.",
        [],
    ),
    (
        "after saying",
        "{p:Luis Sanz} calló después de decir que nadie paga.",
        [("indirect", "nadie paga", "per:luis-sanz")],
    ),
    (
        "the main clause goes on without a comma",
        "{p:Rosa Vidal} matizó que el plazo vence y llamó a todos.",
        [("indirect", "el plazo vence", ROSA)],
    ),
    (
        "the reported clause goes on",
        "{p:Rosa Vidal} matizó que el plazo venció y trajo cola.",
        [("indirect", "el plazo venció y trajo cola", ROSA)],
    ),
    (
        "a figure that others use",
        "Según {o:Nimbo}, paga uno de cada tres, una cifra que nadie discute.",
        [("indirect", "paga uno de cada tres", NIMBO)],
    ),
    (
        "a sole man",
        "Para {p:Luis Sanz}, único hombre de la mesa, el plazo es corto.",
        [("indirect", "el plazo es corto", "per:luis-sanz")],
    ),
    (
        "on its page",
        "{o:Nimbo} repite lo mismo. «El dato es de quien lo cuida», se lee en su web.",
        [("direct", "El dato es de quien lo cuida", NIMBO)],
    ),
    (
        "had to remind",
        "La moderadora, {p:Rosa Vidal}, tuvo que recordar que el plazo vence.",
        [("indirect", "el plazo vence", ROSA)],
    ),
    ("calls himself so", "{p:Luis Sanz} se declara «equidistante».", [("partial", "equidistante", "per:luis-sanz")]),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in ORDERS], ids=[c[0] for c in ORDERS])
def test_who_says_it_by_the_order_of_words(text: str, expected: Expected) -> None:
    assert summary(text) == expected


def test_words_of_one_person_alone_are_not_all_of_theirs() -> None:
    (_, alone) = quotes_of("{p:Rosa Vidal} y sus colegas creen que el plazo vence. «Insto a mis alumnos a leer».")
    assert (alone.speaker.person, alone.speaker.name) == (ROSA, "Rosa Vidal")
    (_, shared) = quotes_of("{p:Rosa Vidal} y sus colegas creen que el plazo vence. «Nuestros alumnos leen poco».")
    assert shared.speaker.name == "Rosa Vidal y sus colegas"
    (either,) = quotes_of("{p:Rosa Vidal} y {p:Luis Sanz} abrieron la mesa. «Insto mucho a mis alumnos a leer».")
    assert either.speaker.name is None


def test_a_quotation_at_the_head_of_an_interview_is_the_guests() -> None:
    head = "Entrevista con {p:Rosa Vidal}\n\n«Regalarlo fue un acierto»\n\n"
    text = head + "P. ¿Quién pagó?\n\nR. Nadie.\n\nP. ¿Y hoy?\n\nR. Yo."
    assert [speaker for _, _, speaker in summary(text)] == [ROSA] * 3
    other = text.replace("«Regalarlo fue un acierto»", "La consigna corrió por la sala. «Aquí nadie tira la toalla»")
    assert summary(other)[0] == ("direct", "Aquí nadie tira la toalla", None)


def test_a_newspaper_that_passes_words_on_does_not_speak_on() -> None:
    text = "{p:Rosa Vidal|autora|} firma el texto. Su coste, según {o:El País}, subió en mayo. «Falta gente», escribe."
    reading, entities = marked(text)
    media = tuple(replace(c, kind="media") for c in entities.companies)
    (cost, words) = find_quotes(reading, replace(entities, companies=media))
    assert cost.speaker.organization == "org:el-pais"
    assert words.speaker.organization != "org:el-pais"
    firm = find_quotes(reading, entities)[1]
    assert firm.speaker.organization == "org:el-pais"
