"""The words of ``data/lexicon.toml``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from oss_ai_tui.domain.text import fold
from oss_ai_tui.registry import OrganizationEntry, registry

FieldName = Literal["title", "author", "publisher", "published", "created", "updated", "translation", "credit"]

_FILE = Path(__file__).with_name("data") / "lexicon.toml"


@cache
def _lexicon() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def words(section: str, key: str) -> frozenset[str]:
    """Return a list of the lexicon as a set, folded."""
    return frozenset(fold(word) for word in cast("list[str]", _lexicon()[section][key]))


@cache
def months() -> dict[str, int]:
    """Return every folded name and abbreviation of a month with its number."""
    return {name: int(number) for number, names in _lexicon()["months"].items() for name in names}


def field_of(label: str) -> FieldName | None:
    """Return which field of the metadata a folded label introduces, or None."""
    return _labels().get(label)


@cache
def _labels() -> dict[str, FieldName]:
    fields: tuple[FieldName, ...] = ("title", "author", "publisher", "published", "created", "updated", "credit")
    return {label: field for field in fields for label in words("fields", field)}


def publisher_named(name: str) -> str | None:
    """Return a medium's name as the registry spells it, or None if no medium bears this name."""
    media = (e for e in registry().named(name) if isinstance(e, OrganizationEntry) and e.kind == "media")
    return next((entry.name for entry in media), None)
