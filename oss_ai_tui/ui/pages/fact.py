"""Pages of quotes, events, figures and relations: what was read, from which words, by which rule and how surely."""

from __future__ import annotations

from oss_ai_tui.domain.facts import Event, Fact, Figure, Person, Quote, Relation
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Block, Page
from oss_ai_tui.ui.pages.beyond import conflicts
from oss_ai_tui.ui.pages.writer import Statement, Writer
from oss_ai_tui.ui.rows import in_quotation_marks, short_name, speaker_name
from oss_ai_tui.views.why import anchor_words, why


def quote_page(writer: Writer, quote: Quote) -> Page:
    """Return a quote with its speaker, the speaker's role, what it is about and how it was read."""
    proof = writer.cite(quote.evidence, quote.rule, quote.confidence)
    writer.blocks += [Block(in_quotation_marks(quote), role="strong", margin=0, proofs=proof), Block()]
    _speaker(writer, quote)
    writer.field(tr("Kind"), words.kind(quote.kind))
    if quote.verb:
        writer.field(tr("Verb"), quote.verb)
    writer.section(tr("About"), quote.about, lambda id: Statement(writer.name(id), id))
    others = [id for id in writer.links.groups.get(quote.group or "", ()) if id != quote.id]
    writer.section(tr("Same quotation"), others, lambda id: writer.quote(id, False))
    _origin(writer, quote)
    return writer.page(quote.id, tr("Quote of {speaker}", speaker=speaker_name(writer.corpus, quote)))


def _speaker(writer: Writer, quote: Quote) -> None:
    speaker = quote.speaker
    proof = writer.cite(speaker.evidence)
    if not (speaker.person or speaker.organization or speaker.name):
        writer.field(tr("Speaker"), None)
        return
    writer.field(tr("Speaker"), speaker_name(writer.corpus, quote), speaker.person or speaker.organization, proof)
    person = writer.corpus.by_id.get(speaker.person or "")
    roles = person.roles if isinstance(person, Person) else ()
    titles = {f"{role.title}\0{role.organization}": role for role in roles}

    def role(key: str) -> Statement:
        held = titles[key]
        return Statement(held.title, None, writer.cite(held.evidence, held.rule, held.confidence))

    writer.section(tr("Role"), titles, role)
    organizations = [speaker.organization] if speaker.organization else [r.organization for r in roles]
    named = dict.fromkeys(o for o in organizations if o and speaker.person)
    writer.section(tr("Organization"), named, lambda id: Statement(writer.name(id), id))


def event_page(writer: Writer, event: Event) -> Page:
    """Return an event with its date in words, and why it has that date."""
    proof = writer.cite(event.evidence, event.rule, event.confidence)
    writer.blocks += [Block(event.summary, role="strong", margin=0, proofs=proof), Block()]
    writer.field(tr("Date"), words.date(event.date) if event.date else None)
    if event.date:
        writer.field(tr("Value"), _value(event.date.value, event.date.approximate))
    _why(writer, event)
    writer.field(tr("Kind"), words.kind(event.kind))
    writer.section(tr("Involved"), event.participants, lambda id: Statement(writer.name(id), id))
    _origin(writer, event)
    return writer.page(event.id, tr("Event"))


def _value(edtf: str, approximate: bool) -> str:
    return tr("{value} (approximate)", value=edtf) if approximate else edtf


def _why(writer: Writer, event: Event) -> None:
    """Write the words that date an event, what they count from, how they were read and what contradicts them."""
    reason = why(writer.corpus, event, writer.links.disputes)
    proof = writer.cite(reason.evidence, reason.rule or "", reason.confidence)
    writer.field(tr("In words"), f"«{reason.words}»" if reason.words else None, None, proof)
    if reason.rule:
        writer.field(tr("Counted from"), anchor_words(reason))
    if reason.reasons:
        writer.remark(tr("Inferred"), reason.reasons)
    if reason.rule and reason.confidence is not None:
        writer.field(tr("Date rule"), f"{reason.rule} · {words.confidence(reason.confidence)}")
    conflicts(writer, reason.conflicts)


def dating_block(page: Page) -> int | None:
    """Return the number of the block of an event's page that says why it has its date."""
    labels = (tr("In words"), tr("Date"))
    return next((n for label in labels for n, block in enumerate(page.blocks) if block.label == label), None)


def figure_page(writer: Writer, figure: Figure) -> Page:
    """Return a figure as the text has it, its value in full and what it is about."""
    proof = writer.cite(figure.evidence, figure.rule, figure.confidence)
    writer.blocks += [Block(figure.text, role="strong", margin=0, proofs=proof), Block()]
    writer.field(tr("Value"), words.amount(figure))
    if not figure.currency_certain:
        writer.field(tr("Currency"), tr("not certain: the text has only the sign"))
    writer.field(tr("Subject"), writer.name(figure.subject) if figure.subject else None, figure.subject)
    _origin(writer, figure)
    return writer.page(figure.id, tr("Figure"))


def relation_page(writer: Writer, relation: Relation) -> Page:
    """Return a relation with both its ends."""
    verb = tr(words.OUTWARD[relation.type])
    text = f"{writer.name(relation.source)} {verb} {writer.name(relation.target)}"
    proof = writer.cite(relation.evidence, relation.rule, relation.confidence)
    writer.blocks += [Block(text, role="strong", margin=0, proofs=proof), Block()]
    ends = (relation.source, relation.target)
    writer.section(tr("Between"), ends, lambda id: Statement(writer.name(id), id))
    _origin(writer, relation)
    return writer.page(relation.id, tr("Relation"))


def _origin(writer: Writer, fact: Fact) -> None:
    """Write where a fact stands, how sure it is and which rule read it."""
    passage = writer.corpus.passage(fact.evidence.passage)
    document = writer.corpus.document(passage.document)
    writer.gap()
    name = short_name(document)
    place = Statement(f"{name} ¶{passage.ordinal + 1}", document.id, link=(0, len(name)))
    writer.section(tr("Text"), (document.id,), lambda id: place)
    if document.translation:
        writer.field(tr("Translation"), document.translation)
    writer.field(tr("Confidence"), words.confidence(fact.confidence))
    writer.field(tr("Rule"), fact.rule)
