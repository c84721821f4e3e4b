"""Reading the store in the thread: from the beginning again where a writer changes it meanwhile, but not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual.message import Message

from oss_ai_tui.domain.errors import NO_STORE
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.store import StoreChanged, load_records, open_writer, read_state
from oss_ai_tui.ui.loading import load
from oss_ai_tui.ui.messages import CorpusLoaded, SearcherReady, StoreUnreadable
from oss_ai_tui.ui.services import Services
from tests.ui.driving import explore
from tests.ui.samples import harbour, services, tower


class Restless:
    """A store that a writer changes under the reader's hands, so many times."""

    def __init__(self, changes: int) -> None:
        self.changes = changes
        self.readings = 0

    def load(self) -> Iterator[Record]:
        self.readings += 1
        yield harbour()
        if self.readings <= self.changes:
            raise StoreChanged("{path}: changed while it was read", NO_STORE, path="/almacen")
        yield tower()


def posted_by(made: Services) -> list[Message]:
    """What a reading of the store posts to the screen."""
    posted: list[Message] = []

    def post(message: Message) -> bool:
        posted.append(message)
        return True

    load(made, post)
    return posted


def test_a_store_that_changes_while_it_is_read_is_read_anew() -> None:
    store = Restless(changes=3)
    posted = posted_by(services(load=store.load))
    loaded = next(message for message in posted if isinstance(message, CorpusLoaded))
    assert store.readings == 4
    assert [document.id for document in loaded.corpus.documents] == ["puerto", "torre"]
    assert isinstance(posted[-1], SearcherReady)


def test_one_that_never_comes_to_rest_is_told_as_a_problem() -> None:
    store = Restless(changes=1_000)
    (told,) = [message for message in posted_by(services(load=store.load)) if isinstance(message, StoreUnreadable)]
    assert isinstance(told.problem, StoreChanged)
    assert 1 < store.readings < 100


def test_files_that_a_writer_took_away_are_no_fault_but_the_next_state_is_read(tmp_path: Path) -> None:
    store = tmp_path / "almacen"
    put(store, harbour())
    states = [read_state(store)]
    put(store, tower(), instead_of="puerto")
    put(store, tower())  # the files of the first state go only when the next writer comes

    def read() -> Iterator[Record]:
        return load_records(store, states.pop() if states else None)

    loaded = next(message for message in posted_by(services(load=read)) if isinstance(message, CorpusLoaded))
    assert [document.id for document in loaded.corpus.documents] == ["torre"]


def put(store: Path, record: Record, instead_of: str | None = None) -> None:
    with open_writer(store) as writer:
        if instead_of is not None:
            writer.remove(instead_of)
        writer.put(record, extractor="x")
        writer.commit()


async def test_the_screen_shows_the_store_as_it_is_in_the_end() -> None:
    store = Restless(changes=2)
    async with explore(services(load=store.load)) as driver:
        await driver.see("▸Torre Alta", "1/2")
        await driver.press("7")
        await driver.see("1/2", "Torre Alta no abre")
