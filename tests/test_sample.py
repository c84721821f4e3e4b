"""The sample store is what the program makes of the sample texts, to the byte."""

from __future__ import annotations

import re
from pathlib import Path

from oss_ai_tui import paths
from oss_ai_tui.export import export_json
from oss_ai_tui.ingest import find_files, read_document
from oss_ai_tui.store import load_corpus
from tests.make_sample import SAMPLE, make


def files_of(store: Path) -> dict[str, bytes]:
    names = [p for p in store.rglob("*") if p.is_file() and p.suffix == ".json"]
    return {str(p.relative_to(store)): p.read_bytes() for p in names}


def test_the_program_makes_the_sample_store_of_the_sample_texts(tmp_path: Path) -> None:
    make(tmp_path / "store")
    assert files_of(tmp_path / "store") == files_of(SAMPLE / "store")


def test_the_installed_program_finds_its_sample() -> None:
    corpus = load_corpus(paths.sample_store())
    assert export_json(corpus) == export_json(load_corpus(SAMPLE / "store"))
    assert len(corpus.documents) >= 3


def test_every_sample_text_is_long_enough_and_states_title_date_and_sources() -> None:
    for file in find_files([SAMPLE / "texts"]):
        document, passages = read_document(file)
        text = " ".join(p.text for p in passages)
        assert len(text.split()) >= 350
        assert document.title
        assert document.date_basis == "stated"
        assert re.search(r"\bFuentes?:", text)


def test_borrowed_words_are_fragments_of_seven_words_at_most() -> None:
    for file in find_files([SAMPLE / "texts"]):
        for fragment in re.findall(r"«([^»]*)»", file.read_text("utf-8")):
            assert len(fragment.split()) <= 7, fragment
