"""Rows cut down to what is wanted: to what concerns one entity, to what passes the filters, in the order chosen."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import replace

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Event, Model, Person, Quote, Relation
from oss_ai_tui.i18n import tr
from oss_ai_tui.ui import facets, orders
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.rows import Rows
from oss_ai_tui.ui.slices import Slice

Test = Callable[[str], bool]


def sliced(rows: Rows, corpus: Corpus, links: Links, only: str | None, wanted: Slice) -> Rows:
    """Return the rows that concern an entity and pass the filters, in the order wanted; all of them for neither."""
    tests = [_filter(corpus, rows.pane, *pair) for pair in wanted.filters]
    if only is not None and rows.pane in _CONCERNS:
        tests.insert(0, _CONCERNS[rows.pane](corpus, links, only))
    if not tests and not wanted.order and not wanted.backwards:
        return rows
    kept = [id for id in rows.ids if all(test(id) for test in tests)]
    if not wanted.order and not wanted.backwards:
        return replace(rows, ids=kept, headings=_headings(rows, kept), total=len(rows.ids))
    ids = orders.in_order(corpus, kept, orders.order(rows.pane, wanted.order), wanted.backwards)
    return replace(rows, ids=ids, headings={}, total=len(rows.ids))


def _filter(corpus: Corpus, pane: str, name: str, value: str) -> Test:
    facet = facets.facet(pane, name)
    wanted = facet.key(value)
    return lambda id: wanted in map(facet.key, facet.values(corpus, id))


def _headings(rows: Rows, kept: list[str]) -> Mapping[int, str]:
    """Move the headings to where their rows now stand; one without rows goes."""
    place = {id: number for number, id in enumerate(rows.ids)} if rows.headings else {}
    moved = {sum(place[id] < before for id in kept): text for before, text in rows.headings.items()}
    return {before: text for before, text in moved.items() if before < len(kept)}


# What concerns an entity.


def _relatives(corpus: Corpus, links: Links, id: str) -> set[str]:
    """Return an entity and those that a relation, a role, a maker or a common event ties to it."""
    related = [corpus.by_id[r] for r in (*links.outward.get(id, ()), *links.inward.get(id, ()))]
    ties = {end for r in related if isinstance(r, Relation) for end in (r.source, r.target)}
    ties |= {id, *links.made.get(id, ()), *(person for person, _ in links.roles.get(id, ()))}
    events = [corpus.by_id[e] for e in links.events.get(id, ())]
    ties |= {who for e in events if isinstance(e, Event) for who in e.participants}
    item = corpus.by_id.get(id)
    if isinstance(item, Model):
        ties |= {*item.based_on, *([item.developer] if item.developer else [])}
    if isinstance(item, Person):
        ties |= {role.organization for role in item.roles if role.organization}
    return ties


def _own(corpus: Corpus, links: Links, id: str, kind: type[Model] | type[Person]) -> set[str]:
    """Return an organisation's models or people, the entity itself included."""
    made = links.made.get(id, ()) if kind is Model else [person for person, _ in links.roles.get(id, ())]
    type = "developed_by" if kind is Model else "works_for"
    back = [corpus.by_id[r] for r in links.inward.get(id, ())]
    return {id, *made, *(r.source for r in back if isinstance(r, Relation) and r.type == type)}


def _is_relative(corpus: Corpus, links: Links, id: str) -> Test:
    return _relatives(corpus, links, id).__contains__


def _is_of(corpus: Corpus, links: Links, id: str, kind: type[Model] | type[Person]) -> Test:
    """Of an organisation only its own models or people; of anything else whatever is tied to it."""
    is_company = isinstance(corpus.by_id.get(id), Company)
    return (_own(corpus, links, id, kind) if is_company else _relatives(corpus, links, id)).__contains__


def _speaks(corpus: Corpus, links: Links, id: str) -> Test:
    """Quotes by or about an entity; of an organisation also by its people and about its models."""
    own_people: Container[str] = _own(corpus, links, id, Person)
    subjects = _own(corpus, links, id, Model)

    def test(quote_id: str) -> bool:
        quote = corpus.by_id[quote_id]
        assert isinstance(quote, Quote)
        return facets.speaker_of(quote) in own_people or not subjects.isdisjoint(quote.about)

    return test


def _happens(corpus: Corpus, links: Links, id: str) -> Test:
    """Events in which an entity or, of an organisation, one of its models takes part."""
    involved = _own(corpus, links, id, Model)

    def test(event_id: str) -> bool:
        event = corpus.by_id[event_id]
        assert isinstance(event, Event)
        return not involved.isdisjoint(event.participants)

    return test


def _names(corpus: Corpus, links: Links, id: str) -> Test:
    """Passages in which a text names an entity."""
    item = corpus.by_id.get(id)
    mentions = item.mentions if isinstance(item, (Company, Model, Person)) else ()
    return {mention.evidence.passage for mention in mentions}.__contains__


_CONCERNS: Mapping[str, Callable[[Corpus, Links, str], Test]] = {
    "companies": _is_relative,
    "models": lambda corpus, links, id: _is_of(corpus, links, id, Model),
    "people": lambda corpus, links, id: _is_of(corpus, links, id, Person),
    "quotes": _speaks,
    "timeline": _happens,
    "passages": _names,
    "documents": lambda corpus, links, id: links.mentions.get(id, {}).__contains__,
}


def said(corpus: Corpus, pane: str, only: str | None, wanted: Slice) -> list[tuple[str, str]]:
    """Return what a list is cut down to and sorted by, as pairs of a word and a value."""
    pairs = [(tr("only"), corpus.name(only) or only)] if only is not None and pane in _CONCERNS else []
    for name, value in wanted.filters:
        facet = facets.facet(pane, name)
        pairs.append((tr(facet.title), facet.label(corpus, value)))
    if wanted.order or wanted.backwards:
        title = tr(orders.order(pane, wanted.order).title)
        pairs.append((tr("order"), f"{title} ↓" if wanted.backwards else title))
    return pairs
