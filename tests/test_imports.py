"""The headless core stays headless, and the quick commands stay quick: proved in fresh interpreters."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEADLESS = ("domain", "registry", "ingest", "extract", "store", "search", "compare", "export", "views", "intake")
SCREEN = ("textual", "rich")
HEAVY = (*SCREEN, "numpy", "tinydb", "rapidfuzz", "orjson", "Stemmer", "charset_normalizer")


def modules_after(code: str) -> set[str]:
    """Run code in a fresh interpreter and return the top-level names of the modules that it has loaded."""
    report = "import sys, json; print('\\n' + json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True, timeout=180
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("package", HEADLESS)
def test_headless_packages_bring_no_screen_library(package: str) -> None:
    assert not modules_after(f"import oss_ai_tui.{package}") & set(SCREEN)


def test_the_probe_sees_a_screen_library() -> None:
    assert "textual" in modules_after("import textual")


@pytest.mark.parametrize(
    "argument", ["--help", "--version", "ingest --help", "search --help", "timeline --help", "export --help"]
)
def test_help_and_version_import_nothing_heavy(argument: str) -> None:
    code = (
        f"from oss_ai_tui.cli import run\ntry: run({argument.split()!r})\nexcept SystemExit as end: assert not end.code"
    )
    assert not modules_after(code) & set(HEAVY)
