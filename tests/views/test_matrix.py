"""Who said what about whom: every quotation counted once, with the quotes behind it."""

from __future__ import annotations

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Speaker
from oss_ai_tui.views import ASCII, build_matrix, table_lines
from oss_ai_tui.views.cells import width
from tests.building import Builder
from tests.views.families import corpus

BRUNO, NUBELIA, GARZA = "per:bruno", "org:nubelia", "org:garza-labs"


def test_parts_of_a_quotation_count_once_and_all_are_there() -> None:
    matrix = build_matrix(corpus())
    assert len(matrix.cells[BRUNO, NUBELIA]) == 2
    assert (matrix.counts[BRUNO, NUBELIA], matrix.counts[BRUNO, GARZA]) == (1, 1)
    assert [(h.id, h.name, h.count) for h in matrix.subjects] == [
        (NUBELIA, "Nubelia", 2),
        (GARZA, "Garza Labs", 1),
    ]
    assert [(h.id, h.name, h.count) for h in matrix.speakers] == [(None, "", 1), (BRUNO, "Bruno Salas", 1)]
    assert (matrix.quotes, matrix.left_out) == (5, 2)


def test_models_and_speakers_whom_no_text_names_in_full() -> None:
    matrix = build_matrix(corpus(), "model")
    assert [(h.key, h.name) for h in matrix.speakers] == [("un portavoz@d1", "Un portavoz")]
    assert [h.id for h in matrix.subjects] == ["mod:tero-1"]
    assert (GARZA, "mod:tero-1") not in matrix.cells


def test_only_some_quotes() -> None:
    whole = corpus()
    matrix = build_matrix(whole, quotes=[q for q in whole.quotes if q.kind == "direct"])
    assert (matrix.quotes, len(matrix.speakers)) == (2, 1)


def test_the_drawing() -> None:
    assert table_lines(build_matrix(corpus()), 80) == [
        "                    ┌ Nubelia",
        "                    │  ┌ Garza Labs",
        "unknown speaker  1  1  ·",
        "Bruno Salas      1  1  1",
        "together            2  1",
        "",
        "5 quotes; 2 of them speak of no company",
    ]
    assert table_lines(build_matrix(Corpus()), 80) == ["0 quotes; 0 of them speak of no company"]


def crowd(size: int) -> Corpus:
    """Everybody speaks of everybody; names are long, and one is in wide letters."""
    names = ["深度求索有限公司" * 3, *(f"Compañía anónima de nombre larguísimo número {n}" for n in range(size))]
    text = Builder("d1", *(f"Dicho {n}." for n in range(size)), *names)
    ids = [text.company(f"org:{n}", name) for n, name in enumerate(names)]
    for n in range(size):
        text.quote(f"Dicho {n}.", Speaker(names[n], None, ids[n]), *ids[: n + 1])
    return Corpus.of([text.record()])


@pytest.mark.parametrize("cells", [40, 80, 120])
def test_a_crowd_fits_and_what_does_not_is_said(cells: int) -> None:
    matrix = build_matrix(crowd(40))
    lines = table_lines(matrix, cells, most=5)
    assert max(map(width, lines)) <= cells
    assert "and 35 more speakers" in lines
    assert any(line.startswith("not shown: ") for line in lines)
    headings = [line.strip("┌│ ") for line in lines if "┌" in line]
    assert len(headings) > 1
    assert all(h.name.startswith(shown.rstrip("…")) for h, shown in zip(matrix.subjects, headings, strict=False))
    plain = table_lines(matrix, cells, most=5, glyphs=ASCII)
    assert len(plain) == len(lines)
    assert not set("┌│·") & set("".join(plain))
