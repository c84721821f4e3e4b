from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.search import segments as segments_module
from oss_ai_tui.search.query import plain
from tests.search.texts import Segments, Text, many


def _document(name: str, *texts: str) -> list[Text]:
    return [Text(text, "", name) for text in texts]


BASE = [text for n in range(9) for text in _document(f"d{n}", f"Modelo número {n} abierto.", f"Licencia del {n}.")]
NEW = _document("d9", "Un modelo nuevo y cerrado.")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("segments") / "kept"


def _found(segments: segments_module.Segments, query: str) -> list[int]:
    return sorted(hit.ordinal for hit in segments.find(plain(query), 100).best)


def test_a_new_document_gets_a_segment_of_its_own(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    Segments(BASE, folder)
    (first,) = folder.glob("segment-*")
    segments = Segments([*NEW, *BASE], folder)
    assert len(segments) == 2
    assert first in folder.iterdir()
    assert _found(segments, "cerrado") == [0]
    assert _found(segments, "modelo") == [0, *range(1, 19, 2)]


def test_a_removed_document_is_not_found_and_one_moved_is_where_it_is_now(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    Segments(BASE, folder)
    fewer = [*BASE[6:], *BASE[:4]]
    segments = Segments(fewer, folder)
    assert _found(segments, "licencia") == [n for n, text in enumerate(fewer) if "Licencia" in text.text]
    assert _found(segments, "2") == []


def test_a_changed_document_replaces_the_old_one(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    Segments(BASE, folder)
    changed = [Text("Un algoritmo secreto.", "", "d0"), *BASE[1:]]
    segments = Segments(changed, folder)
    assert _found(segments, "algoritmo") == [0]
    assert _found(segments, "modelo") == list(range(2, 18, 2))


def test_many_segments_are_merged_and_the_greatest_left_alone(fresh: Callable[[], Path]) -> None:
    folder, texts = fresh(), [text for n in range(100) for text in _document(f"b{n}", f"Modelo número {n} abierto.")]
    Segments(texts, folder)
    (greatest,) = folder.glob("segment-*")
    sizes = []
    for number in range(12):
        texts += _document(f"n{number}", f"Añadido {number}.")
        sizes.append(len(Segments(texts, folder)))
    assert sizes == [2, 3, 4, 5, 6, 7, 8, 5, 6, 7, 8, 5]
    assert greatest.exists()
    assert _found(Segments(texts, folder), "añadido") == list(range(100, 112))


def test_damage_is_mended(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    Segments(BASE, folder)
    (header,) = folder.glob("*/header.json")
    header.write_text("x")
    assert _found(Segments(BASE, folder), "modelo") == list(range(0, 18, 2))
    assert header.parent not in folder.iterdir()


def test_damage_that_only_a_search_meets_is_mended(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    texts = [Text(f"palabra {n % 97} y {n}", "", f"d{n}") for n in range(30_000)]
    Segments(texts, folder)
    (array,) = folder.glob("*/*/passages")
    with array.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x7f" * 10_000)
    segments = Segments(texts, folder)
    assert segments.find(plain("29999 "), 1).best[0].ordinal == 29_999
    assert [segments.find(plain(f"{n} "), 200).count for n in range(0, 97, 8)] == [
        sum(str(n) in text.text.split() for text in texts) for n in range(0, 97, 8)
    ]


def test_only_asked_texts_are_found_in_every_segment(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    Segments(BASE, folder)
    segments = Segments([*NEW, *BASE], folder)
    only = np.zeros(19, bool)
    only[[0, 3]] = True
    assert sorted(hit.ordinal for hit in segments.find(plain("modelo"), 9, only).best) == [0, 3]


DOCUMENTS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_whatever_comes_and_goes_the_same_is_found_as_anew(fresh: Callable[[], Path], states: list[list[str]]) -> None:
    folder = fresh()
    for names in states:
        texts = [text for name in names for text in _document(name, f"palabra {name * 5}", f"{name * 5} otra")]
        kept, anew = Segments(texts, folder), Segments(texts)
        for query in ("palabra ", "ccccc ", "otra "):
            assert _found(kept, query) == _found(anew, query)


BUILD = """
import sys
from pathlib import Path
from tests.search.texts import Segments, many
texts = many(int(sys.argv[2]))
print("ready", flush=True)
print(len(Segments(texts, Path(sys.argv[1]))))
"""


def _builder(folder: Path, count: int, code: str = BUILD) -> subprocess.Popen[str]:
    """A process that is about to build the index of so many texts."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code, str(folder), str(count)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout and process.stdout.readline() == "ready\n"
    return process


def _said(process: subprocess.Popen[str]) -> str:
    """What a builder printed when it was ready; :meth:`communicate` passes over what came together with that."""
    assert process.stdout
    with process:
        return process.stdout.read()


@pytest.mark.parametrize("files", [0, 1, 3, 8])
def test_a_kill_while_segments_are_merged_loses_nothing(fresh: Callable[[], Path], files: int) -> None:
    folder = fresh()
    Segments(many(3000), folder)
    before = len(list(folder.rglob("*")))
    process = _builder(folder, 6000)
    while process.poll() is None and len(list(folder.rglob("*"))) <= before + files:
        pass
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert Segments(many(3000), folder).find(plain("palabra "), 1).count == 3000
    assert Segments(many(6000), folder).find(plain("palabra "), 1).count == 6000


def test_several_processes_at_once_build_one_index(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    processes = [_builder(folder, 4000) for _ in range(3)]
    assert [_said(process) for process in processes] == ["1\n"] * 3
    assert len(list(folder.glob("segment-*"))) == 1
    assert Segments(many(4000), folder).find(plain("palabra "), 1).count == 4000


def test_who_searches_is_not_disturbed_by_who_builds_anew(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    old = Segments(many(300), folder)
    new = Segments(many(3000), folder)
    assert (old.find(plain("palabra "), 1).count, new.find(plain("palabra "), 1).count) == (300, 3000)
    assert old.find(plain("y 299 "), 1).best[0].ordinal == 299


def test_the_next_folder_serves_where_one_cannot_be_written(fresh: Callable[[], Path]) -> None:
    """As the first stands a file; the second is free. An index that is whole serves without being written to."""
    wall, cache = fresh(), fresh()
    wall.parent.mkdir(exist_ok=True)
    wall.write_text("x")
    assert _found(Segments(BASE, wall, cache), "licencia") == list(range(1, 18, 2))
    (made,) = cache.glob("segment-*")
    assert len(Segments(BASE, wall, cache)) == 1
    assert list(cache.glob("segment-*")) == [made]
    assert _found(Segments(BASE, wall), "licencia") == list(range(1, 18, 2))


FULL = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)){BUILD}"


def test_a_full_disk_leaves_the_index_in_memory(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    process = _builder(folder, 6000, FULL + "print(Segments(texts, Path(sys.argv[1])).find)")
    assert _said(process).startswith("1\n")
    assert process.returncode == 0
    assert not list(folder.glob("segment-*/header.json"))


def test_a_whole_index_is_only_read(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    Segments(BASE, folder)
    (folder / ".lock").unlink()
    before = {place: place.stat().st_mtime_ns for place in (folder, *folder.rglob("*"))}
    Segments(BASE, folder)
    assert {place: place.stat().st_mtime_ns for place in (folder, *folder.rglob("*"))} == before


def test_a_small_segment_guesses_no_misspellings_where_the_others_have_enough(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    texts = [text for n in range(30) for text in _document(f"d{n}", f"casta número {n}")]
    Segments(texts, folder)
    more = [*texts, *_document("neu", "una casita")]
    segments = Segments(more, folder)
    assert len(segments) == 2
    assert segments.find(plain("casta "), 50).count == Segments(more).find(plain("casta "), 50).count == 30
