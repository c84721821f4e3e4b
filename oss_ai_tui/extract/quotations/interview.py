"""Interviews: lines with a raya or a label («P.», «R.», «A. R.:») that ask and answer by turns, and who answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from oss_ai_tui.extract.quotations.rayas import insets
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading

Side = Literal["asks", "answers"]

_LABEL = re.compile(
    r"\s*(?P<who>P|R|Pregunta|Respuesta|Entrevistador|Entrevistadora|Periodista|[A-ZÁÉÍÓÚÑ](?:\. ?[A-ZÁÉÍÓÚÑ]){1,2}"
    r"|[A-ZÁÉÍÓÚÑ]{2,3})(?:\.-|\.:|[.:]|\s*[—–])\s+(?=\S)"
)
_ASKING = frozenset({"p", "pregunta", "entrevistador", "entrevistadora", "periodista"})
_ANSWERING = frozenset({"r", "respuesta"})
_GUEST = re.compile(
    r"(?:entrevist(?:a|amos) (?:a|al|con)|(?:conversación|charla|diálogo) con|(?:conversa|habla|charla|dialoga)mos con)"
    r"(?: [\w,’'-]+){0,8}\s*$"
)
_LEAST_QUESTIONS = 2
_CLOSING = " »”\"'*"


@dataclass(frozen=True, slots=True)
class Interview:
    """Who asks and who answers, by number of passage; who is interviewed, and where the text names that person."""

    sides: Mapping[int, Side]
    answers: Mapping[int, int]
    """Where the answer begins in passages that open with a label."""
    guest: Named | None
    voices: Mapping[int, Named] = field(default_factory=dict)
    """Whose words stand in a passage, where it is not the guest."""


def find_interview(reading: Reading, entities: Entities, lines: frozenset[int]) -> Interview | None:
    """Return the interview that a document is, or None if it is none or its guest is not known.

    Args:
        reading: the document.
        entities: who is named in it.
        lines: numbers of its passages that are lines of dialogue.
    """
    labels = _labelled(reading.passages, entities)
    texts = {i: reading.passages[i].text for i in lines}
    sides = {**_by_turns(texts), **{i: side for i, (side, _) in labels.items()}}
    questions = [i for i, side in sides.items() if side == "asks" and (i in labels or _asks(texts[i]))]
    if len(questions) < _LEAST_QUESTIONS or _is_talk_of_others(reading, entities, questions):
        return None
    guest = _guest(reading, entities, min(sides), [i for i, side in sides.items() if side == "answers"])
    if guest is None:
        return None
    return Interview(sides, {i: start for i, (side, start) in labels.items() if side == "answers"}, guest)


def _labelled(passages: Sequence[PassageReading], entities: Entities) -> dict[int, tuple[Side, int]]:
    """Return the side of each passage that opens with a label, and where its words begin; none without both sides."""
    initials = {_initials(p.name) for p in entities.people}
    found: dict[int, tuple[Side, int]] = {}
    for i, passage in enumerate(passages):
        label = _LABEL.match(passage.text)
        side = _side_of(label["who"], initials) if label else None
        if side == "answers" and passage.passage.is_heading:
            continue
        if label is not None and side is not None:
            found[i] = (side, label.end())
    return found if {side for side, _ in found.values()} == {"asks", "answers"} else {}


def _side_of(label: str, initials: set[str]) -> Side | None:
    who = label.lower()
    if who in _ASKING:
        return "asks"
    if who in _ANSWERING:
        return "answers"
    letters = re.sub(r"\W", "", label)
    return "answers" if letters in initials else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _by_turns(texts: Mapping[int, str]) -> dict[int, Side]:
    """Return who speaks in runs of dialogue lines: after a question comes its answer."""
    sides: dict[int, Side] = {}
    for run in _runs(sorted(texts)):
        before: Side | None = None
        for number, i in enumerate(run):
            following = texts[run[number + 1]] if number + 1 < len(run) else None
            side = _turn(texts[i], before, following)
            if side is not None:
                sides[i] = side
            before = side
    return sides


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _turn(text: str, before: Side | None, following: str | None) -> Side | None:
    attributed = bool(insets(text, 0, len(text)))
    if _asks(text) and not attributed:
        return None if before == "asks" else "asks"
    if before == "asks" or attributed:
        return "answers"
    return "asks" if following is not None and not _asks(following) else None


def _asks(text: str) -> bool:
    """Whether the words of a line, up to its first attribution, end in a question."""
    cuts = insets(text, 0, len(text))
    return text[: cuts[0][0] if cuts else len(text)].rstrip(_CLOSING).endswith("?")


def _is_talk_of_others(reading: Reading, entities: Entities, questions: Sequence[int]) -> bool:
    """Whether the questions of a dialogue are somebody's whom the text names: «—¿Quién paga? —preguntó Ana»."""
    return any(_attributed_to(reading, entities, i) for i in questions)


def _attributed_to(reading: Reading, entities: Entities, i: int) -> list[Named]:
    """Return the people named in the attributions between the rayas of a passage."""
    text = reading.passages[i].text
    people = [n for n in entities.of_passage(i) if n.kind == "person"]
    return [n for start, end in insets(text, 0, len(text)) for n in people if start <= n.start < end]


def announced_guest(reading: Reading, entities: Entities, first: int) -> Named | None:
    """Return the person whom a passage before number ``first`` announces: «Entrevista con Ana», «Ana: “…”»."""
    for named in (n for i in range(first) for n in _introduced(reading, entities, i)):
        text = reading.passages[named.passage].text
        label = named.start == 0 and text[named.end : named.end + 1] == ":"
        if label or _GUEST.search(text[: named.start].lower()):
            return named
    return None


def _guest(reading: Reading, entities: Entities, first: int, answers: Sequence[int]) -> Named | None:
    """The person whom the answers are attributed to, a heading labels or announces, or the introduction is about."""
    if (announced := announced_guest(reading, entities, first)) is not None:
        return announced
    introduced = [n for i in range(first) for n in _introduced(reading, entities, i)]
    attributed = {n.entity: n for i in answers for n in _attributed_to(reading, entities, i)}
    people = attributed or {n.entity: n for n in reversed(introduced)}
    return next(iter(people.values())) if len(people) == 1 else None


def _introduced(reading: Reading, entities: Entities, i: int) -> list[Named]:
    if reading.passages[i].passage.kind in ("byline", "dateline"):
        return []
    return [n for n in entities.of_passage(i) if n.kind == "person"]
