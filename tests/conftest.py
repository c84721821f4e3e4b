"""Fixtures that every part of the tests shares."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", settings.get_profile("repeatable"), derandomize=False)
settings.load_profile("repeatable")  # a busy machine is no failure; --hypothesis-profile=search tries other examples
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job, and what it starts, ignores it
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def no_folders_of_the_persons(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test, and no program that a test starts, read or write what is the person's own."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        patch.delenv("OSS_AI_TUI_STORE", raising=False)
        yield


@pytest.fixture
def corpus_folder() -> Path:
    """The folder of the shared articles; the test is skipped where it is absent."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the shared articles are not here")
    return folder
