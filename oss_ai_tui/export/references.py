"""What a bibliography says of each document that items are taken from: one reference a document, with its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.facts import Document, Passage, Quote
from oss_ai_tui.export.citing import (
    Thing,
    key,
    locator,
    paragraph,
    places,
    quoted,
    speaker,
    statement,
    translation_note,
)
from oss_ai_tui.i18n import language, tr


@dataclass(frozen=True, slots=True)
class Place:
    """One item in its paragraph."""

    id: str
    """Id of the quote, fact or passage."""
    paragraph: int
    words: str
    """Paragraph, speaker and words, on one line."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document and the places that are cited of it."""

    key: str
    document: Document
    places: tuple[Place, ...]

    @property
    def note(self) -> str:
        """The paragraphs, a date that no number can say, its basis where it is not the text's own, the translation."""
        numbers = ", ".join(str(n) for n in sorted({place.paragraph for place in self.places}))
        parts = [tr("Paras.: {numbers}", numbers=numbers)] if numbers else []
        date = self.document.date
        if date and (date.approximate or date.precision not in ("day", "month", "year")):
            parts.append(tr("Date: {date}", date=label(date, language())))
        if self.document.date_basis == "inferred":
            parts.append(tr("Date inferred from the text"))
        if self.document.date_basis == "user":
            parts.append(tr("Date given by hand"))
        note = translation_note(self.document)
        parts += [note] if note else []
        return f"{'. '.join(parts)}." if parts else ""

    @property
    def annotation(self) -> str:
        """Every place on a line of its own."""
        return "\n".join(place.words for place in self.places)


def references(corpus: Corpus, things: Iterable[Thing]) -> tuple[Reference, ...]:
    """Return a reference for each document, in the order in which the things first come to it.

    An entity is cited in every paragraph that names it; a document by itself has no paragraphs.
    """
    found: dict[str, list[Place]] = {}
    for thing in things:
        if isinstance(thing, Document):
            found.setdefault(thing.id, [])
        for passage in places(corpus, thing):
            found.setdefault(passage.document, []).append(_place(corpus, thing, passage))
    documents = (corpus.document(id) for id in found)
    return tuple(Reference(key(document), document, tuple(found[document.id])) for document in documents)


def _place(corpus: Corpus, thing: Thing, passage: Passage) -> Place:
    said = f"{speaker(corpus, thing)}: {quoted(thing)}" if isinstance(thing, Quote) else statement(corpus, thing)
    return Place(thing.id, paragraph(passage), f"{locator(passage)}: {said} [{thing.id}]")
