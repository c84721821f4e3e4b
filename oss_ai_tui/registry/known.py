"""What the registry knows of an entity, as plain values to show beside, and never among, what texts say."""

from __future__ import annotations

from oss_ai_tui.registry.entries import ModelEntry, OrganizationEntry, registry


def known(id: str) -> dict[str, str | int]:
    """Return the fields that the registry knows of an entity id, names instead of ids; empty for an unknown one."""
    organization = registry().organization(id)
    if organization is not None:
        return _present({"name": organization.name, "kind": organization.kind, "country": organization.country})
    model = registry().model(id)
    return _model(model) if model is not None else {}


def _model(model: ModelEntry) -> dict[str, str | int]:
    return _present(
        {
            "name": model.name,
            "kind": model.kind,
            "developer": _name(registry().organization(model.developer or "")),
            "based_on": _name(registry().model(model.base or "")),
            "released": model.released.value if model.released else None,
            "parameters": model.parameters,
            "licence": model.licence,
            "openness": model.openness,
        }
    )


def _name(entry: OrganizationEntry | ModelEntry | None) -> str | None:
    return entry.name if entry else None


def _present(fields: dict[str, str | int | None]) -> dict[str, str | int]:
    return {name: value for name, value in fields.items() if value is not None}
