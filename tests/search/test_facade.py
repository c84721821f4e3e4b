from __future__ import annotations

import subprocess
import sys

import pytest

from oss_ai_tui import search


def test_importing_the_package_brings_no_heavy_module_along() -> None:
    code = "import sys, oss_ai_tui.search; print(*(sys.modules.keys() & {'numpy', 'rapidfuzz', 'Stemmer', 'textual'}))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == []


def test_every_public_name_is_there_and_no_other() -> None:
    assert all(getattr(search, name).__name__ for name in search.__all__ if name != "Kind")
    with pytest.raises(AttributeError):
        _ = search.Missing
