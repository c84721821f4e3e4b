"""Markdown: each item as a block quotation with its attribution and citation under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.facts import Company, Document, Entity, Event, Figure, Model, Passage, Person, Quote
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.export.citing import (
    QUOTE_KINDS,
    Item,
    Thing,
    citation,
    passage_of,
    places,
    quoted,
    source,
    speaker,
    statement,
)
from oss_ai_tui.i18n import language, tr

_SIGNS = re.compile(r"[\\`*_{}\[\]<|~$^@&]|==|:(?=[\w+-]+:)")
"""What is a sign anywhere in a line; pandoc's and GitHub's own signs are among them."""
_OPENING = re.compile(r"\A(?:(?:\d+|[a-z]|[ivxlcdm]+|#)(?=[.)])|(?=[-+#>:=(]))", re.IGNORECASE)
"""What would begin a list, a heading or a rule; a backslash may stand before any sign (CommonMark 0.31, 2.4)."""


def export_markdown(corpus: Corpus, things: Iterable[Thing]) -> bytes:
    """Return the things in their order: a fact or passage as a quotation of the source and a line that says whose and
    where, an entity with the paragraphs that name it, a document with its citation."""
    return "\n".join(line for thing in things for line in _lines(corpus, thing)).encode("utf-8")


def escape(text: str) -> str:
    """Return any text on one line so that Markdown shows it letter by letter."""
    line = _SIGNS.sub(lambda found: "".join(f"\\{char}" for char in found.group()), one_line(text))
    opening = _OPENING.match(line)
    return f"{opening[0]}\\{line[opening.end() :]}" if opening else line


def _lines(corpus: Corpus, thing: Thing) -> Iterator[str]:
    if isinstance(thing, Document):
        yield from (f"{escape(source(thing))} `{thing.id}`", "")
    elif isinstance(thing, (Company, Model, Person)):
        yield from _entity(corpus, thing)
    else:
        yield from _block(corpus, thing)


def _entity(corpus: Corpus, entity: Entity) -> Iterator[str]:
    yield f"**{escape(entity.name)}** `{entity.id}`"
    yield ""
    named: dict[str, list[Passage]] = {}
    for passage in places(corpus, entity):
        named.setdefault(passage.document, []).append(passage)
    for document, passages in named.items():
        yield f"- {escape(source(corpus.document(document), *passages))}"
    yield ""


def _block(corpus: Corpus, item: Item) -> Iterator[str]:
    yield f"> {escape(quoted(item) if isinstance(item, Quote) else statement(corpus, item))}"
    yield ">"
    source = escape(citation(corpus, passage_of(corpus, item)))
    about = _about(corpus, item)
    yield f"> — {about} {source} `{item.id}`" if about else f"> — {source} `{item.id}`"
    yield ""


def _about(corpus: Corpus, item: Item) -> str:
    """Return what stands before the citation: the speaker, the date, the value."""
    match item:
        case Quote():
            return f"**{escape(speaker(corpus, item))}** ({tr(QUOTE_KINDS[item.kind])})."
        case Event():
            return f"**{escape(label(item.date, language()))}**."
        case Figure() if item.value is not None:
            top = f"–{item.value_max}" if item.value_max is not None else ""
            value = f"{item.value}{top} {item.unit or ''}".rstrip()
            return f"**{escape(value)}**."
        case _:
            return ""
