"""Deterministic identifiers: the same words in the same place give the same id on every machine."""

from __future__ import annotations

import re

from oss_ai_tui.domain.text import fold

_LINK = re.compile(r"(.+)#p([1-9]\d{0,9})(?::(\d{1,9})-(\d{1,9}))?", re.ASCII)


def digest(*parts: object, length: int = 10) -> str:
    """Return the first ``length`` hexadecimal digits of the SHA-256 of the parts joined by an unlikely separator."""
    from hashlib import sha256  # brings OpenSSL along, which nothing needs before the first frame

    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(name: str) -> str:
    """Return a name as folded words joined by hyphens: ``Command R+`` gives ``command-r-plus``; never empty."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\+(?!\w)", " plus", fold(name))).strip("-") or digest(name)


def document_id(sha: str) -> str:
    """Return the id of the document whose cleaned text has this SHA-256 digest."""
    return f"d{sha[:10]}"


def passage_id(document: str, ordinal: int) -> str:
    """Return the id of a document's passage number ``ordinal`` (from 0)."""
    return f"{document}.{ordinal}"


def paragraph_link(document: str, ordinal: int, span: tuple[int, int] | None = None) -> str:
    """Return where something stands, for people to pass on: ``dc4456c101c#p41``, or ``…#p41:120-168`` for some words.

    Paragraphs count from 1, as they are shown; the words' offsets are code points in the paragraph, the end exclusive.
    """
    return f"{document}#p{ordinal + 1}" + (f":{span[0]}-{span[1]}" if span else "")


def passage_of_link(link: str) -> str | None:
    """Return the id of the passage that a link of :func:`paragraph_link` leads to; None for anything else."""
    found = _LINK.fullmatch(link)
    return passage_id(found[1], int(found[2]) - 1) if found else None


def span_of_link(link: str) -> tuple[int, int] | None:
    """Return the offsets of the words that a link of :func:`paragraph_link` leads to; None where it names none."""
    found = _LINK.fullmatch(link)
    return (int(found[3]), int(found[4])) if found and found[3] else None


def entity_id(prefix: str, name: str, document: str | None = None) -> str:
    """Return the id of an entity: ``org:…``, ``mod:…`` or ``per:…``.

    With a document the entity is known only there (a surname without its full name) and never joins another's.
    """
    return f"{prefix}:{slug(name)}" + (f"@{document}" if document else "")


def fact_id(prefix: str, passage: str, start: int, end: int, *more: object) -> str:
    """Return the id of a fact from its place and what tells it from others there: ``q:3f…``, ``e:…``, ``f:…``."""
    return f"{prefix}:{digest(passage, start, end, *more)}"
