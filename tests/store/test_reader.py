"""Readers take one whole state, and begin again when a writer has taken its files away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.store import (
    StoreChanged,
    StoreState,
    load_corpus,
    load_records,
    open_writer,
    read_state,
    reader,
    verified_state,
)
from oss_ai_tui.store.schema import Manifest
from oss_ai_tui.store.storage import JsonStorage
from tests.benchmarks.generate_store import generate, records
from tests.store.records import BODY, fill, whole_record

OLD = whole_record("a")
NEW = whole_record("a", body=f"{BODY} Otra vez.")


@pytest.fixture
def past(path: Path) -> StoreState:
    """The state before the present one, whose files are gone."""
    fill(path, OLD)
    state = read_state(path)
    fill(path, NEW)
    with open_writer(path):
        pass
    return state


def test_a_state_whose_files_are_gone_cannot_be_read_any_more(path: Path, past: StoreState) -> None:
    with pytest.raises(StoreChanged):
        list(load_records(path, past))


def test_files_stay_for_readers_of_the_state_before_until_the_next_writer(path: Path) -> None:
    fill(path, OLD)
    state = read_state(path)
    fill(path, NEW)
    assert list(load_records(path, state)) == [OLD]


def test_loading_begins_again(path: Path, past: StoreState, monkeypatch: pytest.MonkeyPatch) -> None:
    states: Iterator[StoreState] = iter([past, past, read_state(path)])
    monkeypatch.setattr(reader, "read_state", lambda _: next(states))
    assert load_corpus(path) == Corpus.of([NEW])


def test_loading_gives_up_in_the_end(path: Path, past: StoreState, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "read_state", lambda _: past)
    with pytest.raises(StoreChanged):
        load_corpus(path)


def test_reading_the_state_begins_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, NEW)
    present = reader.present_manifest(path)
    passed = Manifest(present.generation - 1, (f"catalogue-{'0' * 32}.json",))
    manifests = iter([passed, present, present])
    monkeypatch.setattr(reader, "present_manifest", lambda _: next(manifests))
    assert [entry.id for entry in read_state(path).documents] == ["a"]


def test_verifying_begins_again(path: Path, past: StoreState, monkeypatch: pytest.MonkeyPatch) -> None:
    present = read_state(path)
    states = iter([past, present])
    monkeypatch.setattr(reader, "read_state", lambda _: next(states))
    assert verified_state(path) == present


@pytest.mark.parametrize("at_work", [True, False])
def test_loading_leaves_the_collector_as_it_was(path: Path, at_work: bool) -> None:
    fill(path, OLD)
    try:
        if not at_work:
            gc.disable()
        load_corpus(path)
        assert gc.isenabled() == at_work
    finally:
        gc.enable()
        gc.unfreeze()


def test_the_storage_serves_tinydb(tmp_path: Path) -> None:
    file = tmp_path / "notas.json"
    with TinyDB(file, storage=JsonStorage) as database:
        assert len(database) == 0
        database.insert_multiple([{"nombre": "Lince"}, {"nombre": "Sauce"}])
        database.remove(where("nombre") == "Lince")
    with TinyDB(file, storage=JsonStorage) as database:
        assert database.all() == [{"nombre": "Sauce"}]
    assert [entry.name for entry in tmp_path.iterdir()] == ["notas.json"]


def test_generated_stores_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    assert generate(tmp_path / "1", passages=50, seed=3) == 3
    assert generate(tmp_path / "2", passages=50, seed=3) == 3
    assert read_state(tmp_path / "1").digest == read_state(tmp_path / "2").digest
    corpus = load_corpus(tmp_path / "1")
    assert len(corpus.passages) == 50
    assert corpus.companies and corpus.models and corpus.people and corpus.quotes and corpus.events


def test_a_generated_store_begins_like_a_smaller_one() -> None:
    def first(count: int) -> list[Record]:
        return [record for record, _ in zip(records(count, seed=3), range(2), strict=False)]

    assert first(40) == first(400)
