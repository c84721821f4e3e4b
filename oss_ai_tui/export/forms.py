"""One thing as text to paste: its words, those with their attribution, its citation, a link to it, JSON, its file.

A thing is an item of the corpus, or :class:`Evidence` for words of a text that are no fact of their own. Every form is
one line and holds no control, invisible or bidi character.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Document, Evidence, Model, Passage, Person, Quote
from oss_ai_tui.domain.ids import paragraph_link
from oss_ai_tui.domain.text import one_line, strip_unsafe
from oss_ai_tui.export.citing import Thing, attributed, citation, source, statement, verbatim
from oss_ai_tui.export.json import Row
from oss_ai_tui.export.jsonl import line_object
from oss_ai_tui.export.safe_json import json_bytes

Copied = Thing | Evidence
"""What can be copied."""


def written(corpus: Corpus, thing: Copied, form: str) -> str | None:
    """Return a thing in a form of :data:`FORMS`; None where it has none: a company has no words of its own to cite."""
    return FORMS[form](corpus, thing)


def _text(corpus: Corpus, thing: Copied) -> str:
    if isinstance(thing, Evidence):
        return one_line(corpus.passage(thing.passage).text[thing.start : thing.end])
    return statement(corpus, thing)


def _quote(corpus: Corpus, thing: Copied) -> str | None:
    if isinstance(thing, Quote):
        return attributed(corpus, thing)
    words = _words(thing)
    return verbatim(corpus, words) if words else None


def _citation(corpus: Corpus, thing: Copied) -> str | None:
    if isinstance(thing, Document):
        return source(thing)
    words = _words(thing)
    return citation(corpus, corpus.passage(words.passage)) if words else None


def _link(corpus: Corpus, thing: Copied) -> str:
    if isinstance(thing, (Company, Model, Person, Document)):
        return one_line(thing.id)
    words = thing if isinstance(thing, Evidence) else _words(thing)
    assert words is not None
    passage = corpus.passage(words.passage)
    span = None if isinstance(thing, Passage) else (words.start, words.end)
    return one_line(paragraph_link(passage.document, passage.ordinal, span))


def _json(corpus: Corpus, thing: Copied) -> str:
    row = _words_row(corpus, thing) if isinstance(thing, Evidence) else line_object(corpus, thing)
    return json_bytes(row).decode("utf-8").rstrip("\n")


def _words_row(corpus: Corpus, evidence: Evidence) -> Row:
    passage = corpus.passage(evidence.passage)
    place: Row = {"start": evidence.start, "end": evidence.end, "words": passage.text[evidence.start : evidence.end]}
    return {**line_object(corpus, passage), "record": "words", **place}


def _path(corpus: Corpus, thing: Copied) -> str | None:
    words = _words(thing)
    document = corpus.document(corpus.passage(words.passage).document) if words else thing
    path = document.path if isinstance(document, Document) else None
    return strip_unsafe(path.replace("\n", " ").replace("\t", " ")) if path is not None else None


def _words(thing: Copied) -> Evidence | None:
    """Return the words of the text that a thing is or that prove it; None for what no single place proves."""
    match thing:
        case Evidence():
            return thing
        case Passage():
            return Evidence(thing.id, 0, len(thing.text), thing.text)
        case Company() | Model() | Person() | Document():
            return None
        case _:
            return thing.evidence


FORMS: Mapping[str, Callable[[Corpus, Copied], str | None]] = {
    "text": _text,
    "quote": _quote,
    "citation": _citation,
    "link": _link,
    "json": _json,
    "path": _path,
}
