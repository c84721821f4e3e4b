"""The whole way from a file to its document and passages."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Passage
from oss_ai_tui.domain.ids import document_id, passage_id
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.i18n import N_
from oss_ai_tui.ingest.blocks import make_drafts
from oss_ai_tui.ingest.characters import clean_characters
from oss_ai_tui.ingest.joining import make_blocks
from oss_ai_tui.ingest.lines import read_lines
from oss_ai_tui.ingest.mapped import MappedText
from oss_ai_tui.ingest.markdown import remove_inline_markup
from oss_ai_tui.ingest.markup import decode_entities, remove_tags
from oss_ai_tui.ingest.passages import Draft, cut
from oss_ai_tui.ingest.reading import read_text, unusable


def read_document(path: Path, date: Edtf | None = None) -> tuple[Document, tuple[Passage, ...]]:
    """Read a text file as a document and its passages.

    Args:
        path: a regular file that holds text, of at most 50 MB.
        date: the date of the text where it prints none; a date that the text states goes before it.

    Raises:
        Problem: if the file cannot be read, is no text, or has no words in it.
    """
    drafts = clean(read_text(path))
    if not drafts:
        raise unusable(N_("{path} holds no words: there is nothing to read in it."), path)
    sha = sha256("\n\n".join(draft.text for draft in drafts).encode()).hexdigest()
    name = document_id(sha)
    passages = tuple(
        Passage(passage_id(name, number), name, number, draft.text, draft.kind, draft.words.origin())
        for number, draft in enumerate(drafts)
    )
    where = {"file": one_line(path.name), "path": one_line(str(path.resolve()))}
    document = Document(name, sha256=sha, date=date, date_basis="user" if date else "none", **where)
    return document, passages


def clean(text: str) -> list[Draft]:
    """Return the passages of a decoded text, each mapped to its place in it."""
    view = remove_tags(clean_characters(MappedText.of(text)))
    plain = decode_entities(remove_inline_markup(view))
    lines = read_lines(plain.text, view.text)
    return [part for draft in make_drafts(make_blocks(plain, lines)) for part in cut(draft)]
