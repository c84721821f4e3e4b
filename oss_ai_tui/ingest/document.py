"""The whole way from a file to its document and passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Evidence, Passage, Proof
from oss_ai_tui.domain.ids import document_id, passage_id
from oss_ai_tui.domain.text import is_safe
from oss_ai_tui.i18n import N_
from oss_ai_tui.ingest.blocks import kinds_of
from oss_ai_tui.ingest.characters import clean_characters
from oss_ai_tui.ingest.joining import Block, make_blocks
from oss_ai_tui.ingest.lines import read_lines
from oss_ai_tui.ingest.mapped import MappedText
from oss_ai_tui.ingest.markdown import remove_inline_markup
from oss_ai_tui.ingest.markup import decode_entities, remove_tags
from oss_ai_tui.ingest.metadata import Metadata, Statement, read_metadata, split_datelines
from oss_ai_tui.ingest.passages import Draft, cut, finish
from oss_ai_tui.ingest.reading import read_text, unusable
from oss_ai_tui.ingest.recurring import mark_recurring

MOST_LINES = 1_000_000
"""A text of more lines with words in them is a word list or a log; its passages would fill the memory."""
_LINE_START = re.compile(r"[\r\n][^\r\n]")
_ESCAPE = re.compile(r"\\(?:[\\nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
"""What :func:`printable` and a doubled backslash look like."""
_FIELDS = ("title", "author", "publisher", "date", "translation")


def read_document(path: Path, date: Edtf | None = None) -> tuple[Document, tuple[Passage, ...]]:
    """Read a text file as a document and its passages.

    Args:
        path: a regular file that holds text, of at most 50 MB.
        date: the date of the text where it prints none; a date that the text states goes before it.

    Raises:
        Problem: if the file cannot be read, is no text, has no words in it, or over a million lines.
    """
    raw = read_text(path)
    if _count_lines(raw) > MOST_LINES:
        raise unusable(N_("{path} has over {lines} lines: split it into smaller files."), path, lines=MOST_LINES)
    text = parse(raw)
    drafts = text.drafts
    if not drafts:
        raise unusable(N_("{path} holds no words: there is nothing to read in it."), path)
    sha = sha256("\n\n".join(draft.text for draft in drafts).encode()).hexdigest()
    passages = _passages(document_id(sha), drafts)
    firsts = accumulate((len(parts) for parts in text.blocks), initial=0)
    return _document(
        path, sha, date, text.metadata, [passages[first] for first in firsts if first < len(passages)]
    ), passages


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text in blocks, each as the passages it is cut into, and what it states of itself."""

    blocks: list[list[Draft]]
    metadata: Metadata

    @property
    def drafts(self) -> list[Draft]:
        """All passages in order."""
        return [draft for parts in self.blocks for draft in parts]


def parse(text: str) -> ParsedText:
    """Return the passages and metadata of a decoded text; every passage is mapped to its place in it."""
    blocks = make_blocks_of(text)
    metadata = read_metadata(blocks)
    kinds = kinds_of(blocks, metadata.kinds)
    parts = [list(cut(Draft(block.words, kind))) for block, kind in zip(blocks, kinds, strict=True)]
    return ParsedText(parts, metadata)


def make_blocks_of(text: str) -> list[Block]:
    """Return the paragraphs, headings and items of a decoded text, each mapped to its place in it."""
    view = remove_tags(clean_characters(MappedText.of(text)))
    plain = decode_entities(remove_inline_markup(view))
    blocks = make_blocks(plain, mark_recurring(read_lines(plain.text, view.text)))
    finished = (Block(finish(block.words), block.mark, block.bold) for block in blocks)
    return split_datelines([block for block in finished if block.words.text])


def _count_lines(text: str) -> int:
    """Return how many lines of a text are not empty, the first aside."""
    return sum(1 for _ in _LINE_START.finditer(text))


def _passages(document: str, drafts: Sequence[Draft]) -> tuple[Passage, ...]:
    return tuple(
        Passage(passage_id(document, number), document, number, draft.text, draft.kind, draft.words.origin())
        for number, draft in enumerate(drafts)
    )


def _document(path: Path, sha: str, date: Edtf | None, metadata: Metadata, firsts: Sequence[Passage]) -> Document:
    """Make the document; ``firsts`` is the first passage of each block."""
    best = {name: one for name in _FIELDS if (one := metadata.best(name))}
    stated = best.get("date")
    value = {name: one.value for name, one in best.items()}
    return Document(
        document_id(sha),
        printable(path.name),
        unambiguous(str(path.resolve())),
        sha,
        title=value.get("title"),
        author=value.get("author"),
        publisher=value.get("publisher"),
        date=Edtf(stated.value) if stated else date,
        date_basis="stated" if stated else "user" if date else "none",
        translation=value.get("translation"),
        proofs=tuple(_proof(one, firsts[one.block]) for one in best.values()),
    )


def _proof(one: Statement, passage: Passage) -> Proof:
    evidence = Evidence(passage.id, one.start, one.end, passage.text[one.start : one.end])
    return Proof(one.field, one.value, evidence, one.rule, one.confidence)


def printable(name: str) -> str:
    """Return a file's name with whatever cannot be shown or encoded written as an escape such as ``\\x1b``."""
    return "".join(map(_shown, name))


def unambiguous(path: str) -> str:
    """Return a path made printable so that no two paths become one: backslashes are doubled where it matters.

    A path with neither an unprintable character nor what looks like an escape is left as it is.
    """
    if printable(path) == path and not _ESCAPE.search(path):
        return path
    return "".join("\\\\" if char == "\\" else _shown(char) for char in path)


def _shown(char: str) -> str:
    return char if is_safe(char) and char not in "\n\t" else char.encode("unicode_escape").decode()
