"""Title, author, publisher, date and translator of a text, each with the words that state it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from oss_ai_tui.domain.facts import BlockKind
from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.blocks import find_title
from oss_ai_tui.ingest.datelines import dateline, dateline_fields
from oss_ai_tui.ingest.fields import Field, is_label, is_name, read_fields
from oss_ai_tui.ingest.joining import Block
from oss_ai_tui.ingest.lexicon import field_of, publisher_named, words
from oss_ai_tui.ingest.lines import Mark, ends_clause
from oss_ai_tui.registry import registry

_ZONE = 8
"""Blocks at either end of a text that are looked at."""
_PARAGRAPHS_IN_HEAD, _PARAGRAPH = 2, 100
"""So many blocks of so many characters may stand above the last line of a text's head."""
_SHORTEST_OPENING = 30
_LONGEST_DATE_LINE = 40
_WHOLE_DATE = len("2024-03-12")
_KEY = re.compile(r"([^\W\d_][\w -]{1,40}?) *: *(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)$")

_READ: frozenset[Mark] = frozenset({"plain", "title", "heading", "field", "front"})
_CONFIDENCE = {"published": 0.97, "byline": 0.95, "agency": 0.95, "dateline": 0.94, "end": 0.92, "created": 0.9}
_CONFIDENCE |= {"line": 0.85, "updated": 0.8}


@dataclass(frozen=True, slots=True)
class Statement:
    """What the slice ``start:end`` of a block says of the text: a field of the document and its value."""

    field: str
    value: str
    block: int
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(slots=True)
class Metadata:
    """What was found: statements, best first for each field, and the kinds of the blocks that hold them."""

    statements: list[Statement] = field(default_factory=list)
    kinds: dict[int, BlockKind] = field(default_factory=dict)

    def best(self, name: str) -> Statement | None:
        """Return the statement of a field that is believed most; the first of equals."""
        found = [one for one in self.statements if one.field == name]
        return max(found, key=lambda one: one.confidence) if found else None


def split_datelines(blocks: Sequence[Block]) -> list[Block]:
    """Part the dateline that opens a paragraph («Lima, 3 may (EFE).- …») from it, as a block marked ``field``."""
    split: list[Block] = []
    for index, block in enumerate(blocks):
        found = dateline(block.words.text) if index < _ZONE and block.mark == "plain" else None
        if found and _is_opening(block.words.text[found.end() :]):
            split.append(replace(block, words=block.words.slice(0, found.end()).trimmed(), mark="field"))
            block = replace(block, words=block.words.slice(found.end(), len(block.words.text)))
        split.append(block)
    return split


def _is_opening(text: str) -> bool:
    """Tell whether what follows a dateline is a paragraph, not a section's name or nothing."""
    return len(text) >= _SHORTEST_OPENING or ends_clause(text)


def read_metadata(blocks: Sequence[Block]) -> Metadata:
    """Read what the blocks state of the text: labelled lines anywhere, other metadata lines near its ends."""
    found, head = Metadata(), _head(blocks)
    for index in range(len(blocks)):
        if index < _ZONE or index >= len(blocks) - _ZONE:
            _read_block(blocks, index, found, index < head)
    _drop_ambiguous_dates(blocks, found)
    _lone_names(blocks, found)
    _first_line(blocks, found)
    return found


def _first_line(blocks: Sequence[Block], found: Metadata) -> None:
    """Take the text's first line as its title if it is one and no label names another."""
    index = find_title(blocks, found.kinds) if not found.best("title") else None
    if index is not None:
        text = blocks[index].words.text
        rule, confidence = ("heading", 0.95) if blocks[index].mark == "heading" else ("first-line", 0.9)
        found.kinds[index] = "title"
        for before in range(index):
            found.kinds.setdefault(before, "caption")
        found.statements.append(Statement("title", text, index, 0, len(text), f"meta.title.{rule}", confidence))


def _head(blocks: Sequence[Block]) -> int:
    """Return how many blocks the head of the text takes, in which a line needs no label to be metadata."""
    long = [index for index, block in enumerate(blocks[:_ZONE]) if len(block.words.text) >= _PARAGRAPH]
    return long[_PARAGRAPHS_IN_HEAD] if len(long) > _PARAGRAPHS_IN_HEAD else _ZONE


def _read_block(blocks: Sequence[Block], index: int, found: Metadata, in_head: bool) -> None:
    block, text = blocks[index], blocks[index].words.text
    if index in found.kinds or block.mark not in _READ:
        return
    if block.mark == "title":
        _add(found, index, [Field("title", text, 0, len(text), True)])
    elif block.mark == "front":
        _add(found, index, _front_fields(text))
    elif (line := dateline(text)) and line.end() == len(text):
        _add(found, index, dateline_fields(line), line=_line_kind(line, in_head))
    elif is_label(text) and index + 1 < len(blocks):
        _read_label(blocks, index, found)
    else:
        fields = read_fields(text)
        if in_head or _is_sure_elsewhere(fields):
            _add(found, index, fields, "line" if in_head else "end")


def _line_kind(line: re.Match[str], in_head: bool) -> str:
    return "agency" if line.groupdict().get("agency") else "dateline" if in_head else "line"


def _is_sure_elsewhere(fields: Sequence[Field]) -> bool:
    """Tell whether a line outside the head speaks of this text: what has no label may cite another."""
    alone = len(fields) == 1 and fields[0].name == "published"
    return alone or all(one.labelled for one in fields)


def _read_label(blocks: Sequence[Block], index: int, found: Metadata) -> None:
    """Read a label that stands on a line of its own together with the line after it."""
    label, value = blocks[index].words.text, blocks[index + 1].words.text
    lead = f"{label.rstrip(': ')}: "
    fields = [replace(one, start=one.start - len(lead), end=one.end - len(lead)) for one in read_fields(lead + value)]
    if fields and all(one.start >= 0 for one in fields):
        _add(found, index + 1, fields)
        found.kinds[index] = found.kinds[index + 1]


def _front_fields(text: str) -> Iterator[Field]:
    """Read a ``key: value`` line of the front matter."""
    found = _KEY.match(text)
    name = field_of(fold(found[1])) if found else None
    if not found or not found["value"]:
        return
    start, end = found.span("value")
    if name == "author":
        yield Field("author", found["value"], start, end, True)
    elif name == "publisher":
        yield Field("publisher", publisher_named(found["value"]) or found["value"], start, end, True)
    else:
        yield from read_fields(text)


def _add(found: Metadata, index: int, fields: Sequence[Field] | Iterator[Field], line: str = "line") -> None:
    """Take over the fields of one block and give the block its kind; ``line`` names what they stand on."""
    read = list(fields)
    if not read:
        return
    names = {one.name for one in read}
    found.kinds[index] = (
        "title"
        if "title" in names
        else "byline"
        if names & {"author", "publisher", "translation"} and line != "agency"
        else "dateline"
    )
    for one in read:
        rule, confidence = _rule(one, names, line)
        if one.value:
            name = "date" if one.name in ("published", "created", "updated") else one.name
            found.statements.append(Statement(name, one.value, index, one.start, one.end, rule, confidence))


def _rule(one: Field, names: Set[str], line: str) -> tuple[str, float]:
    """Return the rule that read a field, and how far it is to be trusted."""
    if one.name in ("published", "created", "updated"):
        how = "line" if line == "end" else line
        how = "byline" if how == "line" and names & {"author", "publisher"} else how
        if one.labelled:
            how = "end" if (one.name, line) == ("published", "end") else one.name
        return f"meta.date.{how}", _CONFIDENCE[how]
    how = "agency" if line == "agency" else "label" if one.labelled else "line"
    return f"meta.{one.name}.{how}", 0.95 if how != "line" else 0.85


def _lone_names(blocks: Sequence[Block], found: Metadata) -> None:
    """Take a name alone on its line as the author if the line beside it holds the medium or date and no author."""
    if found.best("author"):
        return
    places = words("places", "names")
    for index in range(1, min(_ZONE, len(blocks))):
        text = blocks[index].words.text
        below = index + 2 if fold(blocks[min(index + 1, len(blocks) - 1)].words.text) in places else index + 1
        beside = [place for place in (index - 1, below) if found.kinds.get(place) in ("byline", "dateline")]
        if index not in found.kinds and beside and is_name(text) and not registry().named(text):
            found.kinds[index] = "byline"
            found.statements.append(Statement("author", text, index, 0, len(text), "meta.author.beside", 0.9))
            for place in range(index + 1, max(beside)):
                found.kinds[place] = "dateline"
            return


def _drop_ambiguous_dates(blocks: Sequence[Block], found: Metadata) -> None:
    """Forget dates on lines of their own if there are several: they head the parts of a chronicle."""
    lines = [one for one in found.statements if one.rule == "meta.date.line"]
    if lines and (len(set(_lone_dates(blocks))) > 1 or any(len(one.value) < _WHOLE_DATE for one in lines)):
        for one in lines:
            found.statements.remove(one)
            found.kinds.pop(one.block, None)
    opened = [one for one in found.statements if one.rule == "meta.date.dateline"]
    if len({one.value for one in opened}) > 1:
        found.statements[:] = [one for one in found.statements if one not in opened]


def _lone_dates(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the value of every line that holds a date, without a label, and nothing else."""
    for block in blocks:
        if len(block.words.text) <= _LONGEST_DATE_LINE and block.mark in ("plain", "heading"):
            fields = read_fields(block.words.text)
            if [one.name for one in fields] == ["published"] and not fields[0].labelled and fields[0].value:
                yield fields[0].value
