"""What a store folder looks like, and the values that tell what is in it.

``manifest.json``
    A TinyDB file. Table ``store``: one row with ``schema``, ``generation`` (commits so far) and ``check`` (a digest of
    the manifest's other content). Table ``catalogues``: one row per catalogue file, in the order of their buckets.
``parts/catalogue-DIGEST.json``
    A TinyDB file. Table ``documents``: one row per document whose id falls into the bucket.
``parts/ID-DIGEST.json``
    A TinyDB file. One row in ``document``, and one table per kind of passage, entity and fact (:data:`KINDS`).
``.lock``
    Held by the one writer.

Files in ``parts`` are named after the SHA-256 of their bytes and never change. The manifest is replaced in one step,
so that it always names a whole state.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import DateBasis, Record
from oss_ai_tui.domain.ids import slug

SCHEMA = 1
"""Version of the form of store files; raised when an older program could not read them rightly."""

MANIFEST = "manifest.json"
PARTS = "parts"
LOCK = ".lock"

KINDS = ("passages", "companies", "models", "people", "quotes", "times", "events", "figures", "relations")
"""Names of a part's tables, which are those of the fields of :class:`~oss_ai_tui.domain.facts.Record`."""

PART_BYTES = 900_000
"""A document's part is split so that its file stays below about this size (a single passage is never split)."""

BUCKET_DOCUMENTS = 256
"""Documents in a full catalogue: at about 350 bytes a row a commit of one document rewrites under 100 KB."""

_PART_NAME = re.compile(r"[a-z0-9-]{1,60}-[0-9a-f]{32}\.json")
_LEFTOVER = re.compile(r"\..{1,120}\.tmp")


class DocumentEntry(NamedTuple):
    """What a store's catalogue says of one document, without its passages and facts.

    A tuple and no dataclass: there may be ten thousand of them to make before anything can be shown, and a frozen
    dataclass takes ten times as long.
    """

    id: str
    file: str
    """Name of the ingested file, without folders."""
    path: str
    """Where it was when it was ingested."""
    sha256: str
    """Of the cleaned text."""
    title: str | None
    date: Edtf | None
    date_basis: DateBasis
    extractor: str
    """Version of the extractor that read its facts."""
    numbers: tuple[int, ...]
    """How many of each of :data:`KINDS` it has, in their order."""
    parts: tuple[str, ...]
    """Names of its files in ``parts``, in the order of their passages."""

    @property
    def counts(self) -> dict[str, int]:
        """How many of each of :data:`KINDS` it has, by name."""
        return dict(zip(KINDS, self.numbers, strict=True))


@dataclass(frozen=True, slots=True)
class StoreState:
    """One state of a store: everything that one manifest names."""

    schema: int
    generation: int
    """Number of commits so far; a change tells readers that there is something new."""
    documents: tuple[DocumentEntry, ...]
    """In the order of their file names."""
    digest: str = ""
    """Fingerprint of the content: equal for equal documents and facts, whatever commits led there."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The root of a state."""

    generation: int
    catalogues: tuple[str, ...]
    """Names of the catalogue files, one per bucket."""


def part_name(stem: str, data: bytes) -> str:
    """Return the name of the part file that holds these bytes; ``stem`` only helps people who look into the folder."""
    return f"{slug(stem)[:60].strip('-')}-{sha256(data).hexdigest()[:32]}.json"


def is_part_name(name: str) -> bool:
    """Tell whether a name is one that :func:`part_name` makes; no other file there is ours to read or remove."""
    return _PART_NAME.fullmatch(name) is not None


def is_leftover(name: str) -> bool:
    """Tell whether a name is that of a temporary file of an interrupted writer."""
    return _LEFTOVER.fullmatch(name) is not None


def holds(name: str, data: bytes) -> bool:
    """Tell whether the bytes are those that the part was named after."""
    return name[-37:-5] == sha256(data).hexdigest()[:32]


def bucket_count(documents: int) -> int:
    """Return the number of catalogues for so many documents: a power of two, none for no documents."""
    return 1 << ((documents - 1) // BUCKET_DOCUMENTS).bit_length() if documents else 0


def bucket_of(id: str, buckets: int) -> int:
    """Return the catalogue into which a document id falls."""
    return int.from_bytes(sha256(id.encode("utf-8", "surrogatepass")).digest()[:4], "big") & (buckets - 1)


def numbers_of(record: Record) -> tuple[int, ...]:
    """Return how many of each of :data:`KINDS` a record has, in their order."""
    return tuple(len(getattr(record, kind)) for kind in KINDS)


def manifest_path(path: Path) -> Path:
    """Return where the manifest of a store lies."""
    return path / MANIFEST


def parts_folder(path: Path) -> Path:
    """Return where the part files of a store lie."""
    return path / PARTS


def part_file(path: Path, name: str) -> str:
    """Return where a part file of a store lies, as text: joining so many paths takes longer than opening the files."""
    return f"{path}{os.sep}{PARTS}{os.sep}{name}"
