"""Which lines and paragraphs belong together."""

from __future__ import annotations

import pytest

from oss_ai_tui.ingest.document import parse

LONG = "El laboratorio publicó ayer los pesos de su nuevo modelo y explicó con detalle cómo lo había entrenado"
WRAPPED = """\
El taller de la calle mayor recibió la semana pasada una máquina que nadie
había pedido. La instalaron junto a la ventana, encima de la mesa de los
encargos, y desde entonces contesta a los clientes con una paciencia que la
dueña admira mucho. No cobra, no se cansa y apenas se equivoca.
La segunda máquina llegó el lunes y la colocaron en el almacén, donde hace
menos falta que en la tienda. Nadie sabe quién la paga ni cuánto tiempo va a
quedarse allí.
"""


def texts(text: str) -> list[str]:
    return [draft.text for draft in parse(text).drafts]


def test_hard_wrapped_lines_are_joined_and_short_lines_end_paragraphs() -> None:
    first, second = texts(WRAPPED)
    assert first.startswith("El taller de la calle mayor recibió la semana pasada una máquina que nadie había pedido.")
    assert first.endswith("apenas se equivoca.")
    assert second.startswith("La segunda máquina") and second.endswith("quedarse allí.")


def test_one_paragraph_per_line_is_split() -> None:
    lines = [
        f"{LONG} en {n} ciudades distintas del país y de fuera. Nadie más lo hizo {'así ' * n}." for n in range(2, 8)
    ]
    assert len(texts("\n".join(lines))) == 6


def test_verse_and_plain_lists_are_not_glued() -> None:
    verse = [
        "Verde se apaga el mundo,",
        "verde la pantalla fría,",
        "los pesos bajan del cielo",
        "y la noche es una lima.",
    ]
    assert texts("Canción\n\n" + "\n".join(verse)) == ["Canción", *verse]
    names = ["Almendra", "Bruma Digital", "Candela", "Duna"]
    assert texts("Empresas del parque\n\n" + "\n".join(names) + f"\n\n{LONG}.")[1:5] == names


def test_a_title_of_two_lines_is_one() -> None:
    title = "Los modelos abiertos ganan terreno\nen la industria del norte\n\n"
    assert texts(title + WRAPPED)[0] == "Los modelos abiertos ganan terreno en la industria del norte"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG, "en tres ciudades. Fin."),
        (LONG + ", como el de Almendra,", "una empresa del sur."),
        (LONG + " en", "Lima y Quito."),
        ("Lo dijo el director de", "Almendra en público."),
        (LONG + ", “cosa que no sorprende a nadie”", "según la directora."),
        (LONG + ". “¿Y ahora qué?”", "preguntó la directora."),
        (LONG + ", una “locura”.", "(incluso con sus defectos), y ya."),
        (LONG + ". “Nunca quise irme. Estaba bien.", "Nadie me echó”, dijo Ana."),
    ],
)
def test_paragraphs_cut_by_a_page_break_are_joined(first: str, second: str) -> None:
    assert texts(f"{first}\n\n{second}") == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG + ".", "Otra cosa."),
        (LONG + ".", "iNexo llegó después."),
        ("Requisitos", "datos abiertos"),
        ("Sección breve", "xAI abrió su modelo."),
        (LONG + ":", "primero, los datos."),
        (LONG + ". “Nunca quise irme.", "“Nadie me echó”, dijo Ana."),
        ("- uno", "- dos"),
        ("# Título", "sigue en minúscula."),
    ],
)
def test_whole_paragraphs_stay_apart(first: str, second: str) -> None:
    assert len(texts(f"{first}\n\n{second}")) == 2


def test_what_stands_between_the_halves_follows_the_paragraph() -> None:
    text = f"{LONG} en\n\nFoto: Archivo municipal\n\ntres ciudades."
    assert texts(text) == [f"{LONG} en tres ciudades.", "Foto: Archivo municipal"]


def test_numbered_notes_are_parted() -> None:
    notes = (
        "7 Los talleres del valle han recibido este año más encargos que nunca y eso se\n"
        "nota en las cuentas, que por fin cuadran.\n"
        "8 Véase el informe anual de la asociación, donde se cuentan 1200 talleres, de los\n"
        "que 12 Municipios tienen más de uno.\n"
        "9 Eso dicen."
    )
    parsed = parse(notes).drafts
    assert [draft.kind for draft in parsed] == ["note"] * 3
    assert [draft.text[:2] for draft in parsed] == ["7 ", "8 ", "9 "]
    assert "de los que 12 Municipios" in parsed[1].text


def test_page_numbers_and_running_heads_do_not_part_a_sentence() -> None:
    page = "\n\n{}\n\nAnuario del valle {}\n\n"
    text = f"{LONG} en{page.format(4, 2001)}tres ciudades.{page.format(5, 2002)}{LONG}.{page.format(6, 2003)}{LONG}."
    drafts = parse(text).drafts
    assert [d.text for d in drafts if d.kind == "paragraph"] == [f"{LONG} en tres ciudades.", f"{LONG}.", f"{LONG}."]
    assert [d.text for d in drafts if d.kind == "caption"].count("4") == 1


def test_list_items_keep_their_wrapped_lines() -> None:
    assert texts("Ventajas:\n\n- coste bajo\n  para todos\n- control\n\n1. Uno\n2. Dos") == [
        "Ventajas:",
        "coste bajo para todos",
        "control",
        "1. Uno",
        "2. Dos",
    ]


def test_a_number_at_a_line_start_in_mid_sentence_begins_no_item() -> None:
    wrapped = WRAPPED + "\nLa tercera máquina debía llegar a la tienda de la calle mayor el martes día\n28. No llegó."
    assert texts(wrapped)[-1].endswith("el martes día 28. No llegó.")


def test_quotations_and_rules() -> None:
    assert texts("> Una cita\n> que sigue.\n\n* * *\n\nOtra cosa.\n\n---\n\n=====\n\nFin.") == [
        "Una cita que sigue.",
        "Otra cosa.",
        "Fin.",
    ]
