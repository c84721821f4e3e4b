"""From a file's bytes to its text, or a plain reason why not."""

from __future__ import annotations

import codecs
import os
import re
import stat
from pathlib import Path

from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
from oss_ai_tui.domain.reasons import reason
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.i18n import N_

SIZE_LIMIT = 50_000_000
"""Bytes: the largest file that is taken."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡«»")
_SAMPLE = 20_000
_CONTROLS = re.compile("[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_AND_C1 = re.compile("[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_MOST_CONTROLS = 0.01
_MOST_STRANGE = 0.3
# Bytes that are no UTF-8 come out of «surrogateescape» as U+DC80 to U+DCFF.
_STRAY = re.compile("[\udc80-\udcff]")
_STRAY_TO_CP1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def read_text(path: Path) -> str:
    """Return the decoded text of a file, exactly as it stands there but for the byte-order mark.

    Raises:
        Problem: if the path is missing, no regular file, unreadable, over 50 MB, empty or not text.
    """
    data = read_bytes(path)
    if not data.strip():
        raise unusable(N_("{path} is empty: there is nothing to read in it."), path)
    text = decode(data)
    if text is None and b"\0" in data:
        raise unusable(
            N_("{path} is not a text file: it holds NUL bytes. Save it as plain text (UTF-8) and try again."), path
        )
    if text is None:
        raise unusable(N_("{path} is not a text file: save it as plain text (UTF-8) and try again."), path)
    return text


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 50 MB; anything else is a Problem."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()  # one that cannot be read is refused for that
            raise unusable(N_("{path} is a folder: name one of the .txt or .md files in it."), path)
        if not stat.S_ISREG(status.st_mode):
            raise unusable(N_("{path} is not a file: name a .txt or .md file, or a folder of them."), path)
        if status.st_size <= SIZE_LIMIT:
            with path.open("rb") as file:
                data = file.read(SIZE_LIMIT + 1)
            if len(data) <= SIZE_LIMIT:
                return data
    except (OSError, ValueError) as error:
        raise problem_of(error, path) from error
    raise unusable(N_("{path} is larger than 50 MB: split it into smaller files."), path)


def problem_of(error: OSError | ValueError, path: Path) -> Problem:
    """Return what an error of the file system means for the person."""
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return unusable(N_("{path} is a link to a file that does not exist: mend or remove it."), path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return unusable(N_("{path} does not exist: check the path."), path)
    if isinstance(error, PermissionError):
        return unusable(N_("{path} cannot be read: permission denied. Check its permissions."), path)
    why = reason(error) if isinstance(error, OSError) else str(error)
    return unusable(N_("{path} cannot be read: {reason}. Check the path."), path, reason=why)


def unusable(message: str, path: Path, **fields: object) -> Problem:
    """Return the problem of an input that cannot be used, its path made safe to print."""
    return Problem(message, UNUSABLE_INPUT, path=one_line(str(path)), **fields)


def decode(data: bytes) -> str | None:
    """Return the text that the bytes hold, or None if they hold none.

    A byte-order mark decides; then UTF-16 by the place of its NUL bytes; then strict UTF-8; then UTF-8 with some
    stray bytes of cp1252 in it; then the eight-bit code that gives the most Spanish letters.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), _CONTROLS)
    if wide := _utf16_without_mark(data):
        return _checked(data.decode(wide, "replace"), _CONTROLS)
    try:
        return _checked(data.decode("utf-8"), _CONTROLS)
    except UnicodeDecodeError:
        return None if b"\0" in data else _mostly_utf8(data) or _eight_bit(data)


def _checked(text: str, controls: re.Pattern[str]) -> str | None:
    sample = text[: 10 * _SAMPLE]
    bad = len(controls.findall(sample)) + sample.count("\ufffd")
    return text if bad <= len(sample) * _MOST_CONTROLS else None


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin letters in UTF-16 have a NUL as every second byte."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if len(data) % 2 or pairs < 2 or b"\0" not in sample:
        return None
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second > 0.6 * pairs and first < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if first > 0.6 * pairs and second < 0.05 * pairs else None


def _mostly_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    if stray * 2 > beyond_ascii:
        return None
    return _checked(text.translate(_STRAY_TO_CP1252), _CONTROLS_AND_C1)


def _eight_bit(data: bytes) -> str | None:
    text = data.decode(_eight_bit_encoding(data), "replace")
    sample = text[: 10 * _SAMPLE]
    strange = sum(char > "\x7f" and char not in _SPANISH for char in sample)
    return _checked(text, _CONTROLS_AND_C1) if strange <= _MOST_STRANGE * len(sample) else None


def _eight_bit_encoding(data: bytes) -> str:
    """Name the code whose letters are Spanish; charset-normalizer decides between equals, cp1252 where it cannot."""
    sample = _telling_sample(data)
    scores = {name: sum(char in _SPANISH for char in sample.decode(name, "replace")) for name in _EIGHT_BIT}
    best = [name for name in _EIGHT_BIT if scores[name] == max(scores.values())]
    if len(best) == 1:
        return best[0]
    from charset_normalizer import from_bytes  # 30 ms that only old files cost

    guess = from_bytes(sample, cp_isolation=best).best()
    return guess.encoding if guess else best[0]


def _telling_sample(data: bytes) -> bytes:
    """Return the beginning of what follows the first byte beyond ASCII, with some context."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 200) if first else 0
    return data[start : start + _SAMPLE]
