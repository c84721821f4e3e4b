"""JSON that no terminal acts on: what it could take for a command is written as an escape, and nothing is lost."""

from __future__ import annotations

import orjson

from oss_ai_tui.domain.text import is_safe


class _Escapes(dict[int, str]):
    """Fills itself one character at a time, so that escaping is a single ``str.translate``."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shown = self[code] = char if is_safe(char) else _escape(char)
        return shown


def _escape(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


_ESCAPES = _Escapes()


def json_bytes(value: object, indent: bool = False) -> bytes:
    """Return a value as UTF-8 JSON that ends in a newline, for a file or for a terminal.

    Control, invisible and bidi characters stand as ``\\uXXXX``, which any reader of JSON turns back.
    """
    options = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    return orjson.dumps(value, option=options).decode("utf-8").translate(_ESCAPES).encode("utf-8")
