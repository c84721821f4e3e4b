"""The lines of a cleaned text and what their shape says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.fields import is_label, read_fields
from oss_ai_tui.ingest.lexicon import field_of, words

Mark = Literal["plain", "title", "heading", "item", "note", "caption", "code", "row", "field", "front"]

_HEADING = re.compile(r" {0,3}#{1,6} +")
_QUOTED = re.compile(r" {0,3}(?:> ?)+")
_BULLET = re.compile(r" *(?:[*+•·‣◦▪●■○\uf0b7-]) +(?:\[[ xX]\] +)?(?=\S)")
_ORDERED = re.compile(r" *(\d{1,3}|[a-z])[.)] +(?=\S)")
_FOOTNOTE = re.compile(r" {0,3}(?:\[\^[^\]\s]{1,20}\]: *|(?=\[\d{1,3}\] )|(?=[¹²³⁰⁴-⁹]))")
_RULE_MARKS = "-*_=~#·•—–+` "
_RULE_STARTS = frozenset(_RULE_MARKS + ":|[")
_SETEXT = re.compile(r" {0,3}(?:=+|-{2,}) *")
_REFERENCE = re.compile(r" {0,3}\[[^\[\]^]{1,100}\]: +\S+.*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LABEL = re.compile(r"([^\W\d_][^:\n]{1,40}?) *:(?: |$)")
_IMAGE = re.compile(r" *!\[[^\]]*\]\([^)]*\) *")
_BOLD = re.compile(r" *(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1 *")
_FRONT = re.compile(r"[\w-]+ *:|\s|- |#")
# What a web page prints around an article: reading time, age, the author's handle or address, the way
# from the front page.
_CHROME = re.compile(
    r"(?:tiempo de )?(?:lectura:? )?(?:de )?\d{1,3} min(?:utos?)?\.?(?: de lectura)?|hace \d+ \w+|@\w+|\S+@\S+\.\w+"
    r"|(?:inicio|home|portada) ?[>»›/].{0,80}"
)
_LONGEST_CAPTION, _LONGEST_CALL, _LONGEST_LABEL = 200, 120, 50
_LONGEST_FRONT = 10_000
_FRONT_TITLE = re.compile(r"(?:title|t[ií]tulo) *: *(?P<quote>[\"']?)(?P<value>.*?)(?P=quote) *", re.IGNORECASE)
_ENDS_CLAUSE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_TAIL = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line with text in it, its marker and outer white space left out."""

    start: int
    """Offset in the text it was cut from."""
    text: str
    mark: Mark = "plain"
    gap: bool = False
    """Whether a blank line, a rule or a change of quoting stands before it."""
    indent: int = 0
    bold: bool = False
    """Whether the whole line was set in bold."""
    quoted: bool = False
    """Whether it stood in a block quotation."""

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


def read_lines(text: str, raw: str) -> list[Line]:
    """Cut a text without inline markup into lines; ``raw`` is the same text before, line for line."""
    return list(_marked_lines(text, raw))


def _marked_lines(text: str, raw: str) -> Iterator[Line]:
    offset, gap, quoted = 0, True, False
    fences, front = _closed_fences(raw), _front_matter(raw)
    code = False
    previous: Line | None = None
    for number, (line, before) in enumerate(zip(text.split("\n"), raw.split("\n"), strict=True)):
        start, offset = offset, offset + len(line) + 1
        if number < front:
            if line.strip(" -"):
                yield _front_line(start, line)
            continue
        if number in fences:
            code, gap = not code, True
            continue
        if previous and not gap and _SETEXT.fullmatch(line) and len(previous.text) <= 90:
            previous, gap = replace(previous, mark="heading"), True
            continue
        if not line.strip() or (not code and _is_rule(line)):
            gap = True
            continue
        if previous:
            yield previous
        was_quoted, quoted = quoted, line.lstrip().startswith(">")
        line_here = _line(start, line, before, code, gap or quoted != was_quoted)
        previous, gap = _unless_in_sentence(line_here, line, previous), False
    if previous:
        yield previous


def _front_matter(raw: str) -> int:
    """Return how many lines the YAML front matter takes, its fences included; 0 if there is none."""
    lines = raw[:_LONGEST_FRONT].split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() != "---":
        return 0
    for number, line in enumerate(lines[first + 1 :], first + 1):
        if line.strip() == "---":
            return number + 1
        if line.strip() and not _FRONT.match(line):
            break
    return 0


def _front_line(start: int, line: str) -> Line:
    title = _FRONT_TITLE.fullmatch(line)
    if title and title["value"]:
        return Line(start + title.start("value"), title["value"], "title", gap=True)
    return Line(start + len(line) - len(line.lstrip()), line.strip(), "front", gap=True)


def _unless_in_sentence(line: Line, text: str, previous: Line | None) -> Line:
    """Take a number at the start of a line for what it is in the middle of a sentence: «el\\n28. Después»."""
    inside = previous and previous.mark == "plain" and not line.gap and not ends_clause(previous.text)
    if line.mark == "item" and inside and _ORDERED.match(text):
        return replace(line, mark="plain")
    return line


def ends_clause(text: str) -> bool:
    """Tell whether a line ends in a mark of punctuation, closing marks aside."""
    return _ENDS_CLAUSE.search(text[-_TAIL:]) is not None


def _closed_fences(raw: str) -> set[int]:
    numbers = (
        [number for number, line in enumerate(raw.split("\n")) if _FENCE.match(line)]
        if "```" in raw or "~~~" in raw
        else []
    )
    return set(numbers[: len(numbers) // 2 * 2])


def _is_rule(line: str) -> bool:
    """Tell whether a line only parts or refers: a rule, the rule of a table, the target of a reference link."""
    bare = line.strip()
    if bare[0] not in _RULE_STARTS:
        return False
    if bare[0] == "[":
        return _REFERENCE.fullmatch(bare) is not None
    if not bare.strip(" :|-"):
        return "-" in bare
    return not bare.strip(_RULE_MARKS) and len(bare.replace(" ", "")) >= 3


def _line(start: int, line: str, raw: str, code: bool, gap: bool) -> Line:
    indent = len(line) - len(line.lstrip())
    if code:
        return Line(start + indent, line.strip(), "code", gap)
    quote = _QUOTED.match(line) if ">" in line[: indent + 1] else None
    lead = quote.end() if quote and line[quote.end() :].strip() else indent
    mark, skip, end = _shape(line, lead, raw)
    body = line[skip:end]
    begin = start + skip + len(body) - len(body.lstrip())
    bold = raw.lstrip().startswith(("**", "__")) and _BOLD.fullmatch(raw) is not None
    return Line(begin, body.strip(), mark, gap, indent, bold, quote is not None)


def _shape(line: str, lead: int, raw: str) -> tuple[Mark, int, int]:
    """Return what the line is, and where its own words begin and end; ``lead`` is where its first character stands."""
    rest = len(line)
    if not line[lead].isalpha():
        if heading := _HEADING.match(line, lead):
            return "heading", heading.end(), _heading_end(line, heading.end())
        if bullet := _BULLET.match(line, lead):
            return "item", bullet.end(), rest
        if note := _FOOTNOTE.match(line, lead):
            return "note", note.end(), rest
        if line[lead] == "|" and line.rstrip().endswith("|") and line.strip("| "):
            return "row", lead + 1, line.rindex("|")
    if _ORDERED.match(line, lead):
        return "item", lead, rest
    own = line[lead:].strip()
    if _is_field(own):
        return "field", lead, rest
    is_image = raw.lstrip().startswith("![") and _IMAGE.fullmatch(raw) is not None
    return "caption" if is_image or is_caption(own) else "plain", lead, rest


def _heading_end(line: str, start: int) -> int:
    """Return where the words of a heading that begin at ``start`` end: before closing marks that a space parts."""
    shut = line.rstrip(" ").rstrip("#")
    return len(shut.rstrip(" ")) if shut[start:].endswith(" ") and len(shut) < len(line.rstrip(" ")) else len(line)


def is_caption(text: str) -> bool:
    """Tell whether a line is a photo credit, or asks the reader to click."""
    if len(text) > _LONGEST_CAPTION:
        return False
    folded = fold(text)
    label = _LABEL.match(folded) if ":" in text else None
    if (label and label[1] in words("captions", "labels")) or _CHROME.fullmatch(folded):
        return True
    if len(text) > _LONGEST_CALL:
        return False
    return folded.startswith(_calls()) or folded.rstrip(" .:…") in words("captions", "whole")


@cache
def _calls() -> tuple[str, ...]:
    return tuple(sorted(words("captions", "calls")))


def _is_field(text: str) -> bool:
    """Tell whether a line is a label with a value that can be read, or a label alone."""
    label = _LABEL.match(text) if ":" in text[:_LONGEST_LABEL] else None
    if label is None or field_of(fold(label[1])) is None:
        return False
    return is_label(text) or bool(read_fields(text))
