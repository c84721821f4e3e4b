"""Which known model comes after which: versions of one name by one developer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from oss_ai_tui.domain.text import fold
from oss_ai_tui.registry.entries import ModelEntry, Registry

Version = tuple[int, ...]
Family = tuple[str | None, str]

_VERSION = re.compile(r"(?P<family>.*?\D)v?(?P<version>\d+(?:\.\d+)*)")
_FIRST: Version = (1,)


def plain_name(name: str) -> str:
    """Return what the spellings of one model's name share: ``Llama 2``, ``Llama-2`` and ``LLaMA2`` are ``llama2``."""
    return re.sub(r"[\s_·-]+", "", fold(name))


def family_and_version(model: ModelEntry) -> tuple[Family, Version]:
    """Return the developer with the name less its version, and the version; a name without one is a first version."""
    found = _VERSION.fullmatch(plain_name(model.name))
    if not found:
        return (model.developer, plain_name(model.name)), _FIRST
    return (model.developer, found["family"]), tuple(map(int, found["version"].split(".")))


def successor(model: ModelEntry, known: Registry) -> ModelEntry | None:
    """Return the first known model of the family that has a higher version and came out later, if any.

    ``Llama 3`` comes after ``Llama 2``; ``Code Llama`` is no version of it.
    """
    if model.released is None:
        return None
    family, version = family_and_version(model)
    for other_version, other in _families(known).get(family, ()):
        if other.released and other_version > version and other.released.earliest > model.released.latest:
            return other
    return None


@lru_cache(maxsize=4)
def _families(known: Registry) -> Mapping[Family, tuple[tuple[Version, ModelEntry], ...]]:
    """Map families to their dated members, the earliest release first."""
    groups: defaultdict[Family, list[tuple[Version, ModelEntry]]] = defaultdict(list)
    for model in known.models.values():
        if model.released:
            family, version = family_and_version(model)
            groups[family].append((version, model))
    return {family: tuple(sorted(members, key=_release)) for family, members in groups.items()}


def _release(member: tuple[Version, ModelEntry]) -> tuple[object, str]:
    released = member[1].released
    return (released.sort_key if released else (), member[1].id)
