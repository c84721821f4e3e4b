"""``ingest --jobs``: the same store as with one process, and an end at once, whole and clean, however it is ended."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from oss_ai_tui.export import export_json
from oss_ai_tui.intake import ingest
from oss_ai_tui.store import load_corpus, open_writer, read_state
from tests.cli.helpers import ARTICLE, Run, write_article

KILLS = int(os.environ.get("OSS_AI_TUI_TEST_KILLS", "8"))
"""Kills of an ingest of one document at moments spread over the time that it takes."""

INTERRUPTS = int(os.environ.get("OSS_AI_TUI_TEST_INTERRUPTS", "8"))
"""Interrupts at moments spread over the first second and a half."""

INTERRUPTED = "oss-ai-tui: interrupted; the store holds what had been committed\n"

BEGUN = """
import os, sys
def tell(event, arguments):
    if event == "import" and arguments[0] == "oss_ai_tui.interrupts":
        os.write(1, b"begun\\n")
sys.addaudithook(tell)
from oss_ai_tui.__main__ import main
sys.exit(main())
"""
"""The installed command, which says when its ``main`` has begun: nobody can help an interrupt before that."""

MANY = 1500
"""Short articles that take longer than it takes to end their ingest."""

PROCESSES = Path("/proc")
TRIES = 20
PATIENCE = 180.0
"""Seconds after which something that should come is said not to."""

needs_processes = pytest.mark.skipif(not (PROCESSES / "self" / "stat").exists(), reason="no list of processes here")


def write_articles(folder: Path, number: int) -> Path:
    folder.mkdir()
    for serial in range(number):
        write_article(folder, f"{serial:04}.txt", ARTICLE.replace("300.000", f"{serial + 400}.000"))
    return folder


def put(store: Path, *files: Path) -> None:
    """Ingest in this process, which knows its lexicons by heart."""
    assert all(outcome.problem is None for outcome in ingest(files, store, jobs=1))


def until(condition: Callable[[], bool]) -> None:
    """Wait until it holds; fail if it does not in any decent time."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def group_of(leader: int) -> dict[int, int]:
    """Return the living processes of a process group with their parents."""
    found = {}
    for entry in PROCESSES.iterdir():
        if entry.name.isdigit():
            try:
                state, parent, group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            except OSError:
                continue
            if int(group) == leader and state not in "ZX":
                found[int(entry.name)] = int(parent)
    return found


def workers_of(leader: int) -> list[int]:
    """Return the worker processes of an ingest; the standard library's own helper process is none."""
    return [pid for pid in group_of(leader) if b"spawn_main" in command_line(pid)]


def command_line(pid: int) -> bytes:
    """Return the command line of a process; empty where it has just ended."""
    try:
        return (PROCESSES / str(pid) / "cmdline").read_bytes()
    except OSError:
        return b""


def hears_interrupts(pid: int) -> bool:
    """Tell whether a process is not kept from hearing of SIGINT."""
    status = (PROCESSES / str(pid) / "status").read_text()
    blocked = int(status.partition("SigBlk:")[2].split()[0], 16)
    return not blocked >> (signal.SIGINT - 1) & 1


@contextmanager
def ingesting(
    texts: Path, store: Path, *options: str, program: tuple[str, str] = ("-m", "oss_ai_tui")
) -> Iterator[subprocess.Popen[str]]:
    """Run an ingest in a process group of its own; whatever of it is left in the end is killed."""
    process = subprocess.Popen(
        [sys.executable, *program, "ingest", str(texts), "--store", str(store), "--lang", "en", *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        yield process
    finally:
        for pid in group_of(process.pid):
            os.kill(pid, signal.SIGKILL)
        process.communicate()


@contextmanager
def half_way(tmp_path: Path, jobs: int, number: int = MANY) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """An ingest, into a store of one document, of far more than it can have done when its first results are out."""
    store = tmp_path / "s"
    put(store, write_article(tmp_path))
    with ingesting(write_articles(tmp_path / "texts", number), store, "--jobs", str(jobs)) as process:
        assert process.stdout is not None
        assert ".txt  added" in process.stdout.readline()
        yield process, store


def assert_whole_and_free(store: Path, least: int = 1) -> None:
    """The store opens, holds whole documents, and lets the next writer in."""
    with open_writer(store) as writer:
        documents = writer.state.documents
    assert least <= len(documents) < MANY
    assert {entry.id for entry in documents} == {document.id for document in load_corpus(store).documents}
    assert all(entry.counts["quotes"] == 2 for entry in documents)


def test_two_jobs_make_the_store_that_one_makes(run: Run, tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "texts", 12)
    (texts / "0003.txt").write_bytes(bytes(range(256)) * 40)
    done = [run("ingest", texts, "--store", tmp_path / jobs, "--jobs", jobs) for jobs in ("1", "2")]
    assert [one.code for one in done] == [5, 5]
    assert done[0].out == done[1].out
    assert done[0].err == done[1].err
    assert read_state(tmp_path / "1").digest == read_state(tmp_path / "2").digest


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_jobs_are_a_number_above_zero(run: Run, tmp_path: Path, number: str) -> None:
    done = run("ingest", write_article(tmp_path), "--store", tmp_path / "s", "--jobs", number)
    assert done.code == 2
    assert not (tmp_path / "s").exists()


@needs_processes
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("whom", ["the parent alone", "everyone"])
def test_an_interrupt_ends_everything(tmp_path: Path, jobs: int, whom: str) -> None:
    with half_way(tmp_path, jobs) as (process, store):
        (os.kill if whom == "the parent alone" else os.killpg)(process.pid, signal.SIGINT)
        _, complaints = process.communicate(timeout=PATIENCE)
        assert process.returncode == 130
        assert complaints == INTERRUPTED
        until(lambda: not group_of(process.pid))
    assert_whole_and_free(store)


@needs_processes
def test_an_interrupt_while_workers_start_ends_everything(tmp_path: Path) -> None:
    texts, store = write_articles(tmp_path / "texts", 50), tmp_path / "s"
    with ingesting(texts, store, "--jobs", "2") as process:
        until(lambda: bool(workers_of(process.pid)))
        assert not any(map(hears_interrupts, workers_of(process.pid)))
        os.killpg(process.pid, signal.SIGINT)
        _, complaints = process.communicate(timeout=PATIENCE)
        assert process.returncode == 130
        assert complaints == INTERRUPTED
        until(lambda: not group_of(process.pid))
    assert not store.exists()


@needs_processes
def test_an_interrupt_is_one_line_whenever_it_comes(tmp_path: Path) -> None:
    texts, random = write_articles(tmp_path / "texts", MANY), Random(11)
    for number in range(INTERRUPTS):
        store, jobs = tmp_path / f"s{number}", random.choice("12")
        with ingesting(texts, store, "--jobs", jobs, program=("-c", BEGUN)) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            time.sleep(1.5 * (number + random.random()) / INTERRUPTS)
            random.choice([os.kill, os.killpg])(process.pid, signal.SIGINT)
            _, complaints = process.communicate(timeout=PATIENCE)
            assert (process.returncode, complaints) == (130, INTERRUPTED)
            until(lambda: not group_of(process.pid))
        if store.exists():
            assert_whole_and_free(store, least=0)


@needs_processes
def test_two_interrupts_are_one_line(tmp_path: Path) -> None:
    with half_way(tmp_path, 2) as (process, store):
        for _ in range(2):
            os.killpg(process.pid, signal.SIGINT)
        _, complaints = process.communicate(timeout=PATIENCE)
        assert (process.returncode, complaints) == (130, INTERRUPTED)
        until(lambda: not group_of(process.pid))
    assert_whole_and_free(store)


def test_who_starts_us_with_interrupts_ignored_keeps_them_ignored(tmp_path: Path) -> None:
    code = (
        "import os, signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from oss_ai_tui import interrupts\n"
        "interrupts.watch(lambda: os._exit(3)); os.kill(os.getpid(), signal.SIGINT); print('there')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "there\n", "")


@pytest.mark.parametrize(
    "moment",
    [
        "class Dying:\n    def __del__(self): os.kill(os.getpid(), signal.SIGINT); [None for _ in range(9)]\nDying()",
        "class Named:\n    def __set_name__(self, owner, name): os.kill(os.getpid(), signal.SIGINT)\n"
        "class Owner: one = Named()",
        "try: os.kill(os.getpid(), signal.SIGINT)\nexcept KeyboardInterrupt as error: raise ValueError from error",
        "os.kill(os.getpid(), signal.SIGINT)",
    ],
)
def test_an_interrupt_comes_through_what_would_swallow_it(moment: str) -> None:
    code = (
        "import os, signal, sys\nfrom oss_ai_tui.__main__ import main\nfrom oss_ai_tui.cli import main as cli\n"
        f"cli._command = lambda name: lambda options: exec({moment!r}, globals())\n"
        "sys.argv[1:] = ['--lang', 'en', 'info']\nsys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", INTERRUPTED)


@needs_processes
def test_workers_and_lock_end_with_a_killed_parent(tmp_path: Path) -> None:
    with half_way(tmp_path, 2) as (process, store):
        assert len(workers_of(process.pid)) == 2
        process.kill()
        process.wait()
        assert_whole_and_free(store)
        until(lambda: not group_of(process.pid))
    put(store, write_article(tmp_path, "otro.txt", "Otro texto.\n"))


@needs_processes
def test_a_killed_worker_costs_one_text(tmp_path: Path) -> None:
    code, results, complaints, store = next(
        killed for n in range(TRIES) if (killed := kill_a_worker(tmp_path / f"{n}"))[0]
    )
    assert code == 5
    assert complaints.count("oss-ai-tui:") == 1
    assert "the process that read it died" in complaints
    assert results.count(".txt  added") == 148  # the first was read above
    assert len(read_state(store).documents) == 150


def kill_a_worker(folder: Path) -> tuple[int, str, str, Path]:
    """Kill one of two; the exit code is 0 where it had no text in hand at that moment."""
    folder.mkdir()
    with half_way(folder, 2, 150) as (process, store):
        for worker in workers_of(process.pid)[:1]:
            os.kill(worker, signal.SIGKILL)
        assert process.stdout is not None and process.stderr is not None
        results, complaints = process.stdout.read(), process.stderr.read()  # what has been buffered, too
        process.wait(PATIENCE)
        until(lambda: not group_of(process.pid))
    return process.returncode, results, complaints, store


def test_an_ingest_killed_at_any_moment_leaves_the_state_before_or_after(run: Run, tmp_path: Path) -> None:
    before, article = tmp_path / "before", write_article(tmp_path, "nuevo.txt")
    put(before, *write_articles(tmp_path / "texts", 3).iterdir())
    shutil.copytree(before, tmp_path / "after")
    start = time.monotonic()
    assert run("ingest", article, "--store", tmp_path / "after").code == 0
    duration = time.monotonic() - start
    states = [export_json(load_corpus(tmp_path / name)) for name in ("before", "after")]
    assert states[0] != states[1]
    random, seen = Random(7), []
    for kill in range(KILLS):
        store = tmp_path / f"killed {kill}"
        shutil.copytree(before, store)
        with ingesting(article, store) as process:
            time.sleep((kill + random.random()) / KILLS * 1.1 * duration)
            process.kill()
            process.wait()
        seen.append(states.index(export_json(load_corpus(store))))
        put(store, article)
        assert export_json(load_corpus(store)) == states[1]
        shutil.rmtree(store)
    assert len(seen) == KILLS
    assert seen[0] == 0
