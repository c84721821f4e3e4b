"""Killed or interrupted at any moment, a writer leaves the state before or the one after, and nobody in the way."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType

import pytest

from oss_ai_tui.domain.facts import Record
from oss_ai_tui.store import load_corpus, open_writer, read_state
from tests.store.records import BODY, fill, loaded, named_parts, part_names, whole_record

KILLS = 100
"""Kills at random moments."""

BEFORE = [whole_record("a"), whole_record("b")]
AFTER = [whole_record("a", body=f"{BODY} Otra vez."), whole_record("c")]

INTERRUPTED = 130
WRITING = frozenset({"folder.py", "writer.py", "storage.py"})
TraceFunction = Callable[[FrameType, str, object], "TraceFunction | None"]

FILE_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir"})


def change(path: Path) -> None:
    with open_writer(path) as writer:
        writer.put(AFTER[0], extractor="1")
        writer.put(AFTER[1], extractor="1")
        if writer.find("b"):
            writer.remove("b")
        writer.commit()


def restore(path: Path) -> None:
    with open_writer(path) as writer:
        assert part_names(path) == named_parts(path)
        assert not list(path.glob(".*.tmp"))
        for record in BEFORE:
            writer.put(record, extractor="1")
        if writer.find("c"):
            writer.remove("c")
        writer.commit()
    assert loaded(path) == BEFORE


def in_child(work: Callable[[], None]) -> int:
    """Run the work in a forked process and return its process id."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def outcome(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(event_number: int, path: Path) -> int:
    """Change the store in a child that is killed just before its nth touch of the file system."""
    seen = 0

    def count(event: str, _: tuple[object, ...]) -> None:
        nonlocal seen
        if event in FILE_EVENTS:
            seen += 1
            if seen == event_number:
                os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        sys.addaudithook(count)
        change(path)

    return outcome(in_child(work))


def test_killed_before_any_touch_of_the_file_system(path: Path) -> None:
    fill(path, *BEFORE)
    seen: list[list[Record]] = []
    while killed_at(len(seen) + 1, path) == -signal.SIGKILL:
        seen.append(loaded(path))
        restore(path)
    assert loaded(path) == AFTER
    assert len(seen) > 10
    assert all(state in (BEFORE, AFTER) for state in seen)
    assert BEFORE in seen and AFTER in seen


def test_killed_while_a_new_store_is_made(tmp_path: Path) -> None:
    number = 1
    while killed_at(number, path := tmp_path / str(number)) == -signal.SIGKILL:
        if (path / "manifest.json").exists():
            assert loaded(path) in ([], AFTER)
        fill(path, *AFTER)
        assert loaded(path) == AFTER
        number += 1
    assert loaded(path) == AFTER
    assert number > 10


def interrupted_at(line_number: int, path: Path) -> int:
    """Change the store in a child that Ctrl-C hits just before its nth line of the modules that write."""
    seen = 0

    def count(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal seen
        if Path(frame.f_code.co_filename).name not in WRITING:
            return None
        seen += event == "line"
        if event == "line" and seen == line_number:
            raise KeyboardInterrupt
        return count

    def work() -> None:
        sys.settrace(count)
        try:
            change(path)
        except KeyboardInterrupt:
            os._exit(INTERRUPTED)

    return outcome(in_child(work))


@pytest.mark.parametrize("before", [[], BEFORE], ids=["a new store", "a store"])
def test_interrupted_before_any_line(tmp_path: Path, before: list[Record]) -> None:
    number, status, seen = 0, INTERRUPTED, list[list[Record]]()
    while status == INTERRUPTED:
        path, number = tmp_path / str(number), number + 1
        if before:
            fill(path, *before)
        status = interrupted_at(number, path)
        seen.append(loaded(path) if (path / "manifest.json").exists() else [])
        with open_writer(path):
            assert part_names(path) == named_parts(path)
    assert status == 0
    assert len(seen) > 100
    assert all(state in (before, AFTER) for state in seen)
    assert before in seen and seen[-1] == AFTER


def test_killed_at_random_moments(path: Path) -> None:
    fill(path, *BEFORE)
    start = time.perf_counter()
    assert outcome(in_child(lambda: change(path))) == 0
    duration = time.perf_counter() - start
    random = Random(1)
    for _ in range(KILLS):
        child = in_child(lambda: change(path))
        time.sleep(random.uniform(0, 1.2 * duration))
        os.kill(child, signal.SIGKILL)
        outcome(child)
        assert loaded(path) in (BEFORE, AFTER)
        restore(path)


def test_a_lock_dies_with_its_holder(path: Path) -> None:
    fill(path, *BEFORE)
    ready, tell = os.pipe()

    def hold() -> None:
        with open_writer(path):
            os.write(tell, b"x")
            signal.pause()

    child = in_child(hold)
    os.read(ready, 1)
    os.kill(child, signal.SIGKILL)
    outcome(child)
    fill(path, *AFTER)
    assert len(read_state(path).documents) == 3


def test_readers_never_see_half_a_commit(path: Path) -> None:
    def both(serial: int) -> list[Record]:
        return [whole_record(id, body=f"{BODY} Número {serial}.") for id in ("a", "b")]

    def keep_writing() -> None:
        for serial in range(1, 60):
            fill(path, *both(serial))

    fill(path, *both(0))
    child = in_child(keep_writing)
    seen = set()
    while (done := os.waitpid(child, os.WNOHANG)) == (0, 0):
        bodies = {passage.text for passage in load_corpus(path).passages if passage.ordinal == 1}
        assert len(bodies) == 1
        seen |= bodies
    assert os.waitstatus_to_exitcode(done[1]) == 0
    assert len(seen) > 1


if not hasattr(os, "fork"):
    pytest.skip("needs fork", allow_module_level=True)
