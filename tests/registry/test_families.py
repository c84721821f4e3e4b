"""Versions of one name by one developer follow each other."""

from __future__ import annotations

import pytest

from oss_ai_tui.registry import registry, successor
from oss_ai_tui.registry.families import family_and_version


@pytest.mark.parametrize(
    ("model", "following"),
    [
        ("Llama", "Llama 2"),
        ("Llama 2", "Llama 3"),
        ("Llama 3", "Llama 3.1"),
        ("Gemma", "Gemma 2"),
        ("Grok", "Grok 2"),
        ("GPT-3", "GPT-3.5"),
        ("Code Llama", None),
        ("Bard", None),
    ],
)
def test_the_next_version(model: str, following: str | None) -> None:
    entry = next(m for m in registry().models.values() if m.name == model)
    found = successor(entry, registry())
    assert (found.name if found else None) == following


def test_a_successor_is_of_the_same_family_and_later() -> None:
    for model in registry().models.values():
        found = successor(model, registry())
        if found and found.released and model.released:
            assert family_and_version(found)[0] == family_and_version(model)[0]
            assert found.released.earliest > model.released.latest
