"""A document as it goes into a store: entry and files, made without the store, so that other processes can do it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oss_ai_tui.domain.facts import Document, Record
from oss_ai_tui.domain.text import is_safe
from oss_ai_tui.store.encoding import record_rows
from oss_ai_tui.store.schema import DocumentEntry, numbers_of, part_name
from oss_ai_tui.store.splitting import pieces
from oss_ai_tui.store.storage import encode, gather


@dataclass(frozen=True, slots=True)
class Packed:
    """A record ready to be put."""

    entry: DocumentEntry
    parts: tuple[bytes, ...]
    """Content of the files that the entry names, in their order."""


def pack(record: Record, *, extractor: str) -> Packed:
    """Return a record, read by this version of the extractor, as :meth:`Writer.put_packed` takes it.

    Raises:
        ValueError: if the record is not sound (see :func:`oss_ai_tui.store.encoding.record_rows`).
    """
    record = replace(record, document=_named_plainly(record.document))
    texts = {passage.id: passage.text for passage in record.passages}
    parts = tuple(encode(gather(record_rows(piece, texts))) for piece in pieces(record))
    names = tuple(part_name(record.document.id, data) for data in parts)
    return Packed(_entry(record, extractor, names), parts)


def _entry(record: Record, extractor: str, parts: tuple[str, ...]) -> DocumentEntry:
    document = record.document
    return DocumentEntry(
        id=document.id,
        file=document.file,
        path=document.path,
        sha256=document.sha256,
        title=document.title,
        date=document.date,
        date_basis=document.date_basis,
        extractor=extractor,
        numbers=numbers_of(record),
        parts=parts,
    )


def _named_plainly(document: Document) -> Document:
    return replace(document, file=spelt_out(document.file), path=spelt_out(document.path))


def spelt_out(name: str) -> str:
    """Return a file name with unsafe characters spelt out, so that two such names stay two."""
    return "".join(c if is_safe(c) else f"\\u{ord(c):04x}" for c in name)
