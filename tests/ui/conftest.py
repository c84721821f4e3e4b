"""Every test of the interface begins and ends in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from oss_ai_tui.i18n import set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")
