"""The query language of the explorer and the command line, and what a typed text means in it.

    modelos abiertos        both words, in any form, near misspellings too
    "código abierto"        these words in a row, as they stand
    'modelo                 this word, in no other form
    -cerrado                without this word (or "these words")
    meta | google           either word
    quien:pineau            said by; also who:
    sobre:llama             about an entity; also about:
    tipo:directa            of a kind, by its name or the beginning of it; also type: or kind:
    doc:004                 in a document, by its name, title or id
    fecha:2023..2024        of that time, in EDTF; also date:

A mistake never fails: the words are then searched as they stand, and the query tells which mistake it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.i18n import N_
from oss_ai_tui.search.kinds import kinds_of
from oss_ai_tui.search.words import spelt_words

FieldName = Literal["who", "about", "kind", "doc", "date"]

MOST_LETTERS = 512
"""A longer query is cut."""

MOST_WORDS = 12
"""More words than these are not looked at."""

_BAR = N_("A bar needs a word on either side: the words were searched as they stand.")
_PHRASE_BAR = N_("A bar joins single words: the words were searched as they stand.")
_QUOTE = N_("A quotation mark is not closed: the words were searched as they stand.")
_DATE = N_("A date is written 2023, 2023-05 or 2023..2024: searched as words.")
_KIND = N_("No such kind; there are quote, reported, person, release…: searched as words.")

_NAMES: dict[str, FieldName] = {
    **{"quien": "who", "quién": "who", "who": "who"},
    **{"sobre": "about", "about": "about"},
    **{"tipo": "kind", "type": "kind", "kind": "kind"},
    "doc": "doc",
    **{"fecha": "date", "date": "date"},
}
_TOKEN = re.compile(
    r'(?P<minus>-(?=["\'\w]))?'
    r"(?:(?P<field>[^\W\d_]+):(?P<value>\"[^\"]*\"|[^\s|\"]+)"
    r'|"(?P<phrase>[^"]*)"|\'(?P<exact>[^\s"|]+)|(?P<bar>\|)|(?P<plain>[^\s|"]+)|(?P<odd>"))'
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look for."""

    folded: bytes
    typed: str
    """In lower case, with its accents."""
    unfinished: bool = False
    """Whether it may be the beginning of the word meant."""
    exact: bool = False
    """Whether no other form will do."""


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on what a thing is, not on its words."""

    name: FieldName
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A typed text, understood."""

    text: str
    groups: tuple[tuple[Word, ...], ...] = ()
    """Words that must all be there; where a group has several, any of them will do."""
    phrases: tuple[tuple[bytes, ...], ...] = ()
    """Words that must stand in a row; they are in ``groups`` too."""
    without: tuple[tuple[bytes, ...], ...] = ()
    """Words, or words in a row, that must not be there."""
    fields: tuple[Field, ...] = ()
    mistake: str | None = None
    """English source of a sentence that says what was not understood, or None."""


class _Mistake(Exception):
    """What the person typed does not follow the language."""


def parse(text: str) -> Query:
    """Return what a typed text means; never fails."""
    text = text[:MOST_LETTERS]
    try:
        return _parse(text)
    except _Mistake as mistake:
        return replace(plain(text), mistake=str(mistake))


def plain(text: str) -> Query:
    """Return the query for a text in which nothing but its words has a meaning."""
    text = text[:MOST_LETTERS]
    return Query(text, tuple((word,) for word in _words_of(text, True))[:MOST_WORDS])


class _Reader:
    """Gathers the parts of a query."""

    def __init__(self) -> None:
        self.groups: list[tuple[Word, ...]] = []
        self.phrases: list[tuple[bytes, ...]] = []
        self.without: list[tuple[bytes, ...]] = []
        self.fields: list[Field] = []
        self.either = False
        self.joinable = False

    def take(self, found: re.Match[str], unfinished: bool) -> None:
        """Take one token of the query."""
        if found["odd"]:
            raise _Mistake(_QUOTE)
        if found["bar"]:
            self._bar()
        elif found["field"] and found["field"].lower() in _NAMES:
            self.fields.append(_field(found["field"], found["value"], bool(found["minus"])))
            self.joinable = False
        elif found["phrase"] is not None:
            self._phrase(found["phrase"], bool(found["minus"]))
        else:
            self._words(found, unfinished)

    def _bar(self) -> None:
        if not self.joinable or self.either:
            raise _Mistake(_BAR)
        self.either = True

    def _phrase(self, phrase: str, negated: bool) -> None:
        if self.either:
            raise _Mistake(_PHRASE_BAR)
        words = _words_of(phrase, False)
        in_a_row = tuple(word.folded for word in words)
        if negated and words:
            self.without.append(in_a_row)
        elif words:
            self.phrases.append(in_a_row)
            self.groups.extend((Word(w.folded, w.typed, exact=True),) for w in words)
        self.joinable = False

    def _words(self, found: re.Match[str], unfinished: bool) -> None:
        exact = found["exact"] is not None
        if self.either and found["minus"]:
            raise _Mistake(_BAR)
        words = _words_of(found["exact"] or found[0].removeprefix("-"), unfinished and not exact, exact)
        if found["minus"]:
            self.without.extend((word.folded,) for word in words)
        elif self.either and words:
            self.groups[-1] = (*self.groups[-1], words[0])
            words = words[1:]
        if not found["minus"]:
            self.groups.extend((word,) for word in words)
        self.joinable = not found["minus"] and bool(self.groups)
        self.either = False


def _parse(text: str) -> Query:
    reader = _Reader()
    for found in _TOKEN.finditer(text):
        reader.take(found, found.end() == len(text))
    if reader.either:
        raise _Mistake(_BAR)
    groups, phrases = tuple(reader.groups[:MOST_WORDS]), tuple(reader.phrases)
    return Query(text, groups, phrases, tuple(reader.without), tuple(reader.fields))


def _field(name: str, value: str, negated: bool) -> Field:
    value = value.strip('"')
    field = Field(_NAMES[name.lower()], value, negated)
    if field.name == "date":
        try:
            date_of(value)
        except ValueError as error:
            raise _Mistake(_DATE) from error
    if field.name == "kind" and not kinds_of(value):
        raise _Mistake(_KIND)
    return field


def date_of(value: str) -> Edtf:
    """Return the date of a field; two dots stand between the ends of an interval. ValueError if it is no date."""
    first, dots, last = value.partition("..")
    return Edtf(f"{first or '..'}/{last or '..'}" if dots else value)


def _words_of(text: str, may_be_unfinished: bool, exact: bool = False) -> list[Word]:
    found = spelt_words(text)
    words = [Word(folded, spelling, exact=exact) for folded, spelling, _ in found]
    if may_be_unfinished and found and found[-1][2] == len(text):
        words[-1] = replace(words[-1], unfinished=True)
    return words
