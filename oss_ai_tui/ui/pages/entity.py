"""Pages of organisations, models and people."""

from __future__ import annotations

from collections.abc import Iterable

from oss_ai_tui.domain.facts import Company, Entity, Event, Figure, Model, Person, Relation
from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Page
from oss_ai_tui.ui.pages.beyond import conflicts, registry
from oss_ai_tui.ui.pages.writer import Statement, Writer
from oss_ai_tui.ui.rows import short_name


def company_page(writer: Writer, company: Company) -> Page:
    """Return what is known of an organisation."""
    _aliases(writer, company)
    _models_of(writer, company.id)
    _people_of(writer, company.id)
    _relations(writer, company.id, skip=("developed_by", "works_for"))
    _facts(writer, company)
    return writer.page(company.id, company.name, words.kind(company.kind))


def model_page(writer: Writer, model: Model) -> Page:
    """Return what is known of a model; a field without evidence says so."""
    _aliases(writer, model)
    developer = writer.name(model.developer) if model.developer else None
    writer.field(tr("Developer"), developer, model.developer, writer.prove(model.proofs, "developer"))
    _bases(writer, model)
    parameters = words.number(model.parameters) if model.parameters is not None else None
    writer.field(tr("Parameters"), parameters, None, writer.prove(model.proofs, "parameters"))
    released = words.date(model.released) if model.released else None
    writer.field(tr("Released"), released, None, writer.prove(model.proofs, "released"))
    openness = words.kind(model.openness) if model.openness else None
    writer.field(tr("Openness"), openness, None, writer.prove(model.proofs, "openness"))
    _relations(writer, model.id, skip=() if not (model.developer or model.based_on) else ("developed_by", "based_on"))
    _facts(writer, model)
    return writer.page(model.id, model.name, words.kind(model.kind))


def person_page(writer: Writer, person: Person) -> Page:
    """Return what is known of a person."""
    _aliases(writer, person)
    roles = {f"{role.title}\0{role.organization}": role for role in person.roles}

    def state(key: str) -> Statement:
        role = roles[key]
        organization = f", {writer.name(role.organization)}" if role.organization else ""
        text = f"{role.title}{organization}"
        proofs = writer.cite(role.evidence, role.rule, role.confidence)
        return Statement(text, role.organization, proofs, link=(len(role.title) + 2, len(text)))

    writer.section(tr("Roles"), roles, state, expected=True)
    known = {role.organization for role in person.roles}
    _relations(writer, person.id, known=frozenset(id for id in known if id))
    _facts(writer, person)
    return writer.page(person.id, person.name, tr("person"))


def _aliases(writer: Writer, entity: Entity) -> None:
    others = [alias for alias in entity.aliases if alias != entity.name]
    if others:
        writer.field(tr("Also called"), ", ".join(others))


def _models_of(writer: Writer, id: str) -> None:
    corpus = writer.corpus
    related = [corpus.by_id[r] for r in writer.links.inward.get(id, ())]
    proofs = {r.source: r for r in related if isinstance(r, Relation) and r.type == "developed_by"}
    made = dict.fromkeys([*writer.links.made.get(id, ()), *proofs])

    def state(model_id: str) -> Statement:
        model = corpus.by_id.get(model_id)
        numbers = writer.prove(model.proofs, "developer") if isinstance(model, Model) else ()
        relation = proofs.get(model_id)
        if not numbers and relation:
            numbers = writer.cite(relation.evidence, relation.rule, relation.confidence)
        return Statement(writer.name(model_id), model_id, numbers)

    writer.section(tr("Models"), made, state, expected=True)


def _people_of(writer: Writer, id: str) -> None:
    held = dict(reversed(writer.links.roles.get(id, ())))
    related = [writer.corpus.by_id[r] for r in writer.links.inward.get(id, ())]
    employed = {r.source: r for r in related if isinstance(r, Relation) and r.type == "works_for"}

    def state(person: str) -> Statement:
        name, role, relation = writer.name(person), held.get(person), employed.get(person)
        source = role or relation
        proofs = writer.cite(source.evidence, source.rule, source.confidence) if source else ()
        return Statement(f"{name}, {role.title}" if role else name, person, proofs, link=(0, len(name)))

    writer.section(tr("People"), dict.fromkeys([*reversed(held), *employed]), state, expected=True)


def _bases(writer: Writer, model: Model) -> None:
    def state(base: str) -> Statement:
        proofs = [p for p in model.proofs if p.field == "based_on" and p.value == base]
        return Statement(writer.name(base), base, writer.prove(proofs, "based_on"))

    writer.section(tr("Based on"), model.based_on, state, expected=True)


def _relations(writer: Writer, id: str, skip: Iterable[str] = (), known: frozenset[str] = frozenset()) -> None:
    """Write relations both ways, less those that stand in a section of their own."""
    skipped = frozenset(skip)

    def outward(relation: Relation) -> bool:
        return relation.type not in skipped and not (relation.type == "works_for" and relation.target in known)

    out = [r for r in writer.links.outward.get(id, ()) if outward(_relation(writer, r))]
    writer.section(tr("Relations"), writer.told_once(out), lambda r: writer.relation(r, outward=True))
    inward_skip = skipped & {"developed_by", "works_for"}
    back = [r for r in writer.links.inward.get(id, ()) if _relation(writer, r).type not in inward_skip]
    writer.section(
        tr("Relations") if not out else "", writer.told_once(back), lambda r: writer.relation(r, outward=False)
    )


def _relation(writer: Writer, id: str) -> Relation:
    relation = writer.corpus.by_id[id]
    assert isinstance(relation, Relation)
    return relation


def _facts(writer: Writer, entity: Entity) -> None:
    conflicts(writer, writer.links.conflicts.get(entity.id, ()), names_entity=False)
    writer.section(tr("Figures"), writer.links.figures.get(entity.id, ()), lambda id: _figure(writer, id))
    events = sorted(writer.told_once(writer.links.events.get(entity.id, ())), key=lambda id: _when(writer, id))
    writer.section(tr("Events"), events, lambda id: _event(writer, id))
    said, about = writer.links.quotes_by.get(entity.id, ()), writer.links.quotes_about.get(entity.id, ())
    writer.gap()
    if not isinstance(entity, Model):
        writer.section(tr("Says"), said, lambda id: writer.quote(id, False), expected=True)
        writer.gap()
    writer.section(tr("Spoken of"), about, lambda id: writer.quote(id, True), expected=True)
    registry(writer, entity)
    writer.gap()
    _documents(writer, entity)


def _figure(writer: Writer, id: str) -> Statement:
    figure = writer.corpus.by_id[id]
    assert isinstance(figure, Figure)
    value = words.amount(figure)
    text = f"{figure.text} = {value}" if value and value != figure.text else figure.text
    return Statement(text, id, writer.cite(figure.evidence, figure.rule, figure.confidence), link=(0, 0))


def _event(writer: Writer, id: str) -> Statement:
    event = writer.corpus.by_id[id]
    assert isinstance(event, Event)
    when = words.date(event.date) if event.date else tr("no date")
    proofs = writer.cite_tellings(id)
    return Statement(f"{when}: {event.summary}", id, proofs, link=(0, len(when)))


def _when(writer: Writer, id: str) -> tuple[bool, object]:
    """Return what events are sorted by: their dates, the undated in the order of the texts after them."""
    event = writer.corpus.by_id[id]
    assert isinstance(event, Event)
    return event.date is None, event.date.sort_key if event.date else ()


def _documents(writer: Writer, entity: Entity) -> None:
    counts = writer.links.mentions.get(entity.id, {})
    first = {writer.corpus.passage(m.evidence.passage).document: m for m in reversed(entity.mentions)}

    def state(id: str) -> Statement:
        name = short_name(writer.corpus.document(id))
        mention = first[id]
        times = trn("{n} mention", "{n} mentions", counts[id])
        proofs = writer.cite(mention.evidence, mention.rule, mention.confidence)
        return Statement(f"{name} · {times}", id, proofs, link=(0, len(name)))

    writer.section(tr("Texts"), counts, state)
