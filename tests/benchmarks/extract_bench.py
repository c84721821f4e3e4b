"""How fast texts are read and their facts found on one core, stage by stage.

python -m tests.benchmarks.extract_bench [--characters 400000] [--profile]

The texts are our own annotated ones, each a document of its own, over and over. The peer of the same run is one regular
expression that cuts the same text into words and marks, keeping them as strings: the least that any reading of prose
does. What the extraction costs beyond that is the ratio; it does not hang on the speed of the machine.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.extract import extract, pipeline
from oss_ai_tui.ingest import read_document

TEXTS = Path(__file__).parents[1] / "gold" / "texts"
STAGES = (
    *("read", "find_entities", "with_inferred_date", "find_quotes", "find_times", "find_figures", "find_relations"),
    *("find_events", "complete_models"),
)
WORDS = re.compile(r"\w+|[^\w\s]")
ROUNDS = 3
Text = tuple[Document, tuple[Passage, ...]]


def main() -> None:
    """Read the command line, measure, print."""
    options = argparse.ArgumentParser(description="Measure the extraction.")
    options.add_argument("--characters", type=int, default=400_000)
    options.add_argument("--profile", action="store_true", help="name the slowest functions instead")
    wanted = options.parse_args()
    texts = [read_document(path) for path in sorted(TEXTS.glob("*.txt"))]
    for text in texts:
        extract(*text)  # lexicons and patterns are read and compiled once a process
    documents = _repeated(texts, wanted.characters)
    if wanted.profile:
        profile(documents)
    else:
        measure(documents)


def _repeated(texts: list[Text], characters: int) -> list[Text]:
    documents: list[Text] = []
    done = 0
    while done < characters:
        documents.append(texts[len(documents) % len(texts)])
        done += _length(documents[-1])
    return documents


def _length(text: Text) -> int:
    return sum(len(passage.text) for passage in text[1])


def measure(documents: list[Text]) -> None:
    """Print characters a second (the best of some rounds), the peer's, the ratio, and each stage's share."""
    characters = sum(map(_length, documents))
    whole = min(_seconds(lambda: [extract(*text) for text in documents]) for _ in range(ROUNDS))
    peer = min(
        _seconds(lambda: [WORDS.findall(p.text) for _, passages in documents for p in passages]) for _ in range(ROUNDS)
    )
    show("texts", f"{len(documents)} documents, {characters:,} characters")
    show("extraction", f"{characters / whole:,.0f} characters/s")
    show("cutting into words", f"{characters / peer:,.0f} characters/s")
    show("ratio", f"the extraction takes {whole / peer:.0f} times as long")
    with _timed() as spent:
        total = _seconds(lambda: [extract(*text) for text in documents])
    for stage in STAGES:
        show(stage, f"{spent[stage] / total:6.1%}  {characters / spent[stage]:>12,.0f} characters/s")
    show("the rest", f"{1 - sum(spent.values()) / total:6.1%}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@contextmanager
def _timed() -> Iterator[dict[str, float]]:
    """Count the seconds that the stages of the pipeline take, none of which calls another by the pipeline's name."""
    spent: defaultdict[str, float] = defaultdict(float)
    plain = {stage: getattr(pipeline, stage) for stage in STAGES}

    def timed(stage: str) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            start = time.process_time()
            outcome = plain[stage](*arguments)
            spent[stage] += time.process_time() - start
            return outcome

        return run

    for stage in STAGES:
        setattr(pipeline, stage, timed(stage))
    try:
        yield spent
    finally:
        for stage, function in plain.items():
            setattr(pipeline, stage, function)


def profile(documents: list[Text]) -> None:
    """Print the functions in which most time is spent, themselves and with what they call."""
    profiler = cProfile.Profile()
    profiler.enable()
    for text in documents:
        extract(*text)
    profiler.disable()
    stats = pstats.Stats(profiler).strip_dirs()
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(25)


def show(what: str, figure: str) -> None:
    """Print one line of the table."""
    print(f"{what:22}{figure}")


if __name__ == "__main__":
    main()
