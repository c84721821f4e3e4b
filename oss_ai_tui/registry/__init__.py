"""What is known beforehand of organisations and models, kept apart from what texts say."""

from oss_ai_tui.registry.entries import Form, ModelEntry, OrganizationEntry, Registry, registry
from oss_ai_tui.registry.known import known

__all__ = ["Form", "ModelEntry", "OrganizationEntry", "Registry", "known", "registry"]
