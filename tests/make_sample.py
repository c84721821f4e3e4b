"""Make the sample store from the sample texts: ``python tests/make_sample.py [FOLDER]``.

The paths that the store keeps are relative to the repository, so that every machine makes the same bytes.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

from oss_ai_tui.extract import EXTRACTOR_VERSION, extract
from oss_ai_tui.ingest import find_files, read_document
from oss_ai_tui.store import open_writer

SAMPLE = Path(__file__).resolve().parents[1] / "assets" / "sample"


def make(store: Path) -> None:
    """Write the sample store to a folder that does not exist yet."""
    with open_writer(store) as writer:
        for file in find_files([SAMPLE / "texts"]):
            document, passages = read_document(file)
            document = replace(document, path=f"assets/sample/texts/{file.name}")
            writer.put(extract(document, passages), extractor=EXTRACTOR_VERSION)
        writer.commit()


def main(arguments: list[str]) -> int:
    """Make the store anew, in the given folder or in its own place."""
    store = Path(arguments[0]) if arguments else SAMPLE / "store"
    shutil.rmtree(store, ignore_errors=True)
    make(store)
    for leftover in store.glob("*.lock"):
        leftover.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
