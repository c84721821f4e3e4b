"""The views speak English here, whatever the locale."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from oss_ai_tui.i18n import language, set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language()
    set_language("en")
    yield
    set_language(before)
