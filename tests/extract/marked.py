"""Texts whose names are marked by hand, so that quotations are tested apart from the finding of names.

``{p:Ana Ruiz}`` is a person, ``{p:Ana Ruiz|directora|Faro Labs}`` one whose role the text gives, ``{o:Faro Labs}`` an
organisation, ``{m:Llama 2}`` a model. A later ``{p:Ruiz}`` is the person whose name ends so, if there is only one.
Blank lines part the passages; ``# `` begins a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from oss_ai_tui.domain.facts import (
    Company,
    Document,
    EntityKind,
    Mention,
    Passage,
    Person,
    Quote,
    Role,
)
from oss_ai_tui.domain.ids import entity_id, passage_id
from oss_ai_tui.extract.quotations import find_quotes
from oss_ai_tui.extract.quotations.frames import Item, page
from oss_ai_tui.extract.quotations.passages import spans_of
from oss_ai_tui.extract.reading import Entities, Named, Reading, read

_MARK = re.compile(r"\{([pom]):([^|{}]+)(?:\|([^|{}]*)\|([^|{}]*))?\}")
_KINDS: dict[str, tuple[str, EntityKind]] = {
    "p": ("per", "person"),
    "o": ("org", "organization"),
    "m": ("mod", "model"),
}


@dataclass(frozen=True)
class _Name:
    passage: int
    start: int
    end: int
    kind: str
    words: str
    title: str | None
    organization: str | None


def plain(text: str) -> str:
    """Return a marked text without its marks."""
    return _MARK.sub(lambda m: m[2], text)


def marked(text: str) -> tuple[Reading, Entities]:
    """Return the reading of a marked text, and its entities."""
    document = Document(id="d0", file="t.txt", path="/t.txt", sha256="0")
    passages: list[Passage] = []
    names: list[_Name] = []
    for ordinal, block in enumerate(text.strip("\n").split("\n\n")):
        heading = block.startswith("# ")
        words, found = _unmarked(block.removeprefix("# "), ordinal)
        passages.append(Passage(passage_id("d0", ordinal), "d0", ordinal, words, "heading" if heading else "paragraph"))
        names += found
    reading = read(document, passages)
    return reading, _entities(reading, names)


def _unmarked(block: str, ordinal: int) -> tuple[str, list[_Name]]:
    pieces: list[str] = []
    names: list[_Name] = []
    place = length = 0
    for found in _MARK.finditer(block):
        pieces += [block[place : found.start()], found[2]]
        start = length + found.start() - place
        length = start + len(found[2])
        names.append(_Name(ordinal, start, length, found[1], found[2], found[3] or None, found[4] or None))
        place = found.end()
    return "".join([*pieces, block[place:]]), names


def _full(name: _Name, names: list[_Name]) -> str:
    longer = {n.words for n in names if n.kind == name.kind == "p" and n.words.endswith(f" {name.words}")}
    return longer.pop() if len(longer) == 1 else name.words


def _entities(reading: Reading, names: list[_Name]) -> Entities:
    named: list[Named] = []
    people: dict[str, list[_Name]] = {}
    companies: dict[str, list[_Name]] = {}
    for name in names:
        prefix, kind = _KINDS[name.kind]
        full = _full(name, names)
        id = entity_id(prefix, full)
        named.append(Named(name.passage, name.start, name.end, id, kind, name.words, "by hand", 1.0))
        if kind == "person":
            people.setdefault(full, []).append(name)
        elif kind == "organization":
            companies.setdefault(full, []).append(name)
    return Entities(
        companies=tuple(
            Company(entity_id("org", full), full, (full,), "company", _mentions(reading, found))
            for full, found in companies.items()
        ),
        people=tuple(_person(reading, full, found) for full, found in people.items()),
        named=tuple(named),
    )


def _mentions(reading: Reading, names: list[_Name]) -> tuple[Mention, ...]:
    return tuple(Mention(reading.passages[n.passage].evidence(n.start, n.end), "by hand", 1.0) for n in names)


def _person(reading: Reading, full: str, names: list[_Name]) -> Person:
    mentions = _mentions(reading, names)
    roles = tuple(
        Role(n.title, entity_id("org", n.organization) if n.organization else None, m.evidence, "by hand", 1.0)
        for n, m in zip(names, mentions, strict=True)
        if n.title
    )
    return Person(entity_id("per", full), full, tuple({n.words for n in names}), roles, mentions)


def quotes_of(text: str) -> tuple[Quote, ...]:
    """Return the quotes of a marked text."""
    return find_quotes(*marked(text))


def summary(text: str) -> list[tuple[str, str, str | None]]:
    """Return kind, words and speaker of each quote: the id of a person or organisation, else the words for it."""
    return [(q.kind, q.text, q.speaker.person or q.speaker.organization or q.speaker.name) for q in quotes_of(text)]


def items_of(text: str) -> tuple[Item, ...]:
    """Return the items of the first sentence of a marked text."""
    reading, entities = marked(text)
    (first,) = spans_of(reading, entities)
    return page(0, reading.passages[0], first, entities).frames[0].items
