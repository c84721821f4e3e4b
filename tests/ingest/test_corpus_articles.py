"""The structure of the five shared articles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.ingest import find_files, read_document

pytestmark = pytest.mark.corpus


def read(folder: Path, number: int) -> tuple[Document, tuple[Passage, ...]]:
    (path,) = folder.glob(f"{number:03}_*")
    return read_document(path)


def of_kind(passages: tuple[Passage, ...], *kinds: str) -> list[str]:
    return [passage.text for passage in passages if passage.kind in kinds]


def test_all_five_are_found(corpus_folder: Path) -> None:
    assert len(find_files([corpus_folder])) == 5


@pytest.mark.parametrize(("number", "count"), [(0, 6), (1, 36), (2, 9), (3, 13), (4, 71)])
def test_number_of_passages(corpus_folder: Path, number: int, count: int) -> None:
    assert len(read(corpus_folder, number)[1]) == count


@pytest.mark.parametrize("number", range(5))
def test_no_passage_begins_or_ends_in_mid_sentence(corpus_folder: Path, number: int) -> None:
    _, passages = read(corpus_folder, number)
    for text in of_kind(passages, "paragraph", "note"):
        assert re.match(r"[“«¿]?[A-ZÁÉÍÓÚ0-9]", text), text[:40]
        standfirst = number == 4 and text.endswith("puertas")
        assert re.search(r"[.?!”»]( WSJ)?$", text) or standfirst, text[-40:]


@pytest.mark.parametrize("number", range(5))
def test_no_markup_is_left_and_every_letter_is_mapped(corpus_folder: Path, number: int) -> None:
    (path,) = corpus_folder.glob(f"{number:03}_*")
    original = path.read_text("utf-8")
    for passage in read(corpus_folder, number)[1]:
        assert not re.search(r"[*\\#]|\]\(|  |\[CCB", passage.text)
        assert sum(run.length for run in passage.origin) >= len(passage.text) - passage.text.count(" ")
        for run in passage.origin:
            assert passage.text[run.start : run.start + run.length] == original[run.origin : run.origin + run.length]


def test_every_heading_is_found_and_nothing_else(corpus_folder: Path) -> None:
    firsts = {n: [text.split()[0] for text in of_kind(read(corpus_folder, n)[1], "heading")] for n in range(5)}
    assert firsts == {
        0: [],
        1: ["Una", "El", "Territorio"],
        2: ["Transparencia", "Ahorro", "Características"],
        3: ["Código", "Contrapeso"],
        4: ["Bonanza", "GPUs", "Una", "En"],
    }


def test_the_notes_are_parted(corpus_folder: Path) -> None:
    _, passages = read(corpus_folder, 0)
    assert [passage.kind for passage in passages] == ["note"] * 6
    assert [passage.text[:3] for passage in passages] == [f"{number} " for number in range(16, 22)]


@pytest.mark.parametrize("mended", ["las mejor financiadas", "de algunos de", "soporte empresarial para"])
def test_cut_words_are_mended(corpus_folder: Path, mended: str) -> None:
    text = " ".join(passage.text for passage in read(corpus_folder, 1)[1])
    assert mended in text
    assert not re.search(r"\w-( |$)", text)


def test_paragraphs_cut_by_a_page_are_whole(corpus_folder: Path) -> None:
    texts = [passage.text for passage in read(corpus_folder, 4)[1]]
    for seam in ("Hugging Face, una startup", "para mucha gente", "visibilidad en estos", "”. (incluido"):
        assert sum(seam in text for text in texts) == 1


def test_metadata(corpus_folder: Path) -> None:
    first, fourth = read(corpus_folder, 1)[0], read(corpus_folder, 4)[0]
    assert first.title is not None and first.title.startswith("Las empresas") and first.title.endswith("OpenAI?")
    assert (first.author, first.publisher, first.translation) == ("Belle Lin", "The Wall Street Journal", "PULSO")
    assert (first.date, first.date_basis) == (None, "none")
    assert fourth.title is not None and fourth.title.startswith("Las 'Big Tech'")
    assert (fourth.author, fourth.publisher) == ("Will Douglas Heaven", None)
    assert (fourth.date, fourth.date_basis) == (Edtf("2023-06-28"), "stated")


@pytest.mark.parametrize("number", [0, 2, 3])
def test_what_states_nothing_has_no_metadata(corpus_folder: Path, number: int) -> None:
    document = read(corpus_folder, number)[0]
    assert (document.title, document.author, document.publisher, document.date) == (None, None, None, None)
    assert document.proofs == ()


def test_captions_and_datelines_at_the_end(corpus_folder: Path) -> None:
    _, passages = read(corpus_folder, 4)
    assert [passage.kind for passage in passages[-4:]] == ["caption", "caption", "dateline", "dateline"]
    assert [passage.kind for passage in read(corpus_folder, 1)[1][:4]] == ["title", "paragraph", "byline", "byline"]
