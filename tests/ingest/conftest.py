"""Ways to read a text without thinking of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.ingest import read_document

Ingest = Callable[..., tuple[Document, tuple[Passage, ...]]]


@pytest.fixture
def ingest(tmp_path: Path) -> Ingest:
    """A function that writes a text to a file and reads it as a document."""

    def run(
        text: str | bytes, name: str = "texto.txt", date: Edtf | None = None
    ) -> tuple[Document, tuple[Passage, ...]]:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_document(path, date)

    return run
