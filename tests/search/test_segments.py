from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.search.query import plain
from oss_ai_tui.search.segments import Segments


@dataclass(frozen=True)
class Text:
    text: str
    extra: str
    piece: str


def _document(name: str, *texts: str) -> list[Text]:
    return [Text(text, "", name) for text in texts]


BASE = [text for n in range(9) for text in _document(f"d{n}", f"Modelo número {n} abierto.", f"Licencia del {n}.")]
NEW = _document("d9", "Un modelo nuevo y cerrado.")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("segments") / "kept"


def _found(segments: Segments, query: str) -> list[int]:
    return sorted(hit.ordinal for hit in segments.find(plain(query), 100).best)


def test_a_new_document_gets_a_segment_of_its_own(fresh: Callable[[], Path]) -> None:
    folder = fresh()
    Segments(BASE, folder)
    (first,) = folder.iterdir()
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


def test_many_segments_are_merged(fresh: Callable[[], Path]) -> None:
    folder, texts = fresh(), list(BASE)
    sizes = []
    for number in range(12):
        texts += _document(f"n{number}", f"Añadido {number}.")
        sizes.append(len(Segments(texts, folder)))
    assert max(sizes) <= 8
    assert 1 in sizes[1:]
    assert _found(Segments(texts, folder), "añadido") == list(range(18, 30))


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
        kept, anew = Segments(texts, folder), Segments(texts, None)
        for query in ("palabra ", "ccccc ", "otra "):
            assert _found(kept, query) == _found(anew, query)


BUILD = """
import sys
from pathlib import Path
from oss_ai_tui.search.segments import Segments
from typing import NamedTuple
class Text(NamedTuple):
    text: str
    extra: str
    piece: str
texts = [Text(f"palabra {n % 97} y {n}", "", f"d{n // 10}") for n in range(int(sys.argv[2]))]
print("ready", flush=True)
Segments(texts, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("pages", [0, 1, 3, 8])
def test_a_kill_while_segments_are_merged_loses_nothing(fresh: Callable[[], Path], pages: int) -> None:
    folder = fresh()
    texts = [Text(f"palabra {n % 97} y {n}", "", f"d{n // 10}") for n in range(6000)]
    Segments(texts[:3000], folder)
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(folder), "6000"], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    while process.poll() is None and len(list(folder.rglob("*"))) <= 22 + pages:
        pass
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert Segments(texts[:3000], folder).find(plain("palabra "), 1).count == 3000
    assert Segments(texts, folder).find(plain("palabra "), 1).count == 6000
