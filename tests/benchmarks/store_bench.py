"""Figures of the store on a generated corpus: writing, reading the state, loading, and how long others have to wait.

python -m tests.benchmarks.store_bench [--passages 100000] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TypeVar

from oss_ai_tui.domain.facts import Record
from oss_ai_tui.store import KINDS, load_corpus, load_records, open_writer, read_state
from tests.benchmarks.generate_store import records

T = TypeVar("T")

SEED = 7


def main() -> None:
    """Read the command line, write a store and print its figures."""
    parser = argparse.ArgumentParser(description="Measure the store.")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where the store is written; a temporary folder otherwise")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=wanted.folder) as folder:
        store = Path(folder) / "store"
        write(store, wanted.passages)
        read(store)
        one_more(store)


def write(store: Path, passages: int) -> None:
    """Put all documents; what it takes to make them up is not counted."""
    before, seconds = peak(), 0.0
    with open_writer(store) as writer:
        for number, record in enumerate(records(passages, SEED), start=1):
            start = time.perf_counter()
            writer.put(record, extractor="bench")
            if number % 500 == 0:
                writer.commit()
            seconds += time.perf_counter() - start
        writer.commit()
    sizes = [file.stat().st_size for file in (store / "parts").iterdir()]
    show("written", f"{passages / seconds:,.0f} passages/s, {number / seconds:,.0f} documents/s")
    show("memory while writing", f"{peak() - before:.0f} MB more at its peak")
    show("files", f"{len(sizes)}, {sum(sizes) / 1e6:.0f} MB, largest {max(sizes) / 1e6:.2f} MB")


def read(store: Path) -> None:
    """Read the state, stream the records, load the corpus."""
    times, state = zip(*(timed(lambda: read_state(store)) for _ in range(7)), strict=True)
    documents = state[0].documents
    show("read_state", f"{median(times) * 1e3:.0f} ms for {len(documents)} documents")
    facts = {kind: sum(entry.counts[kind] for entry in documents) for kind in KINDS}
    show("content", ", ".join(f"{number} {kind}" for kind, number in facts.items()))
    before = peak()
    seconds, passages = timed(lambda: sum(len(r.passages) for r in load_records(store)))
    show("load_records", f"{passages / seconds:,.0f} passages/s, {peak() - before:.0f} MB more at its peak")
    longest = max(timed_each(load_records(store, state[0])))
    show("longest piece", f"{longest * 1e3:.1f} ms")
    before = peak()
    with others_wait() as waits:
        seconds, corpus = timed(lambda: load_corpus(store))
    show("load_corpus", f"{seconds:.2f} s, {len(corpus.passages) / seconds:,.0f} passages/s, {peak() - before:.0f} MB")
    show("another thread waits", f"p50 {median(waits) * 1e3:.1f} ms, at most {max(waits) * 1e3:.0f} ms")


def one_more(store: Path) -> None:
    """Add one document to the full store."""
    record = next(records(20, SEED + 1))
    seconds, _ = timed(lambda: add(store, record))
    show("one document added", f"{seconds * 1e3:.0f} ms from opening the writer to its end")


def add(store: Path, record: Record) -> None:
    """Put one record in a commit of its own."""
    with open_writer(store) as writer:
        writer.put(record, extractor="bench")
        writer.commit()


@contextmanager
def others_wait() -> Iterator[list[float]]:
    """Measure how late a thread that wants to run every millisecond is, in seconds."""
    waits: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            start = time.perf_counter()
            time.sleep(0.001)
            waits.append(time.perf_counter() - start - 0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    try:
        yield waits
    finally:
        done.set()
        thread.join()


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds that the work takes, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def timed_each(items: Iterator[object]) -> Iterator[float]:
    """Give the seconds that each item takes to come."""
    start = time.perf_counter()
    for _ in items:
        yield time.perf_counter() - start
        start = time.perf_counter()


def peak() -> float:
    """Return the most memory that the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(name: str, figure: str) -> None:
    """Print one line."""
    print(f"{name:22} {figure}")


if __name__ == "__main__":
    main()
