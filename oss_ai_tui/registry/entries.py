"""The registry's entries, and how they are read from the data files and looked up."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeVar, cast

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import ModelKind, Openness
from oss_ai_tui.domain.ids import entity_id
from oss_ai_tui.domain.text import fold

Demand = Literal["none", "capital", "context"]
_DEMANDS: Mapping[str, Demand] = MappingProxyType({"?": "capital", "!": "context"})
_MULTIPLES = {"K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing an entry's name, and what a text must offer before the form is believed."""

    text: str
    demand: Demand = "none"
    """``capital``: an everyday word or given name, so capitals must stand out; ``context``: the context must say so."""


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """An organisation that the registry knows."""

    id: str
    name: str
    forms: tuple[Form, ...]
    kind: str
    """As in ``domain.facts.Company.kind``."""
    country: str | None
    """ISO 3166 code, ``EU``, or ``INT`` for bodies of several countries."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every form of the name, ``name`` first."""
        return _texts(self.name, self.forms)


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model, data set, assistant or framework that the registry knows."""

    id: str
    name: str
    forms: tuple[Form, ...]
    kind: ModelKind
    developer: str | None
    """Id of an organisation of the registry."""
    base: str | None
    """Id of the model or data set that it was made from."""
    released: Edtf | None
    parameters: int | None
    """Of its largest version, in full."""
    licence: str | None
    openness: Openness | None

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every form of the name, ``name`` first."""
        return _texts(self.name, self.forms)


Entry = OrganizationEntry | ModelEntry
E = TypeVar("E", OrganizationEntry, ModelEntry)


class Registry:
    """Entries by id and by name; immutable."""

    def __init__(self, organizations: Iterable[OrganizationEntry], models: Iterable[ModelEntry]) -> None:
        self.organizations: Mapping[str, OrganizationEntry] = MappingProxyType({o.id: o for o in organizations})
        self.models: Mapping[str, ModelEntry] = MappingProxyType({m.id: m for m in models})
        self._by_name: dict[str, list[Entry]] = {}
        for entry in self.entries():
            for alias in entry.aliases:
                self._by_name.setdefault(fold(alias), []).append(entry)

    def entries(self) -> Iterator[Entry]:
        """Yield organisations, then models, in the order of the data files."""
        yield from self.organizations.values()
        yield from self.models.values()

    def organization(self, id: str) -> OrganizationEntry | None:
        """Return the organisation of that id, or None."""
        return self.organizations.get(id)

    def model(self, id: str) -> ModelEntry | None:
        """Return the model of that id, or None."""
        return self.models.get(id)

    def named(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that bear the name in any of their forms; case and accents do not matter."""
        return tuple(dict.fromkeys(self._by_name.get(fold(name), ())))

    def without(self, names: Iterable[str]) -> Registry:
        """Return a registry that has never heard of whoever bears one of the names."""
        gone = {entry.id for name in names for entry in self.named(name)}
        return Registry(
            (o for o in self.organizations.values() if o.id not in gone),
            (m for m in self.models.values() if m.id not in gone),
        )


@cache
def registry() -> Registry:
    """Return the registry of the package, read on the first call."""
    return Registry(
        (_organization(row) for row in _rows("orgs.toml", "organizations", 4)),
        (_model(row) for row in _rows("models.toml", "models", 9)),
    )


def _rows(file: str, table: str, width: int) -> Iterator[list[str]]:
    """Yield the cells of each line of a table; a table is one string because that loads fifty times faster."""
    text = files(__package__).joinpath("data", file).read_text("utf-8")
    for line in tomllib.loads(text)[table].splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != width:
                raise ValueError(f"{file}: {width} cells expected: {line!r}")
            yield cells


def _organization(row: list[str]) -> OrganizationEntry:
    name, aliases, kind, country = row
    return OrganizationEntry(entity_id("org", name), name, _forms(name, aliases), kind, country or None)


def _model(row: list[str]) -> ModelEntry:
    name, aliases, kind, developer, base, released, parameters, licence, openness = row
    return ModelEntry(
        id=entity_id("mod", name),
        name=name,
        forms=_forms(name, aliases),
        kind=cast(ModelKind, kind),
        developer=entity_id("org", developer) if developer else None,
        base=entity_id("mod", base) if base else None,
        released=Edtf(released) if released else None,
        parameters=_count(parameters) if parameters else None,
        licence=licence or None,
        openness=cast(Openness, openness) if openness else None,
    )


def _forms(name: str, aliases: str) -> tuple[Form, ...]:
    """Read the alias cell; the name itself is a safe form unless the cell says otherwise of it."""
    cells = [alias.strip() for alias in aliases.split(";") if alias.strip()]
    forms = [Form(c.lstrip("?!"), _DEMANDS.get(c[0], "none")) for c in cells]
    return tuple(forms) if name in (f.text for f in forms) else (Form(name), *forms)


def _texts(name: str, forms: tuple[Form, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name, *(form.text for form in forms)]))


def _count(text: str) -> int:
    """Read ``70B`` or ``1.5B`` as a whole number."""
    return round(float(text[:-1]) * _MULTIPLES[text[-1]])
