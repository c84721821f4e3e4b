"""The lines of a cleaned text and what their shape says they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.lexicon import field_of, words

Mark = Literal["plain", "heading", "item", "note", "caption", "code", "row", "field", "front"]

_HEADING = re.compile(r" {0,3}#{1,6} +")
_HEADING_END = re.compile(r" +#+ *$")
_QUOTED = re.compile(r" {0,3}(?:> ?)+")
_BULLET = re.compile(r" *(?:[*+•·‣◦▪●■○\uf0b7-]) +(?:\[[ xX]\] +)?(?=\S)")
_ORDERED = re.compile(r" *(\d{1,3}|[a-z])[.)] +(?=\S)")
_NUMBERED = re.compile(r"(\d{1,3}) +(?=[^\W\d_a-zß-öø-ÿ]|[¿¡“«\"(])")
_FOOTNOTE = re.compile(r" {0,3}(?:\[\^[^\]\s]{1,20}\]: *|(?=\[\d{1,3}\] )|(?=[¹²³⁰⁴-⁹]))")
_RULE = re.compile(r"[-*_=~#·•—–+ ]+")
_SETEXT = re.compile(r" {0,3}(?:=+|-{2,}) *")
_TABLE_RULE = re.compile(r" *\|?[ :|-]*-[ :|-]*\|[ :|-]*")
_REFERENCE = re.compile(r" {0,3}\[[^\[\]^]{1,100}\]: +\S+.*")
_PAGE = re.compile(r"[-–—\[ ]*(?:p[áa]g(?:ina|\.)? *)?(\d{1,3})(?: *(?:/|de) *\d{1,3})?[-–—\] ]*", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LABEL = re.compile(r"([^\W\d_][^:\n]{1,40}?) *:(?: |$)")
_IMAGE = re.compile(r" *!\[[^\]]*\]\([^)]*\) *")
_BOLD = re.compile(r" *(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1 *")
_FRONT = re.compile(r"[\w-]+ *:|\s|- |#")
_LONGEST_FRONT = 10_000
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


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

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


def read_lines(text: str, raw: str) -> list[Line]:
    """Cut a text without inline markup into lines; ``raw`` is the same text before, line for line."""
    lines = list(_marked_lines(text, raw))
    _mark_numbered(lines, _NUMBERED, "note", least=2)
    _mark_numbered(lines, _PAGE, "caption", least=3, whole=True)
    _mark_running_heads(lines)
    return lines


def _marked_lines(text: str, raw: str) -> Iterator[Line]:
    offset, gap, quoted = 0, True, False
    fences, front = _closed_fences(raw), _front_matter(raw)
    code = False
    previous: Line | None = None
    for number, (line, before) in enumerate(zip(text.split("\n"), raw.split("\n"), strict=True)):
        start, offset = offset, offset + len(line) + 1
        if number < front:
            if line.strip(" -"):
                yield Line(start + len(line) - len(line.lstrip()), line.strip(), "front", gap=True)
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
        previous, now_quoted = _line(start, line, before, code)
        previous = replace(previous, gap=gap or quoted != now_quoted)
        quoted, gap = now_quoted, False
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


def _closed_fences(raw: str) -> set[int]:
    numbers = (
        [number for number, line in enumerate(raw.split("\n")) if _FENCE.match(line)]
        if "```" in raw or "~~~" in raw
        else []
    )
    return set(numbers[: len(numbers) // 2 * 2])


def _is_rule(line: str) -> bool:
    bare = line.replace(" ", "")
    if _TABLE_RULE.fullmatch(line) or _REFERENCE.fullmatch(line):
        return True
    return len(bare) >= 3 and _RULE.fullmatch(line) is not None


def _line(start: int, line: str, raw: str, code: bool) -> tuple[Line, bool]:
    indent = len(line) - len(line.lstrip())
    if code:
        return Line(start + indent, line.strip(), "code"), False
    quote = _QUOTED.match(line)
    lead = quote.end() if quote and line[quote.end() :].strip() else 0
    mark, skip, end = _shape(line, lead, raw)
    body = line[skip:end]
    begin = start + skip + len(body) - len(body.lstrip())
    return Line(begin, body.strip(), mark, indent=indent, bold=_BOLD.fullmatch(raw) is not None), lead > 0


def _shape(line: str, lead: int, raw: str) -> tuple[Mark, int, int]:
    """Return what the line is, and where its own words begin and end."""
    rest = len(line)
    if heading := _HEADING.match(line, lead):
        closing = _HEADING_END.search(line, heading.end())
        return "heading", heading.end(), closing.start() if closing else rest
    if bullet := _BULLET.match(line, lead):
        return "item", bullet.end(), rest
    if note := _FOOTNOTE.match(line, lead):
        return "note", note.end(), rest
    if _ORDERED.match(line, lead):
        return "item", lead, rest
    if line.lstrip().startswith("|") and line.rstrip().endswith("|") and line.strip("| "):
        return "row", line.index("|") + 1, line.rindex("|")
    if _IMAGE.fullmatch(raw) or is_caption(line[lead:].strip()):
        return "caption", lead, rest
    return "field" if _is_field(line[lead:].strip()) else "plain", lead, rest


def is_caption(text: str) -> bool:
    """Tell whether a line is a photo credit, or asks the reader to click."""
    if len(text) > 200:
        return False
    folded = fold(text)
    label = _LABEL.match(folded)
    if label and label[1] in words("captions", "labels"):
        return True
    return len(text) < 120 and any(folded.startswith(call) for call in words("captions", "calls"))


def _is_field(text: str) -> bool:
    label = _LABEL.match(text) if len(text) <= 160 else None
    return label is not None and field_of(fold(label[1])) is not None


def _mark_numbered(lines: list[Line], shape: re.Pattern[str], mark: Mark, least: int, whole: bool = False) -> None:
    """Mark lines whose leading numbers rise by one, if at least so many do: notes, or pages (the whole line)."""
    matcher = shape.fullmatch if whole else shape.match
    found = [
        (index, int(m[1])) for index, line in enumerate(lines) if line.mark == "plain" and (m := matcher(line.text))
    ]
    for index in _longest_chain(found, least):
        lines[index] = replace(lines[index], mark=mark)


def _longest_chain(found: Sequence[tuple[int, int]], least: int) -> list[int]:
    """Return the places of the longest row of numbers n, n+1, n+2 … in order."""
    length: dict[int, int] = {}
    before: dict[int, int | None] = {}
    last: dict[int, int] = {}
    for place, (_, number) in enumerate(found):
        before[place] = last.get(number - 1)
        length[place] = 1 + (length[last[number - 1]] if number - 1 in last else 0)
        if number not in last or length[place] >= length[last[number]]:
            last[number] = place
    if not length or max(length.values()) < least:
        return []
    at: int | None = max(length, key=lambda place: length[place])
    chain = []
    while at is not None:
        chain.append(found[at][0])
        at = before[at]
    return chain[::-1]


def _mark_running_heads(lines: list[Line]) -> None:
    """Mark short lines that stand alone and come back three times or more, whatever number they carry."""
    keys = {index: re.sub(r"\d+", "0", fold(line.text)) for index, line in _alone(lines)}
    counts = Counter(keys.values())
    for index, key in keys.items():
        if counts[key] >= 3:
            lines[index] = replace(lines[index], mark="caption")


def _alone(lines: Sequence[Line]) -> Iterable[tuple[int, Line]]:
    for index, line in enumerate(lines):
        after = index + 1 == len(lines) or lines[index + 1].gap
        if (
            line.mark == "plain"
            and line.gap
            and after
            and len(line.text) <= 80
            and not _ENDS_SENTENCE.search(line.text)
        ):
            yield index, line
