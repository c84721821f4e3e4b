"""From candidates to entities: the stages in their order."""

from __future__ import annotations

from oss_ai_tui.extract.entities.compounds import compounds
from oss_ai_tui.extract.entities.lexicon import Lexicon, default_lexicon
from oss_ai_tui.extract.entities.resolve import resolve
from oss_ai_tui.extract.entities.roles import with_roles
from oss_ai_tui.extract.entities.scan import Scanner
from oss_ai_tui.extract.entities.typing import decide
from oss_ai_tui.extract.reading import Entities, Reading


def find_entities(reading: Reading, lexicon: Lexicon | None = None) -> Entities:
    """Find the organisations, models and people of a document, with every place that names them.

    Args:
        reading: the document, cut into tokens and sentences.
        lexicon: what is known of names beforehand; the package's own unless given.
    """
    lex = lexicon or default_lexicon()
    joined = compounds(reading, lex)
    candidates = [
        found for index, passage in enumerate(reading.passages) for found in Scanner(passage, index, lex, joined).scan()
    ]
    return with_roles(reading, resolve(reading, decide(reading, candidates, lex), lex))
