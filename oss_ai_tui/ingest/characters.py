"""First cleaning of a whole text: line ends, escape sequences, spaces, invisible characters, composed letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from oss_ai_tui.domain.text import is_safe, strip_unsafe
from oss_ai_tui.ingest.mapped import Edit, MappedText

# ECMA-48 control sequences, seven-bit and eight-bit: CSI, OSC, the other strings, then any two-character escape.
# No class holds a character that opens its own alternative, so that unclosed sequences cost linear time.
_CSI = "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
_OSC = "(?:\x1b\\]|\x9d)[^\x07\x1b\x90-\x9f\n]*(?:\x07|\x1b\\\\|\x9c)"
_STRING = "(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x90-\x9f\n]*(?:\x1b\\\\|\x9c)"
_ESCAPE = re.compile(f"{_CSI}|{_OSC}|{_STRING}|\x1b[!-/]*[0-~]")
_SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_PAGES = "\x0c\u2029"
_LINES = "\r\x0b\x85\u2028"
_LIGATURES = "ﬀ-ﬆ"
_FIXED_HYPHEN = "\u2011"
# One set, so that the search passes over plain text at full speed; what is found is then looked at.
_ODD = re.compile(f"[\x1b\x90\x98\x9b\x9d-\x9f{_PAGES}{_LINES}{_SPACES}{_FIXED_HYPHEN}{_LIGATURES}]")
_SOFT_BREAK = re.compile("\u00ad[ ]*\n{1,3}[ ]*(?=[a-zß-öø-ÿ])")
_MAYBE_UNSAFE = re.compile("[^\n -~¡-¬®-ɏ]")

_MARKS = r"[^\w\s\x00-\x7f]"
_MANY_MARKS = re.compile(_MARKS + "{31,}")
# A letter with all that can compose with it; Hangul vowels and finals (U+1160 to U+11FF) are letters that do.
_CLUSTER = re.compile(rf"(?s:.)(?:{_MARKS}|[\u1160-\u11ff])*")
_BEYOND_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_MOST_MARKS = 30


def clean_characters(view: MappedText) -> MappedText:
    """Return the text with ``\\n`` as its only line end, plain spaces, safe characters only, in form NFC.

    A form feed or paragraph separator becomes a blank line; ligatures of print (ﬁ) become their letters; the hyphen
    that lets no line break becomes a plain one.
    """
    view = view.edit(_plain_edits(view.text))
    view = view.edit((m.start(), m.end(), "") for m in _SOFT_BREAK.finditer(view.text))
    return normalized(stripped(view))


def stripped(view: MappedText) -> MappedText:
    """Return the text without unsafe characters."""
    if len(strip_unsafe(view.text)) == len(view.text):
        return view
    found = _MAYBE_UNSAFE.finditer(view.text)
    return view.edit((m.start(), m.end(), "") for m in found if not is_safe(m.group()))


def normalized(view: MappedText) -> MappedText:
    """Return the text in Unicode normalisation form C.

    A letter keeps at most 30 marks, as in the Stream-Safe Text Format of UAX 15: sorting endless marks takes
    quadratic time.
    """
    view = view.edit(_excess_marks(view.text))
    if unicodedata.is_normalized("NFC", view.text):
        return view
    return view.edit(_compositions(view.text))


def _plain_edits(text: str) -> Iterator[Edit]:
    at = 0
    while found := _ODD.search(text, at):
        escape = _ESCAPE.match(text, found.start())
        at = escape.end() if escape else found.end()
        if found.group() == "\r" and text.startswith("\n", at):
            at += 1
        yield found.start(), at, "" if escape else _plain(found.group())


def _plain(char: str) -> str:
    """Return what stands for an odd character; a lone escape says nothing."""
    if char in _PAGES:
        return "\n\n"
    if char in _LINES:
        return "\n"
    if char == "\x1b" or "\x90" <= char <= "\x9f":
        return ""
    if char == _FIXED_HYPHEN:
        return "-"
    return unicodedata.normalize("NFKC", char) if char >= "ﬀ" else " "


def _excess_marks(text: str) -> Iterator[Edit]:
    for found in _MANY_MARKS.finditer(text):
        at = found.start()
        for is_mark, run in groupby(found.group(), key=_is_mark):
            end = at + sum(1 for _ in run)
            if is_mark and end - at > _MOST_MARKS:
                yield at + _MOST_MARKS, end, ""
            at = end


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) > 0


def _compositions(text: str) -> Iterator[Edit]:
    for chunk in _BEYOND_ASCII.finditer(text):
        if unicodedata.is_normalized("NFC", chunk.group()):
            continue
        for cluster in _CLUSTER.finditer(chunk.group()):
            composed = unicodedata.normalize("NFC", cluster.group())
            if composed != cluster.group():
                yield chunk.start() + cluster.start(), chunk.start() + cluster.end(), composed
