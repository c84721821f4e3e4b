"""The main screens look as they did when somebody last looked at them; see tests/ui/snapshots.py for renewing."""

from __future__ import annotations

import pytest

from tests.ui.snapshots import FOLDER, SIZES, all_files, file_of, pictures


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_screen_looks_as_in_its_snapshot(size: tuple[int, int]) -> None:
    changed = []
    async for screen, theme, made in pictures(size):
        if made != file_of(screen, size, theme).read_text("utf-8"):
            changed.append(f"{screen} in {theme}:\n{made}")
    assert not changed, "renew with: python -m tests.ui.snapshots\n" + "\n".join(changed)


def test_there_is_a_snapshot_for_every_screen_and_none_besides() -> None:
    assert set(FOLDER.glob("*")) == all_files()
