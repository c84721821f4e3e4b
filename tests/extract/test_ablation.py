"""What is left without knowing a single name of the articles: names must be found by shape and surroundings too."""

from __future__ import annotations

from pathlib import Path

import pytest

from oss_ai_tui.extract.entities import Lexicon, default_lexicon
from tests.extract.shared import GOLD, article, articles, gold_of, scored
from tests.gold.score import ENTITIES

LEAST = 0.75


def names_of_the_articles() -> set[str]:
    """Return every name that the annotations or our own extraction find in the articles."""
    annotated = {
        name
        for number in ("001", "003")
        for kind in ENTITIES
        for entity in gold_of(number)[kind]
        for name in [entity["name"], *entity.get("aliases", []), *entity.get("also_ok", [])]
    }
    entities = [e for r in articles().values() for kind in (r.companies, r.models, r.people) for e in kind]
    return annotated.union(*(entity.aliases for entity in entities))


def ignorant() -> Lexicon:
    """Return the lexicon less every name of the articles."""
    return default_lexicon().without(names_of_the_articles())


@pytest.mark.corpus
def test_the_lexicon_has_forgotten_the_names(corpus_folder: Path) -> None:
    names, lexicon = names_of_the_articles(), ignorant()
    assert len(names) > 80
    assert not any(lexicon.registry.named(name) for name in names)
    words = {word.lower() for name in names for word in name.split()}
    assert not words & (lexicon.given | lexicon.famous)
    assert len(lexicon.registry.organizations) < len(default_lexicon().registry.organizations)


@pytest.mark.corpus
@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_of_001_without_their_names(corpus_folder: Path, kind: str) -> None:
    tallies, failures = scored([article("001", ignorant())], GOLD.glob("001_*.json"))
    tally = tallies[kind]
    assert not failures
    assert (tally.row()["f1"] or 0) >= LEAST, f"missed {tally.missed}, wrong {tally.wrong}"
