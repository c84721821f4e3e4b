"""The table that tells whether facts are right as often as their confidence promises.

python -m tests.gold.reliability EXPORT GOLD      prints it for an export and a folder of annotations
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.gold.labels import labels
from tests.gold.score import Export

BINS = ((0.9, 1.01, ".9 and over"), (0.7, 0.9, ".7 to .9"), (0.0, 0.7, "under .7"))
KINDS = ("all", "quotes", "events", "figures", "relations")


def print_table(title: str, outcomes: Iterable[tuple[str, float, bool]]) -> None:
    """Print, for every kind of fact and bin of confidence, how many there are, what is promised and what was right.

    Args:
        title: what the facts are.
        outcomes: kind, confidence and rightness of every judged fact.
    """
    given = list(outcomes)
    print(f"\nreliability: {title}")
    print(f"{'kind':12}{'confidence':14}{'n':>6}{'promised':>10}{'observed':>10}{'gap':>8}")
    for kind in KINDS:
        for low, high, name in BINS:
            inside = [(sure, right) for k, sure, right in given if kind in ("all", k) and low <= sure < high]
            if inside:
                promised = sum(sure for sure, _ in inside) / len(inside)
                observed = sum(right for _, right in inside) / len(inside)
                gap = observed - promised
                print(f"{kind:12}{name:14}{len(inside):6}{promised:10.3f}{observed:10.3f}{gap:+8.3f}")


def outcomes(export: Path, golds: Iterable[Path]) -> Iterator[tuple[str, float, bool]]:
    """Yield kind, confidence and rightness of every fact of the export that the annotations judge."""
    whole = Export.of(json.loads(export.read_text("utf-8")))
    confidence = {f["id"]: f["confidence"] for kind in ("quotes", "events", "relations") for f in whole.data[kind]}
    for path in golds:
        gold = json.loads(path.read_text("utf-8"))
        document = whole.documents.get(gold["document"]["file"])
        found = labels(whole, gold, document["id"]) if document else ()
        yield from ((kind, confidence[id], right) for kind, id, right in found if id in confidence)


if __name__ == "__main__":
    print_table("confidence against annotation", outcomes(Path(sys.argv[1]), sorted(Path(sys.argv[2]).glob("*.json"))))
