"""Every way of stating a relation that we thought of: nothing is missed, and nothing is read into the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.naming import relations_of

SENTENCES = Path(__file__).with_name("relations.txt")
MUTUAL = {"partnered_with", "competes_with"}


def rows() -> list[tuple[str, set[tuple[str, ...]]]]:
    """Return the sentences with the relations that they state."""
    blocks = SENTENCES.read_text("utf-8").split("\n\n")[1:]
    return [
        (text, {ends(*line.strip().split(" | ")) for line in lines}) for text, *lines in map(str.splitlines, blocks)
    ]


def ends(type: str, source: str, target: str) -> tuple[str, ...]:
    """Return a relation as it compares: the order of the two ends says nothing of allies and rivals."""
    return (type, *sorted((source, target))) if type in MUTUAL else (type, source, target)


@pytest.mark.parametrize(("text", "relations"), rows())
def test_sentence(text: str, relations: set[tuple[str, ...]]) -> None:
    assert {ends(*relation) for relation in relations_of(text)} == relations
