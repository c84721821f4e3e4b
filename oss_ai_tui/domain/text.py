"""Cleaning of hostile characters, and folding for comparison."""

from __future__ import annotations

import re
import unicodedata

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_TAGS = "\U000e0000-\U000e0fff"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}{_INVISIBLE}{_TAGS}]")


def is_safe(char: str) -> bool:
    """Tell whether a character may be kept: no control but tab and newline, nothing invisible, no bidi control.

    Zero-width joiners and variation selectors go too: emoji fall apart into their parts, and no letter hides another.
    """
    return _UNSAFE.match(char) is None


def strip_unsafe(text: str) -> str:
    """Return the text without any character that :func:`is_safe` refuses."""
    return _UNSAFE.sub("", text)


def one_line(text: str) -> str:
    """Return the text safe to print on one line: unsafe characters out, white space runs to single spaces."""
    return " ".join(strip_unsafe(text.replace("\u2028", " ").replace("\u2029", " ")).split())


def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0] if char > "\x7f" else char
    low = base.lower()
    return low if len(low) == 1 else base


class _FoldTable(dict[int, str]):
    """Fills itself one character at a time, so that folding is a single ``str.translate``."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_FOLD = _FoldTable()
_BEYOND_LATIN = re.compile(r"[^\x00-\xff]+")
_FOLD_LATIN = "".join(_fold_char(chr(code)) for code in range(256)).encode("latin-1")


def fold(text: str) -> str:
    """Return the text in lower case without marks, one character for one: offsets keep their meaning.

    Latin-1 holds nearly all of a Spanish text, and a table of bytes folds it twenty times as fast as one of characters.
    """
    if text.isascii():
        return text.lower()
    folded = text.encode("latin-1", "replace").translate(_FOLD_LATIN).decode("latin-1")
    beyond = _BEYOND_LATIN.search(text)
    return _with_beyond(text, folded, beyond.start()) if beyond else folded


def _with_beyond(text: str, folded: str, first: int) -> str:
    """Put the folded characters beyond Latin-1, of which the first is given, where the fold of a text lacks them."""
    parts: list[str] = []
    done = 0
    for run in _BEYOND_LATIN.finditer(text, first):
        parts += (folded[done : run.start()], run.group().translate(_FOLD))
        done = run.end()
    return "".join((*parts, folded[done:]))
