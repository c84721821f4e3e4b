"""People whom no stage recognised, where only a person can stand: beside a role, or as who says a quotation.

They serve to tell voices apart and to name the speaker in the text's words. Their identifiers never leave this stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from oss_ai_tui.domain.facts import Speaker
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.quotations.lexicon import finite_forms, nouns, verbs
from oss_ai_tui.extract.quotations.words import (
    AUXILIARIES,
    CLITICS,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SMALL_ADVERBS,
    SUBORDINATORS,
    is_finite,
)
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading

_PREFIX = "per?:"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’]*(?:-[\w'’]+)*"
_LINK = r"(?:(?:de|del|la|las|los|do|da|dos|van|von|der|den|di|el|al|bin)\s+){1,2}"
_RUN = re.compile(rf"(?<![\w.@/]){_CAPITAL}(?:\s+(?:{_LINK})?{_CAPITAL}){{0,4}}(?![\w@])")
_HONORIFIC = re.compile(r"(?:\b(?:dra?|sra?|srta|lic|ing|prof|mtro|mtra|don|doña)\.?\s*)$", re.IGNORECASE)
_STOP = re.compile(r"[.,;:!?¿¡«»“”\"()\[\]—–\n]")
_WORD = re.compile(r"\w+")
_SAYS_BEFORE = re.compile(r"(?P<closed>[»”\"'’])?\s*[,—–-]?\s*(?P<words>(?:\w+\s+){1,4})$")
_SAYS_AFTER = re.compile(r"\s+(?P<words>(?:\w+\s+){0,3}\w+)(?P<end>\s+que\b|\s*:|\s+[«“\"])")
_APPOSED = re.compile(r",\s+(?:(?P<one>un[ao]) de l[ao]s\s+|(?:el|la|un|una)\s+)?(?P<noun>\w+)(?P<next>\s+\w+)?")
_LABEL = re.compile(r":\s*[«“\"]")
_NOT_FIRST = (
    DETERMINERS
    | PREPOSITIONS
    | COORDINATORS
    | SUBORDINATORS
    | RELATIVES
    | SMALL_ADVERBS
    | CLITICS
    | {"al", "del", "no"}
)
_FULL = 2


@dataclass(frozen=True, slots=True)
class Presumed:
    """The entities of a document together with the people presumed in it."""

    entities: Entities
    people: dict[str, str]
    """Name of each presumed person by identifier."""


def presume(reading: Reading, entities: Entities) -> Presumed:
    """Add the people whom only their place in a sentence gives away.

    Args:
        reading: the document.
        entities: who and what is recognised in it; a presumed name never overlaps one of these.
    """
    free = [(i, run) for i, p in enumerate(reading.passages) for run in _free_runs(p, entities.of_passage(i))]
    alone = {reading.passages[i].text[slice(*run)] for i, run in free} if free else set()
    found = [(i, run) for i, run in free if _is_person(reading.passages[i], run, alone)]
    if not found:
        return Presumed(entities, {})
    people = _people([reading.passages[i].text[slice(*run)] for i, run in found])
    named = [*entities.named, *_mentions(reading, free, set(found), people)]
    named.sort(key=lambda n: (n.passage, n.start))
    return Presumed(Entities(entities.companies, entities.models, entities.people, tuple(named)), people)


def is_presumed(entity: str | None) -> bool:
    """Tell whether an identifier is a presumed person's."""
    return entity is not None and entity.startswith(_PREFIX)


def public(speaker: Speaker) -> Speaker:
    """Return a speaker without the identifier of a presumed person: its name remains."""
    return replace(speaker, person=None) if is_presumed(speaker.person) else speaker


Run = tuple[int, int]


def _free_runs(passage: PassageReading, names: tuple[Named, ...]) -> Iterator[Run]:
    """Yield runs of capitalised words that overlap no recognised name, without the small words that open them."""
    if passage.passage.kind in ("byline", "dateline"):
        return
    text, number = passage.text, 0
    for found in _RUN.finditer(text):
        start, end = _without_small_words(text, found.start(), found.end())
        while number < len(names) and names[number].end <= start:
            number += 1
        if start < end and (number >= len(names) or names[number].start >= end):
            yield start, end


def _without_small_words(text: str, start: int, end: int) -> Run:
    for word in _WORD.finditer(text, start, end):
        low = word.group().lower()
        if (
            word.group().islower()
            or low in _NOT_FIRST
            or finite_forms().get(low)
            or fold(low) in ("segun", "dr", "dra")
        ):
            start = word.end() + (text[word.end() : word.end() + 1] == " ")
            continue
        return word.start(), end
    return end, end


def _is_person(passage: PassageReading, run: Run, alone: set[str]) -> bool:
    """Whether a run of capitals stands where a person does; ``alone`` are all such runs of the document."""
    text = passage.text
    words = text[slice(*run)].split()
    if any(fold(w) in _bodies() or w.lower() in nouns().human for w in words) or text[run[1] : run[1] + 1] in "-/@":
        return False
    full = len([w for w in words if w[0].isupper()]) >= _FULL
    left, right = text[max(0, run[0] - 160) : run[0]], text[run[1] : run[1] + 80]
    if passage.passage.is_heading:
        return full and not left.strip() and _LABEL.match(right) is not None
    if len(words) == _FULL and words[-1] in alone and words[-1] not in text[: run[0]]:
        return True
    return _after_role(left, full) or _says_left(left, right, full) or (full and _on_the_right(left, right))


@cache
def _bodies() -> frozenset[str]:
    """Nouns of organisations, folded: a name that holds one is no person's."""
    return frozenset(map(fold, nouns().organization))


def _after_role(left: str, full: bool) -> bool:
    """Whether «la directora de Faro, » or «la abogada » stands before."""
    honorific = _HONORIFIC.search(left, max(0, len(left) - 8))
    left = (left[: honorific.start()] if honorific else left).rstrip(" ")
    if left.endswith(","):
        return full and _role_phrase(_WORD.findall(_STOP.split(left[:-1])[-1].lower()))
    return _adjoins(_WORD.findall(_STOP.split(left[-60:])[-1])[-3:])


def _role_phrase(words: list[str]) -> bool:
    """Whether words hold an article and a role, and then nothing but what completes the role."""
    for k in range(len(words) - 1, 0, -1):
        if words[k] in nouns().human and not words[k].endswith("s") and _definite(words[k - 1]):
            rest = words[k + 1 :]
            return not any(w in RELATIVES or is_finite(w, b) for w, b in zip(rest, words[k:], strict=False))
    return False


def _definite(word: str) -> bool:
    return word in DETERMINERS or word in ("del", "al", "ex", "nuestro", "nuestra", "mi")


def _adjoins(written: list[str]) -> bool:
    """Whether words end in a role («la abogada») or in a role with one adjective («el lingüista peruano»)."""
    known, words = nouns().human, [w.lower() for w in written]
    if len(words) < _FULL or not written[-1].islower() or words[-1] in PREPOSITIONS:
        return False
    if words[-1] in known and not words[-1].endswith("s"):
        return _definite(words[-2])
    adjective = words[-1] not in DETERMINERS and not is_finite(words[-1], words[-2])
    return len(words) > _FULL and adjective and words[-2] in known and _definite(words[-3])


def _says_left(left: str, right: str, full: bool) -> bool:
    """Whether «…», dice » stands before; a surname alone only after a quotation."""
    found = _SAYS_BEFORE.search(left, max(0, len(left) - 50))
    if found is None or not _ends_in_verb(found["words"].lower().split()):
        return False
    if found["closed"]:
        return True
    before = left[: found.start("words")].rstrip(" ")
    return full and before.endswith((",", "—", "–")) and right[:1] in (".", ",", ";", "")


def _ends_in_verb(words: list[str]) -> bool:
    """Whether words are a finite verb of saying with its pronouns and auxiliaries, and nothing before them."""
    verb = verbs().get(words[-1]) if words else None
    if verb is None or not verb.frames & {"quote", "clause"}:
        return False
    light = all(w in CLITICS or w in AUXILIARIES or w in SMALL_ADVERBS for w in words[:-1])
    perfect = verb.tense == "participle" and any(w in AUXILIARIES for w in words[:-1])
    return light and (verb.finite or perfect)


def _on_the_right(left: str, right: str) -> bool:
    """Whether «, directora de Faro», « explicó que» or, at the head of a paragraph, «: “…”» stands after."""
    if _LABEL.match(right) and not left.strip():
        return True
    says = _SAYS_AFTER.match(right)
    if says is not None and _says(says["words"].lower().split()):
        return True
    if re.match(r",\s+quien\b", right):
        return True
    found = _APPOSED.match(right)
    if found is None or found["noun"].lower() in nouns().of_firms:
        return False
    return found["noun"].lower() in nouns().human and (bool(found["one"]) or not found["noun"].endswith("s"))


def _says(words: list[str]) -> bool:
    """Whether words are a finite verb of saying right after its subject, perhaps with a word after it."""
    return any(_ends_in_verb(words[: k + 1]) for k in range(len(words)))


def _people(names: list[str]) -> dict[str, str]:
    """Join a name with the longer one of which it is the end: «Rueda» with «Alba Rueda»."""
    full = {_PREFIX + fold(n): n for n in names if " " in n}
    short = _short_names(full)
    single = {_PREFIX + fold(n): n for n in names if " " not in n and len(short.get(n, ())) != 1}
    return {**full, **single}


def _short_names(people: dict[str, str]) -> dict[str, set[str]]:
    """Return the identifiers of those whose name is, or ends in, some words, or has them as first of two surnames."""
    found: dict[str, set[str]] = {}
    for id, name in people.items():
        parts = name.split()
        for k in range(len(parts)):
            found.setdefault(" ".join(parts[k:]), set()).add(id)
        if len(parts) > _FULL and parts[-2][0].isupper():
            found.setdefault(parts[-2], set()).add(id)
    return found


def _mentions(
    reading: Reading, free: list[tuple[int, Run]], found: set[tuple[int, Run]], people: dict[str, str]
) -> Iterator[Named]:
    short = _short_names(people)
    for i, run in free:
        words = reading.passages[i].text[slice(*run)]
        exact = _PREFIX + fold(words)
        owners = {exact} if exact in people else short.get(words, set())
        id = next(iter(owners)) if len(owners) == 1 else None
        if id is not None and ((i, run) in found or len(words) > 3):
            yield Named(i, *run, id, "person", words, "presumed", 0.5)
