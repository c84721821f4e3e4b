"""From candidates to entities: the stages in their order."""

from __future__ import annotations

from oss_ai_tui.extract.entities.compounds import compounds
from oss_ai_tui.extract.entities.lexicon import Lexicon, default_lexicon
from oss_ai_tui.extract.entities.resolve import resolve
from oss_ai_tui.extract.entities.roles import with_roles
from oss_ai_tui.extract.entities.scan import Scanner
from oss_ai_tui.extract.entities.typing import decide
from oss_ai_tui.extract.reading import Entities, Reading

_SIDES = ("P. ", "R. ")


def _labels(reading: Reading) -> tuple[str, ...]:
    """Return the labels of an interview's sides, which are no initials of the name after them: «P. Ana Ruiz dice …»."""
    both = all(any(p.text.startswith(side) for p in reading.passages) for side in _SIDES)
    return _SIDES if both else ()


def find_entities(reading: Reading, lexicon: Lexicon | None = None) -> Entities:
    """Find the organisations, models and people of a document, with every place that names them.

    Args:
        reading: the document, cut into tokens and sentences.
        lexicon: what is known of names beforehand; the package's own unless given.
    """
    lex = lexicon or default_lexicon()
    joined = compounds(reading, lex)
    labels = _labels(reading)
    candidates = [
        found
        for index, passage in enumerate(reading.passages)
        for found in Scanner(passage, index, lex, joined, 2 if passage.text.startswith(labels) else 0).scan()
    ]
    return with_roles(reading, resolve(reading, decide(reading, candidates, lex), lex))
