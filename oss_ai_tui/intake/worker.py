"""What runs in a worker process: it reads texts, says what they are, and extracts those that it is told to.

Requests are ``(rank, number, what)``: a source to read, or, of a text that was read under this number, the document
for which its facts are wished (None: they are not). Answers are ``(number, what)``: None when the work begins, then the
document that was read, what was made of it, or the problem.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import PriorityQueue
from threading import Thread

from oss_ai_tui.domain.errors import Problem
from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.intake.sources import Source
from oss_ai_tui.intake.work import Made, extract_facts, read_source

READ, EXTRACT = 0, 1
"""Ranks of requests: reading goes first, for the parent has to decide about a text before it can be extracted."""

Request = tuple[int, int, Source | Document | None]
Answer = tuple[int, Document | Made | Problem | None]


@dataclass(frozen=True, slots=True)
class _Held:
    source: Source
    passages: tuple[Passage, ...]


def serve(channel: Connection) -> None:
    """Answer requests until the other end is closed, by whatever end the parent comes to."""
    requests: PriorityQueue[Request] = PriorityQueue()
    Thread(target=_receive, args=(channel, requests), daemon=True).start()
    held: dict[int, _Held] = {}
    with suppress(OSError, MemoryError):  # the parent is gone; or the answer is too large, and our end tells it
        while True:
            _, number, what = requests.get()
            if what is None:
                del held[number]
                continue
            channel.send((number, None))
            channel.send((number, _answer(held, number, what)))


def _receive(channel: Connection, requests: PriorityQueue[Request]) -> None:
    """Take requests in, so that the parent never waits for it, and end the process when no more can come."""
    try:
        while True:
            requests.put(channel.recv())
    finally:
        os._exit(0)


def _answer(held: dict[int, _Held], number: int, what: Source | Document) -> Document | Made | Problem:
    if isinstance(what, Document):
        text = held.pop(number)
        return extract_facts(text.source, what, text.passages)
    read = read_source(what)
    if isinstance(read, Problem):
        return read
    held[number] = _Held(what, read[1])
    return read[0]
