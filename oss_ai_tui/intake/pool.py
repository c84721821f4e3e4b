"""Worker processes, and texts going through them: the results come in the order of the sources.

Workers are started with «spawn», as programs of their own. A forked one would start sooner, but it would hold whatever
this process holds open: the lock of the store, which would then outlive us, and the other workers' channels, whose end
tells them that we are gone; and it must not be done where threads are. Starting costs every worker what it costs one
process alone (imports and lexicons, at the same time on several processors), so nothing is lost by it in time.
Channels are plain pipes: nothing of them stays in the system when all processes are killed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
from oss_ai_tui.domain.facts import Document
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.i18n import N_
from oss_ai_tui.intake.sources import Source
from oss_ai_tui.intake.work import Decide, Made, Worked, one_by_one
from oss_ai_tui.intake.worker import EXTRACT, READ, Answer, Request, serve
from oss_ai_tui.interrupts import held

AHEAD = 3
"""Texts at a worker at once: one at work, one decided about, one on its way; with less it waits for our decisions."""

WINDOW = 8
"""Texts under way for each worker: how far the others get past a long text before they wait for it."""

DYING_SECONDS = 1.0
"""How long a worker that has closed its channel may take to say how it ended."""


@dataclass(slots=True)
class _Task:
    """A text on its way."""

    source: Source
    read: Document | None = None
    wished: Document | None = None
    done: Worked | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    channel: Connection
    tasks: dict[int, _Task] = field(default_factory=dict)
    """What it was given and has not finished, by number, oldest first."""
    at_work: int | None = None
    """Number of the task that it began last."""

    def ask(self, *request: *Request) -> None:
        """Send a request; if the worker has died, the end of its channel will say so."""
        with suppress(OSError):
            self.channel.send(request)


@contextmanager
def open_pool(jobs: int) -> Iterator[Pool]:
    """Start so many worker processes, or as many as the system gives; none is left when the block is."""
    pool = Pool()
    try:
        for _ in range(jobs):
            pool.start_worker()
        yield pool
    finally:
        pool.end()


class Pool:
    """Worker processes; :func:`open_pool` makes it."""

    def __init__(self) -> None:
        self._workers: list[_Worker] = []
        self._numbers = count()
        self._stranded: deque[_Task] = deque()
        """Texts of a worker that died, which were not the one it was at."""

    def start_worker(self) -> None:
        """Start one more worker, unless the system refuses."""
        context = get_context("spawn")
        with suppress(OSError):  # starting it lets interrupts through, so that must be no part of starting the worker
            resource_tracker.ensure_running()
        with held(), suppress(OSError):
            ours, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs,), daemon=True)
            with theirs:
                process.start()
            self._workers.append(_Worker(process, ours))

    def end(self) -> None:
        """Kill all workers, at once: whatever they are at is of no use any more."""
        with held():
            for worker in self._workers:
                worker.process.kill()
            for worker in self._workers:
                worker.process.join()
                worker.channel.close()
            self._workers.clear()

    def run(self, sources: Iterable[Source], decide: Decide) -> Iterator[Worked]:
        """Do the work for all sources, a bounded number of them at a time, and give them back in their order.

        Args:
            sources: taken as they are needed.
            decide: asked once a text has been read, which is before those ahead of it may have been dealt with: what
                it says then may be outdated when the text's turn comes.
        """
        upcoming = iter(sources)
        window: deque[_Task] = deque()
        self._fill(window, upcoming)
        while window and self._workers:
            self._listen(decide, None if window[0].done is None else 0)
            done = window[0].done
            if done is not None:
                window.popleft()
            self._fill(window, upcoming)
            if done is not None:
                yield done
        yield from _rest(window, upcoming, decide)

    def _fill(self, window: deque[_Task], upcoming: Iterator[Source]) -> None:
        """Give the workers as much as they should have."""
        while self._workers and (worker := min(self._workers, key=lambda w: len(w.tasks))):
            if len(worker.tasks) >= AHEAD or (task := self._next_task(window, upcoming)) is None:
                break
            number = next(self._numbers)
            worker.tasks[number] = task
            worker.ask(READ, number, task.source)

    def _next_task(self, window: deque[_Task], upcoming: Iterator[Source]) -> _Task | None:
        if self._stranded:
            return self._stranded.popleft()
        if len(window) >= WINDOW * len(self._workers) or (source := next(upcoming, None)) is None:
            return None
        window.append(task := _Task(source))
        return task

    def _listen(self, decide: Decide, timeout: float | None) -> None:
        """Take the answers that there are; wait for the first if there is no timeout."""
        ready = wait([worker.channel for worker in self._workers], timeout)
        for worker in [worker for worker in self._workers if worker.channel in ready]:
            try:
                while worker.channel.poll():
                    _take(worker, worker.channel.recv(), decide)
            except (EOFError, OSError):
                self._bury(worker)

    def _bury(self, worker: _Worker) -> None:
        """Blame the death of a worker on the text that it was at, and let another one do the rest."""
        worker.process.join(DYING_SECONDS)
        worker.process.kill()
        worker.process.join()
        worker.channel.close()
        self._workers.remove(worker)
        if worker.tasks:
            fatal = worker.tasks.pop(min(worker.tasks) if worker.at_work is None else worker.at_work)
            fatal.done = Worked(fatal.source, problem=_died(fatal.source, worker.process.exitcode))
        for task in worker.tasks.values():
            task.read = task.wished = None
            self._stranded.append(task)
        self.start_worker()


def _take(worker: _Worker, answer: Answer, decide: Decide) -> None:
    number, what = answer
    task = worker.tasks[number]
    if what is None:
        worker.at_work = number
        return
    worker.at_work = None
    if isinstance(what, Document):
        task.read, task.wished = what, decide(task.source, what)
        worker.ask(EXTRACT, number, task.wished)
        if task.wished is not None:
            return
    del worker.tasks[number]
    task.done = Worked(
        task.source,
        task.read,
        task.wished,
        what if isinstance(what, Made) else None,
        what if isinstance(what, Problem) else None,
    )


def _rest(window: Iterable[_Task], upcoming: Iterable[Source], decide: Decide) -> Iterator[Worked]:
    """Do in this process what is left when the system gives no process to any worker."""
    for task in window:
        yield from one_by_one([task.source], decide) if task.done is None else [task.done]
    yield from one_by_one(upcoming, decide)


def _died(source: Source, exit_code: int | None) -> Problem:
    return Problem(
        N_(
            "{path}: the process that read it died (exit code {code}): out of memory, or killed from outside.\n"
            "Ingest it again, with --jobs 1 or in smaller files."
        ),
        UNUSABLE_INPUT,
        path=one_line(source.name),
        code=exit_code,
    )
