"""Plain lines to standard output and standard error, safe for any terminal and any locale."""

from __future__ import annotations

import io
import os
import re
import sys

from oss_ai_tui.domain.errors import STORE_NOT_WRITABLE, Problem
from oss_ai_tui.domain.reasons import reason
from oss_ai_tui.domain.text import strip_unsafe
from oss_ai_tui.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing costs a third of --help
    from typing import TextIO

LONGEST = 300
"""Characters of what the person gave that a message repeats."""


def prepare_streams() -> None:
    """Let no character that the locale cannot write end the program: it is replaced instead."""
    for name, takes in (("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:  # closed by whoever started the program: data is refused, messages go nowhere
            setattr(sys, name, os.fdopen(os.open(os.devnull, takes), "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Print one line of data to standard output, without control characters."""
    print(plain(text))


def report(text: str) -> bool:
    """Print one line about what has been done, at once; that nobody takes it any more hinders nothing that follows.

    Returns:
        False if it could not be written, which is said once; a reader who has gone away is no fault.
    """
    try:
        say(text)
        sys.stdout.flush()
    except OSError as error:
        silence_output()
        if not isinstance(error, BrokenPipeError):
            complain(output_fault(error))
            return False
    return True


def complain(problem: Problem) -> None:
    """Print a fault in the language in force to standard error: one or two plain lines, whatever a path holds.

    They are printed if anybody takes them: a reader who has gone away changes nothing about how the program ends.
    """
    first, *rest = map(plain, problem.told(lambda value: shortened(plain(value))).splitlines())
    try:
        print(f"oss-ai-tui: {first}", *rest, sep="\n", file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def output_fault(error: OSError) -> Problem:
    """Return the problem of a standard output that takes nothing."""
    return Problem(N_("the output cannot be written: {reason}"), STORE_NOT_WRITABLE, reason=reason(error))


def silence_output() -> None:
    """Let everything that is still to be printed go nowhere: Python, too, writes what is left when it ends."""
    _silence(sys.stdout)


def _silence(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def shortened(text: str) -> str:
    """Return the text with its middle left out if it is too long to be repeated to the person."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are: JSON is UTF-8 in every locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def styled() -> bool:
    """Tell whether standard output is a terminal that takes bold letters."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb" and not os.environ.get("NO_COLOR")


def emphasize(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Return the text with its spans in bold where the terminal takes it, else unchanged; the text must be clean."""
    if not styled():
        return text
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], "\x1b[1m", text[start:end], "\x1b[22m"]
        done = end
    return "".join([*parts, text[done:]])


def plain(text: str) -> str:
    """One line that keeps its columns: breaks and tabs become spaces, runs of spaces stay, broken bytes are spelt."""
    spelt = re.sub("[\udc80-\udcff]", lambda byte: f"\\x{ord(byte[0]) - 0xDC00:02x}", text)
    return strip_unsafe(re.sub(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", spelt))
