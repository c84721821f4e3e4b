"""Score the program on annotated texts, through its command line.

Usage: run.py [--misses] [--gold FOLDER --texts FOLDER]

Ingests every text of the folder (the own ones unless told) into a store made for the purpose, each with the date that
a reader would give it where the text prints none, exports the store, and prints the F1 of every text and kind, then
the whole table of ``score.py``, and how often facts were right beside what their confidence promises (figures have no
confidence in an export). ``--misses`` also lists every miss and false positive.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COLUMNS = {
    "companies": "org",
    "models": "model",
    "people": "people",
    "quotes": "quote",
    "quotes + speaker": "q+who",
    "reported speech": "rep",
    "reported speech + speaker": "r+who",
    "events": "event",
    "figures": "figure",
    "relations": "rel",
    "document date": "date",
}


def run(*command: str | Path) -> str:
    """Run a Python command and return its standard output; stop with its message if it fails."""
    arguments = [sys.executable, *map(str, command)]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {' '.join(map(str, command))}")
    return done.stdout


def date_to_give(document: dict[str, Any]) -> str | None:
    """Return the date that a user gives with ``--date``: the gold one, unless the text prints it."""
    printed = str(document.get("date_evidence", "")).lower().startswith("impres")
    given = document.get("user_date") or (None if printed else document.get("date"))
    return str(given) if given else None


def export_of(golds: list[Path], texts: Path, folder: Path) -> Path:
    """Ingest the texts of the gold files into a store below the folder; return its export."""
    batches: defaultdict[str | None, list[Path]] = defaultdict(list)
    for gold in golds:
        document = json.loads(gold.read_text("utf-8"))["document"]
        batches[date_to_give(document)].append(texts / document["file"])
    store, export = folder / "store", folder / "export.json"
    for date, files in batches.items():
        option = ["--date", date] if date else []
        run("-m", "oss_ai_tui", "ingest", *files, "--store", store, *option)
    run("-m", "oss_ai_tui", "export", "--format", "json", "--store", store, "-o", export)
    return export


def f1_of(export: Path, gold: Path, folder: Path) -> dict[str, float | None]:
    """Return the F1 of every kind on one text."""
    alone = folder / gold.stem
    alone.mkdir()
    shutil.copy(gold, alone)
    printed = run(HERE / "score.py", export, alone, "--json")
    scores = json.loads(printed[printed.index("{") :])["scores"]  # a line about a missing document may come first
    return {kind: row["f1"] if row["required"] or row["false_positives"] == 0 else 0.0 for kind, row in scores.items()}


def print_texts(export: Path, golds: list[Path], folder: Path) -> None:
    """Print one line of F1 for each text; a dot where nothing is required and nothing was found wrongly."""
    print(f"{'F1':22}" + "".join(f"{short:>8}" for short in COLUMNS.values()))
    for gold in golds:
        scores = f1_of(export, gold, folder)
        cells = [scores.get(kind) for kind in COLUMNS]
        print(f"{gold.stem[:21]:22}" + "".join("       ." if c is None else f"{c:8.2f}" for c in cells))
    print()


def main() -> None:
    """Read the options, score, print."""
    options = argparse.ArgumentParser(description="Score the program on the annotated texts.")
    options.add_argument("--misses", action="store_true", help="list every miss and false positive")
    options.add_argument("--gold", type=Path, default=HERE, metavar="FOLDER", help="folder of the annotations")
    options.add_argument("--texts", type=Path, default=HERE / "texts", metavar="FOLDER", help="folder of the texts")
    given = options.parse_args()
    golds = sorted(given.gold.resolve().glob("*.json"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export = export_of(golds, given.texts.resolve(), folder)
        print_texts(export, golds, folder)
        print(run(HERE / "score.py", export, given.gold.resolve(), *(["--misses"] if given.misses else [])), end="")
        print(run("-m", "tests.gold.reliability", export, given.gold.resolve()), end="")


if __name__ == "__main__":
    main()
