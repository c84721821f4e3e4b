"""Attributions as newspapers and agencies write them: heads of state, brackets, insertions, descriptions."""

from __future__ import annotations

import pytest

from tests.extract.marked import quotes_of, summary

ANA = "per:ana-ruiz"
LUIS = "per:luis-sanz"
NIMBO = "org:nimbo"

Expected = list[tuple[str, str, str | None]]


HEADS_OF_STATE: list[tuple[str, str, Expected]] = [
    (
        "the president without a firm",
        "El presidente {p:Luis Sanz|presidente|} abrió la feria, y la presidenta de {o:Nimbo}, "
        "{p:Ana Ruiz|presidenta|Nimbo}, la cerró. El mandatario dijo que habrá fondos.",
        [("indirect", "habrá fondos", LUIS)],
    ),
    (
        "a firm's president is none",
        "La presidenta de {o:Nimbo}, {p:Ana Ruiz|presidenta|Nimbo}, viajó a Lima. "
        "La mandataria peruana dijo que habrá fondos.",
        [("indirect", "habrá fondos", "La mandataria peruana")],
    ),
    (
        "two of them, one of a body",
        "El presidente del Gobierno, {p:Luis Sanz|presidente|}, recibió al presidente de {o:Nimbo}, "
        "{p:Abel Mora|presidente|Nimbo}. El jefe del Ejecutivo dijo que habrá fondos.",
        [("indirect", "habrá fondos", LUIS)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in HEADS_OF_STATE], ids=[c[0] for c in HEADS_OF_STATE])
def test_who_leads_a_state(text: str, expected: Expected) -> None:
    assert summary(text) == expected


CLAUSES: list[tuple[str, str, Expected]] = [
    (
        "an acronym in brackets and no comma",
        "Según la agencia {o:Nimbo} (NB) la feria cierra en junio, que es mal mes.",
        [("indirect", "la feria cierra en junio, que es mal mes", NIMBO)],
    ),
    ("no comma at all", "Según {o:Nimbo} el plazo vence.", [("indirect", "el plazo vence", NIMBO)]),
    (
        "brackets and a comma",
        "Según {o:Nimbo} (la casa de Lima), el plazo vence.",
        [("indirect", "el plazo vence", NIMBO)],
    ),
    (
        "an insertion after «y» reports the second clause alone",
        "Los dos saldrán en mayo y, según {o:Nimbo}, gastan la mitad.",
        [("indirect", "gastan la mitad", NIMBO)],
    ),
    (
        "words in marks end it, and no link is left over",
        "{p:Ana Ruiz} dijo que abrieron con tres mesas en la plaza, porque «nadie quería venir al salón de actos».",
        [
            ("indirect", "abrieron con tres mesas en la plaza", ANA),
            ("partial", "nadie quería venir al salón de actos", ANA),
        ],
    ),
    (
        "«mientras que» tells of another",
        "{p:Ana Ruiz} apunta que la red «no entiende lo que dice», mientras que {p:Luis Sanz} opina que sí lo hace.",
        [("partial", "no entiende lo que dice", ANA), ("indirect", "sí lo hace", LUIS)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CLAUSES], ids=[c[0] for c in CLAUSES])
def test_where_a_clause_of_the_press_begins_and_ends(text: str, expected: Expected) -> None:
    assert summary(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{p:Ana Ruiz}, head of research de {o:Nimbo}, avisa de que el plazo vence.",
        "Al hilo de ello, {p:Ana Ruiz}, head of research en {o:Nimbo}, avisa de que el plazo vence.",
    ],
)
def test_a_description_that_no_list_knows_leaves_the_name_the_subject(text: str) -> None:
    assert summary(text) == [("indirect", "el plazo vence", ANA)]


def test_a_person_among_the_circumstances_is_no_subject() -> None:
    assert summary("Al terminar la cena con {p:Ana Ruiz}, gente de su equipo, contó que el plazo vence.") == []


ABOUT = [
    ("whom the words are for", "«Copia mal», dijo {p:Ana Ruiz} a {o:Faro}.", ("org:faro",)),
    ("who she is", "«Copia mal», dijo {p:Ana Ruiz}, consejera de {o:Faro} y voz de {o:Nimbo}.", ()),
    ("who passes it on", "«Copia mal», dijo {p:Ana Ruiz} en mayo, según publicó {o:Telar}.", ()),
    ("who hears it", "«Copia mal», dijo {p:Ana Ruiz} en conversación con {o:Telar}.", ()),
    ("the topic", "«Copia mal», dijo {p:Ana Ruiz} sobre {o:Faro}.", ("org:faro",)),
    ("what stands before", "A propósito de {o:Faro}, {p:Ana Ruiz} dijo: «Copia mal».", ("org:faro",)),
    ("a description before", "{p:Ana Ruiz}, que ayuda a {o:Faro} y a otros, cuenta que la red «copia muy mal».", ()),
    ("brackets", "{p:Ana Ruiz} ({o:Faro}) cree que la red es cara.", ()),
    ("the clause around a fragment", "Según {p:Ana Ruiz}, {m:Faro 2} «copia bastante mal».", ("mod:faro-2",)),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in ABOUT], ids=[c[0] for c in ABOUT])
def test_an_attribution_tells_nothing_of_the_topic(text: str, expected: tuple[str, ...]) -> None:
    (quote,) = quotes_of(text)
    assert quote.about == expected


MORE: list[tuple[str, str, Expected]] = [
    (
        "how somebody is shown before a colon",
        "Es un asunto sobre el que {p:Ana Ruiz} se muestra cauta: «Abrir una puerta no es abrir la casa».",
        [("direct", "Abrir una puerta no es abrir la casa", ANA)],
    ),
    (
        "two people before the colon are nobody",
        "Es lo que separa a {p:Luis Sanz} de {p:Ana Ruiz}, y se muestra cauta: «Abrir no es regalar la casa».",
        [("direct", "Abrir no es regalar la casa", None)],
    ),
    (
        "a gerund after a verb without subject",
        "{p:Ana Ruiz} dirige un taller. «Sobran cables por todas partes», sostuvo, subrayando que el plazo vence.",
        [("direct", "Sobran cables por todas partes", ANA), ("indirect", "el plazo vence", ANA)],
    ),
    (
        "a document with its title between commas",
        "El informe de {o:Nimbo}, titulado «Pesos sin dueño», concluye que el plazo es corto.",
        [("indirect", "el plazo es corto", NIMBO)],
    ),
    (
        "a proposal after its clause",
        "Conviene empezar por redes pequeñas y bien medidas, propone {o:Nimbo}.",
        [("indirect", "Conviene empezar por redes pequeñas y bien medidas", NIMBO)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in MORE], ids=[c[0] for c in MORE])
def test_what_leads_to_words(text: str, expected: Expected) -> None:
    assert summary(text) == expected


OUTSIDERS: list[tuple[str, str, Expected]] = [
    (
        "who put money in a firm does not speak for it",
        "“Vale lo que cuesta”, aseguraba un inversor de {o:Nimbo}.",
        [("direct", "Vale lo que cuesta", "un inversor de Nimbo")],
    ),
    (
        "where it was said is no part of the speaker",
        "{p:Ana Ruiz} frenó la salida. “No hay vuelta atrás”, advirtió la ejecutiva en {o:X}.",
        [("direct", "No hay vuelta atrás", ANA)],
    ),
    (
        "the firm that the text is about goes on speaking",
        "{o:Nimbo} anunció que tiene fondos.\n\nEl gigante {o:Faro Capital} pondrá la mitad.\n\n"
        "Este paso “nos hace libres”, dijo la empresa. {o:Nimbo} calla desde ayer, y {o:Nimbo} no aclara más.",
        [("indirect", "tiene fondos", NIMBO), ("partial", "nos hace libres", NIMBO)],
    ),
    (
        "a bare verb before a colon reports nothing before it",
        "{p:Ana Ruiz} habló. En su carta a los socios del club, dijo:",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in OUTSIDERS], ids=[c[0] for c in OUTSIDERS])
def test_who_speaks_for_whom(text: str, expected: Expected) -> None:
    assert summary(text) == expected


JOINTS: list[tuple[str, str, Expected]] = [
    (
        "a name and its relative clause are the subject of the verb after them",
        "{p:Ana Ruiz} dijo que habrá hilo. {o:Nimbo}, que ya era de la casa, repite.",
        [("indirect", "habrá hilo", ANA)],
    ),
    (
        "a subject after its own verb is none of the verb of saying",
        "{p:Ana Ruiz} dijo que habrá hilo. Lo coserán primero el gremio y la escuela de {o:Nimbo}, añadió.",
        [("indirect", "habrá hilo", ANA), ("indirect", "Lo coserán primero el gremio y la escuela de Nimbo", ANA)],
    ),
    (
        "what somebody leads is no speaker",
        "La que fuera modista y hoy dirige la investigación de {o:Nimbo} abrió la feria con un aviso: «Coser no sale "
        "gratis».",
        [("direct", "Coser no sale gratis", None)],
    ),
    (
        "words that somebody was heard to say, in two parts",
        "«El hilo es caro», le oí decir a {p:Ana Ruiz} en una feria, «pero el nudo no».",
        [("direct", "El hilo es caro", ANA), ("direct", "pero el nudo no", ANA)],
    ),
    (
        "a fragment after «y que» is said by whoever began to speak",
        "Una portavoz de {o:Nimbo} declaró que la empresa confía en los talleres y que así la gente puede "
        "«coser en casa».",
        [
            ("indirect", "la empresa confía en los talleres y que así la gente puede", NIMBO),
            ("partial", "coser en casa", NIMBO),
        ],
    ),
    (
        "«lo que» opens nothing that is said",
        "{p:Ana Ruiz} defiende algo cercano a lo que cose {o:Nimbo}: una «aguja libre para cada barrio».",
        [("partial", "aguja libre para cada barrio", ANA)],
    ),
    (
        "a condition before the verb only frames the words in marks",
        "Si el hilo sube, advierte {p:Ana Ruiz}, «cerraremos la puerta del taller».",
        [("direct", "cerraremos la puerta del taller", ANA)],
    ),
    (
        "so does a time",
        "Mientras los grandes discutían, escribe {p:Ana Ruiz}, «un taller de barrio» ganó la feria.",
        [("partial", "un taller de barrio", ANA)],
    ),
    (
        "a condition and what follows from it are one statement",
        "Si el hilo sube, el taller cerrará, advierte {p:Ana Ruiz}.",
        [("indirect", "Si el hilo sube, el taller cerrará", ANA)],
    ),
    (
        "what the verb of saying goes on to, in its own tense, is the writer's",
        "{p:Ana Ruiz} recuerda que coser ya sirvió una vez, y espera lo mismo del telar.",
        [("indirect", "coser ya sirvió una vez", ANA)],
    ),
    (
        "a question that the writer leaves to her words is not hers",
        "Qué hará su taller lo deja en el aire, porque «todo va deprisa», dice {p:Ana Ruiz}.",
        [("direct", "todo va deprisa", ANA)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in JOINTS], ids=[c[0] for c in JOINTS])
def test_where_clauses_join(text: str, expected: Expected) -> None:
    found = [(kind.replace("partial", "direct"), words, who) for kind, words, who in summary(text)]
    assert found == [(kind.replace("partial", "direct"), words, who) for kind, words, who in expected]


def test_a_clause_and_the_words_after_its_attribution_share_a_group() -> None:
    first, second = quotes_of("El hilo subirá en mayo, advierte {p:Ana Ruiz}, «y nadie lo mira».")
    assert (first.kind, first.text) == ("indirect", "El hilo subirá en mayo")
    assert first.group == second.group is not None
