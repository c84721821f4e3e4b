"""Where the person left a store: kept in a small file when the program ends, taken up when it starts again."""

from __future__ import annotations

import os
import tempfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from oss_ai_tui.paths import state_folder
from oss_ai_tui.ui.history import Place

_SCHEMA = 1
_LARGEST = 1 << 18
"""Bytes of a file that is read; what is longer is none of ours."""
_MOST_BEHIND = 20
"""Places behind the last one that are kept."""
_MOST_STORES = 200
"""Stores whose last places are kept."""


@dataclass(frozen=True, slots=True)
class Session:
    """Where somebody was, and had been before."""

    place: Place
    behind: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    schema: int
    store: str
    """Path of the store: file names are short, and two stores might share one."""
    session: Session


@dataclass(frozen=True, slots=True)
class Memory:
    """The last session with a store.

    A file is only ever replaced as a whole, so that of two programs that end at once one is remembered and none is
    harmed. Nothing here is worth a complaint: what cannot be written or read is as if it had never been.
    """

    store: str
    folder: Path
    is_fresh: bool = False
    """Whether to start anew, whatever is remembered."""

    @classmethod
    def of(cls, store: Path, is_fresh: bool = False) -> Memory:
        """Return the person's memory of a store."""
        return cls(os.path.realpath(store), state_folder() / "sessions", is_fresh)

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / f"{zlib.crc32(os.fsencode(self.store)):08x}.json"

    def read(self) -> Session | None:
        """Return the last session, or None where there is none to take up."""
        if self.is_fresh:
            return None
        try:
            with self.path.open("rb") as file:
                return session_of(file.read(_LARGEST + 1), self.store)
        except OSError:
            return None

    def write(self, session: Session) -> None:
        """Remember a session instead of the last one."""
        kept = Session(session.place, session.behind[-_MOST_BEHIND:])
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._replace(data_for(kept, self.store))
            self._forget_the_oldest()

    def forget(self) -> None:
        """Remember nothing, as after a fault that the last place may have brought about."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _replace(self, data: bytes) -> None:
        number, name = tempfile.mkstemp(dir=self.folder)  # 0600 from the first moment
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
            Path(name).replace(self.path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _forget_the_oldest(self) -> None:
        files = sorted(self.folder.iterdir(), key=lambda path: path.lstat().st_mtime)
        for path in files[:-_MOST_STORES]:
            path.unlink(missing_ok=True)


def data_for(session: Session, store: str) -> bytes:
    """Return a session as the bytes of a file."""
    import orjson

    from oss_ai_tui.ui.revival import data_of

    store = store.encode("utf-8", "replace").decode()
    return orjson.dumps(data_of(_Kept(_SCHEMA, store, session)))


def session_of(data: bytes, store: str) -> Session | None:
    """Return the session of a store that the bytes of a file tell of, or None for any others."""
    import orjson  # only now, as below: no session is read before the first frame

    from oss_ai_tui.ui.revival import revived

    try:
        if len(data) > _LARGEST:
            return None
        kept = revived(_Kept, orjson.loads(data))
    except ValueError:
        return None
    is_ours = kept.schema == _SCHEMA and kept.store == store.encode("utf-8", "replace").decode()
    return kept.session if is_ours else None
