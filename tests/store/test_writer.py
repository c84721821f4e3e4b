"""What a writer puts in is what readers get, and only after a commit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import NO_SUCH_ID, STORE_LOCKED, Problem
from oss_ai_tui.domain.facts import Passage, Record
from oss_ai_tui.domain.text import strip_unsafe
from oss_ai_tui.store import KINDS, load_corpus, load_records, open_writer, read_state
from oss_ai_tui.store.schema import BUCKET_DOCUMENTS
from tests.store.records import BODY, fill, loaded, named_parts, part_names, whole_record

A, B, C = whole_record("a"), whole_record("b"), whole_record("c")
OTHER = whole_record("a", body=f"{BODY} Nada más.")


def ids(path: Path) -> list[str]:
    return [entry.id for entry in read_state(path).documents]


def test_committed_records_come_back(path: Path) -> None:
    fill(path, B, A)
    assert loaded(path) == [A, B]
    assert load_corpus(path) == Corpus.of([A, B])


def test_the_state_tells_what_is_in_the_store(path: Path) -> None:
    fill(path, A, extractor="7")
    (entry,) = read_state(path).documents
    document = A.document
    assert (entry.id, entry.file, entry.path, entry.sha256) == ("a", document.file, document.path, document.sha256)
    assert (entry.title, entry.date, entry.date_basis) == (document.title, document.date, "user")
    assert entry.extractor == "7"
    assert entry.counts == {kind: 2 if kind == "passages" else 1 for kind in KINDS}


def test_nothing_is_visible_before_the_commit_and_nothing_left_without_one(path: Path) -> None:
    fill(path, A)
    with open_writer(path) as writer:
        writer.put(B, extractor="1")
        assert ids(path) == ["a"]
        assert writer.find("b") == writer.at_path(B.document.path) is not None
    assert ids(path) == ["a"]
    assert part_names(path) == named_parts(path)


def test_an_error_inside_the_block_discards(path: Path) -> None:
    fill(path, A)
    with pytest.raises(KeyboardInterrupt), open_writer(path) as writer:
        writer.put(B, extractor="1")
        raise KeyboardInterrupt
    assert ids(path) == ["a"]
    assert part_names(path) == named_parts(path)


def test_the_same_id_replaces_the_document(path: Path) -> None:
    fill(path, A, B)
    fill(path, OTHER)
    assert loaded(path) == [OTHER, B]


def test_another_text_at_the_same_path_replaces_that_document_and_no_other(path: Path) -> None:
    fill(path, A, B)
    fill(path, whole_record("c", path=A.document.path))
    assert ids(path) == ["b", "c"]


def test_documents_and_facts_can_be_removed(path: Path) -> None:
    fill(path, A, B)
    with open_writer(path) as writer:
        writer.remove("a")
        with pytest.raises(Problem) as caught:
            writer.remove("a")
        assert caught.value.exit_code == NO_SUCH_ID
        writer.commit()
    assert loaded(path) == [B]


def test_the_last_document_can_be_removed(path: Path) -> None:
    fill(path, A)
    with open_writer(path) as writer:
        writer.remove("a")
        writer.commit()
    assert (loaded(path), load_corpus(path)) == ([], Corpus())


def test_a_second_writer_is_refused_until_the_first_is_done(path: Path) -> None:
    fill(path, A)
    with open_writer(path):
        with pytest.raises(Problem) as caught, open_writer(path):
            pass
        assert caught.value.exit_code == STORE_LOCKED
        assert str(path) in str(caught.value)
    fill(path, B)
    assert ids(path) == ["a", "b"]


def test_a_store_made_for_nothing_goes_again(path: Path) -> None:
    with open_writer(path) as writer:
        writer.put(A, extractor="1")
        assert read_state(path).documents == ()
    assert not path.exists()


def test_an_empty_folder_becomes_a_store_and_stays_a_folder(path: Path) -> None:
    path.mkdir()
    with open_writer(path):
        pass
    assert list(path.iterdir()) == []
    fill(path, A)
    assert loaded(path) == [A]


def test_a_link_to_a_store_is_the_store(path: Path, tmp_path: Path) -> None:
    fill(path, A)
    (tmp_path / "enlace").symlink_to(path)
    fill(tmp_path / "enlace", B)
    assert loaded(path) == [A, B] == loaded(tmp_path / "enlace")


def test_the_way_to_a_content_leaves_no_trace_in_it(path: Path, tmp_path: Path) -> None:
    fill(path, A, B, C)
    other = tmp_path / "otro"
    fill(other, whole_record("d"), C)
    fill(other, OTHER)
    with open_writer(other) as writer:
        writer.put(B, extractor="1")
        writer.remove("d")
        writer.put(A, extractor="1")
        writer.commit()
    assert read_state(path).digest == read_state(other).digest
    assert named_parts(path) == named_parts(other)
    assert all((path / "parts" / n).read_bytes() == (other / "parts" / n).read_bytes() for n in named_parts(path))


def test_a_commit_without_a_change_is_none(path: Path) -> None:
    fill(path, A)
    before = read_state(path)
    fill(path, A)
    assert read_state(path) == before


def test_another_extractor_is_a_change(path: Path) -> None:
    fill(path, A, extractor="1")
    fill(path, A, extractor="2")
    assert [entry.extractor for entry in read_state(path).documents] == ["2"]


def test_files_of_past_states_go_with_the_next_writer(path: Path) -> None:
    for _ in range(3):
        fill(path, A, B)
        fill(path, OTHER)
    with open_writer(path):
        assert part_names(path) == named_parts(path)


def test_a_long_session_keeps_the_files_of_two_states(path: Path) -> None:
    with open_writer(path) as writer:
        for n in range(5):
            before = named_parts(path)
            writer.put(replace(A, document=replace(A.document, title=f"Versión {n}")), extractor="1")
            writer.commit()
            assert part_names(path) == named_parts(path) | before


def test_foreign_files_in_the_folder_are_left_alone(path: Path) -> None:
    fill(path, A)
    mine = [path / "notas.txt", path / "parts" / "notas.json", path / ".config"]
    for file in mine:
        file.write_text("mío")
    fill(path, B)
    assert all(file.exists() for file in mine)


def test_every_file_is_a_tinydb_file(path: Path) -> None:
    fill(path, A)
    (part,) = read_state(path).documents[0].parts
    with TinyDB(path / "parts" / part, access_mode="r") as database:
        assert [row["text"] for row in database.table("passages")] == [passage.text for passage in A.passages]
        assert database.table("companies").all()[0]["name"] == "Fundación Sauce"


def large(count: int, size: int) -> Record:
    passages = tuple(Passage(f"g.{n}", "g", n, f"{n} {'ñandú ' * (size // 7)}") for n in range(count))
    return Record(replace(A.document, id="g", proofs=()), passages)


def test_a_large_document_is_split_and_no_file_is_much_over_a_megabyte(path: Path) -> None:
    record = large(count=2000, size=1500)
    fill(path, record)
    assert max(file.stat().st_size for file in (path / "parts").iterdir()) < 1_000_000
    pieces = list(load_records(path))
    assert len(pieces) > 2
    assert {piece.document for piece in pieces} == {record.document}
    assert load_corpus(path).passages == record.passages


def test_catalogues_split_when_documents_become_many(path: Path) -> None:
    count = 2 * BUCKET_DOCUMENTS + 1
    fill(path, *(replace(whole_record(f"d{n}"), people=()) for n in range(count)))
    catalogues = json.loads((path / "manifest.json").read_text())["catalogues"]
    assert len(catalogues) == 4
    assert sorted(ids(path)) == sorted(f"d{n}" for n in range(count))


@pytest.mark.parametrize("name", ["nota\x1b]0;x\x07.txt", "nota\u202e.txt", "nota\udce9.txt"])
def test_hostile_file_names_are_spelt_out_and_stay_apart(path: Path, name: str) -> None:
    first = whole_record("a", path=f"/t/{name}")
    second = whole_record("b", path=f"/t/{name[:-4]}\udcff.txt")
    fill(path, first, second)
    assert ids(path) == ["a", "b"]
    assert all(strip_unsafe(entry.path) == entry.path for entry in read_state(path).documents)
    with open_writer(path) as writer:
        found = writer.at_path(first.document.path)
        assert found is not None and found.id == "a"
