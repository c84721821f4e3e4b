"""What a document says of a model elsewhere: other versions of its name, and «el modelo» in the sentence after it."""

from __future__ import annotations

import re

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.reading import PassageReading, Sentence

_VERSIONED = re.compile(r"(?P<root>[a-z]\w{2,})(?:[- ]?v?\d[\w.]*|-[a-z]\w*)(?:-[\w.]+)*")
_TAKEN_UP = re.compile(r"(?:el|este) (?:nuevo )?(?:modelo|asistente|chatbot|sistema|programa)\b(?! (?:de|del|que)\b)")


def family_roots(name: str) -> tuple[str, ...]:
    """Return what the versions of a folded name share: ``cirro-14b``, ``cirro-max`` and ``cirro`` share ``cirro``."""
    found = _VERSIONED.fullmatch(name)
    return (found["root"],) if found else (name,)


def is_taken_up(passage: PassageReading, sentence: Sentence) -> bool:
    """Tell whether the sentence after one goes on with «El modelo …»: what came out in it was one."""
    after = next((s for s in passage.sentences if s.start >= sentence.end), None)
    return after is not None and _TAKEN_UP.match(fold(passage.text[after.start : after.start + 40])) is not None
