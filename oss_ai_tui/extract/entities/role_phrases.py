"""Role phrases in a masked sentence: a title, the organisation it names, and whom it stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from oss_ai_tui.extract.entities.role_words import RoleWords, role_words
from oss_ai_tui.extract.masks import PERSON, UNKNOWN, Masked

_WORD = re.compile(r"[a-z][a-z-]*[a-z]")
_OF_STATE = re.compile(r"(?:vice|ex)?(?:ministr|secretari|subsecretari|consejer|conseller)[oa]?$")
_JOINED = re.compile(r",? (?:y|e|ademas de|y tambien) (?:tambien |ademas )?")
_SAME_BEARER = re.compile(r",? ?(?:(?:y|e|ademas de|asi como|y tambien|y ademas|tambien) )?(?:el |la |un |una )?$")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role in a masked sentence; all offsets are into the masked text."""

    start: int
    end: int
    """Where the title begins and ends, its organisation not included."""
    last: int
    """Where the phrase ends, its organisation included."""
    organization: int | None
    """Place of the mark of the organisation that it names."""
    of_company: bool
    """Whether it names its organisation as ``de la empresa`` or the like."""
    head: str
    """The noun that it begins with."""
    person: int | None = None
    """Place of the mark of whoever bears it."""
    rule: str = "p.role-alone"


def role_phrases(masked: Masked) -> list[RolePhrase]:
    """Return the role phrases of a masked sentence, in order."""
    words = role_words()
    found: list[RolePhrase] = []
    for word in _WORD.finditer(masked.text):
        if (not found or word.start() >= found[-1].last) and (head := _head(masked.text, word, words)):
            phrase = _bearer(masked.text, _phrase(masked.text, head, words), words)
            _give_back(masked.text, found, phrase)
            found.append(_shared(masked.text, found, phrase))
    return found


def _give_back(text: str, found: list[RolePhrase], phrase: RolePhrase) -> None:
    """A role joined to the one after it has the same bearer: «director de A y consejero de B, Ana Ruiz»."""
    if phrase.rule != "p.role-name" or not found or found[-1].person is not None:
        return
    if _JOINED.fullmatch(text[found[-1].last : phrase.start]):
        found[-1] = replace(found[-1], person=phrase.person, rule=phrase.rule)


def _head(text: str, word: re.Match[str], words: RoleWords) -> re.Match[str] | None:
    """Return the noun that a title begins with, or the whole of one in English: «head of Research»."""
    english = words.english.match(text, word.start()) if word.group() in words.english_starts else None
    return english or (word if word.group() in words.heads else None)


def _phrase(text: str, head: re.Match[str], words: RoleWords) -> RolePhrase:
    ministry = words.ministry.match(text, head.end()) if _OF_STATE.match(head.group()) else None
    before = words.former.search(text[max(0, head.start() - 40) : head.start()])
    start = head.start() - (len(before.group()) if before else 0)
    end = ministry.end() if ministry else _title_end(text, head.end(), words)
    company = words.company.match(text, end)
    tail = None if company else words.tail.match(text, end)
    whole = tail or company
    last = whole.end() if whole else end
    return RolePhrase(
        start, end, last, tail.start(1) if tail else None, company is not None, _noun(head.group(), words)
    )


def _noun(head: str, words: RoleWords) -> str:
    """Return the noun of a title's beginning: ``manager`` of ``country manager``."""
    return next((word for word in head.split() if word in words.english_posts and " " in head), head.split()[-1])


def _title_end(text: str, end: int, words: RoleWords) -> int:
    """Return where the title ends that has its first noun before ``end``: qualifiers, field, and further nouns."""
    for step in (words.qualifier, words.area):
        if not words.tail.match(text, end) and not words.company.match(text, end) and (found := step.match(text, end)):
            end = found.end()
    if short := words.short.match(text, end):
        end = short.end()
    more = words.more.match(text, end)
    if more and more.group(1) in words.heads:
        return _title_end(text, more.end(), words)
    return end


def _bearer(text: str, phrase: RolePhrase, words: RoleWords) -> RolePhrase:
    before = words.person_before.search(text[max(0, phrase.start - 60) : phrase.start])
    after = words.person_after.match(text, phrase.last)
    if after and text[after.start() : after.start(1)].strip() == "" and phrase.of_company:
        after = None
    if before and not (after and _definite(text, phrase.start) and not _has_own_role(text, after.end(), words)):
        place = max(0, phrase.start - 60) + before.start(1)
        return replace(phrase, person=place, rule="p.name-role")
    if after:
        return replace(phrase, person=after.start(1), rule="p.role-name")
    return phrase


def _definite(text: str, start: int) -> bool:
    return text[:start].removesuffix("entonces ").endswith((" el ", " la "))


def _has_own_role(text: str, end: int, words: RoleWords) -> bool:
    found = words.own_role.match(text, end)
    return bool(found and found.group(1) in words.heads)


def _shared(text: str, found: list[RolePhrase], phrase: RolePhrase) -> RolePhrase:
    """A role joined to the one before it by ``y`` has the same bearer: «directora de A y científica en B»."""
    if phrase.person is not None or not found or found[-1].rule != "p.name-role":
        return phrase
    joined = _SAME_BEARER.fullmatch(text[found[-1].last : phrase.start])
    return replace(phrase, person=found[-1].person, rule="p.name-role") if joined else phrase


def bearers(phrases: list[RolePhrase], masked: Masked) -> Iterator[tuple[RolePhrase, int]]:
    """Yield each phrase that has a bearer, with the index of the name that bears it."""
    for phrase in phrases:
        if phrase.person is not None and masked.text[phrase.person] in (PERSON, UNKNOWN):
            yield phrase, masked.marks[phrase.person]
