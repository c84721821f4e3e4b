"""The explorer over handmade records, as a program of its own: ``python program.py WHICH LANGUAGE``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

from oss_ai_tui.domain.errors import NO_STORE, Problem
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.ui import run_explorer
from oss_ai_tui.ui.services import Services
from oss_ai_tui.ui.terminal import terminal_problem
from tests.ui.samples import Hits, PlainSearcher, hostile, services
from tests.ui.society import society


def _endless() -> Iterator[Record]:
    """Never comes to an end, as a store on a dead disk."""
    import time

    while True:
        time.sleep(3600)
    yield from ()


def _damaged() -> Iterator[Record]:
    raise Problem("{path}: damaged", NO_STORE, path="/almacen/roto")
    yield from ()


def _faulty() -> Iterator[Record]:
    raise ZeroDivisionError("a fault made for the test")
    yield from ()


class BrokenSearcher(PlainSearcher):
    """Fails at every search."""

    def search(self, query: str, kind: str = "passages", limit: int = 20, about: str | None = None) -> Hits:
        """Fail."""
        raise ZeroDivisionError("a fault made for the test")


WHICH: dict[str, Callable[[], Services]] = {
    "plain": services,
    "sample": lambda: services(is_sample=True),
    "empty": lambda: services(load=lambda: iter(())),
    "endless": lambda: services(load=_endless),
    "damaged": lambda: services(load=_damaged),
    "faulty": lambda: services(load=_faulty),
    "broken-search": lambda: replace(services(), searcher=BrokenSearcher),
    "hostile": lambda: services(hostile()),
    "society": lambda: services(*society()),
}

if __name__ == "__main__":
    problem = terminal_problem()
    if problem is not None:
        print(problem, file=sys.stderr)
        sys.exit(problem.exit_code)
    sys.exit(run_explorer(WHICH[sys.argv[1]](), language=sys.argv[2] if len(sys.argv) > 2 else "es"))
