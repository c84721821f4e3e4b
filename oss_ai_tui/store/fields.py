"""Fields out of rows that anyone may have written: each reader gives a value of its type or raises.

A field that is missing or of another type raises KeyError, TypeError or ValueError; the reader of a file turns these
into the problem of a damaged store. Strings that repeat throughout a store (ids, rules, kinds) are interned.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from sys import intern
from typing import Any, get_args

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.store.storage import Row


def text(value: object) -> str:
    """Return a string as it is."""
    if type(value) is not str:
        raise TypeError("not a text")
    return value


def maybe_text(row: Row, key: str) -> str | None:
    """Return a string, or None where the field is missing."""
    value = row.get(key)
    if value is not None and type(value) is not str:
        raise TypeError("not a text")
    return value


def word(value: object) -> str:
    """Return an interned string."""
    if type(value) is not str:
        raise TypeError("not a text")
    return intern(value)


def maybe_word(row: Row, key: str) -> str | None:
    """Return an interned string, or None where the field is missing."""
    value = row.get(key)
    return None if value is None else word(value)


def items(row: Row, key: str) -> list[Any]:
    """Return a list, empty where the field is missing."""
    value = row.get(key)
    if value is None:
        return []
    if type(value) is not list:
        raise TypeError("not a list")
    return value


def words(row: Row, key: str) -> tuple[str, ...]:
    """Return a list of strings as a tuple of interned ones."""
    values = items(row, key)
    return tuple([word(value) for value in values]) if values else ()


def numbers(row: Row, key: str) -> list[int]:
    """Return a list of integers from 0."""
    values = items(row, key)
    for value in values:
        if type(value) is not int or value < 0:
            raise ValueError("not a list of natural numbers")
    return values


def choices(literal: object) -> dict[object, Any]:
    """Return the values of a Literal type under themselves, so that looking one up checks and interns it."""
    return {value: value for value in get_args(literal)}


def require(values: Iterable[object], *types: type) -> None:
    """Raise TypeError unless every value is of one of these very types."""
    if not set(map(type, values)) <= set(types):
        raise TypeError("not of its type")


def column(rows: list[Row], key: str, *types: type) -> list[Any]:
    """Return one field of all rows, None where it is missing, every one of these very types."""
    values = [row.get(key) for row in rows]
    require(values, *types)
    return values


def flag(row: Row, key: str) -> bool:
    """Return a truth value, False where the field is missing."""
    value = row.get(key, False)
    if type(value) is not bool:
        raise TypeError("not a truth value")
    return value


def whole(value: object) -> int:
    """Return an integer from 0."""
    if type(value) is not int or value < 0:
        raise ValueError("not a natural number")
    return value


def number(row: Row, key: str) -> Any:
    """Return an integer, a float, or None where the field is missing; text is a number that JSON does not have."""
    value = row.get(key)
    if value is None or type(value) is int or type(value) is float:
        return value
    written = text(value)
    return int(written, 16) if "0x" in written else float.fromhex(written)


def maybe_whole(row: Row, key: str) -> int | None:
    """Return an integer, or None where the field is missing."""
    value = number(row, key)
    if value is not None and type(value) is not int:
        raise TypeError("not an integer")
    return value


def share(value: object) -> float:
    """Return a number from 0 to 1."""
    if type(value) is float or type(value) is int:
        if 0 <= value <= 1:
            return float(value)
        raise ValueError("not between 0 and 1")
    raise TypeError("not a number")


@lru_cache(maxsize=1 << 16)
def _parsed(value: str) -> Edtf:
    return Edtf(value)


def date(row: Row, key: str) -> Edtf | None:
    """Return a date, or None where the field is missing; equal dates of a store are mostly one object."""
    value = row.get(key)
    return None if value is None else _parsed(text(value))
