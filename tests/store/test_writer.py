"""What a writer puts in is what readers get, and only after a commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from oss_ai_tui.domain.errors import NO_SUCH_ID, STORE_LOCKED, Problem
from oss_ai_tui.domain.facts import Company, Document, Evidence, Mention, Passage, Record
from oss_ai_tui.store import load_corpus, load_records, open_writer, read_state


def record(id: str, text: str = "Meta publicó un modelo nuevo.", path: str | None = None) -> Record:
    document = Document(id, f"{id}.txt", path or f"/textos/{id}.txt", "0" * 64, title=f"Nota {id}")
    passage = Passage(f"{id}.0", id, 0, text)
    mention = Mention(Evidence(passage.id, 0, 4, text[:4]), "prueba", 0.9)
    return Record(document, (passage,), companies=(Company("org:meta", text[:4], (text[:4],), "company", (mention,)),))


def fill(path: Path, *records: Record) -> None:
    with open_writer(path) as writer:
        for one in records:
            writer.put(one, extractor="1")
        writer.commit()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "almacén"


def ids(path: Path) -> list[str]:
    return [entry.id for entry in read_state(path).documents]


def test_committed_records_come_back(path: Path) -> None:
    fill(path, record("a"), record("b"))
    assert list(load_records(path)) == [record("a"), record("b")]
    assert len(load_corpus(path).companies[0].mentions) == 2


def test_nothing_is_visible_before_the_commit_and_nothing_after_leaving_without(path: Path) -> None:
    fill(path, record("a"))
    with open_writer(path) as writer:
        writer.put(record("b"), extractor="1")
        assert ids(path) == ["a"]
    assert ids(path) == ["a"]
    assert len(list((path / "parts").iterdir())) == 2


def test_the_same_id_replaces_the_document(path: Path) -> None:
    fill(path, record("a"))
    fill(path, record("a", "Meta dijo otra cosa."))
    assert [r.passages[0].text for r in load_records(path)] == ["Meta dijo otra cosa."]


def test_another_text_at_the_same_path_replaces_that_document_and_no_other(path: Path) -> None:
    fill(path, record("a", path="/x"), record("b"))
    fill(path, record("c", path="/x"))
    assert ids(path) == ["b", "c"]


def test_remove(path: Path) -> None:
    fill(path, record("a"), record("b"))
    with open_writer(path) as writer:
        writer.remove("a")
        with pytest.raises(Problem) as caught:
            writer.remove("a")
        assert caught.value.exit_code == NO_SUCH_ID
        writer.commit()
    assert ids(path) == ["b"]


def test_a_second_writer_is_refused(path: Path) -> None:
    with open_writer(path):
        with pytest.raises(Problem) as caught, open_writer(path):
            pass
        assert caught.value.exit_code == STORE_LOCKED


def test_a_store_made_for_nothing_goes_again(path: Path) -> None:
    with open_writer(path):
        assert read_state(path).documents == ()
    assert not path.exists()
