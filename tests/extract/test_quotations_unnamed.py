"""Speakers whom no stage recognised as people, and who takes up whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oss_ai_tui.extract.quotations import find_quotes
from tests.extract.marked import marked, quotes_of, summary

ANA = "per:ana-ruiz"
LUIS = "per:luis-sanz"

PRESUMED: list[tuple[str, str, list[tuple[str, str, str | None]]]] = [
    (
        "a role and a comma before, its verb after",
        "La coordinadora del archivo, Omaira Teruñe, contó que el plazo vence en mayo. «Nadie pidió más», añadió.",
        [("indirect", "el plazo vence en mayo", "Omaira Teruñe"), ("direct", "Nadie pidió más", "Omaira Teruñe")],
    ),
    (
        "a verb of saying before the role",
        "«Fueron tres inviernos», confiesa la presidenta de la sociedad, Omaira Teruñe.",
        [("direct", "Fueron tres inviernos", "Omaira Teruñe")],
    ),
    (
        "a contraction before the role",
        "A juicio del gerente del puerto, Basilio Onde, la grúa «no sirve para nada».",
        [("partial", "no sirve para nada", "Basilio Onde")],
    ),
    (
        "a conjunction before the role",
        "Según explicó el notario, Basilio Onde, «las firmas estaban en regla».",
        [("direct", "las firmas estaban en regla", "Basilio Onde")],
    ),
    (
        "a role without a comma",
        "La abogada Omaira Teruñe, que lo leyó entero, admite que el texto es corto.",
        [("indirect", "el texto es corto", "Omaira Teruñe")],
    ),
    (
        "one of several, and the sentence after",
        "Omaira Teruñe, una de las fundadoras del taller, me lo dijo por carta: «No hay vuelta atrás». "
        "Y agregó que en el taller nadie cobra.",
        [("direct", "No hay vuelta atrás", "Omaira Teruñe"), ("indirect", "en el taller nadie cobra", "Omaira Teruñe")],
    ),
    (
        "a surname alone after a quotation",
        "«La máquina propone», dice Teruñe sin levantar la vista.",
        [("direct", "La máquina propone", "Teruñe")],
    ),
    (
        "a surname after the full name",
        "El ingeniero Basilio Onde llegó tarde. «Había niebla», se disculpó. Onde vive lejos. «Muy lejos», dijo Onde.",
        [("direct", "Había niebla", "Basilio Onde"), ("direct", "Muy lejos", "Onde")],
    ),
    (
        "a title of address",
        "La directora del centro, Dra. Omaira Teruñe, explicó que el corpus es pequeño.",
        [("indirect", "el corpus es pequeño", "Omaira Teruñe")],
    ),
    (
        "a label at the head of a paragraph",
        "Omaira Teruñe: «El silencio también se programa»",
        [("direct", "El silencio también se programa", "Omaira Teruñe")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in PRESUMED], ids=[c[0] for c in PRESUMED])
def test_a_name_that_only_its_place_gives_away(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert summary(text) == expected
    assert all(q.speaker.person is None for q in quotes_of(text))


NOBODY = [
    "Basilio Onde pasó una hora con {p:Luis Sanz}. «No vamos a vender», le dijo.",
    "Vino {p:Ana Ruiz}. Basilio Onde pidió la palabra. «No vamos a vender», dijo.",
    "—¿Quién paga todo esto? —se le pregunta a {p:Ana Ruiz}.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_rather_than_somebody_else(text: str) -> None:
    assert [q.speaker.name for q in quotes_of(text)] == [None]


def test_a_firm_that_leads_something_is_no_person() -> None:
    assert quotes_of("Telar Norte, líder en hilos, abre otra planta.") == ()


TAKEN_UP: list[tuple[str, str, list[tuple[str, str, str | None]]]] = [
    (
        "subject after the verb",
        "A su taller llegó entonces {p:Luis Sanz}, un joven de Lima. «Nadie me avisó», bromea.",
        [("direct", "Nadie me avisó", LUIS)],
    ),
    (
        "who signs",
        "La firmaba el jefe de obra, {p:Luis Sanz}, y era breve: «Paramos el lunes».",
        [("direct", "Paramos el lunes", LUIS)],
    ),
    (
        "asked about",
        "{p:Ana Ruiz} se fue, dijo {p:Luis Sanz}. ¿Y {o:Telar}? Ayer anunció que seguirá abierta.",
        [("indirect", "Ana Ruiz se fue", LUIS), ("indirect", "seguirá abierta", "org:telar")],
    ),
    (
        "a demonstrative",
        "No piensa igual el abogado {p:Luis Sanz}. «Es pronto», advierte este especialista en patentes.",
        [("direct", "Es pronto", LUIS)],
    ),
    (
        "the nephew of another",
        "El sobrino del poeta {p:Luis Sanz} habla bajo. Sostiene que nadie firmó el papel.",
        [("indirect", "nadie firmó el papel", "El sobrino del poeta Luis Sanz")],
    ),
    (
        "subject of the last sentence before the paragraph",
        "«Ya basta», dijo {p:Ana Ruiz}. {p:Luis Sanz|alcalde|} callaba. El alcalde evitó responder.\n\n"
        "«Veremos», se limitó a decir.",
        [("direct", "Ya basta", ANA), ("direct", "Veremos", LUIS)],
    ),
    (
        "pronouns by gender in the whole text",
        "{p:Ana Ruiz} dirige el coro; {p:Luis Sanz}, la banda.\n\nNo se hablan. «Con él, por carta», dice ella. "
        "Él ríe: «Y con acuse de recibo».",
        [("direct", "Con él, por carta", ANA), ("direct", "Y con acuse de recibo", LUIS)],
    ),
    (
        "his own view",
        "La diputada {p:Ana Ruiz} no quedó convencida. A su juicio, la norma “deja la puerta abierta de par en par”.",
        [("partial", "deja la puerta abierta de par en par", ANA)],
    ),
    (
        "with those words",
        "«El que no comparte pierde siempre». Con esa frase abrió su charla {p:Luis Sanz} en la feria.",
        [("direct", "El que no comparte pierde siempre", LUIS)],
    ),
    (
        "words of another",
        "A {p:Ana Ruiz} le gusta una frase de su abuelo: «Lo que no se usa se pudre». «No es nostalgia», aclaró.",
        [("direct", "Lo que no se usa se pudre", "su abuelo"), ("direct", "No es nostalgia", ANA)],
    ),
    (
        "a noun that no list knows, and nobody named: not the one before",
        "«Vamos bien», dice {p:Ana Ruiz}. Su quiropráctica no opina igual: en un papel advierte de «dudas muy serias».",
        [("direct", "Vamos bien", ANA)],
    ),
    (
        "what the unknown subject celebrates is no speaker",
        "La Veeduría, que interpuso el pleito, celebró el fallo: «Ganó la ciudadanía».",
        [("direct", "Ganó la ciudadanía", None)],
    ),
    (
        "an object put first is no speaker",
        "El hilo lo abrió ayer un tal pajarero: «¿Soy el único que duerme poco?».",
        [("direct", "¿Soy el único que duerme poco?", None)],
    ),
    (
        "a relative clause after role and firm",
        "Contestó {p:Ana Ruiz}, ingeniera de {o:Telar}, que reconoció: «Nos pasamos de largo».",
        [("direct", "Nos pasamos de largo", ANA)],
    ),
    (
        "two roles before the name",
        "El moderador, el periodista {p:Luis Sanz}, tuvo que salir. «Fue un debate vivo», resumió después.",
        [("direct", "Fue un debate vivo", LUIS)],
    ),
    (
        "another is named last before the words",
        "«Es caro», dice {p:Ana Ruiz}. La frase contraria es de {p:Luis Sanz}. «Me reafirmo», decía ayer.",
        [("direct", "Es caro", ANA), ("direct", "Me reafirmo", None)],
    ),
    (
        "a predicate after «el modelo» is no title",
        "{p:Ana Ruiz} destacó que el modelo “hablará como aquí”.",
        [("partial", "hablará como aquí", ANA)],
    ),
    (
        "a noun that no list knows beside a name",
        "La apicultora del valle, {p:Ana Ruiz}, llamó a la calma: «Queda miel para todos».",
        [("direct", "Queda miel para todos", ANA)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in TAKEN_UP], ids=[c[0] for c in TAKEN_UP])
def test_who_is_taken_up(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert summary(text) == expected


@pytest.mark.parametrize(("kind", "organization"), [("company", "org:telar"), ("media", None), ("government", None)])
def test_a_firm_is_taken_up_by_its_noun_and_a_newspaper_is_not(kind: str, organization: str | None) -> None:
    reading, entities = marked("Según informó {o:Telar}, habrá cambios. La empresa confirmó que empiezan en mayo.")
    companies = tuple(replace(c, kind=kind) for c in entities.companies)
    quotes = find_quotes(reading, replace(entities, companies=companies))
    assert [q.speaker.organization for q in quotes] == ["org:telar", organization]
