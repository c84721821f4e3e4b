"""Count how often each rule is right on the annotated texts, and tell how far its confidence can be trusted.

python -m tests.gold.calibrate            writes ``extract/data/confidence.json``, prints the reliability by halves
python -m tests.gold.calibrate --check    prints only

The rules have been bettered on these texts, so that what they get wrong now is less than what they will get wrong
elsewhere. So three readings of every text are counted: as it is; by a program that has never heard of any name in
it (no registry entry, no given name); and the first one, made before anybody had looked at what the rules miss there.
The outcomes of the first reading can't be made again and are kept in ``blind/outcomes.json``: text, kind, rule, claim,
right facts, all facts. The reliability is that of each half of the texts under counts made on the other half. The third
set is never read here: it stays unseen by rules and counts alike.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, cast

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.export import export_json
from oss_ai_tui.extract import calibration, extract
from oss_ai_tui.extract.calibration import Counts, Kind, estimate, keys
from oss_ai_tui.extract.entities import default_lexicon
from oss_ai_tui.ingest import read_document
from tests.conftest import SHARED
from tests.gold.labels import labels
from tests.gold.reliability import print_table
from tests.gold.run import date_to_give
from tests.gold.score import ENTITIES, Export

HERE = Path(__file__).resolve().parent
SETS = (
    (HERE, HERE / "texts"),
    (HERE / "second", HERE / "second" / "texts"),
    (SHARED / "eval" / "gold", SHARED / "corpus"),
)
BLIND = HERE / "blind" / "outcomes.json"


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that an annotation judges."""

    kind: Kind
    rule: str
    claim: float
    """What the rule itself claims."""
    right: bool
    blind: bool = False
    """Whether it was read before the rules were bettered on its text."""


def main() -> None:
    """Read the texts, print the reliability, write the counts."""
    options = argparse.ArgumentParser(description="Calibrate confidences on the annotated texts.")
    options.add_argument("--check", action="store_true", help="print only")
    wanted = options.parse_args()
    pairs = [(gold, texts) for golds, texts in SETS for gold in sorted(golds.glob("*.json"))]
    with Pool(2) as pool:
        judged = pool.starmap(judge, pairs)
    tested = by_halves(judged)
    print_table("all readings, each half under the counts of the other", (outcome for outcome, _ in tested))
    print_table("first readings only", (outcome for outcome, blind in tested if blind))
    if not wanted.check:
        whole = counted(one for facts in judged for one in facts)
        calibration.DATA.write_text(json.dumps(whole, indent=0, sort_keys=True) + "\n", "utf-8")


def judge(gold: Path, texts: Path) -> list[Judged]:
    """Return the judged facts of a text, read with and without knowing its names."""
    annotation = json.loads(gold.read_text("utf-8"))
    names = {
        name
        for kind in ENTITIES
        for entity in annotation.get(kind, [])
        for name in (entity["name"], *entity.get("aliases", []), *entity.get("also_ok", []))
    }
    lexicon = default_lexicon()
    readers = (lexicon, lexicon.without(names))
    now = [one for reader in readers for one in _judged(annotation, texts, partial(_record, lexicon=reader))]
    return [*now, *first_reading(gold)]


def first_reading(gold: Path) -> list[Judged]:
    """Return what was judged of a text at its first reading; nothing where that was not kept."""
    name = f"second/{gold.stem}" if gold.parent.name == "second" else gold.stem
    rows = [row for row in json.loads(BLIND.read_text("utf-8")) if row[0] == name and gold.is_relative_to(HERE)]
    return [
        Judged(kind, rule, claim, index < right, blind=True)
        for _, kind, rule, claim, right, seen in rows
        for index in range(seen)
    ]


def _record(path: Path, date: str | None, lexicon: Any) -> Any:
    return extract(*read_document(path, Edtf(date) if date else None), lexicon, calibrate=False)


def _judged(annotation: Any, texts: Path, read: Callable[[Path, str | None], Any]) -> list[Judged]:
    record = read(texts / annotation["document"]["file"], date_to_give(annotation["document"]))
    facts = {f.id: f for f in (*record.quotes, *record.events, *record.figures, *record.relations)}
    export = Export.of(json.loads(export_json(Corpus.of([record]))))
    found = labels(export, annotation, record.document.id)
    return [Judged(cast(Kind, kind), facts[id].rule, facts[id].confidence, right) for kind, id, right in found]


def counted(facts: Iterable[Judged]) -> Counts:
    """Count right facts and all facts under all their keys."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for fact in facts:
        for key in (fact.kind, *keys(fact.kind, fact.rule, fact.claim)):
            seen[key] += 1
            right[key] += fact.right
    return {key: (right[key], seen[key]) for key in seen}


def by_halves(judged: Sequence[Sequence[Judged]]) -> list[tuple[tuple[str, float, bool], bool]]:
    """Return kind, promise and outcome of every fact, promised by the counts of the half that it is not in.

    With each goes whether it is of a first reading.
    """
    outcomes: list[tuple[tuple[str, float, bool], bool]] = []
    for half in (0, 1):
        counts = counted(one for index, facts in enumerate(judged) if index % 2 != half for one in facts)
        tested = [one for index, facts in enumerate(judged) if index % 2 == half for one in facts]
        for one in tested:
            promise = estimate(one.kind, one.rule, one.claim, counts)
            outcomes.append(((one.kind, promise, one.right), one.blind))
    return outcomes


if __name__ == "__main__":
    main()
