"""The command line in a world of its own: no store of the person's, no language but English."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.helpers import Done, Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``oss-ai-tui`` with arguments in a fresh process and home."""

    def call(*arguments: object, env: dict[str, str] | None = None) -> Done:
        keep = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "OSS_", "LC_", "LANG"))}
        whole = {**keep, "HOME": str(tmp_path / "home"), "LANG": "C.UTF-8", **(env or {})}
        done = subprocess.run(
            [sys.executable, "-m", "oss_ai_tui", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=whole,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    return call
