"""The repository holds only text that we wrote: no run of nine words of the shared articles stands in it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from oss_ai_tui.domain.text import fold

RUN = 9
ROOT = Path(__file__).resolve().parents[1]


def runs(text: str, length: int = RUN) -> set[tuple[str, ...]]:
    """Return every run of so many words of a text."""
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def our_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    names = listed.stdout.split("\n") if listed.returncode == 0 else []
    files = [ROOT / name for name in names if name] or [p for p in ROOT.rglob("*") if ".venv" not in p.parts]
    return [f for f in files if f.suffix in (".py", ".txt", ".md", ".toml", ".json", ".po", ".svg") and f.is_file()]


@pytest.mark.corpus
def test_no_sentence_of_the_articles_is_ours(corpus_folder: Path) -> None:
    theirs = {run for path in corpus_folder.glob("*.txt") for run in runs(path.read_text("utf-8"))}
    files = our_files()
    assert len(files) > 50
    borrowed = {str(f.relative_to(ROOT)): common for f in files if (common := theirs & runs(f.read_text("utf-8")))}
    assert not borrowed
