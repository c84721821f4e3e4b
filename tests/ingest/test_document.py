"""The whole way from a file to its document."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.domain.ids import document_id, passage_id
from oss_ai_tui.domain.text import is_safe
from oss_ai_tui.ingest import read_document
from oss_ai_tui.ingest.document import unambiguous

Ingest = Callable[..., tuple[Document, tuple[Passage, ...]]]
TEXT = "El taller abierto\n\nPor Ana Ruiz. 3/5/2024\n\nLa escuela **estrenó** un modelo.\n\nCosta poco."


def test_ids_come_from_the_cleaned_text(ingest: Ingest) -> None:
    document, passages = ingest(TEXT)
    cleaned = "\n\n".join(passage.text for passage in passages)
    assert cleaned == "El taller abierto\n\nPor Ana Ruiz. 3/5/2024\n\nLa escuela estrenó un modelo.\n\nCosta poco."
    assert document.sha256 == sha256(cleaned.encode()).hexdigest()
    assert document.id == document_id(document.sha256)
    assert [p.id for p in passages] == [passage_id(document.id, number) for number in range(4)]
    assert [p.ordinal for p in passages] == [0, 1, 2, 3]
    assert {p.document for p in passages} == {document.id}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_same_words_are_the_same_document(ingest: Ingest, encoding: str) -> None:
    same, _ = ingest(TEXT.replace("\n", "\r\n").replace("**", "").encode(encoding), "otro.md")
    assert same.id == ingest(TEXT)[0].id


def test_every_field_has_its_proof(ingest: Ingest) -> None:
    document, passages = ingest(TEXT)
    assert (document.title, document.author, document.date) == ("El taller abierto", "Ana Ruiz", Edtf("2024-05-03"))
    assert [(proof.field, proof.value, proof.evidence.words) for proof in document.proofs] == [
        ("title", "El taller abierto", "El taller abierto"),
        ("author", "Ana Ruiz", "Ana Ruiz"),
        ("date", "2024-05-03", "3/5/2024"),
    ]
    by_id = {passage.id: passage for passage in passages}
    for proof in document.proofs:
        evidence = proof.evidence
        assert by_id[evidence.passage].text[evidence.start : evidence.end] == evidence.words
        assert proof.rule.startswith("meta.") and 0 < proof.confidence <= 1


def test_a_proof_after_a_long_passage_points_at_the_right_one(ingest: Ingest) -> None:
    document, passages = ingest("Una frase larga de verdad. " * 200 + "\n\nFecha: 3/5/2024")
    (proof,) = document.proofs
    assert proof.evidence.passage == passages[-1].id
    assert passages[-1].text[proof.evidence.start : proof.evidence.end] == "3/5/2024"


def test_a_stated_date_goes_before_the_users(ingest: Ingest) -> None:
    document, _ = ingest(TEXT, date=Edtf("2020"))
    assert (document.date, document.date_basis) == (Edtf("2024-05-03"), "stated")


def test_the_users_date_stands_where_the_text_has_none(ingest: Ingest) -> None:
    document, _ = ingest("Madrid, 3 may (EFE).- Un texto cualquiera.", date=Edtf("2024-05"))
    assert (document.date, document.date_basis, document.publisher) == (Edtf("2024-05"), "user", "EFE")


def test_without_any_date_it_is_unknown(ingest: Ingest) -> None:
    document, _ = ingest("Un texto cualquiera.")
    assert (document.date, document.date_basis, document.reasons) == (None, "none", ())


def test_file_and_path(ingest: Ingest, tmp_path: Path) -> None:
    document, _ = ingest("Un texto.", "a.md")
    assert document.file == "a.md"
    assert document.path == str((tmp_path / "a.md").resolve())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"mal\x1b[31m.txt", "mal\\x1b[31m.txt"),
        (b"roto\xff.txt", "roto\\udcff.txt"),
        (b"dos\nlineas.txt", "dos\\nlineas.txt"),
    ],
)
def test_odd_file_names_are_made_printable(tmp_path: Path, name: bytes, shown: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text("Un texto.")
    document, _ = read_document(path)
    assert document.file == shown
    assert document.path.endswith(shown)
    document.path.encode()


@given(st.lists(st.text("\\nxu01b\n\x1b\udcff\u202e", max_size=8), min_size=2, max_size=2, unique=True))
def test_no_two_paths_become_one(paths: list[str]) -> None:
    first, second = map(unambiguous, paths)
    assert first != second
    assert all(is_safe(char) and char != "\n" for char in first + second)


@pytest.mark.parametrize("path", ["/a/b c.txt", "/ñandú/«sí».md", "/a\\b.txt"])
def test_a_plain_path_stays_as_it_is(path: str) -> None:
    assert unambiguous(path) == path


@pytest.mark.parametrize("text", ["***\n\n---\n", "<!-- solo esto -->", "[\\[AB1\\]](#)", "\x1b[0m\u200b"])
def test_a_text_without_words_is_refused(ingest: Ingest, text: str) -> None:
    with pytest.raises(Problem) as caught:
        ingest(text)
    assert caught.value.exit_code == UNUSABLE_INPUT
    assert "holds no words" in str(caught.value)


def test_a_word_list_is_refused_before_it_fills_the_memory(ingest: Ingest) -> None:
    with pytest.raises(Problem) as caught:
        ingest("sí\n" * 1_000_002)
    assert "1000000 lines" in str(caught.value)


def test_many_blank_lines_are_no_word_list(ingest: Ingest) -> None:
    _, passages = ingest("Un texto." + "\n" * 2_500_000 + "Otro texto.")
    assert [passage.text for passage in passages] == ["Un texto.", "Otro texto."]
