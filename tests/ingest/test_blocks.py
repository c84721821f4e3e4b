"""Titles, headings and captions, and what is none."""

from __future__ import annotations

import pytest

from oss_ai_tui.ingest.document import parse

BODY = "La escuela del valle estrenó ayer un modelo pequeño que responde a los alumnos. Costó poco y funciona bien."


def kinds(*blocks: str) -> list[str]:
    return [draft.kind for draft in parse("\n\n".join(blocks)).drafts]


@pytest.mark.parametrize(
    "heading",
    [
        "El efecto dominó",
        "Código abierto frente a los gigantes",
        "Características añadidas y contribuciones de los vecinos",
        "1. Qué se licencia",
        "3.2 Los herederos",
        "## Sección con punto.",
        "**¿Y ahora qué?**",
        "Sección\n-------",
        "<h2>Sección</h2>",
    ],
)
def test_headings(heading: str) -> None:
    assert kinds(BODY, heading, BODY) == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Funciona bien.",
        "¿Esto importa?",
        "Las ventajas son varias:",
        "en minúscula y sin final",
        "“Nunca lo haría”",
        "—Así es",
        "Una frase. Otra frase sin final",
        "Una línea demasiado larga para titular nada, que sigue y sigue hasta pasar con mucho de los noventa",
        "1998",
    ],
)
def test_ordinary_lines_are_no_headings(line: str) -> None:
    assert kinds(BODY, line, BODY)[1] == "paragraph"


def test_the_last_line_heads_nothing() -> None:
    assert kinds(BODY, "El comité") == ["paragraph", "paragraph"]


def test_three_short_lines_in_a_row_are_no_headings() -> None:
    assert "heading" not in kinds(BODY, "Almendra", "Bruma", "Candela", BODY)
    assert kinds(BODY, "Segunda parte", "El efecto dominó", BODY) == ["paragraph", "heading", "heading", "paragraph"]


def title(*blocks: str) -> str | None:
    best = parse("\n\n".join(blocks)).metadata.best("title")
    return best.value if best else None


@pytest.mark.parametrize(
    "line",
    [
        "El taller abierto",
        "El taller regala su modelo. ¿Podrá con los grandes?",
        "Ana Ruiz: «No me asusta el código»",
        "# El taller abierto.",
        "¡Llega el taller!",
    ],
)
def test_titles(line: str) -> None:
    assert title(line, BODY, BODY) == line.removeprefix("# ")
    assert kinds(line, BODY, BODY) == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize("first", [BODY, "Una frase con punto.", "en minúscula", "- una lista", "Foto: Ana"])
def test_a_text_that_begins_otherwise_has_no_title(first: str) -> None:
    assert title(first, BODY) is None or first.startswith("Foto")


def test_a_heading_later_on_is_no_title() -> None:
    assert title(BODY, "El efecto dominó", BODY) is None


def test_a_lone_line_is_no_title() -> None:
    assert title("El taller abierto") is None
    assert kinds("El taller abierto") == ["paragraph"]


def test_a_section_name_above_the_title_is_passed_over() -> None:
    assert title("TECNOLOGÍA", "El taller abierto llega a las aulas", BODY) == "El taller abierto llega a las aulas"
    assert kinds("TECNOLOGÍA", "El taller abierto llega a las aulas", BODY) == ["caption", "title", "paragraph"]


def test_the_standfirst_is_a_paragraph() -> None:
    standfirst = "Los alumnos de la escuela preguntan y una máquina contesta"
    assert kinds("El taller abierto llega a las aulas", standfirst, BODY) == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Fotografía: Archivo del valle",
        "Foto: Ana Ruiz.",
        "Imagen de portada: la plaza",
        "Crédito: Agencia",
        "LEER EL ARTÍCULO COMPLETO AQUÍ",
        "[**Lee también: otra cosa**](#)",
        "Sigue leyendo",
        "![la plaza del pueblo](plaza.jpg)",
        "5 min de lectura",
    ],
)
def test_captions(line: str) -> None:
    assert kinds(BODY, line, BODY) == ["paragraph", "caption", "paragraph"]


def test_sentences_with_a_colon_are_no_captions() -> None:
    assert kinds("Lo dijo claro: la foto es suya.", "La imagen: qué se ve y qué no se ve en ella.") == ["paragraph"] * 2


def test_lists_tables_code_and_notes() -> None:
    assert kinds(
        "- uno\n- dos", "| a | b |\n|---|---|\n| 1 | 2 |", "```\nx = 1\n```", "[^1]: Un pie.", "[1] Otro pie."
    ) == [
        *["item"] * 5,
        *["note"] * 2,
    ]
