"""What a bibliography says of each document that items are taken from: one reference a document, with its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.facts import Document, Quote
from oss_ai_tui.export.citing import (
    Item,
    document_of,
    key,
    locator,
    paragraph,
    passage_of,
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
        parts = [tr("Paras.: {numbers}", numbers=numbers)]
        date = self.document.date
        if date and (date.approximate or date.precision not in ("day", "month", "year")):
            parts.append(tr("Date: {date}", date=label(date, language())))
        if self.document.date_basis == "inferred":
            parts.append(tr("Date inferred from the text"))
        if self.document.date_basis == "user":
            parts.append(tr("Date given by hand"))
        note = translation_note(self.document)
        return ". ".join([*parts, note] if note else parts) + "."

    @property
    def annotation(self) -> str:
        """Every place on a line of its own."""
        return "\n".join(place.words for place in self.places)


def references(corpus: Corpus, items: Iterable[Item]) -> tuple[Reference, ...]:
    """Return a reference for each document, in the order in which the items first come to it."""
    places: dict[str, list[Place]] = {}
    for item in items:
        places.setdefault(document_of(corpus, item).id, []).append(_place(corpus, item))
    documents = (corpus.document(id) for id in places)
    return tuple(Reference(key(document), document, tuple(places[document.id])) for document in documents)


def _place(corpus: Corpus, item: Item) -> Place:
    passage = passage_of(corpus, item)
    said = f"{speaker(corpus, item)}: {quoted(item)}" if isinstance(item, Quote) else statement(corpus, item)
    return Place(item.id, paragraph(passage), f"{locator(passage)}: {said} [{item.id}]")
