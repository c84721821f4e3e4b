"""Fixtures that every part of the tests shares."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def corpus_folder() -> Path:
    """The folder of the shared articles; the test is skipped where it is absent."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the shared articles are not here")
    return folder
