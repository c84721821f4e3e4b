"""Plain values that outlive a session: dataclasses made of texts, numbers and each other, to and from plain data.

What comes back may have been written by another version, or by nobody we know: it has to have the very types that the
dataclass declares, and is refused otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from oss_ai_tui.ui.plotted import Plotted

T = TypeVar("T")

_LONGEST = 4000
"""Characters of a text, or parts of a tuple, that are taken."""
_GREATEST = 10**9


def data_of(value: object) -> object:
    """Return a value as texts, numbers, lists and dictionaries; what is as by default is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = {field.name: getattr(value, field.name) for field in fields(value)}
        defaults = {field.name: field.default for field in fields(value)}
        return {name: data_of(part) for name, part in kept.items() if part != defaults[name]}
    if isinstance(value, tuple):
        return [data_of(part) for part in value]
    return value


def revived(kind: type[T], data: object) -> T:
    """Return the value of a dataclass that :func:`data_of` made the data of; ValueError if there is none."""
    found: T = _value(kind, data)
    return found


def _value(kind: Any, data: object) -> Any:
    origin = get_origin(kind)
    if origin is not None:
        return _BY_ORIGIN[origin](get_args(kind), data)
    if is_dataclass(kind):
        return _instance(kind, data)
    if type(data) is not kind or not _is_modest(data):
        raise ValueError(f"no {kind}")
    return data


def _is_modest(data: object) -> bool:
    if isinstance(data, int):
        return 0 <= data <= _GREATEST
    return len(data) <= _LONGEST if isinstance(data, str) else data is None


def _instance(kind: Any, data: object) -> Any:
    if not isinstance(data, dict):
        raise ValueError(f"no {kind}")
    hints = _hints(kind)
    try:
        return kind(**{name: _value(hints[name], part) for name, part in data.items() if name in hints})
    except TypeError as error:
        raise ValueError(f"no {kind}") from error


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    """Return the types of the parts of a dataclass; those that it imports for its types alone are imported here."""
    if kind is not Plotted:
        return get_type_hints(kind)
    from oss_ai_tui.views.axis import Axis
    from oss_ai_tui.views.timeline import By

    return get_type_hints(kind, localns={"Axis": Axis, "By": By})


def _union(kinds: tuple[Any, ...], data: object) -> Any:
    for kind in kinds:
        try:
            return _value(kind, data)
        except ValueError:
            continue
    raise ValueError(f"none of {kinds}")


def _tuple(kinds: tuple[Any, ...], data: object) -> tuple[Any, ...]:
    if not isinstance(data, list) or len(data) > _LONGEST:
        raise ValueError("no list")
    if kinds[-1] is Ellipsis:
        return tuple(_value(kinds[0], part) for part in data)
    if len(data) != len(kinds):
        raise ValueError(f"not {len(kinds)} parts")
    return tuple(_value(kind, part) for kind, part in zip(kinds, data, strict=True))


def _literal(values: tuple[Any, ...], data: object) -> Any:
    if not isinstance(data, str) or data not in values:
        raise ValueError(f"none of {values}")
    return data


_BY_ORIGIN: Mapping[Any, Callable[[tuple[Any, ...], object], Any]] = {
    Union: _union,
    UnionType: _union,
    tuple: _tuple,
    Literal: _literal,
}
