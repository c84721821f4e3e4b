"""Where a fact or passage stands, in words that can be pasted: source, paragraph, note of translation, speaker.

All words are in the language in force. A paragraph's number counts every passage of its document, headings too, as
the program shows it everywhere with ¶.
"""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.denials import denial
from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Entity,
    Event,
    Evidence,
    Figure,
    Model,
    Passage,
    Person,
    Quote,
    Relation,
)
from oss_ai_tui.domain.ids import slug
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.i18n import N_, language, tr

Item = Quote | Event | Figure | Relation | Passage
"""What can be taken away with its citation."""
Thing = Item | Entity | Document
"""What can be taken away."""

QUOTE_KINDS = {"direct": N_("verbatim"), "partial": N_("partly verbatim"), "indirect": N_("reported")}
RELATIONS = {
    "developed_by": N_("developed by"),
    "based_on": N_("based on"),
    "works_for": N_("works for"),
    "founded": N_("founded"),
    "invested_in": N_("invested in"),
    "partnered_with": N_("partner of"),
    "competes_with": N_("competes with"),
}


def passage_of(corpus: Corpus, item: Item) -> Passage:
    """Return the passage that an item is, or in which it stands."""
    return item if isinstance(item, Passage) else corpus.passage(item.evidence.passage)


def document_of(corpus: Corpus, item: Item) -> Document:
    """Return the document in which an item stands."""
    return corpus.document(passage_of(corpus, item).document)


def places(corpus: Corpus, thing: Thing) -> tuple[Passage, ...]:
    """Return the passages in which a thing stands or is named, each once; none for a document, which is all of its."""
    match thing:
        case Document():
            return ()
        case Company() | Model() | Person():
            ids = dict.fromkeys(mention.evidence.passage for mention in thing.mentions)
            return tuple(corpus.passage(id) for id in ids)
        case _:
            return (passage_of(corpus, thing),)


def paragraph(passage: Passage) -> int:
    """Return the number of a passage in its document, from 1."""
    return passage.ordinal + 1


def locator(passage: Passage) -> str:
    """Return the paragraph as a citation names it: «párr. 41», "para. 41"."""
    return tr("para. {n}", n=paragraph(passage))


def statement(corpus: Corpus, item: Thing) -> str:
    """Return what a thing says, on one line: a quote's words, an event's summary, a passage's text, a name."""
    match item:
        case Company() | Model() | Person():
            said = item.name
        case Document():
            said = item.title or item.file
        case Quote() | Figure() | Passage():
            said = item.text
        case Event():
            said = item.summary
        case Relation():
            one, other = (corpus.name(id) or id for id in (item.source, item.target))
            said = f"{one} · {tr(RELATIONS[item.type])} · {other}"
    return one_line(said)


def speaker(corpus: Corpus, quote: Quote) -> str:
    """Return who says a quote, with the organisation where it is known: «Ana Ruiz (Fundación Sauce)»."""
    said_by = quote.speaker
    organization = corpus.name(said_by.organization)
    name = corpus.name(said_by.person) or organization or said_by.name
    if not name:
        return tr("unknown speaker")
    return one_line(f"{name} ({organization})" if organization and organization != name else name)


def quoted(quote: Quote) -> str:
    """Return a quote's words in quotation marks; reported speech has none, for the words are not the speaker's.

    Before words that the speaker denies stands that they are denied.
    """
    words = one_line(quote.text)
    return denial(quote) + (words if quote.kind == "indirect" else tr("“{words}”", words=words))


def attributed(corpus: Corpus, quote: Quote) -> str:
    """Return a quote ready to paste: its words, who says them and where they stand."""
    kind = tr(QUOTE_KINDS[quote.kind])
    return f"{quoted(quote)} — {speaker(corpus, quote)} [{kind}]. {citation(corpus, passage_of(corpus, quote))}"


def verbatim(corpus: Corpus, evidence: Evidence) -> str:
    """Return words of a text ready to paste: in quotation marks, with where they stand."""
    passage = corpus.passage(evidence.passage)
    words = one_line(passage.text[evidence.start : evidence.end])
    return f"{tr('“{words}”', words=words)} — {citation(corpus, passage)}"


def citation(corpus: Corpus, passage: Passage) -> str:
    """Return the source of a passage in one sentence: author, title, publisher, date, paragraph, translation."""
    return _sentence(corpus.document(passage.document), locator(passage))


def source(document: Document, *passages: Passage) -> str:
    """Return a document's citation, like that of a passage: of some of its passages, or without any paragraph."""
    if len(passages) == 1:
        return _sentence(document, locator(passages[0]))
    numbers = ", ".join(str(n) for n in sorted(map(paragraph, passages)))
    return _sentence(document, tr("paras. {numbers}", numbers=numbers)) if numbers else _sentence(document)


def _sentence(document: Document, *place: str) -> str:
    sentence = one_line(", ".join([*_source(document), _dated(document), *place])).removesuffix(".")
    note = translation_note(document)
    return f"{sentence}. {note}." if note else f"{sentence}."


def _source(document: Document) -> list[str]:
    title = tr("“{words}”", words=document.title) if document.title else document.file
    return [part for part in (document.author, title, document.publisher) if part]


def _dated(document: Document) -> str:
    if document.date is None:
        return tr("n.d.")
    date = label(document.date, language())
    return tr("{date} (date inferred)", date=date) if document.date_basis == "inferred" else date


def translation_note(document: Document) -> str | None:
    """Return what the text says of its being translated, and what follows for a quotation; None where it is silent."""
    if not document.translation:
        return None
    return tr("Translation ({who}): the words are not those of the original", who=one_line(document.translation))


def key(document: Document) -> str:
    """Return the document's name in a bibliography: ``heaven-2023-dc4456c101c``; the same in every export."""
    last = (document.author or document.publisher or "").split()[-1:]
    year = document.date.value[:4] if document.date and document.date.value[:4].isdecimal() else ""
    return "-".join(part for part in ("".join(slug(word) for word in last), year, document.id) if part)
