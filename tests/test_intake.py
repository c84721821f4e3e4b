"""Files into a store, in one process and in several: the same results, whatever befalls a text or a worker."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from oss_ai_tui.domain.errors import STORE_LOCKED, UNUSABLE_INPUT, Problem
from oss_ai_tui.domain.facts import Document
from oss_ai_tui.extract import EXTRACTOR_VERSION
from oss_ai_tui.intake import Outcome, ingest, plan, run, work
from oss_ai_tui.intake.pool import WINDOW, Pool, open_pool
from oss_ai_tui.intake.sources import FileSource, Source, Text
from oss_ai_tui.intake.work import Worked, one_by_one
from oss_ai_tui.store import Writer, load_corpus, open_writer, read_state

JOBS = pytest.mark.parametrize("jobs", [1, 2])
NAMES = ("Nubelia", "Tordo Labs", "Cardal", "Ardea Labs", "Quebrada IA", "Lenga", "Coirón", "Pehuén Sistemas")


class Killed(FileSource):
    """A file at which the process that reads it is killed."""

    def read(self) -> Text:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


class Hungry(FileSource):
    """A file for which there is no memory."""

    def read(self) -> Text:
        raise MemoryError


class Faulty(FileSource):
    """A file that our own code cannot cope with."""

    def read(self) -> Text:
        raise KeyError("tero\n\x1b[31m")


def write_articles(folder: Path, number: int) -> list[Path]:
    """Write short articles, no two alike, every other with a quotation."""
    folder.mkdir(exist_ok=True)
    files = []
    for serial in range(number):
        name = NAMES[serial % len(NAMES)]
        said = f"\n\n«Somos {serial} personas», dijo Lucía Arancibia, directora de {name}." if serial % 2 else ""
        files.append(folder / f"{serial:03}.txt")
        files[-1].write_text(f"La firma {name} lanzó el modelo Garza {serial} en mayo de 2023.{said}\n", "utf-8")
    return files


def sources(files: list[Path]) -> list[Source]:
    return [FileSource(path) for path in files]


def all_wished(source: Source, document: Document) -> Document:
    return document


def none_wished(source: Source, document: Document) -> None:
    return None


def told(outcomes: Iterator[Outcome]) -> list[tuple[str, str, dict[str, int], str]]:
    return [(o.path, o.status, o.counts, str(o.problem or "")) for o in outcomes]


def content(store: Path) -> dict[str, bytes]:
    return {str(file.relative_to(store)): file.read_bytes() for file in store.rglob("*") if file.is_file()}


@pytest.fixture
def one_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits by the clock make different numbers of generations of the same documents."""
    monkeypatch.setattr(run, "COMMIT_SECONDS", float("inf"))


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """The documents for which facts were extracted, in whatever process."""
    seen: list[Document] = []
    put = run._put

    def spy(writer: Writer, worked: Worked) -> Outcome:
        if worked.made is not None:
            seen.append(worked.made.document)
        return put(writer, worked)

    monkeypatch.setattr(run, "_put", spy)
    return seen


def mixed_batch(folder: Path) -> list[Path]:
    """Good files and bad ones, the same text twice, and one path in two spellings."""
    files = write_articles(folder, 40)
    files[7].write_bytes(bytes(range(256)) * 40)
    files[13].unlink()
    files[20].write_text(files[19].read_text("utf-8"), "utf-8")
    return [*files, folder / ".." / folder.name / files[2].name]


@pytest.mark.usefixtures("one_commit")
def test_any_number_of_jobs_gives_the_same_outcomes_and_bytes(tmp_path: Path) -> None:
    files = mixed_batch(tmp_path / "texts")
    original = files[3].read_text("utf-8")
    results = []
    for jobs in (1, 2):
        store = tmp_path / str(jobs)
        first = told(ingest(files, store, jobs=jobs))
        files[3].write_text("Otro texto de la firma Cardal.\n", "utf-8")
        second = told(ingest(files, store, jobs=jobs))
        files[3].write_text(original, "utf-8")
        results.append((first, second, content(store)))
    first, second, _ = results[0]
    assert [status for _, status, _, _ in first].count("failed") == 2
    assert first[20][1] == first[40][1] == "unchanged"
    assert {status for _, status, _, _ in second} == {"unchanged", "replaced", "failed"}
    assert results[1] == results[0]


@JOBS
def test_unchanged_documents_are_not_extracted_again(tmp_path: Path, jobs: int, extracted: list[Document]) -> None:
    files, store = write_articles(tmp_path / "texts", 20), tmp_path / "s"
    list(ingest(files, store, jobs=jobs))
    assert len(extracted) == 20
    extracted.clear()
    files[4].write_text("Solo este texto es otro.\n", "utf-8")
    moved = files[5].rename(tmp_path / "texts" / "movido.txt")
    outcomes = list(ingest([*files[:5], moved, *files[6:]], store, jobs=jobs))
    assert [o.status for o in outcomes].count("unchanged") == 19
    assert len(extracted) == 1


@JOBS
def test_what_an_older_extractor_made_is_redone_without_its_file(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch, extracted: list[Document]
) -> None:
    files, store = write_articles(tmp_path / "texts", 12), tmp_path / "s"
    for module in (plan, run, work):
        monkeypatch.setattr(module, "EXTRACTOR_VERSION", "0")
    list(ingest(files, store))
    before = load_corpus(store)
    monkeypatch.undo()
    for file in files[1:]:
        file.unlink()
    outcomes = list(ingest(files[:1], store, jobs=jobs))
    assert [o.status for o in outcomes] == ["redone"] * 12
    assert {entry.extractor for entry in read_state(store).documents} == {EXTRACTOR_VERSION}
    assert load_corpus(store) == before


@pytest.mark.parametrize(("kind", "says"), [(Hungry, "memory"), (Faulty, "KeyError")])
@JOBS
def test_a_text_that_cannot_be_worked_at_hinders_no_other(
    tmp_path: Path, jobs: int, kind: type[FileSource], says: str
) -> None:
    files = write_articles(tmp_path / "texts", 9)
    batch = [kind(path) if number == 4 else FileSource(path) for number, path in enumerate(files)]
    if jobs == 1:
        done = list(one_by_one(batch, all_wished))
    else:
        with open_pool(jobs) as pool:
            done = list(pool.run(batch, all_wished))
    assert [one.source for one in done] == batch
    problem = done[4].problem
    assert problem is not None
    assert problem.exit_code == UNUSABLE_INPUT
    assert says in str(problem) and "004.txt" in str(problem)
    assert "\x1b" not in str(problem) and str(problem).count("\n") < 2
    assert [one.source for one in done if one.made is None] == [batch[4]]


def test_dead_workers_cost_their_text_and_no_other(tmp_path: Path) -> None:
    files = write_articles(tmp_path / "texts", 30)
    batch = [Killed(path) if number in (0, 3, 4, 29) else FileSource(path) for number, path in enumerate(files)]
    with open_pool(2) as pool:
        done = list(pool.run(batch, all_wished))
    assert [one.source for one in done] == batch
    for one in done:
        assert (one.made is None) == isinstance(one.source, Killed)
        assert ("died (exit code -9)" in str(one.problem)) == isinstance(one.source, Killed)


def test_texts_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    taken: list[Source] = []

    def counted() -> Iterator[Source]:
        for source in sources(write_articles(tmp_path / "texts", 100)):
            taken.append(source)
            yield source

    with open_pool(2) as pool:
        ahead = [len(taken) - given for given, _ in enumerate(pool.run(counted(), none_wished), 1)]
    assert len(ahead) == 100
    assert max(ahead) <= 2 * WINDOW


def test_what_is_not_wished_is_read_and_not_extracted(tmp_path: Path) -> None:
    batch = sources(write_articles(tmp_path / "texts", 10))
    with open_pool(2) as pool:
        done = list(pool.run(batch, none_wished))
    assert done == list(one_by_one(batch, none_wished))
    assert all(one.read is not None and one.made is None for one in done)


def test_without_any_process_the_work_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(process: SpawnProcess) -> None:
        raise BlockingIOError("no more processes")

    batch = sources(write_articles(tmp_path / "texts", 5))
    monkeypatch.setattr(SpawnProcess, "start", refuse)
    with open_pool(2) as pool:
        assert list(pool.run(batch, all_wished)) == list(one_by_one(batch, all_wished))


def test_no_worker_is_left_when_the_outcomes_are_not_wanted_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processes: list[SpawnProcess] = []
    start = Pool.start_worker

    def started(pool: Pool) -> None:
        start(pool)
        processes[:] = [worker.process for worker in pool._workers]

    monkeypatch.setattr(Pool, "start_worker", started)
    outcomes = ingest(write_articles(tmp_path / "texts", 40), tmp_path / "s", jobs=2)
    assert next(outcomes).status == "added"
    with pytest.raises(Problem) as locked, open_writer(tmp_path / "s"):
        pass
    assert locked.value.exit_code == STORE_LOCKED
    outcomes.close()
    assert len(processes) == 2
    assert not any(process.is_alive() for process in processes)
    with open_writer(tmp_path / "s") as writer:
        assert not writer.state.documents


def test_few_texts_are_not_worth_a_second_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    large = tmp_path / "largo.txt"
    large.write_bytes(b"a" * run.JOB_BYTES)
    assert run.suitable_jobs(write_articles(tmp_path / "texts", 10)) == 1
    assert run.suitable_jobs([tmp_path / "falta.txt"]) == 1
    assert [run.suitable_jobs([large] * number) for number in (1, 2, 3, 4, 9)] == [1, 2, 3, 4, 4]


def test_a_problem_goes_from_one_process_to_another() -> None:
    problem = Problem("{path} says {what}", UNUSABLE_INPUT, path=Path("a b"), what="«no»")
    again = pickle.loads(pickle.dumps(problem))
    assert (str(again), again.message, again.exit_code, again.fields) == (
        *(str(problem), problem.message, problem.exit_code),
        problem.fields,
    )


@JOBS
def test_files_whose_names_look_alike_once_escaped_stay_two(tmp_path: Path, jobs: int) -> None:
    for number, name in enumerate(("x\ny.txt", "x\\ny.txt", "x\\\\ny.txt")):
        (tmp_path / name).write_text(f"Texto número {number} de la firma Ardea.\n", "utf-8")
    for status in ("added", "unchanged"):
        outcomes = list(ingest(sorted(tmp_path.glob("*.txt")), tmp_path / "s", jobs=jobs))
        assert [outcome.status for outcome in outcomes] == [status] * 3
    assert len(read_state(tmp_path / "s").documents) == 3


@JOBS
def test_texts_that_change_places_are_both_kept(tmp_path: Path, jobs: int) -> None:
    files, store = write_articles(tmp_path / "texts", 2), tmp_path / "s"
    list(ingest(files, store))
    before = {entry.id for entry in read_state(store).documents}
    texts = [file.read_bytes() for file in files]
    for file, text in zip(files, reversed(texts), strict=True):
        file.write_bytes(text)
    list(ingest(files, store, jobs=jobs))
    assert {entry.id for entry in read_state(store).documents} == before
