"""Plain lines to standard output and standard error, safe for any terminal and any locale."""

from __future__ import annotations

import io
import os
import re
import sys

from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.text import strip_unsafe
from oss_ai_tui.i18n import tr


def prepare_streams() -> None:
    """Let no character that the locale cannot write end the program: it is replaced instead."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Print one line of data to standard output, without control characters."""
    print(_plain(text))


def complain(problem: Problem) -> None:
    """Print a fault in the language in force to standard error: one or two plain lines, whatever a path holds."""
    fields = {name: _plain(str(value)) for name, value in problem.fields.items()}
    for number, line in enumerate(tr(problem.message, **fields).splitlines()):
        print(_plain(line) if number else f"oss-ai-tui: {_plain(line)}", file=sys.stderr)


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


def _plain(text: str) -> str:
    """One line that keeps its columns: breaks and tabs become spaces, runs of spaces stay."""
    return strip_unsafe(re.sub(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", text))
