"""Any item of a corpus as plain lines: its fields, then the words that prove it and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oss_ai_tui.domain.corpus import Corpus, Item
from oss_ai_tui.domain.denials import denial
from oss_ai_tui.domain.facts import (
    Company,
    Document,
    Event,
    Evidence,
    Figure,
    Model,
    Passage,
    Person,
    Quote,
    Relation,
    TimeExpression,
)
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words

CONTEXT = 60
"""Characters of the passage that are shown on either side of the evidence."""


def sheet(corpus: Corpus, item: Item) -> Iterator[str]:
    """Yield the lines of an item's sheet in the language in force."""
    match item:
        case Document():
            yield from _document(corpus, item)
        case Passage():
            yield from _passage(corpus, item)
        case Company() | Model() | Person():
            yield from _entity(corpus, item)
        case _:
            yield from _fact(corpus, item)


def _line(name: str, value: object) -> Iterator[str]:
    """A field that the text is silent about is left out."""
    if value not in (None, "", (), []):
        yield f"  {name}: {value}"


def _document(corpus: Corpus, document: Document) -> Iterator[str]:
    yield f"{document.id}  {document.title or document.file}"
    yield from _line(tr("file"), document.path)
    yield from _line(tr("author"), document.author)
    yield from _line(tr("publisher"), document.publisher)
    yield from _line(tr("date"), f"{words.date(document.date)} ({tr(words.DATE_BASES[document.date_basis])})")
    yield from _line(tr("translation"), document.translation)
    yield from _line("sha256", document.sha256)
    yield from evidence_lines(corpus, (proof.evidence for proof in document.proofs))


def _passage(corpus: Corpus, passage: Passage) -> Iterator[str]:
    yield f"{passage.id}  {_where(corpus, passage)}"
    yield f"  {passage.text}"


def _entity(corpus: Corpus, entity: Company | Model | Person) -> Iterator[str]:
    yield f"{entity.id}  {entity.name}"
    yield from _line(tr("aliases"), ", ".join(a for a in entity.aliases if a != entity.name))
    if isinstance(entity, (Company, Model)):
        yield from _line(tr("kind"), words.kind(entity.kind))
    if isinstance(entity, Person):
        yield from _line(tr("roles"), "; ".join(dict.fromkeys(_role(corpus, entity))))
    if isinstance(entity, Model):
        yield from _model_fields(corpus, entity)
    yield from evidence_lines(corpus, (m.evidence for m in entity.mentions))


def _role(corpus: Corpus, person: Person) -> Iterator[str]:
    for role in person.roles:
        organization = corpus.name(role.organization)
        yield f"{role.title} ({organization})" if organization else role.title


def _model_fields(corpus: Corpus, model: Model) -> Iterator[str]:
    yield from _line(tr("developer"), corpus.name(model.developer))
    yield from _line(tr("based on"), ", ".join(corpus.name(base) or base for base in model.based_on))
    yield from _line(tr("parameters"), words.number(model.parameters) if model.parameters is not None else None)
    yield from _line(tr("released"), words.date(model.released) if model.released else None)
    yield from _line(tr("openness"), words.kind(model.openness) if model.openness else None)


def _fact(corpus: Corpus, fact: Quote | Event | Figure | Relation | TimeExpression) -> Iterator[str]:
    yield f"{fact.id}  {headline(corpus, fact)}"
    if isinstance(fact, Quote):
        yield from _line(tr("kind"), words.kind(fact.kind))
        yield from _line(tr("verb"), fact.verb)
        yield from _line(tr("about"), _names(corpus, fact.about))
    if isinstance(fact, Event):
        yield from _line(tr("date"), f"{words.date(fact.date)} («{fact.date_text}»)" if fact.date_text else None)
        yield from _line(tr("participants"), _names(corpus, fact.participants))
    if isinstance(fact, Figure):
        yield from _line(tr("value"), words.amount(fact))
        yield from _line(tr("subject"), corpus.name(fact.subject))
    yield from _line(tr("rule"), f"{fact.rule} ({words.share(fact.confidence)})")
    yield from evidence_lines(corpus, [fact.evidence])


def headline(corpus: Corpus, fact: Quote | Event | Figure | Relation | TimeExpression) -> str:
    """Return a fact on one line."""
    match fact:
        case Quote():
            return f"{_speaker(corpus, fact)}: {_said(fact)}"
        case Figure():
            value = words.amount(fact)
            return f"«{fact.text}» = {value}" if value else f"«{fact.text}»"
        case Event():
            return fact.summary
        case Relation():
            return f"{_names(corpus, [fact.source])} {tr(words.OUTWARD[fact.type])} {_names(corpus, [fact.target])}"
        case TimeExpression():
            return f"«{fact.evidence.words}» {words.date(fact.date)}"


def _said(quote: Quote) -> str:
    """Only words that are the speaker's own stand in marks; before denied ones stands that they are denied."""
    return denial(quote) + (quote.text if quote.kind == "indirect" else f"«{quote.text}»")


def _speaker(corpus: Corpus, quote: Quote) -> str:
    known = corpus.name(quote.speaker.person) or corpus.name(quote.speaker.organization)
    name = quote.speaker.name
    if not name and not known:
        return tr("unknown")
    return f"{name} ({known})" if name and known and known != name else str(name or known)


def _names(corpus: Corpus, ids: Iterable[str]) -> str:
    return ", ".join(corpus.name(id) or id for id in ids)


def _where(corpus: Corpus, passage: Passage) -> str:
    return f"{corpus.document(passage.document).file} ¶{passage.ordinal + 1}"


def evidence_lines(corpus: Corpus, evidence: Iterable[Evidence]) -> Iterator[str]:
    """Yield one line for each piece of evidence: file and paragraph, and the words in their surroundings."""
    for number, one in enumerate(evidence, 1):
        passage = corpus.passage(one.passage)
        before = passage.text[max(0, one.start - CONTEXT) : one.start]
        after = passage.text[one.end : one.end + CONTEXT]
        yield f"  [{number}] {_where(corpus, passage)}: …{before}[{one.words}]{after}…"
