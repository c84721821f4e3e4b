"""Talks written down: paragraphs labelled with who speaks («Ana Ruiz: …»), and questions set off from their answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from oss_ai_tui.extract.quotations.cues import find_cues
from oss_ai_tui.extract.quotations.frames import Page, page
from oss_ai_tui.extract.quotations.interview import Interview, Side, announced_guest
from oss_ai_tui.extract.quotations.passages import spans_of
from oss_ai_tui.extract.quotations.rayas import insets
from oss_ai_tui.extract.quotations.sources import Source
from oss_ai_tui.extract.quotations.subjects import source_after, subject_before
from oss_ai_tui.extract.quotations.words import FIRST_PERSONS
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading

_LABEL = re.compile(r"[A-ZÁÉÍÓÚÑ][\w.&’' -]{0,40}:\s+(?=\S)")
_AFTER_NAME = re.compile(r"(?: ?\([^()]{1,60}\))?(?::|\.-|\.—)\s+(?![«“\"‘])(?=\S)")
_QUESTION = re.compile(r"\s*(?:[A-ZÁÉÍÓÚÑ][\w. ]{0,30}:\s*|\d+[.)]\s*)?[^¿?]{0,80}¿.*\?\s*$", re.DOTALL)
_MARKS = '«“"‘'
_LEAST_WORDS = 3
_LEAST_QUESTIONS = 2


def find_transcript(reading: Reading, entities: Entities) -> Interview | None:
    """Return the talk that paragraphs labelled with people's names make, or None.

    A list of names, each explained after a colon, is none: somebody has to speak twice, to be asked, or to be led.
    """
    voices = {i: turn for i in range(len(reading.passages)) if (turn := _turn(reading.passages[i], entities, i))}
    if len(voices) < _LEAST_QUESTIONS or not _is_talk(reading.passages, voices):
        return None
    answers = {i: start for i, (_, start) in voices.items()}
    sides: dict[int, Side] = dict.fromkeys(voices, "answers")
    return Interview(sides, answers, None, {i: named for i, (named, _) in voices.items()})


def _turn(passage: PassageReading, entities: Entities, i: int) -> tuple[Named, int] | None:
    """Return whose name labels a paragraph, and where the words begin."""
    first = next(iter(entities.of_passage(i)), None)
    if first is None or first.kind != "person" or first.start or passage.passage.kind != "paragraph":
        return None
    after = _AFTER_NAME.match(passage.text, first.end)
    return (first, after.end()) if after and len(passage.text[after.end() :].split()) >= _LEAST_WORDS else None


def _is_talk(passages: Sequence[PassageReading], voices: Mapping[int, tuple[Named, int]]) -> bool:
    near = [p.text for i, p in enumerate(passages) if min(voices) - 1 <= i <= max(voices) + 1]
    asked = any("?" in text for text in near)
    led = any(
        _LABEL.match(p.text) for i, p in enumerate(passages) if i not in voices and min(voices) - 1 <= i <= max(voices)
    )
    twice = max(Counter(named.entity for named, _ in voices.values()).values()) > 1
    return twice or asked or led


def find_asked(reading: Reading, entities: Entities) -> Interview | None:
    """Return the interview whose questions stand alone, in bold or as headings, and whose guest is announced.

    A paragraph that names the guest, or in which another speaks and nobody says «yo», is the writer's own; prose that
    reports what the guest says is no interview, and neither is one without an announcement in which nobody says «yo».
    """
    questions = [i for i, p in enumerate(reading.passages) if _asks(p)]
    if len(questions) < _LEAST_QUESTIONS:
        return None
    guest = announced_guest(reading, entities, min(questions))
    found = list(_answers(reading.passages, questions)) if guest else []
    answers = dict.fromkeys(_spoken(reading, entities, found, guest), 0) if guest else {}
    if guest is None or len(answers) < _LEAST_QUESTIONS:
        return None
    sides: dict[int, Side] = dict.fromkeys(answers, "answers")
    return Interview(sides, answers, guest)


def _spoken(reading: Reading, entities: Entities, found: Sequence[int], guest: Named) -> list[int]:
    """Return which paragraphs after questions are answers of the guest, in whose voice they have to be."""
    spans = spans_of(reading, entities)
    pages = {i: page(i, reading.passages[i], spans[i], entities) for i in found}
    told = {i: _speakers(pages[i]) for i in found}
    own = {i: any(item.word in FIRST_PERSONS for f in pages[i].frames for item in f.items) for i in found}
    others = [i for i in found if told[i] and not own[i]]
    announced = reading.passages[guest.passage].text[guest.end : guest.end + 1] != ":"
    if any(guest.entity in told[i] for i in found) or not (any(own.values()) or (announced and not others)):
        return []
    about = {i for i in found if any(n.entity == guest.entity for n in entities.of_passage(i))}
    return [i for i in found if i not in about and i not in others]


def _speakers(page: Page) -> set[str]:
    """Return the people and organisations to whom a paragraph gives a verb of saying."""
    found: set[str] = set()
    for frame in page.frames:
        for cue in find_cues(frame.items):
            subjects = (subject_before(frame.items, cue.first), source_after(frame.items, cue.after, direct=True))
            named = [n for s in subjects if isinstance(s, Source) for n in (s.person, s.organization) if n is not None]
            found.update(n.entity for n in named)
    return found


def _asks(passage: PassageReading) -> bool:
    return passage.passage.kind != "title" and _QUESTION.match(passage.text) is not None


def _answers(passages: Sequence[PassageReading], questions: Sequence[int]) -> Iterator[int]:
    """Yield the plain paragraphs that follow a question before any other heading."""
    open_ = False
    for i in range(min(questions), len(passages)):
        if i in questions:
            open_ = True
        elif passages[i].passage.is_heading:
            open_ = False
        elif open_ and passages[i].passage.kind == "paragraph" and _is_plain(passages[i].text):
            yield i


def _is_plain(text: str) -> bool:
    """Tell whether a paragraph has no marks of speech of its own."""
    return text.lstrip()[:1] not in _MARKS + "—–" and not insets(text, 0, len(text))
