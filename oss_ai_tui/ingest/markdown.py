"""Inline Markdown: emphasis, links, images, code and editor marks go; every letter a reader would see stays.

The rules are those of CommonMark, made safer for prose that was never meant as Markdown: a star or underscore inside a
word or between digits (``5*3*2``, ``snake_case``) is a letter like any other. The number of lines never changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from oss_ai_tui.domain.text import fold
from oss_ai_tui.ingest.mapped import MappedText

# One set, so that the search passes over plain words at full speed; the token is then matched where one may begin.
_START = re.compile(r"[\n\\`!\[\]*_~<:]")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_TOKEN = re.compile(
    r"(?P<blank>\n *(?=\n))|\n(?P<fence> {0,3}(?:```|~~~))|(?P<escape>\\[!-/:-@\[-`{-~])|(?P<code>`+)"
    r"|(?P<open>!?\[)|(?P<close>\])|(?P<mark>\*+|_+|~~)"
    r"|(?P<auto><(?:https?://|mailto:)[^\s<>]{1,2000}>)|(?P<url>://[^\s*<>\[\]()`]+)"
)
# Possessive, so that a million spaces cost linear time.
_TARGET = re.compile(
    r"\( *+(?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,5})"
    r" *+(?:\"[^\"\n]{0,300}\" *|'[^'\n]{0,300}' *)?\)"
)
_REFERENCE = re.compile(r" ?\[([^\[\]\n]{0,100})\]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]^\n]{1,100})\]: +\S+[^\n]*$", re.MULTILINE)
# A comment's anchor as word processors export it: the reviewer's initials and a number, itself in brackets.
_EDITOR_MARK = re.compile(r"\\?\[[A-Z]{1,5}\d{1,3}\\?\]")
_NOTE_CALL = re.compile(r"\\?\[?\^?\d{1,3}\\?\]?")
_NOTE_TARGET = re.compile(r"\(#_?(?:ftn|fn|footnote|note|nota|cite|ref)", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)", re.IGNORECASE)
_LONGEST_CODE = 300
_DEEPEST = 50


@dataclass(slots=True)
class _Open:
    """A delimiter that waits for its partner; ``left`` counts the characters not yet paired."""

    start: int
    left: int
    char: str
    end: int


@dataclass(slots=True)
class _Scanner:
    """Walks over a text once and notes which slices to delete."""

    text: str
    references: frozenset[str]
    cuts: list[tuple[int, int]] = field(default_factory=list)
    marks: list[_Open] = field(default_factory=list)
    brackets: list[re.Match[str]] = field(default_factory=list)

    def run(self) -> list[tuple[int, int]]:
        """Return the slices to delete, in order."""
        fence = _FENCE.match(self.text)
        at = self._fence(fence) if fence else 0
        while start := _START.search(self.text, at):
            token = _TOKEN.match(self.text, start.start())
            at = self._take(token) if token else start.end()
        self._end_paragraph()
        return sorted(self.cuts)

    def _take(self, token: re.Match[str]) -> int:
        kind = token.lastgroup
        if kind == "mark":
            self._mark(token)
        elif kind == "open":
            self.brackets = [*self.brackets[1 - _DEEPEST :], token]
        elif kind == "close":
            return self._close_bracket(token)
        elif kind == "code":
            return self._code(token)
        elif kind == "blank":
            self._end_paragraph()
        elif kind == "auto":
            self.cuts += [(token.start(), token.start() + 1), (token.end() - 1, token.end())]
        elif kind == "fence":
            return self._fence(token)
        return token.end()

    def _fence(self, token: re.Match[str]) -> int:
        """Leave a fenced block alone if it is closed."""
        self._end_paragraph()
        shut = self.text.find(token.group().strip(" "), token.end())
        return max(shut + 4, token.end())

    def _code(self, token: re.Match[str]) -> int:
        ticks = token.group()
        part = self.text[token.end() : token.end() + _LONGEST_CODE].split("\n\n", 1)[0]
        shut = re.search(rf"(?<!`){ticks}(?!`)", part)
        if not shut or len(ticks) > 3:
            return token.end()
        end = token.end() + shut.end()
        self.cuts += [token.span(), (token.end() + shut.start(), end)]
        return end

    def _close_bracket(self, token: re.Match[str]) -> int:
        if not self.brackets:
            return token.end()
        opened = self.brackets.pop()
        inner = self.text[opened.end() : token.start()]
        target = _TARGET.match(self.text, token.end()) or self._reference(token, inner)
        if target is None:
            if re.fullmatch(r"\^\w{1,20}", inner) and not self.text.startswith(":", token.end()):
                self._cut_all(opened.start(), token.end())
            return token.end()
        if self._says_nothing(opened, inner, target.group()):
            self._cut_all(opened.start(), target.end())
        else:
            self.cuts += [opened.span(), (token.start(), target.end())]
        return target.end()

    def _reference(self, token: re.Match[str], inner: str) -> re.Match[str] | None:
        found = _REFERENCE.match(self.text, token.end()) if self.references else None
        return found if found and fold(found[1] or inner) in self.references else None

    def _says_nothing(self, opened: re.Match[str], inner: str, target: str) -> bool:
        if opened.group() == "![":
            return not inner.strip() or _FILE_NAME.fullmatch(inner.strip()) is not None
        called = _NOTE_CALL.fullmatch(inner) and _NOTE_TARGET.match(target)
        return not inner.strip() or _EDITOR_MARK.fullmatch(inner) is not None or called is not None

    def _cut_all(self, start: int, end: int) -> None:
        """Delete a whole slice with what was found in it, and one of the two spaces that would be left."""
        while self.cuts and self.cuts[-1][0] >= start:
            self.cuts.pop()
        while self.marks and self.marks[-1].start >= start:
            self.marks.pop()
        if self.text[start - 1 : start] in ("", " ", "\n") and self.text[end : end + 1] == " ":
            end += 1
        self.cuts.append((start, end))

    def _mark(self, token: re.Match[str]) -> None:
        if len(token.group()) > 3:
            return
        before, after = self.text[token.start() - 1 : token.start()], self.text[token.end() : token.end() + 1]
        if before.isdigit() and after.isdigit():
            return
        if self._may_close(token, before, after) and self._pair(token):
            return
        if self._may_open(token, before, after):
            self.marks = [
                *self.marks[1 - _DEEPEST :],
                _Open(token.start(), len(token.group()), token.group()[0], token.end()),
            ]
        elif len(token.group()) > 1 and (before.strip() or after.strip()) and token.group()[0] == "*":
            self.cuts.append(token.span())

    def _may_open(self, token: re.Match[str], before: str, after: str) -> bool:
        inside_word = before.isalnum() and (token.group()[0] == "_" or token.group() == "*")
        return bool(after.strip()) and not inside_word

    def _may_close(self, token: re.Match[str], before: str, after: str) -> bool:
        return bool(before.strip()) and not (token.group()[0] == "_" and after.isalnum())

    def _pair(self, token: re.Match[str]) -> bool:
        """Pair a closing run with open ones: first with one of its own length, else with the nearest of its kind."""
        char, left, at = token.group()[0], len(token.group()), token.start()
        same = [index for index, one in enumerate(self.marks) if one.char == char]
        exact = [index for index in same if self.marks[index].left == left]
        if not same:
            return False
        index = exact[-1] if exact else same[-1]
        self._drop_from(index + 1)
        opened = self.marks.pop()
        paired = min(left, opened.left)
        self.cuts += [(opened.end - paired, opened.end), (at, at + paired)]
        opened.left, opened.end = opened.left - paired, opened.end - paired
        if opened.left:
            self.marks.append(opened)
        return True

    def _drop_from(self, index: int) -> None:
        for one in self.marks[index:]:
            if one.char == "*" and one.left > 1:
                self.cuts.append((one.end - one.left, one.end))
        del self.marks[index:]

    def _end_paragraph(self) -> None:
        """Forget what is open; two stars are never meant as letters, one star or underscore may be."""
        self._drop_from(0)
        self.brackets.clear()


def remove_inline_markup(view: MappedText) -> MappedText:
    """Return the text without inline Markdown; backslash escapes are left for :func:`remove_escapes`."""
    definitions = list(_DEFINITION.finditer(view.text))
    cuts = _Scanner(view.text, frozenset(fold(m[1]) for m in definitions)).run()
    return view.edit((start, end, "") for start, end in _merged(cuts))


def remove_escapes(view: MappedText) -> MappedText:
    """Return the text with ``\\$`` as ``$``; last of all, so that an escaped mark is never read as one."""
    if "\\" not in view.text:
        return view
    return view.edit((m.start(), m.start() + 1, "") for m in re.finditer(r"\\(?:[!-/:-@\[-`{-~]|$)", view.text))


def _merged(cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in cuts:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
