"""Clauses that can't have been written long after a known release: they tell it as still to come, or know no later one.

«Abrirá su chatbot Grok» was written before that was done; «su último modelo, Llama 2» before there was a Llama 3.
What a text merely leaves out says nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from oss_ai_tui.domain.date_gaps import as_date
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.dating_clues import DATA, Clue, Window, first_day
from oss_ai_tui.extract.reading import Entities, Named, Reading
from oss_ai_tui.registry import ModelEntry, Registry, successor

_GRACE = timedelta(days=14)
"""A text may come out, in translation above all, some days after it was written."""


def find_limits(reading: Reading, entities: Entities, known: Registry) -> Iterator[Clue]:
    """Yield clues whose windows have an end and no beginning, each with the release that ends it."""
    for name in entities.named:
        entry = known.model(name.entity) if name.kind == "model" else None
        if entry and entry.released:
            yield from _limits(reading, name, entry, known)


def _limits(reading: Reading, name: Named, entry: ModelEntry, known: Registry) -> Iterator[Clue]:
    passage = reading.passages[name.passage]
    sentence = passage.sentence_at(name.start)
    before = fold(passage.text[sentence.start : name.start])
    if _elsewhere().match(fold(passage.text[name.end : sentence.end])):
        return
    for way, pattern in _patterns().items():
        found = pattern.search(before)
        release = _release(way, entry, known) if found else None
        if found and release and release.released:
            words = passage.evidence(sentence.start + found.start(), name.end)
            yield Clue(release, words, Window(date.min, as_date(release.released.latest) + _GRACE))


def _release(way: str, entry: ModelEntry, known: Registry) -> ModelEntry | None:
    """Return the release before which the words were written."""
    if way == "latest":
        return successor(entry, known)
    return _opened(entry, known) if way == "opens" and entry.openness == "closed" else entry


def _opened(entry: ModelEntry, known: Registry) -> ModelEntry | None:
    """Return the first open model that bears the name of a closed one of the same maker: Grok-1 for Grok."""
    numbered = re.compile(rf"{re.escape(fold(entry.name))}[- ]?\d")
    later = (
        model
        for model in known.models.values()
        if (model.openness, model.developer) == ("open", entry.developer) and numbered.match(fold(model.name))
    )
    return min((model for model in later if first_day(model) > first_day(entry)), key=first_day, default=None)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return for each way the words (folded) that must stand right before the model's name."""
    data = tomllib.loads(DATA.read_text("utf-8"))["limits"]
    gap = rf"(?:(?!(?:{data['not_between']})\b)[\w()-]+,? ){{0,7}}"
    return {
        way: re.compile(rf"(?<!\w)(?<!no )(?<!no se )(?:{data[way]}),? {gap}$") for way in ("comes", "opens", "latest")
    }


@cache
def _elsewhere() -> re.Pattern[str]:
    """Return the words after the name that tell of another release than its first."""
    return re.compile(tomllib.loads(DATA.read_text("utf-8"))["limits"]["not_after"])
