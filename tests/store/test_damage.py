"""Whatever the bytes of its files, a store gives what was put in or one clear problem, and never anything else."""

from __future__ import annotations

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import NO_STORE, Problem
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.domain.text import strip_unsafe
from oss_ai_tui.store import load_corpus, load_records, open_writer, read_state, verified_state
from oss_ai_tui.store.catalogue import write_manifest
from oss_ai_tui.store.schema import Manifest, part_name
from tests.store.records import fill, whole_record

RECORDS = [whole_record("a"), whole_record("b")]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("damage") / "store"
    fill(path, *RECORDS)
    return path


def files_of(path: Path) -> list[str]:
    names = (file.relative_to(path) for file in path.rglob("*") if file.is_file() and file.name != ".lock")
    return sorted(map(str, names))


@st.composite
def altered(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw bytes that differ from the given ones a little or wholly."""
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, len(data)))
    middle = draw(st.binary(max_size=20) | st.sampled_from([b"", b"[[[[" * 400, b'"', b"1e999", b"\\ud800", b"{}"]))
    return draw(st.sampled_from([data[:start] + middle + data[end:], data[:start] + middle, middle]))


def right_or_refused(path: Path) -> None:
    try:
        corpus = load_corpus(path)
    except Problem as problem:
        assert problem.exit_code == NO_STORE
        assert str(path) in str(problem)
    else:
        assert corpus == Corpus.of(RECORDS)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_altered_bytes(store: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copytree(store, Path(folder) / "store")
        file = path / data.draw(st.sampled_from(files_of(store)))
        file.write_bytes(data.draw(altered(file.read_bytes())))
        before = file.read_bytes()
        right_or_refused(path)
        assert file.read_bytes() == before


def spoil(file: Path, how: str) -> None:
    """Damage a file as disks, copies and people do."""
    data = file.read_bytes()
    match how:
        case "missing":
            file.unlink()
        case "truncated":
            file.write_bytes(data[:-1])
        case "empty":
            file.write_bytes(b"")
        case "garbage of the same size":
            file.write_bytes(b"x" * len(data))
        case "one letter":
            file.write_bytes(data.replace(b"Ana", b"Ada"))


@pytest.mark.parametrize("how", ["missing", "truncated", "empty", "garbage of the same size", "one letter"])
def test_a_damaged_part_is_refused_by_whoever_does_not_load_it(store: Path, tmp_path: Path, how: str) -> None:
    path = shutil.copytree(store, tmp_path / "store")
    (part,) = (path / "parts").glob("b-*.json")
    spoil(part, how)
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    with pytest.raises(Problem, match="damaged") as caught:
        verified_state(path)
    assert caught.value.exit_code == NO_STORE
    assert part.name in str(caught.value)
    with pytest.raises(Problem, match="damaged"), open_writer(path) as writer:
        writer.remove("a")
    assert before == {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}


def forge(store: Path, path: Path, prefix: str, data: bytes) -> None:
    """Copy a store with one file of other content, under the right name and with all references mended."""
    shutil.copytree(store, path)
    parts = path / "parts"
    entry = read_state(store).documents[0]
    (catalogue,) = parts.glob("catalogue-*.json")
    catalogued = orjson.loads(catalogue.read_bytes()) if prefix != "catalogue" else orjson.loads(data)
    if prefix != "catalogue":
        name = part_name(entry.id, data)
        (parts / name).write_bytes(data)
        catalogued["documents"]["1"]["parts"] = [name]
    sealed = orjson.dumps(catalogued)
    (parts / part_name("catalogue", sealed)).write_bytes(sealed)
    write_manifest(path / "manifest.json", Manifest(9, (part_name("catalogue", sealed),)))


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the ways to all values inside a JSON value."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(found for key, child in children for found in places(child, (*way, key)))]


def replaced(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    if not way:
        return new
    changed = copy.deepcopy(value)
    inner = changed
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = new
    return changed


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def sound(record: Record) -> None:
    """Check what the rest of the program relies on."""
    texts = {passage.id: passage.text for passage in record.passages}
    assert all(strip_unsafe(text) == text for text in texts.values())
    facts = (*record.quotes, *record.events, *record.figures, *record.relations, *record.times)
    entities: tuple[Any, ...] = (*record.companies, *record.models, *record.people)
    for one in (*facts, *(mention for entity in entities for mention in entity.mentions)):
        at = one.evidence
        assert at.passage not in texts or (texts[at.passage][at.start : at.end] == at.words != "")
        assert 0 <= one.confidence <= 1 and type(one.rule) is str
    assert all(type(entity.name) is str and type(entity.id) is str for entity in entities)
    assert hash(record) == hash(record)  # every field is of an immutable type


@pytest.mark.parametrize("prefix", ["a", "catalogue"])
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_forged_values(store: Path, prefix: str, data: st.DataObject) -> None:
    (original,) = (store / "parts").glob(f"{prefix}-*.json")
    tables = orjson.loads(original.read_bytes())
    way = data.draw(st.sampled_from(places(tables)))
    new = replaced(tables, way, data.draw(json_values))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        forge(store, path, prefix, orjson.dumps(new))
        try:
            for record in load_records(path):
                sound(record)
        except Problem as problem:
            assert problem.exit_code == NO_STORE


def test_a_part_of_another_document_is_refused(store: Path, tmp_path: Path) -> None:
    (other,) = (store / "parts").glob("b-*.json")
    forge(store, tmp_path / "store", "a", other.read_bytes())
    with pytest.raises(Problem, match="damaged"):
        list(load_records(tmp_path / "store"))


@pytest.mark.parametrize("name", ["../../manifest.json", "/etc/hostname", "a\x00b", "x" * 5000, ""])
def test_names_that_lead_out_of_the_folder_are_refused(store: Path, tmp_path: Path, name: str) -> None:
    (catalogue,) = (store / "parts").glob("catalogue-*.json")
    tables = orjson.loads(catalogue.read_bytes())
    tables["documents"]["1"]["parts"] = [name]
    forge(store, tmp_path / "store", "catalogue", orjson.dumps(tables))
    with pytest.raises(Problem, match="damaged"):
        list(load_records(tmp_path / "store"))


def test_deeply_nested_json_is_refused(store: Path, tmp_path: Path) -> None:
    nested = b'{"document":{"1":{"id":' + b"[" * 1000 + b'"\\u001b"' + b"]" * 1000 + b"}}}"
    forge(store, tmp_path / "store", "a", nested)
    with pytest.raises(Problem, match="damaged"):
        list(load_records(tmp_path / "store"))


def test_escape_sequences_in_a_forged_store_arrive_inert(store: Path, tmp_path: Path) -> None:
    (original,) = (store / "parts").glob("a-*.json")
    hostile = original.read_bytes().replace(b"Ana Ruiz", b"A\\u001b]0;abc").replace("código".encode(), b"c\\u202edigo")
    forge(store, tmp_path / "store", "a", hostile)
    record = next(load_records(tmp_path / "store"))
    assert record.people[0].name == "A\ufffd]0;abc"
    assert "c\ufffddigo" in record.passages[1].text
    sound(record)
