"""How fast a great number of articles comes into a store from the command line, and what it takes of memory.

python -m tests.benchmarks.ingest_bench [--documents 10000] [--passages 12] [--sample 1500] [--pairs 3] [--folder PATH]

The articles are the made-up ones of generate_store, written as text files. Figures of a busy machine mean little by
themselves, so one job and two are compared on a sample of the articles in pairs of runs that follow each other, and
the median ratio is given; what the second job adds in processor time hangs less on who else is at work. Memory is what
the system counts for each process at its peak.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from oss_ai_tui.domain.date_labels import MONTHS
from oss_ai_tui.domain.facts import Record
from tests.benchmarks.generate_store import Vocabulary, article

PROCESSES = Path("/proc")


@dataclass
class Ingest:
    """What one run of the command took."""

    seconds: float = 0.0
    processor: float = 0.0
    """Seconds of processor time of all its processes."""
    documents: int = 0
    parent: list[float] = field(default_factory=list)
    """Peak memory of the parent in MB so far, at each tenth of the documents."""
    workers: list[float] = field(default_factory=list)
    """The same of the largest worker."""


def main() -> None:
    """Read the command line, write the articles, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the ingest of many articles.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--passages", type=int, default=12, help="passages of an article")
    parser.add_argument("--sample", type=int, default=1500, help="documents for each run that compares jobs")
    parser.add_argument("--pairs", type=int, default=3, help="runs with one job and with two")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="where texts and stores are written; a temporary folder otherwise")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=wanted.folder) as name:
        folder = Path(name)
        characters = write_texts(folder / "texts", wanted.documents, wanted.passages, wanted.seed)
        show("articles", f"{wanted.documents} of {characters // wanted.documents} characters")
        write_texts(folder / "sample", wanted.sample, wanted.passages, wanted.seed)
        compare(folder, wanted.pairs)
        whole(folder, wanted.documents, characters)


def write_texts(folder: Path, documents: int, passages: int, seed: int) -> int:
    """Write made-up articles as files; return the number of their characters."""
    folder.mkdir()
    vocabulary, characters = Vocabulary(seed), 0
    for number in range(documents):
        text = text_of(article(vocabulary, seed, number, passages))
        (folder / f"articulo-{number:06}.txt").write_text(text, "utf-8")
        characters += len(text)
    return characters


def text_of(record: Record) -> str:
    """Return a document as an article's file has it: title, date, paragraphs."""
    title, *paragraphs = (passage.text for passage in record.passages)
    year, month, day = map(int, str(record.document.date).split("-"))
    return "\n\n".join([title, f"{day} de {MONTHS['es'][month - 1]} de {year}", *paragraphs, ""])


def compare(folder: Path, pairs: int) -> None:
    """Ingest the sample with one job and with two, in turns, so that both meet the same load."""
    runs: dict[int, list[Ingest]] = {1: [], 2: []}
    for pair in range(pairs):
        for jobs in (1, 2) if pair % 2 else (2, 1):
            runs[jobs].append(ingest(folder / "sample", folder / "store", jobs))
    for jobs, of_jobs in runs.items():
        rate = median(run.documents / run.seconds for run in of_jobs)
        show(f"sample, jobs {jobs}", f"{rate:.1f} documents/s (median of {pairs})")
    ratios = sorted(one.seconds / two.seconds for one, two in zip(runs[1], runs[2], strict=True))
    show("two jobs against one", f"{median(ratios):.2f} times as fast (of {', '.join(f'{r:.2f}' for r in ratios)})")
    more = median(two.processor / one.processor for one, two in zip(runs[1], runs[2], strict=True))
    show("processor time", f"{more:.2f} times as much, so at best {2 / more:.2f} times as fast")


def whole(folder: Path, documents: int, characters: int) -> None:
    """Ingest everything in one go, and once more when all of it is known."""
    store = folder / "store"
    for name in ("everything, jobs 2", "everything again"):
        one = ingest(folder / "texts", store, 2, documents // 10, keep=True)
        rate, speed = one.documents / one.seconds, characters / one.seconds
        show(name, f"{one.seconds:.0f} s, {rate:.1f} documents/s, {speed:,.0f} characters/s")
        show("  parent, MB so far", " ".join(f"{mb:.0f}" for mb in one.parent))
        show("  worker, MB so far", " ".join(f"{mb:.0f}" for mb in one.workers))


def ingest(texts: Path, store: Path, jobs: int, every: int = 0, *, keep: bool = False) -> Ingest:
    """Run the command as a person would; look at the memory after every so many documents."""
    command = [sys.executable, "-m", "oss_ai_tui", "--lang", "en", "ingest", str(texts), "--store", str(store)]
    start, processor, done = time.perf_counter(), processor_time(), Ingest()
    with subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.PIPE, text=True, encoding="utf-8") as run:
        assert run.stdout is not None
        for line in run.stdout:
            if not line.startswith(" "):
                done.documents += 1
                if every and done.documents % every == 0:
                    done.parent.append(peak(run.pid))
                    done.workers.append(max((peak(pid) for pid in children(run.pid)), default=0.0))
    done.seconds, done.processor = time.perf_counter() - start, processor_time() - processor
    if run.returncode:
        sys.exit(f"exit code {run.returncode}")
    if not keep:
        shutil.rmtree(store)
    return done


def processor_time() -> float:
    """Return the seconds that processes which we started, and theirs, were at work, once they have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak(pid: int) -> float:
    """Return the most memory that a living process has had, in MB; 0 if the system does not tell."""
    try:
        lines = (PROCESSES / str(pid) / "status").read_text().splitlines()
    except OSError:
        return 0.0
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), default=0.0)


def children(pid: int) -> Iterator[int]:
    """Give the processes that a process has started."""
    for entry in PROCESSES.iterdir() if PROCESSES.is_dir() else ():
        if entry.name.isdigit() and parent_of(int(entry.name)) == pid:
            yield int(entry.name)


def parent_of(pid: int) -> int:
    """Return the id of the process that started a process; 0 if it has ended."""
    try:
        return int((PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def show(what: str, figure: str) -> None:
    """Print one line of the table."""
    print(f"{what:24}{figure}", flush=True)


if __name__ == "__main__":
    print(f"{len(os.sched_getaffinity(0))} processors, load {os.getloadavg()[0]:.1f}")
    main()
