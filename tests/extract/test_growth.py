"""The work of reading a text grows no faster than the text, whatever it holds."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import FrameType

import pytest

from oss_ai_tui.extract import extract
from oss_ai_tui.ingest import read_document

SIZE = 8_000
"""Characters of the smaller text; the larger has twice as many."""
MOST_GROWTH = 2.6
FEW_CALLS = SIZE // 6
"""Calls by which a function may exceed that growth: the larger text can be the first to need it."""
ODD_SIZE = 30_000
PROSE = "La empresa Torno Labs presentó ayer su modelo y lo explicó su directora, Elvira Montes. "
SYLLABLES = ("ba", "rel", "mon", "tir", "gue", "sal", "vo", "len")
Sentences = Callable[[random.Random], str]


def surname(rng: random.Random) -> str:
    """Return a name that hardly any other has."""
    return "".join(rng.choices(SYLLABLES, k=4)).capitalize()


FAMILIES: dict[str, Sentences] = {
    "quotations": lambda rng: "«El código abierto nos conviene», dijo Elvira Montes.",
    "people": lambda rng: f"«Lo abriremos», dijo Elvira {surname(rng)} {surname(rng)}, y {surname(rng)} calló.",
    "pronouns": lambda rng: f"Elvira {surname(rng)} llegó. Ella dijo que sí. Él añadió que no.",
    "figures": lambda rng: f"Pagó {rng.randint(2, 900)} millones de euros y un {rng.randint(2, 90)} % más.",
    "digits": lambda rng: "7 7 7 7 7",
    "dates": lambda rng: f"El {rng.randint(1, 28)} de mayo de 2019 y la semana pasada lanzó otra versión.",
    "firms": lambda rng: f"{surname(rng)} Labs lanzó {surname(rng)}-7B y Google presentó Gemma.",
    "nouns": lambda rng: "El consorcio, con Nvidia, dijo que la fundación creó el modelo.",
    "speech": lambda rng: "dijo que dijo que",
    "marks": lambda rng: "« ( [ — * _ a",
    "links": lambda rng: "[a](b [c **d __e",
}


def text_of(family: str, size: int, between: str) -> str:
    """Return sentences of a family, in one line or as paragraphs of three."""
    rng = random.Random(5)
    sentences: Iterator[str] = iter(lambda: FAMILIES[family](rng), "")
    paragraphs = (" ".join(islice(sentences, 3)) for _ in range(size))
    text = ""
    while len(text) < size:
        text += next(paragraphs) + between
    return text


def read(text: str, folder: Path) -> None:
    """Write a text to a file, read it and find its facts."""
    path = folder / "text.md"
    path.write_text(text, encoding="utf-8")
    extract(*read_document(path))


def calls(text: str, folder: Path) -> Counter[str]:
    """Count the calls of every function while a text is read."""
    counted: Counter[str] = Counter()

    def note(frame: FrameType, event: str, called: object) -> None:
        if event == "call":
            counted[f"{frame.f_code.co_filename}:{frame.f_code.co_firstlineno}"] += 1
        elif event == "c_call":
            counted[f"{frame.f_code.co_filename}:{frame.f_code.co_firstlineno} {called!r:.40}"] += 1

    sys.setprofile(note)
    try:
        read(text, folder)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["line", "paragraphs"])
@pytest.mark.parametrize("family", FAMILIES)
def test_no_function_is_called_more_than_in_proportion(family: str, between: str, tmp_path: Path) -> None:
    text = text_of(family, 2 * SIZE, between)
    half = text[: len(text) // 2]
    read(half, tmp_path)  # what is read and compiled once a process
    small, large = calls(half, tmp_path), calls(text, tmp_path)
    grown = {name: (small[name], n) for name, n in large.items() if n > MOST_GROWTH * small[name] + FEW_CALLS}
    assert sum(small.values()) > SIZE / 20
    assert not grown


ODD = ("# a{}b", "[a]({}b", "[a](b{}c", "- {}b", "> {}b", "a{}b", "**a{}", "«a{}b", "---\ntitle: a{}b\n---\n\nc")


@pytest.fixture(scope="module")
def prose_seconds(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Return the processor's time for prose as long as the odd texts."""
    folder = tmp_path_factory.mktemp("prose")
    read(PROSE, folder)
    return seconds(PROSE * (ODD_SIZE // len(PROSE)), folder)


def seconds(text: str, folder: Path) -> float:
    """Return the processor's time for a text."""
    started = time.process_time()
    read(text, folder)
    return time.process_time() - started


@pytest.mark.parametrize("filling", [" ", "*", "[", "(", "«", "7", "<"])
@pytest.mark.parametrize("frame", ODD)
def test_a_run_of_one_character_costs_little_more_than_prose(
    frame: str, filling: str, prose_seconds: float, tmp_path: Path
) -> None:
    assert seconds(frame.format(filling * ODD_SIZE), tmp_path) < 12 * prose_seconds
