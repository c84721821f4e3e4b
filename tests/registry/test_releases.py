"""What a clause brings out, on the examples of the data file."""

from __future__ import annotations

import re

import pytest

from oss_ai_tui.domain.facts import EntityKind
from oss_ai_tui.registry import ModelEntry, Name, registry, released_model
from oss_ai_tui.registry.releases import data

DATA = data()


def told(sentence: str) -> str | None:
    """Return the name of the model released, with every known form of the sentence taken for a name."""
    names: list[Name] = []
    forms = sorted(
        ((form, entry) for entry in registry().entries() for form in entry.aliases), key=lambda f: -len(f[0])
    )
    for form, entry in forms:
        kind: EntityKind = "model" if isinstance(entry, ModelEntry) else "organization"
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", sentence):
            if not any(n.start < found.end() and found.start() < n.end for n in names):
                names.append(Name(*found.span(), entry.id, kind))
    model = released_model(sentence, 0, len(sentence), sorted(names, key=lambda n: n.start), registry())
    return model.name if model else None


@pytest.mark.parametrize(("sentence", "model"), DATA["examples"])
def test_a_release_is_that_of_the_model(sentence: str, model: str) -> None:
    assert told(sentence) == model


@pytest.mark.parametrize(("sentence", "model"), DATA["counterexamples"])
def test_a_release_of_something_else_is_none_of_the_model(sentence: str, model: str) -> None:
    assert model in sentence
    assert told(sentence) is None
