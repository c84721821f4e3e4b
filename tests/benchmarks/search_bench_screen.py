"""How long a key of a query takes to be painted, in a terminal of 80x24 over a store of 100,000 made-up passages.

    python -m tests.benchmarks.search_bench_screen [--passages 100000] [--seed 1] [--queries 12] [--store FOLDER]

The time goes from the key to the last byte that the explorer sends for it. A bare Textual Input, which searches
nothing, takes the same keys in turn in the same run; what the explorer takes beyond that is what the search costs.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.generate_store import generate, records
from tests.benchmarks.search_corpus import misspell
from tests.terminal.driver import Terminal

ROOT = Path(__file__).parents[2]
SIZE = (80, 24)
QUIET = 0.2
"""Seconds of silence after which nothing more is expected of a key."""
LOADED = 300.0
"""Seconds for reading the store and making its index."""

STOCK = """
from textual.app import App
from textual.widgets import Input
class Stock(App):
    def compose(self):
        box = Input()
        box.cursor_blink = False
        yield box
Stock(ansi_color=True).run(mouse=False)
"""


def main() -> None:
    """Read the command line, make what is missing, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=12)
    parser.add_argument("--store", type=Path, help="where the store is made, or lies already; else a temporary folder")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = wanted.store or Path(scratch) / "store"
        if not store.exists():
            generate(store, wanted.passages, wanted.seed)
        measure(store, queries(wanted.passages, wanted.seed, wanted.queries), Path(scratch))


def queries(passages: int, seed: int, count: int) -> list[str]:
    """Return queries of three words that stand near each other in a passage, one of them with a slip of the fingers."""
    rng = random.Random(seed)
    texts = [p.text for p in next(records(passages, seed)).passages if len(p.text.split()) > 8]
    made = []
    for _ in range(count):
        words = [word.strip(".,«»") for word in rng.choice(texts).split()]
        long = rng.sample([word for word in words if len(word) > 4 and word.isalpha()], 3)
        made.append(" ".join([long[0], misspell(long[1], rng), long[2]]).lower())
    return made


def measure(store: Path, asked: Sequence[str], home: Path) -> None:
    """Type the queries into the explorer and into the bare input, key by key in turn, and print what each took."""
    env: dict[str, str | None] = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(home), "XDG_STATE_HOME": str(home)}
    explorer = Terminal([sys.executable, "-m", "oss_ai_tui", "--lang", "en", "--store", str(store)], SIZE, env)
    stock = Terminal([sys.executable, "-c", STOCK], SIZE, env)
    _open(explorer)
    stock.settle()
    ours, bare, first = [], [], []
    before = [processor_time(terminal) for terminal in (explorer, stock)]
    for query in asked:
        for terminal in (explorer, stock):
            press(terminal, "\x15")
        for place, key in enumerate(query):
            ours.append(press(explorer, key))
            bare.append(press(stock, key))
            first += [ours[-1]] if place == 0 else []
    spent = [processor_time(t) - was for t, was in zip((explorer, stock), before, strict=True)]
    for terminal in (explorer, stock):
        terminal.press("\x03" if terminal is explorer else "\x11")
    print(f"{len(ours)} keys, {len(asked)} queries, {SIZE[0]}x{SIZE[1]}; milliseconds from key to last byte\n")
    print(f"{'':24}{'p50':>8}{'p95':>8}{'p99':>8}")
    show("explorer", ours)
    show("bare input", bare)
    show("difference, key by key", [a - b for a, b in zip(ours, bare, strict=True)])
    print(f"{'difference of the p95s':24}{'':8}{percentile(ours, 95) - percentile(bare, 95):8.1f}")
    show("first letters", first)
    print(f"processor time a key: explorer {spent[0] / len(ours):.1f}, bare input {spent[1] / len(ours):.1f}")


def _open(explorer: Terminal) -> None:
    """Wait until the explorer has read its store and answers queries."""
    explorer.wait_for("Companies")
    explorer.press("/a")
    end = time.monotonic() + LOADED
    while "Hits for" not in explorer.text:
        explorer.read()
        if time.monotonic() > end:
            sys.exit(f"no search within {LOADED:.0f} s; on the screen:\n{explorer.text}")
    explorer.settle()


def press(terminal: Terminal, key: str) -> float:
    """Press a key and return the milliseconds to the last byte sent for it; 0 where nothing is sent."""
    start = last = time.perf_counter()
    os.write(terminal.fd, key.encode())
    while select.select([terminal.fd], [], [], QUIET)[0]:
        os.read(terminal.fd, 1 << 16)
        last = time.perf_counter()
    return (last - start) * 1e3


def processor_time(terminal: Terminal) -> float:
    """Return the milliseconds that a program has had a processor, which tell its cost on a busy machine."""
    fields = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf("SC_CLK_TCK")


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the time that so many of a hundred keys do not take longer than."""
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def show(what: str, times: Sequence[float]) -> None:
    """Print one line of the table."""
    print(f"{what:24}" + "".join(f"{percentile(times, percent):8.1f}" for percent in (50, 95, 99)))


if __name__ == "__main__":
    main()
