"""The words of ``data/lexicon.toml``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, cast

from oss_ai_tui.domain.text import fold

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


@cache
def publishers() -> dict[str, str]:
    """Return media and agencies by folded name, each as it calls itself."""
    return {fold(name): name for name in cast("list[str]", _lexicon()["publishers"]["names"])}


def field_of(label: str) -> str | None:
    """Return which field of the metadata a folded label introduces, or None."""
    return _labels().get(label)


@cache
def _labels() -> dict[str, str]:
    return {label: field for field, labels in _lexicon()["fields"].items() for label in labels}
