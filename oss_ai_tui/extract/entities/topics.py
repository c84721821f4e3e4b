"""Which organisation a text is speaking of where a title names none: «dijo la directora de tecnología, X»."""

from __future__ import annotations

import re

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence

_SENTENCES_BACK = 3
_PASSAGES_BACK = 2
SAME_PASSAGE, EARLIER_PASSAGE = 0.75, 0.6
_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|\"[^\"]*\"")
_SOURCE = re.compile(
    r"(?:\(|\b(?:segun|de acuerdo (?:con|a)|publicado (?:en|por)|compite con|rival(?:es)? de|frente a|"
    r"(?:dijo|conto|declaro|explico|entrevista|revelo|publico|informo) (?:a|en|con)) ?(?:la |el |las |los )?)$"
)


class Topics:
    """The organisations that the sentences of a document are about; neither those in quotations nor sources of news."""

    def __init__(self, reading: Reading, entities: Entities) -> None:
        self._reading = reading
        self._candidates = [
            _spoken_of(passage, entities.of_passage(index)) for index, passage in enumerate(reading.passages)
        ]

    def at(self, passage: int, sentence: Sentence, before: int) -> tuple[str, float] | None:
        """Return the organisation's id that a place speaks of, and how sure that is.

        It is the first organisation of the sentence before the place, else of one of the sentences before it; or the
        only one of the passages just before.

        Args:
            passage: index of the passage.
            sentence: the sentence of the place.
            before: the place, an offset in the passage.
        """
        sentences = self._reading.passages[passage].sentences
        at = sentences.index(sentence)
        for back in range(min(_SENTENCES_BACK, at) + 1):
            s = sentences[at - back]
            limit = min(before, s.end)
            found = next((n for n in self._candidates[passage] if s.start <= n.start and n.end <= limit), None)
            if found:
                return found.entity, SAME_PASSAGE
        return self._earlier(passage) if at < _SENTENCES_BACK else None

    def _earlier(self, passage: int) -> tuple[str, float] | None:
        around = self._candidates[max(0, passage - _PASSAGES_BACK) : passage]
        only = {n.entity for named in around for n in named}
        return (next(iter(only)), EARLIER_PASSAGE) if len(only) == 1 else None


def _spoken_of(passage: PassageReading, named: tuple[Named, ...]) -> list[Named]:
    organizations = [n for n in named if n.kind == "organization"]
    if not organizations:
        return []
    folded = fold(passage.text)
    quoted = [m.span() for m in _QUOTED.finditer(passage.text)]
    return [
        n
        for n in organizations
        if not any(start <= n.start < end for start, end in quoted)
        and not _SOURCE.search(folded[max(0, n.start - 40) : n.start])
    ]
