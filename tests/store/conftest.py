"""Fixtures for the tests of the store."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be made; the name is not plain ASCII."""
    return tmp_path / "almacén"
