from __future__ import annotations

from pathlib import Path

import pytest

from oss_ai_tui.search import DamagedIndex, Index

TEXTS = [
    "La fundación publicó su código con una licencia abierta.",
    "Otra empresa prefiere modelos cerrados y cobra por usarlos.",
    "Un laboratorio entrenó modelos con datos públicos.",
    "",
]


def test_finds_without_accents_and_with_an_error(tmp_path: Path) -> None:
    index = Index.build(TEXTS, tmp_path / "index")
    assert [hit.ordinal for hit in index.search("codigo")] == [0]
    assert index.search("lisencia")[0].ordinal == 0


def test_highlights_the_words_in_the_original(tmp_path: Path) -> None:
    index = Index.build(TEXTS, tmp_path / "index")
    best = index.search("codigo abierta")[0]
    assert [TEXTS[0][a:b] for a, b in best.spans] == ["código", "abierta"]


def test_opens_what_was_built(tmp_path: Path) -> None:
    built = Index.build(TEXTS, tmp_path / "index")
    assert Index.open(tmp_path / "index").search("modelos") == built.search("modelos")


def test_refuses_a_folder_without_index(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndex):
        Index.open(tmp_path)
