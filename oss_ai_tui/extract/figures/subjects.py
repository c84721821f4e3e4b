"""Which entity a figure is about."""

from __future__ import annotations

import re

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.reading import Entities, Named, PassageReading

_OBLIQUE = re.compile(
    r"(?<!\w)(?:de|del|en|con|por|para|segun|a|al|ante|contra|desde|entre|sobre|como|que|frente a|junto a|y|e|o)"
    r"\s(?:(?:el|la|los|las|su|sus)\s)?(?:\w+\s)?\Z"
)
_WINDOW = 30


def subject_of(passage: PassageReading, index: int, start: int, end: int, unit: str, entities: Entities) -> str | None:
    """Return the id of the entity that a figure at ``start:end`` is about, or None where the text does not tell.

    Parameters and tokens belong to a model: the last one named before the figure in its sentence, else the first one
    after it. Anything else belongs to the organisation or model that is the subject of the sentence: the last one
    before the figure that no preposition governs.
    """
    sentence = passage.sentence_at(start)
    named = entities.within(index, sentence.start, sentence.end)
    before = [n for n in named if n.end <= start]
    if unit in ("parameters", "tokens"):
        models = [n for n in before if n.kind == "model"] or [n for n in named if n.kind == "model" and n.start >= end][
            :1
        ]
        return models[-1].entity if models else None
    subjects = [n for n in before if n.kind != "person" and not _is_oblique(passage.text, n)]
    return subjects[-1].entity if subjects else None


def _is_oblique(text: str, name: Named) -> bool:
    return _OBLIQUE.search(fold(text[max(0, name.start - _WINDOW) : name.start])) is not None
