"""What is known beforehand of organisations and models, kept apart from what texts say."""

from oss_ai_tui.registry.entries import Form, ModelEntry, OrganizationEntry, Registry, registry
from oss_ai_tui.registry.families import successor
from oss_ai_tui.registry.known import known
from oss_ai_tui.registry.releases import Name, released_model

__all__ = [
    "Form",
    "ModelEntry",
    "Name",
    "OrganizationEntry",
    "Registry",
    "known",
    "registry",
    "released_model",
    "successor",
]
