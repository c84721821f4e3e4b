"""What a text states of itself: every field with the words that state it, and nothing invented."""

from __future__ import annotations

import pytest

from oss_ai_tui.ingest.document import parse

TITLE = "El taller abierto llega a las aulas"
BODY = "La escuela del valle estrenó ayer un modelo pequeño que responde a los alumnos. Costó poco y funciona bien."


def stated(line: str, title: str = TITLE) -> dict[str, str]:
    parsed = parse(f"{title}\n\n{line}\n\n{BODY}\n\n{BODY}")
    names = ("author", "publisher", "date", "translation")
    return {name: best.value for name in names if (best := parsed.metadata.best(name))}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Por Ana Ruiz Gómez", {"author": "Ana Ruiz Gómez"}),
        ("Por: Ana Ruiz. 28/06/2023", {"author": "Ana Ruiz", "date": "2023-06-28"}),
        ("Por Ana Ruiz, Luis Gil y Eva Sanz", {"author": "Ana Ruiz, Luis Gil y Eva Sanz"}),
        ("Por María José de la Fuente y Vidal", {"author": "María José de la Fuente y Vidal"}),
        ("Por J. K. Pérez", {"author": "J. K. Pérez"}),
        ("Por Ana Ruiz (Madrid)", {"author": "Ana Ruiz"}),
        ("Por Ana Ruiz para El Mundo", {"author": "Ana Ruiz", "publisher": "El Mundo"}),
        ("Por Ana Ruiz | Tecnología | 3 de junio de 2024", {"author": "Ana Ruiz", "date": "2024-06-03"}),
        ("Texto: Ana Ruiz", {"author": "Ana Ruiz"}),
        ("Ana Ruiz (@anaruiz)", {"author": "Ana Ruiz"}),
        ("Ana Ruiz | Madrid", {"author": "Ana Ruiz"}),
        ("ANA DE LA RUIZ / EL PAÍS", {"author": "Ana de la Ruiz", "publisher": "El País"}),
        ("Ana Ruiz\n THE WALL STREET JOURNAL", {"author": "Ana Ruiz", "publisher": "The Wall Street Journal"}),
        ("Diario del Valle\n\nAna Ruiz", {"author": "Ana Ruiz", "publisher": "Diario del Valle"}),
        ("Ana Ruiz · Xataka · 12/03/2024", {"author": "Ana Ruiz", "publisher": "Xataka", "date": "2024-03-12"}),
        ("Redacción | 12 de marzo de 2024", {"author": "Redacción", "date": "2024-03-12"}),
        ("Publicado el 2 de mayo de 2024 por el equipo de Bruma", {"author": "equipo de Bruma", "date": "2024-05-02"}),
        ("Publicado en Xataka el 4 de abril de 2024", {"publisher": "Xataka", "date": "2024-04-04"}),
        ("Medio: La Voz del Valle", {"publisher": "La Voz del Valle"}),
        ("Por: Redacción de valle-abierto. 22/11/2026", {"author": "Redacción de valle-abierto", "date": "2026-11-22"}),
        ("Montevideo, 22/8/2023. Redacción", {"author": "Redacción", "date": "2023-08-22"}),
        ("Por Ana Ruiz | agosto 19, 2024 | 7 min de lectura", {"author": "Ana Ruiz", "date": "2024-08-19"}),
        ("Ana Ruiz · 12 MAR 2024 - 08:30 CET", {"author": "Ana Ruiz", "date": "2024-03-12"}),
        ("Ana Ruiz - 5 de abril de 2024 - Tecnología", {"author": "Ana Ruiz", "date": "2024-04-05"}),
        ("Por Ana Ruiz @anaruiz 05 de abril de 2024 a las 18:30 hrs", {"author": "Ana Ruiz", "date": "2024-04-05"}),
        ("Por: Ana Ruiz Publicado: 5 Abr, 2024 | 04:30 p. m.", {"author": "Ana Ruiz", "date": "2024-04-05"}),
        (
            "Publicado por Ana Ruiz | Abr 5, 2024 | Noticias | 0 comentarios",
            {"author": "Ana Ruiz", "date": "2024-04-05"},
        ),
        ("Por Ana Ruiz – 5 abril, 2024 en Tecnología", {"author": "Ana Ruiz", "date": "2024-04-05"}),
        (
            "Por Ana Ruiz • Publicado el 05/04/2024 • Actualizado 08/04/2024",
            {"author": "Ana Ruiz", "date": "2024-04-05"},
        ),
        ("Publicado el 5/4/2024 | Autora: Ana Ruiz | Categoría: Ideas", {"author": "Ana Ruiz", "date": "2024-04-05"}),
        ("Ana Ruiz | Corresponsal en Lima | 5 de abril de 2024", {"author": "Ana Ruiz", "date": "2024-04-05"}),
        ("Por ANA RUIZ, enviada especial. Lima, 5 de abril de 2024", {"author": "Ana Ruiz", "date": "2024-04-05"}),
        ("Ana Ruiz Especial para El Mundo", {"author": "Ana Ruiz", "publisher": "El Mundo"}),
        ("Ana Ruiz\nLoja\n5 ABR 2024 - 23:05 CEST", {"author": "Ana Ruiz", "date": "2024-04-05"}),
        ("Redacción Tecnología 05 Abr 2024", {"author": "Redacción Tecnología", "date": "2024-04-05"}),
        ("EL PAÍS, 4 de abril de 2024", {"publisher": "El País", "date": "2024-04-04"}),
        ("Artículo publicado el 5 de abril de 2024 en Xataka", {"publisher": "Xataka", "date": "2024-04-05"}),
        ("Texto: Ana Ruiz Fotos: Luis Gil", {"author": "Ana Ruiz"}),
        ("Por Redacción", {"author": "Redacción"}),
        ("Traducción de Luis Gil", {"translation": "Luis Gil"}),
        ("Traducido del idioma original por PULSO.", {"translation": "PULSO"}),
        ("Traducido por Luis Gil para Nexos", {"translation": "Luis Gil"}),
        ("Texto traducido del inglés por Luis Gil", {"translation": "Luis Gil"}),
        ("Traducido del inglés", {"translation": "Traducido del inglés"}),
    ],
)
def test_names(line: str, expected: dict[str, str]) -> None:
    assert stated(line) == expected


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Publicado el 4 de abril de 2024", "2024-04-04"),
        ("Publicado: 4 abr. 2024 a las 10:35 h", "2024-04-04"),
        ("Publicado en julio de 2024", "2024-07"),
        ("Fecha: 2024-03-12", "2024-03-12"),
        ("Fecha: marzo de 2024", "2024-03"),
        ("Fecha de publicación: 3 de junio, 2024", "2024-06-03"),
        ("Fecha de creación\n\n2023/06/28", "2023-06-28"),
        ("Lunes, 1.º de abril de 2024 - 10:35 CET", "2024-04-01"),
        ("12 MAR 2024 - 10:35 CET", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
        ("2024-03-12T10:20:00Z", "2024-03-12"),
        ("3/5/2024", "2024-05-03"),
        ("Fecha: 3/5/24", "2024-05-03"),
        ("Publicado el 3 de mayo de 2024Lectura de 5 min", "2024-05-03"),
        ("Publicado por el equipo de Faro el 3 de mayo de 2024", "2024-05-03"),
        ("Publicado hace 2 horas · 3 mayo 2024", "2024-05-03"),
        ("Andorra la Vella | 03/05/2024", "2024-05-03"),
        ("12.03.2024", "2024-03-12"),
        ("05/13/2024", "2024-05-13"),
        ("Ciudad de México, 3 de junio de 2024", "2024-06-03"),
        ("Suplemento dominical, 16 de febrero de 2025", "2025-02-16"),
        ("Quito, 20 de enero de 2025. Finanzas", "2025-01-20"),
        ("Actualizado: 3/5/2024", "2024-05-03"),
        ("agosto 19, 2024", "2024-08-19"),
        ("19 agosto, 2024", "2024-08-19"),
        ("2024/03/12", "2024-03-12"),
        ("05/abr/2024", "2024-04-05"),
        ("Publicado: lun, 4 mar 2024", "2024-03-04"),
        ("vie., 5 set. 2024, 18:45 h (UTC-5)", "2024-09-05"),
        ("Madrid | 4 ABR 2024", "2024-04-04"),
        ("5 de Abril del 2024 a las 9:30 a.m.", "2024-04-05"),
        ("13:45 ET(17:45 GMT) 5 Abril, 2024", "2024-04-05"),
        ("Tiempo de lectura: 4 min · 05/04/2024", "2024-04-05"),
        ("Nota de prensa | 5 de abril de 2024", "2024-04-05"),
        ("Publicado originalmente el 5 de abril de 2024", "2024-04-05"),
        ("Actualizado a las 10:15 del 4 de abril de 2024", "2024-04-04"),
        ("Última actualización: 4 de abril de 2024", "2024-04-04"),
        ("Act. 6 dic 2024 - 09:12 CEST", "2024-12-06"),
        ("5/4/2024 18:30 Actualizada 6/4/2024 09:12", "2024-04-05"),
        ("Publicado: 2 may 2024 | Actualizado: 3 may 2024", "2024-05-02"),
        ("Actualizado: 3 may 2024 | Publicado: 2 may 2024", "2024-05-02"),
    ],
)
def test_dates(line: str, date: str) -> None:
    assert stated(line).get("date") == date


@pytest.mark.parametrize(
    "line",
    [
        "Por primera vez en la historia",
        "Por ejemplo, el 12 de marzo de 2024 hubo fiesta.",
        "El 12 de marzo de 2024 abrió la tienda",
        "El acuerdo de 3 de mayo de 2024",
        "Marzo de 2024",
        "31/02/2024",
        "12 de marzo",
        "hace 3 días",
        "4 min de lectura",
        "Inteligencia Artificial",
        "Fuente: elaboración propia",
        "Fuente: Ana Ruiz, MIT Technology Review, 28/06/2023",
        "Mistral AI",
        "Traducido a cifras, el acuerdo vale poco",
        "Revista 2024",
        "Lectura de 5 minutos",
        "@anaruiz",
        "BOLETÍN DE PRENSA",
        "NOTA PARA LA PRENSA",
        "Comunicado de Prensa",
        "© 2024 Diario del Valle",
        "Fotos: Luis Gil",
        "En Lima, el 3 de mayo de 2024, abrió la tienda",
    ],
)
def test_what_is_no_metadata_states_nothing(line: str) -> None:
    assert stated(line) == {}


def test_a_topic_or_firm_beside_a_date_is_no_author() -> None:
    for line in (
        "Inteligencia Artificial | 3 de junio de 2024",
        "Mistral AI | 3 de junio de 2024",
        "Hugging Face\n\n3/6/2024",
    ):
        assert stated(line) == {"date": "2024-06-03"}


@pytest.mark.parametrize(
    ("line", "date", "publisher", "rest"),
    [
        ("Madrid, 3 may (EFE).- ", None, "EFE", BODY),
        ("MADRID, 3 May. 2024 (EUROPA PRESS) - ", "2024-05-03", "Europa Press", BODY),
        ("Lima (Reuters) — ", None, "Reuters", BODY),
        ("Bogotá, 14 may (Agencia del Valle).- ", None, "Agencia del Valle", BODY),
        ("Punta Arenas, 4 de abril de 2025. ", "2025-04-04", None, BODY),
        ("Quito, 3 de mayo.- ", None, None, BODY),
        ("Saltillo, Coah., jueves 6 de marzo de 2025.— ", "2025-03-06", None, BODY),
        ("Mérida (México), 28 nov 2024 (Agencia Ribera).- ", "2024-11-28", "Agencia Ribera", BODY),
        ("CUENCA, 3 de mayo de 2024 (Agencia Ribera).– ", "2024-05-03", "Agencia Ribera", BODY),
        ("Temuco. 3/5/2024. ", "2024-05-03", None, BODY),
        ("Buenos Aires, 14 de junio (Télam) - ", None, "Télam", BODY),
        ("Santiago, 2 ene. 2025 /PRNewswire/ -- ", "2025-01-02", "PRNewswire", BODY),
        ("San Juan (Argentina), 7 de febrero de 2025 – ", "2025-02-07", None, BODY),
        ("Guadalajara, Jal., a 6 de marzo de 2025.- ", "2025-03-06", None, BODY),
        ("Lima, Perú, martes 4 de junio del 2024. ", "2024-06-04", None, BODY),
        ("San José, 12 set 2024 (EFE). ", "2024-09-12", "EFE", BODY),
        ("Bogotá D.C., 5 de agosto de 2024. ", "2024-08-05", None, BODY),
    ],
)
def test_the_dateline_of_an_agency_is_parted_from_its_paragraph(
    line: str, date: str | None, publisher: str | None, rest: str
) -> None:
    parsed = parse(f"{TITLE}\n\n{line}{rest}\n\n{BODY}")
    assert [(draft.kind, draft.text) for draft in parsed.drafts][1:3] == [
        ("dateline", line.strip()),
        ("paragraph", rest),
    ]
    found = {name: best.value if (best := parsed.metadata.best(name)) else None for name in ("date", "publisher")}
    assert found == {"date": date, "publisher": publisher}


def test_a_date_after_words_that_name_no_place_opens_no_report() -> None:
    for opening in ("Cronología. 3 de mayo de 2024. ", "Nació el 3 de mayo de 2024. ", "La red (IA). "):
        parsed = parse(f"{TITLE}\n\n{opening}{BODY}\n\n{BODY}")
        assert (parsed.metadata.best("date"), parsed.metadata.best("publisher")) == (None, None)


def test_the_datelines_of_a_diary_do_not_date_it() -> None:
    text = f"{TITLE}\n\nLima, 3 de mayo de 2021. {BODY}\n\nQuito, 4 de junio de 2022. {BODY}"
    assert parse(text).metadata.best("date") is None


@pytest.mark.parametrize(
    ("head", "end", "date"),
    [
        ("Publicado el 1/2/2024", "Publicado el 3/5/2024", "2024-02-01"),
        ("Por Ana Ruiz. 1/2/2024", "Publicado el 3/5/2024", "2024-02-01"),
        ("Lima, 1 de febrero de 2024 (EFE).-", "Publicado el 3/5/2024", "2024-02-01"),
        ("Actualizado el 1/2/2024", "Publicado el 3/5/2024", "2024-05-03"),
        ("1/2/2024", "Publicado el 3/5/2024", "2024-05-03"),
    ],
)
def test_the_head_goes_before_the_end_and_labels_before_lone_dates(head: str, end: str, date: str) -> None:
    body = "\n\n".join([BODY] * 9)
    best = parse(f"{TITLE}\n\n{head}\n\n{body}\n\n{end}").metadata.best("date")
    assert best and best.value == date


def test_the_way_from_the_front_page_is_no_title() -> None:
    parsed = parse(f"Inicio > Tecnología > IA\n\n{TITLE}\n\n{BODY}\n\n{BODY}")
    best = parsed.metadata.best("title")
    assert best and best.value == TITLE


def test_an_abbreviation_before_a_dash_is_no_agency() -> None:
    text = "La inteligencia artificial (IA) - como la llaman - crece. " + BODY
    assert [draft.text for draft in parse(text).drafts] == [text]


def test_dates_that_head_the_parts_of_a_chronicle_do_not_date_it() -> None:
    parsed = parse(f"{TITLE}\n\n12 de marzo de 2023\n\n{BODY}\n\n13 de abril de 2023\n\n{BODY}")
    assert parsed.metadata.best("date") is None
    assert [draft.kind for draft in parsed.drafts] == ["title", "heading", "paragraph", "heading", "paragraph"]


def test_a_date_in_prose_far_from_the_ends_is_left_alone() -> None:
    middle = "\n\n".join([BODY] * 9)
    assert parse(f"{TITLE}\n\n{middle}\n\n3 de mayo de 2024\n\n{middle}").metadata.best("date") is None


def test_front_matter() -> None:
    text = (
        '---\ntitle: "El giro del taller"\nauthor: Ana Ruiz\ndate: 2024-03-12\npublisher: xataka\ntags: [ia]\n---\n\n'
        f"# El giro del taller\n\n{BODY}"
    )
    parsed = parse(text)
    values = {name: parsed.metadata.best(name) for name in ("title", "author", "date", "publisher")}
    assert {name: one and one.value for name, one in values.items()} == {
        "title": "El giro del taller",
        "author": "Ana Ruiz",
        "date": "2024-03-12",
        "publisher": "Xataka",
    }
    assert [d.kind for d in parsed.drafts] == [
        "title",
        "byline",
        "dateline",
        "byline",
        "caption",
        "heading",
        "paragraph",
    ]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert [draft.text for draft in parse(f"---\n\n{BODY}\n\n---\n\n{BODY}").drafts] == [BODY, BODY]


def test_the_date_of_the_byline_goes_before_that_of_the_creation() -> None:
    parsed = parse(f"{TITLE}\n\nPor Ana Ruiz. 1/2/2024\n\n{BODY}\n\nFecha de creación\n\n2024/02/03")
    best = parsed.metadata.best("date")
    assert best and best.value == "2024-02-01"
    assert [draft.kind for draft in parsed.drafts][-2:] == ["dateline", "dateline"]


def test_a_reference_at_the_end_says_nothing_of_this_text() -> None:
    body = "\n\n".join([BODY] * 3)
    for line in ("Ana Ruiz, MIT Technology Review, 28/06/2023", "Xataka | 3 de mayo de 2024", "MIT Technology Review"):
        parsed = parse(f"{TITLE}\n\n{body}\n\nFuentes\n\n{line}")
        assert [one.field for one in parsed.metadata.statements] == ["title"]


def test_labels_and_a_lone_date_at_the_end_are_read() -> None:
    body = "\n\n".join([BODY] * 3)
    for line in ("Publicado el 3 de mayo de 2024", "Lima, 3 de mayo de 2024"):
        best = parse(f"{TITLE}\n\n{body}\n\n{line}").metadata.best("date")
        assert best and best.value == "2024-05-03"


def test_two_dates_on_one_line_of_a_chronicle_raise_nothing() -> None:
    parsed = parse(f"{TITLE}\n\n1/2/2023 | 3/4/2023\n\n{BODY}\n\n5/6/2023\n\n{BODY}")
    assert parsed.metadata.best("title") is not None
