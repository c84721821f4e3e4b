from __future__ import annotations

from pathlib import Path

import pytest

from oss_ai_tui.paths import sample_store
from oss_ai_tui.search import index_folders


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "oss-ai-tui"


def test_the_store_comes_first_and_the_cache_after_it(tmp_path: Path, cache: Path) -> None:
    within, cached = index_folders(tmp_path / "store")
    assert within == tmp_path / "store" / "index"
    assert cached.is_relative_to(cache)


def test_nothing_is_ever_kept_within_the_sample(cache: Path) -> None:
    for store in (sample_store(), sample_store() / ".." / "store"):
        (place,) = index_folders(store)
        assert place.is_relative_to(cache)


def test_stores_of_one_name_do_not_meet_in_the_cache(tmp_path: Path) -> None:
    assert index_folders(tmp_path / "a" / "store")[1] != index_folders(tmp_path / "b" / "store")[1]
    assert index_folders(tmp_path / "a" / "store") == index_folders(tmp_path / "b" / ".." / "a" / "store")
