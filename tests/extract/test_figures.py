"""Figures: what numbers mean, what they count, what is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.facts import Document, EntityKind, Figure, Passage
from oss_ai_tui.extract.figures import find_figures
from oss_ai_tui.extract.figures.lexicon import lexicon, singular
from oss_ai_tui.extract.figures.numerals import number_of_digits, number_of_words
from oss_ai_tui.extract.reading import Entities, Named, read
from oss_ai_tui.ingest import read_document

Found = tuple[str, float | None, float | None, str | None]


def figures_of(text: str, **names: str) -> tuple[Figure, ...]:
    """Read a text; each keyword gives an entity's id, with its name as the value."""
    reading = read(Document("d", "d.txt", "/d.txt", ""), [Passage("d.0", "d", 0, text)])
    kinds: dict[str, EntityKind] = {"org": "organization", "mod": "model", "per": "person"}
    named = [
        Named(0, text.index(words), text.index(words) + len(words), id, kinds[id[:3]], words, "n.test", 1.0)
        for id, words in names.items()
    ]
    return find_figures(reading, Entities(named=tuple(sorted(named, key=lambda n: n.start))))


def plain(text: str, **names: str) -> list[Found]:
    return [(f.text, f.value, f.value_max, f.unit) for f in figures_of(text, **names)]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("Recaudó US$ 2.900 millones.", "US$ 2.900 millones", 2_900_000_000, "USD"),
        ("Vale $10 mil millones.", "$10 mil millones", 10_000_000_000, "USD"),
        ("Vale mil millones de euros.", "mil millones de euros", 1_000_000_000, "EUR"),
        ("Costó 1,5 millones de dólares.", "1,5 millones de dólares", 1_500_000, "USD"),
        ("Costó 1.5 millones de dólares.", "1.5 millones de dólares", 1_500_000, "USD"),
        ("Costó un millón y medio de euros.", "un millón y medio de euros", 1_500_000, "EUR"),
        ("Costó medio millón de euros.", "medio millón de euros", 500_000, "EUR"),
        ("Vale $1.5 billion en bolsa.", "$1.5 billion", 1_500_000_000, "USD"),
        ("Vale $2.375 billion en bolsa.", "$2.375 billion", 2_375_000_000, "USD"),
        ("Moverá 3 billones de dólares.", "3 billones de dólares", 3_000_000_000_000, "USD"),
        ("Pidió $40M a sus socios.", "$40M", 40_000_000, "USD"),
        ("Facturó 12 M€ al año.", "12 M€", 12_000_000, "EUR"),
        ("Logró 80 mdd en la ronda.", "80 mdd", 80_000_000, "USD"),
        ("Pagó 1,200 millones de pesos mexicanos.", "1,200 millones de pesos mexicanos", 1_200_000_000, "MXN"),
        ("Pagó 2 mil 500 millones de pesos.", "2 mil 500 millones de pesos", 2_500_000_000, "peso"),
        ("Suma mil 200 empleados.", "mil 200 empleados", 1_200, "people"),
        ("Vale 8.000 M€ en bolsa.", "8.000 M€", 8_000_000_000, "EUR"),
        ("Vale €1.2bn en bolsa.", "€1.2bn", 1_200_000_000, "EUR"),
        ("Es un modelo 7B y nada más.", "7B", 7_000_000_000, "parameters"),
        ("Pagó 500 pesos por mes.", "500 pesos", 500, "peso"),
        ("Facturó 1.200M€ al año.", "1.200M€", 1_200_000_000, "EUR"),
        ("La ronda fue de US$ 1.200 M.", "US$ 1.200 M", 1_200_000_000, "USD"),
        ("Un fondo de 2.000 mdp.", "2.000 mdp", 2_000_000_000, "peso"),
        ("Pagó millón y medio de euros.", "millón y medio de euros", 1_500_000, "EUR"),
        ("Lo hablan 85 mil personas.", "85 mil personas", 85_000, "people"),
        ("Parámetros: 405 mil millones.", "405 mil millones", 405_000_000_000, "parameters"),
        ("Tokens de entrenamiento: 15 billones.", "15 billones", 15_000_000_000_000, "tokens"),
        ("Hubo tres ofertas.", "tres ofertas", 3, "oferta"),
        ("Usaron ocho GPU.", "ocho GPU", 8, "GPU"),
        ("Tardó 94 días en salir.", "94 días", 94, "día"),
        ("Pagó 30 libras esterlinas.", "30 libras esterlinas", 30, "GBP"),
        ("Pagó 30.000 yuanes.", "30.000 yuanes", 30_000, "CNY"),
        ("Cuesta 800 UF.", "800 UF", 800, "CLF"),
        ("Cuesta 9,99 € al mes.", "9,99 €", 9.99, "EUR"),
        ("Creció el 80%.", "80%", 80, "percent"),
        ("Creció un 12 % más.", "12 %", 12, "percent"),
        ("Creció un 3,75 por ciento.", "3,75 por ciento", 3.75, "percent"),
        ("Creció un diez por ciento.", "diez por ciento", 10, "percent"),
        ("Tiene 70.000 millones de parámetros.", "70.000 millones de parámetros", 70_000_000_000, "parameters"),
        ("La variante de 7B es pequeña.", "7B", 7_000_000_000, "parameters"),
        ("Leyó 2 billones de tokens.", "2 billones de tokens", 2_000_000_000_000, "tokens"),
        ("Admite un contexto de 128K.", "128K", 128_000, "tokens"),
        ("Tiene 700 millones de usuarios.", "700 millones de usuarios", 700_000_000, "users"),
        ("Reunió a 13.000 voluntarios.", "13.000 voluntarios", 13_000, "people"),
        ("Reunió a 13,000 voluntarios.", "13,000 voluntarios", 13_000, "people"),
        ("Reunió a tres mil quinientos empleados.", "tres mil quinientos empleados", 3_500, "people"),
        ("Usó 2.048 GPU durante un mes.", "2.048 GPU", 2_048, "GPU"),
        ("Usó 350.000 H100 en total.", "350.000 H100", 350_000, "GPU"),
        ("Gastó 5 millones de horas de cálculo.", "5 millones de horas", 5_000_000, "hours"),
        ("Habla 46 idiomas.", "46 idiomas", 46, "idioma"),
        ("Firmaron 27 países.", "27 países", 27, "país"),
        ("Suma 1.024 publicaciones.", "1.024 publicaciones", 1_024, "publicación"),
        ("Es 10 veces más rápido.", "10 veces", 10, "veces"),
        ("Subió dos puntos porcentuales.", "dos puntos porcentuales", 2, "punto porcentual"),
        ("Ocupa 80 GB.", "80 GB", 80, "GB"),
    ],
)
def test_amounts_in_full(text: str, words: str, value: float, unit: str) -> None:
    assert plain(text) == [(words, value, None, unit)]


@pytest.mark.parametrize(
    "text",
    [
        *("Probó los tres modelos.", "Hizo dos cosas.", "Tres veces hablaron.", "Trabajó diez horas.", "Un 2 de mayo."),
        *(
            "Salió en 2023.",
            "El 28 de junio de 2023 llegó.",
            "El 28/06/2023 llegó.",
            "Tiene 34 años.",
            "Fue hace 21 días.",
        ),
        *(
            "GPT-4 y Llama 2 compiten.",
            "La versión 3.5 mejora.",
            "La norma ISO 42001:2023 rige.",
            "Abre a las 10 horas.",
        ),
        *("Es 100% abierto.", "Es 100 % libre.", "Está abierto las 24 horas.", "Lo dice la página 12."),
        *(
            "Tres de cada 10 empresas lo usan.",
            "El artículo 52 lo prohíbe.",
            "Autor et al. (2024) lo miden.",
            "4chan lo vio.",
        ),
        *(
            "Salió el modelo de 8x7B.",
            "Usa cuantización de 4 bits.",
            "Llamó al 555-1234.",
            "La dirección 10.0.0.1 falla.",
        ),
        *("7 Los usuarios lo quieren.", "Está entre las Fortune 500 empresas.", "Cuesta miles.", "Mide 5m de alto."),
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert plain(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cuesta entre 6.000 y 10.000 millones de euros.",
            [("6.000 y 10.000 millones de euros", 6_000_000_000, 10_000_000_000, "EUR")],
        ),
        ("Cubre de un 20 a un 30 %.", [("20 a un 30 %", 20, 30, "percent")]),
        ("Subirá de un 20 a un 30 %.", [("20", 20, None, "percent"), ("30 %", 30, None, "percent")]),
        ("Pide $10-15 millones.", [("$10-15 millones", 10_000_000, 15_000_000, "USD")]),
        ("Subirá entre el 5 y el 7 %.", [("5 y el 7 %", 5, 7, "percent")]),
        ("Ahorra un 40-60%.", [("40-60%", 40, 60, "percent")]),
        ("Dedica 10 o 20 horas.", [("10 o 20 horas", 10, 20, "hours")]),
        (
            "Hay modelos de 7.000 y 13.000 millones de parámetros.",
            [("7.000", 7e9, None, "parameters"), ("13.000 millones de parámetros", 13e9, None, "parameters")],
        ),
        (
            "Hay versiones de 7B, 13B y 70B.",
            [("7B", 7e9, None, "parameters"), ("13B", 13e9, None, "parameters"), ("70B", 70e9, None, "parameters")],
        ),
        ("El uso pasó del 3 % al 12 %.", [("3 %", 3, None, "percent"), ("12 %", 12, None, "percent")]),
        (
            "Pasó de 900 millones de dólares en 2022 a 2.900 millones.",
            [("900 millones de dólares", 9e8, None, "USD"), ("2.900 millones", 2.9e9, None, "USD")],
        ),
        (
            "Pasó de 900 millones en 2022 a 2.900 millones de dólares.",
            [("900 millones", 9e8, None, "USD"), ("2.900 millones de dólares", 2.9e9, None, "USD")],
        ),
        (
            "Costó 400.000 dólares (unos 370.000 euros).",
            [("400.000 dólares", 400_000, None, "USD"), ("unos 370.000 euros", 370_000, None, "EUR")],
        ),
        ("Gastó cientos de millones de dólares.", [("cientos de millones de dólares", None, None, "USD")]),
        (
            "Ganó 300 pesos argentinos; luego, 200 pesos.",
            [("300 pesos argentinos", 300, None, "ARS"), ("200 pesos", 200, None, "ARS")],
        ),
    ],
)
def test_ranges_lists_and_what_is_left_out(text: str, expected: list[Found]) -> None:
    assert plain(text) == expected


def test_a_name_before_a_bare_number_takes_up_power_and_unit() -> None:
    found = figures_of("Ábaco tiene 175.000 millones de parámetros y Torno, 65.000.", mod1="Ábaco", mod2="Torno")
    assert [(f.value, f.unit, f.subject) for f in found] == [
        (175_000_000_000, "parameters", "mod1"),
        (65_000_000_000, "parameters", "mod2"),
    ]


def test_what_a_model_has_are_parameters_once_they_were_spoken_of() -> None:
    text = "La matriz tiene 38 millones de parámetros. Ábaco tenía 1.500 millones; Torno (2020), 175.000 millones."
    found = figures_of(text, mod1="Ábaco", mod2="Torno")
    assert [(f.value, f.unit) for f in found] == [(38e6, "parameters"), (1.5e9, "parameters"), (175e9, "parameters")]


def test_a_word_of_money_takes_up_the_currency_of_the_passage() -> None:
    found = plain("Invirtió 90 millones de euros. El centro costó 151,4 millones.")
    assert found == [("90 millones de euros", 90e6, None, "EUR"), ("151,4 millones", 151.4e6, None, "EUR")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tiene casi el 80% del mercado.", "casi el 80%"),
        ("Cuesta más de US$ 400 millones.", "más de US$ 400 millones"),
        ("Emplea a unas 20 personas.", "unas 20 personas"),
        ("Ronda los 55.000 euros.", "55.000 euros"),
        ("Lo firma un centenar de empresas.", "un centenar de empresas"),
        ("Suma cerca de 5.000 clientes.", "cerca de 5.000 clientes"),
    ],
)
def test_approximate_amounts_say_so(text: str, words: str) -> None:
    (found,) = figures_of(text)
    assert (found.text, found.approximate) == (words, True)


def test_only_a_bare_dollar_sign_leaves_the_currency_in_doubt() -> None:
    found = figures_of("Vale $5, US$ 6, 7 dólares, $8 USD, $9 millones de pesos chilenos y 3 %.")
    assert [(f.unit, f.currency_certain) for f in found] == [
        *(("USD", False), ("USD", True), ("USD", True), ("USD", True), ("CLP", True), ("percent", True)),
    ]


@pytest.mark.parametrize(
    ("text", "names", "subject"),
    [
        ("Acme, que ha recaudado 5 millones de euros, crece.", {"org1": "Acme"}, "org1"),
        (
            "Entre ellas, Acme logró 5 millones de euros de Beta, y vale 9 millones.",
            {"org1": "Acme", "org2": "Beta"},
            "org1",
        ),
        ("Según Acme, el sector movió 5 millones de euros.", {"org1": "Acme"}, None),
        ("Ana Ruiz valora el plan en 5 millones de euros.", {"per1": "Ana Ruiz"}, None),
        ("Acme estima que entrenar Ábaco costó 78 millones de dólares.", {"org1": "Acme", "mod1": "Ábaco"}, "mod1"),
        ("Superó los 100 millones de euros de Ábaco.", {"mod1": "Ábaco"}, "mod1"),
        ("Con 7.000 millones de parámetros, Ábaco es pequeño.", {"mod1": "Ábaco"}, "mod1"),
        ("Ábaco lo firman expertos de 70 países.", {"mod1": "Ábaco"}, None),
        (
            "Acme y Beta metieron dinero en Gama, que lleva reunidos casi 5 millones de euros.",
            {"org1": "Acme", "org2": "Beta", "org3": "Gama"},
            "org3",
        ),
        (
            "Acme se alió con Gama (Lima), una firma cuyas ventas rozan 5 millones de euros.",
            {"org1": "Acme", "org3": "Gama"},
            "org3",
        ),
        (
            "Una es Acme, la firma de telares de Ana Ruiz, que busca 5 millones de euros.",
            {"org1": "Acme", "per1": "Ana Ruiz"},
            "org1",
        ),
        ("Acme, una casa de telares de 40 empleados, crece.", {"org1": "Acme"}, "org1"),
        ("Acme elogia el 10 % de Gama.", {"org1": "Acme", "org3": "Gama"}, "org3"),
        (
            "Acme borró 600 millones de euros de la capitalización de Gama.",
            {"org1": "Acme", "org3": "Gama"},
            "org3",
        ),
        ("El desarrollo de Ábaco costó 5 millones de euros.", {"mod1": "Ábaco"}, "mod1"),
        ("El anuncio de Ábaco costó 5 millones de euros.", {"mod1": "Ábaco"}, None),
        (
            "Acme tiene por socios a Gama, Delta y Beta, y fue tasada en 5 millones de euros.",
            {"org1": "Acme", "org2": "Beta", "org3": "Gama", "org4": "Delta"},
            "org1",
        ),
        ("Lo entrenó con 5 billones de tokens y supera a Ábaco.", {"mod1": "Ábaco"}, None),
        ("Acme crece. La empresa, de Lima, emplea a 140 personas.", {"org1": "Acme"}, "org1"),
        ("Acme crece. Para la empresa trabajan 140 personas.", {"org1": "Acme"}, None),
        ("Acme crece con una plantilla de 60 personas.", {"org1": "Acme"}, "org1"),
        ("Acme crece. Conservará sus 70 empleados.", {"org1": "Acme"}, "org1"),
        ("Acme crece. Ayudará a 70 empleados.", {"org1": "Acme"}, None),
        ("Ábaco es nuevo. Tiene 7.000 millones de parámetros.", {"mod1": "Ábaco"}, "mod1"),
        ("Ábaco es nuevo. Otros tienen 7.000 millones de parámetros.", {"mod1": "Ábaco"}, None),
        ("Acme elogió a Ana Ruiz, que donó 5 millones de euros.", {"org1": "Acme", "per1": "Ana Ruiz"}, None),
        (
            "Acme compró parte de Gama, que es de Lima, y pagó 5 millones de euros.",
            {"org1": "Acme", "org3": "Gama"},
            "org1",
        ),
    ],
)
def test_a_figure_is_about_the_subject_or_about_nobody(text: str, names: dict[str, str], subject: str | None) -> None:
    assert figures_of(text, **names)[0].subject == subject


@pytest.mark.corpus
@pytest.mark.parametrize("number", ["000", "002"])
def test_articles_without_figures_give_none(corpus_folder: Path, number: str) -> None:
    (path,) = corpus_folder.glob(f"{number}_*.txt")
    document, passages = read_document(path)
    assert find_figures(read(document, passages), Entities()) == ()


def test_numbers_inside_names_are_left_alone() -> None:
    assert plain("La versión Ábaco 7B y otras.", mod1="Ábaco 7B") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("2.900", 2900), ("175.000", 175_000), ("1.250,5", 1250.5), ("1,5", 1.5), ("1.5", 1.5), ("13,000", 13_000)),
        *(("1,000,000.25", 1_000_000.25), ("2 900", 2900), ("0,125", 0.125), ("0.250", 0.25), ("12.34", 12.34)),
    ],
)
def test_marks_in_numbers(text: str, value: float) -> None:
    number = number_of_digits(text)
    assert number is not None
    assert float(number) == value


@settings(deadline=None)
@given(st.integers(0, 999_999_999))
def test_grouped_numbers_read_back(number: int) -> None:
    for mark in (".", ",", "\u00a0"):
        assert number_of_digits(f"{number:,}".replace(",", mark)) == number


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert number_of_digits(text) is None or any(c.isdecimal() for c in text)
    number_of_words(text)


def test_number_words_add_up() -> None:
    cases = {"tres mil quinientos": 3500, "mil": 1000, "treinta y cinco": 35, "dos mil uno": 2001, "cien": 100}
    assert {words: number_of_words(words) for words in cases} == cases
    assert number_of_words("tres tristes") is None
    assert number_of_words("dos tres") is None


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        *(("modelos", "modelo"), ("publicaciones", "publicación"), ("veces", "vez"), ("universidades", "universidad")),
        *(("clientes", "cliente"), ("chips", "chip"), ("países", "país"), ("inversores", "inversor")),
    ],
)
def test_singulars(plural: str, one: str) -> None:
    unit = lexicon().unit_of(plural.replace("í", "i"), plural)
    assert unit is not None
    assert unit.name == one or singular(plural) == one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Captó 46 millones de euros. El fondo puso 30 millones.", [(46_000_000, "EUR"), (30_000_000, "EUR")]),
        ("Vale 9 millones de euros. Unos 2 millones van a chips y otros 3 a sueldos.", [9, 2, 3]),
        ("La usan 3 millones de personas. Antes eran 2 millones.", [(3_000_000, "people"), (2_000_000, "people")]),
        ("Pagó 40 millones y la usan 3 millones de personas. Le costó 5 millones de euros.", [40, 3, 5]),
        ("Publicó 140 modelos; 31 de ellos son libres.", [(140, "modelo"), (31, "modelo")]),
        ("Vale 5 millones (4 millones de euros).", [(4_000_000, "EUR")]),
    ],
)
def test_units_of_other_sentences(text: str, found: list[tuple[int, str] | int]) -> None:
    figures = [(f.value, f.unit) for f in figures_of(text)]
    assert [
        f if isinstance(w, tuple) else (f[0] or 0) / 1_000_000 for f, w in zip(figures, found, strict=True)
    ] == found
