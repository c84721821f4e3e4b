"""The matrix, families and contradictions in a terminal, down to the bytes."""

from __future__ import annotations

import re

import pytest

from tests.terminal.conftest import Start

SEQUENCES = re.compile(rb"\x1b\[[\d;?<>=$]*[A-Za-z]|\x1b\[\?[\d;]+\$p|\x1b\[<u")
PLACES = {
    "matrix": ("7w", "Ana Prado sobre Almena", (("j", "fila 2/17"), ("n", "fila 2/17, columna 4"), ("l", "columna 5"))),
    "family": (":tero\rt", "Familia de", (("j", "3/3"), ("N", "2/3"), ("k", "Familia de"))),
    "conflicts": ("C", "3 de marzo de 2021", (("j", "2/2"), ("l", "2/2"), ("k", "1/2"))),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_key_costs_few_bytes_and_rest_none(start: Start, place: str) -> None:
    terminal = start("society")
    keys, words, steps = PLACES[place]
    terminal.wait_for("Almena")
    terminal.press(keys)
    terminal.wait_for(words)
    terminal.settle(1.0)
    assert terminal.settle(1.5) == 0
    for key, seen in steps:
        before = len(terminal.sent)
        terminal.press(key)
        terminal.wait_for(seen)
        terminal.settle(0.3)
        assert len(terminal.sent) - before <= 1800, key


def test_no_escape_sequence_of_a_text_reaches_the_terminal(start: Start) -> None:
    terminal = start("hostile")
    terminal.wait_for("fuerte")
    for keys in ("w", "jl", "n", "w", "\t", "\r", "<", "2t", "j", "n", "t", "G", "o", "C", "j", "l", "n", "\r"):
        terminal.press(keys)
        terminal.settle(0.25)
    left = SEQUENCES.sub(b"", bytes(terminal.sent))
    assert not set(left) & {0x1B, 0x07} and "\x9b" not in left.decode(errors="ignore")
