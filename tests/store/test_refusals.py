"""Paths that are no store, stores of tomorrow, folders that cannot be written: one clear problem, nothing touched."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
import pytest

from oss_ai_tui.domain.errors import NO_STORE, STORE_NOT_WRITABLE, Problem
from oss_ai_tui.domain.facts import Passage, Record
from oss_ai_tui.domain.reasons import reason
from oss_ai_tui.store import load_corpus, open_writer, read_state, verified_state
from oss_ai_tui.store.schema import SCHEMA
from tests.store.records import BODY, fill, loaded, named_parts, part_names, whole_record

A, B = whole_record("a"), whole_record("b")
OTHER = whole_record("a", body=f"{BODY} Otra vez.")
NOBODY = 65534


def contents(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}


@contextmanager
def problem(exit_code: int, path: Path) -> Iterator[None]:
    """Expect a problem of one or two lines that name the path."""
    with pytest.raises(Problem) as caught:
        yield
    assert caught.value.exit_code == exit_code
    assert str(path) in str(caught.value)
    assert len(str(caught.value).splitlines()) <= 2


def refused_for_reading(path: Path) -> None:
    for read in (read_state, verified_state, load_corpus, loaded):
        with problem(NO_STORE, path):
            read(path)


def test_nothing_at_the_path(path: Path) -> None:
    refused_for_reading(path)


def test_a_file_at_the_path(path: Path) -> None:
    path.write_text("un texto")
    refused_for_reading(path)
    with problem(NO_STORE, path), open_writer(path):
        pass
    assert path.read_text() == "un texto"


def through_a_file(path: Path) -> Path:
    path.write_text("un texto")
    return path / "dentro" / "almacén"


def link_to_nothing(path: Path) -> Path:
    path.symlink_to("nada")
    return path


def link_to_itself(path: Path) -> Path:
    path.symlink_to(path)
    return path


@pytest.mark.parametrize("make", [through_a_file, link_to_nothing, link_to_itself])
def test_a_path_that_can_be_no_store(path: Path, make: Callable[[Path], Path]) -> None:
    nowhere = make(path)
    refused_for_reading(nowhere)
    with pytest.raises(Problem, match="on the way") as caught, open_writer(nowhere):
        pass
    assert caught.value.exit_code == NO_STORE
    with pytest.raises(Problem, match="on the way"):
        read_state(nowhere)


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "Free the disk"),
        (errno.EDQUOT, "Free the disk"),
        (errno.EACCES, "Check who may write"),
        (errno.EROFS, "on another disk"),
        (errno.EIO, "Check the disk"),
        (errno.ENAMETOOLONG, "Name another folder"),
    ],
)
def test_every_reason_has_advice_of_its_own(
    path: Path, number: int, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, A)
    before = contents(path)

    def refuse(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Problem, match=advice) as caught:
        fill(path, B)
    assert caught.value.exit_code == STORE_NOT_WRITABLE
    assert reason(OSError(number, "")) in str(caught.value)
    assert ("Free the disk" in str(caught.value)) == (advice == "Free the disk")
    assert contents(path) == before


def test_a_folder_of_other_files(path: Path) -> None:
    path.mkdir()
    (path / "nota.txt").write_text("un texto")
    refused_for_reading(path)
    with problem(NO_STORE, path), open_writer(path):
        pass
    assert contents(path) == {"nota.txt": b"un texto"}


def test_an_empty_folder_holds_no_store_yet(path: Path) -> None:
    path.mkdir()
    refused_for_reading(path)


def test_parts_without_their_manifest_are_not_taken_for_a_new_store(path: Path) -> None:
    fill(path, A)
    (path / "manifest.json").unlink()
    before = contents(path)
    with problem(NO_STORE, path), open_writer(path):
        pass
    assert contents(path) == before


def test_a_store_of_a_newer_schema(path: Path) -> None:
    fill(path, A)
    manifest = path / "manifest.json"
    tables = orjson.loads(manifest.read_bytes())
    tables["store"]["1"] = {"schema": SCHEMA + 1, "what": "nobody knows"}
    manifest.write_bytes(orjson.dumps(tables))
    before = contents(path)
    refused_for_reading(path)
    with pytest.raises(Problem, match="newer"), open_writer(path):
        pass
    assert contents(path) == before


def test_a_pipe_in_place_of_the_manifest_blocks_nobody(path: Path) -> None:
    fill(path, A)
    (path / "manifest.json").unlink()
    os.mkfifo(path / "manifest.json")
    refused_for_reading(path)


@pytest.mark.parametrize("pattern", ["manifest.json", "parts/a-*.json", "parts/catalogue-*.json", "parts"])
def test_a_missing_file_is_damage(path: Path, pattern: str) -> None:
    fill(path, A)
    (file,) = path.glob(pattern)
    shutil.rmtree(file) if file.is_dir() else file.unlink()
    with problem(NO_STORE, path):
        load_corpus(path)


@pytest.fixture
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place that any user can reach, which the folder of pytest is not."""
    folder = Path(tempfile.mkdtemp(prefix="oss-ai-tui-test-"))
    folder.chmod(0o755)
    yield folder
    for file in (folder, *folder.rglob("*")):
        file.chmod(0o755)
    shutil.rmtree(folder)


def unprivileged(work: Callable[[], None]) -> None:
    """Do the work in a forked process that is not root, and fail if it fails."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            work()
            status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def make_read_only(path: Path) -> None:
    for file in (*path.rglob("*"), path):
        file.chmod(0o555 if file.is_dir() else 0o444)


@pytest.mark.parametrize("with_lock_file", [True, False])
def test_a_read_only_store_can_be_read_and_not_written(public: Path, with_lock_file: bool) -> None:
    path = public / "store"
    fill(path, A)
    if not with_lock_file:
        (path / ".lock").unlink()
    make_read_only(path)
    before = contents(path)

    def work() -> None:
        assert loaded(path) == [A]
        with problem(STORE_NOT_WRITABLE, path), open_writer(path):
            pass

    unprivileged(work)
    assert contents(path) == before


def test_a_new_store_in_a_read_only_folder(public: Path) -> None:
    public.chmod(0o555)

    def work() -> None:
        with problem(STORE_NOT_WRITABLE, public / "store"), open_writer(public / "store"):
            pass

    unprivileged(work)
    assert not (public / "store").exists()


def test_a_store_that_may_not_be_read(public: Path) -> None:
    path = public / "store"
    fill(path, A)
    next((path / "parts").glob("a-*.json")).chmod(0)

    def work() -> None:
        with pytest.raises(Problem, match="cannot be read"):
            loaded(path)

    unprivileged(work)


class Failing:
    """Stands in for a call that fails the nth time, reading not counted, and works again after that."""

    def __init__(self, call: Callable[..., object], failing: int) -> None:
        self._call = call
        self._failing = failing
        self.calls = 0

    def __call__(self, *arguments: object, **named: object) -> object:
        self.calls += named.get("mode") != "rb"
        if self.calls == self._failing and named.get("mode") != "rb":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._call(*arguments, **named)


@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
def test_a_disk_that_fills_up_at_any_call(path: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, A)
    owner, name = (Path, call) if call != "fsync" else (os, call)
    number = 0
    while True:
        number += 1
        failing = Failing(getattr(owner, name), number)
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, lambda *a, failing=failing, **n: failing(*a, **n))
            try:
                fill(path, OTHER, B)
            except Problem as caught:
                assert caught.exit_code == STORE_NOT_WRITABLE
            else:
                assert failing.calls < number
                break
        assert loaded(path) in ([A], [OTHER, B])
        assert not list(path.rglob("*.tmp"))
        restore(path)
    assert number > 2


def restore(path: Path) -> None:
    with open_writer(path) as writer:
        assert part_names(path) == named_parts(path)
        writer.put(A, extractor="1")
        if writer.find("b"):
            writer.remove("b")
        writer.commit()
    assert loaded(path) == [A]


def bulky(id: str) -> Record:
    text = "la niebla baja despacio por el valle " * 3000
    document = whole_record(id).document
    return Record(type(document)(id, f"{id}.txt", f"/t/{id}.txt", "0" * 64), (Passage(f"{id}.0", id, 0, text),))


def test_a_file_that_may_not_grow(path: Path) -> None:
    fill(path, A)

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        with problem(STORE_NOT_WRITABLE, path):
            fill(path, bulky("g"))
        assert loaded(path) == [A]
        assert part_names(path) == named_parts(path)
        fill(path, B)

    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert loaded(path) == [A, B]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 400 kB; skipped where it cannot be mounted."""
    folder = tmp_path / "disco"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if os.geteuid() or shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    path = small_disk / "store"
    fill(path, A)
    with problem(STORE_NOT_WRITABLE, path), open_writer(path) as writer:
        for number in range(100):
            writer.put(bulky(f"g{number}"), extractor="1")
        writer.commit()
    assert loaded(path) == [A]
    assert part_names(path) == named_parts(path)
    fill(path, B)
    assert loaded(path) == [A, B]


def test_a_disk_too_full_for_a_new_store(small_disk: Path) -> None:
    free = os.statvfs(small_disk)
    (small_disk / "lleno").write_bytes(bytes(free.f_bavail * free.f_frsize))
    with problem(STORE_NOT_WRITABLE, small_disk / "store"), open_writer(small_disk / "store"):
        pass
    assert [file.name for file in small_disk.iterdir()] == ["lleno"]
