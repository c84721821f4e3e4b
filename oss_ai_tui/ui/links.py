"""Which facts speak of which entity and stand in which document: made once for a corpus, asked at every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Entity, Event, Fact, Figure, Model, Person, Quote, Relation, Role

if TYPE_CHECKING:
    from oss_ai_tui.compare import Conflict

Index = Mapping[str, list[str]]


@dataclass(frozen=True)
class Links:
    """Ids of facts under the id of what they speak of, in the order of the texts."""

    quotes_by: Index = field(default_factory=dict)
    quotes_about: Index = field(default_factory=dict)
    events: Index = field(default_factory=dict)
    figures: Index = field(default_factory=dict)
    outward: Index = field(default_factory=dict)
    """Relations under their source."""
    inward: Index = field(default_factory=dict)
    """Relations under their target."""
    roles: Mapping[str, list[tuple[str, Role]]] = field(default_factory=dict)
    """Under an organisation: who holds which role there."""
    facts: Index = field(default_factory=dict)
    """Quotes, events, figures and relations under their document, in the order of its text."""
    passages: Index = field(default_factory=dict)
    """Passages under their document, in order."""
    mentions: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Under an entity: its number of mentions in each document."""
    made: Index = field(default_factory=dict)
    """Models under their developer."""
    groups: Index = field(default_factory=dict)
    """Quotes under the group that their parts share."""
    conflicts: Mapping[str, Sequence[Conflict]] = field(default_factory=dict)
    """Under an entity: what the texts contradict each other in; found after everything else."""
    disputes: Mapping[str, tuple[Conflict, ...]] = field(default_factory=dict)
    """Under an event: what speaks against its date; found then, too."""
    all_conflicts: Sequence[Conflict] | None = None
    """All of them in their own order; None before they have been looked for."""

    @classmethod
    def of(cls, corpus: Corpus) -> Links:
        """Make the links of a corpus; linear in its size."""
        return cls(
            quotes_by=_index(_spoken(corpus.quotes)),
            quotes_about=_index((about, q.id) for q in corpus.quotes for about in q.about),
            events=_index((who, e.id) for e in corpus.events for who in e.participants),
            figures=_index((f.subject, f.id) for f in corpus.figures if f.subject),
            outward=_index((r.source, r.id) for r in corpus.relations),
            inward=_index((r.target, r.id) for r in corpus.relations),
            roles=_roles(corpus.people),
            facts=_facts(corpus),
            passages=_index((p.document, p.id) for p in corpus.passages),
            mentions=_mentions(corpus, (*corpus.companies, *corpus.models, *corpus.people)),
            made=_index((m.developer, m.id) for m in corpus.models if m.developer),
            groups=_index((q.group, q.id) for q in corpus.quotes if q.group),
        )


def _index(pairs: Iterable[tuple[str, str]]) -> Index:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _spoken(quotes: Iterable[Quote]) -> Iterator[tuple[str, str]]:
    """A person's words are not the organisation's: it speaks only where it is itself the source."""
    for quote in quotes:
        speaker = quote.speaker.person or quote.speaker.organization
        if speaker:
            yield speaker, quote.id


def _roles(people: Iterable[Person]) -> Mapping[str, list[tuple[str, Role]]]:
    found: dict[str, list[tuple[str, Role]]] = defaultdict(list)
    for person in people:
        for role in person.roles:
            if role.organization:
                found[role.organization].append((person.id, role))
    return found


def _facts(corpus: Corpus) -> Index:
    facts: tuple[Fact, ...] = (*corpus.quotes, *corpus.events, *corpus.figures, *corpus.relations)
    placed = [(corpus.passage(f.evidence.passage), f.evidence.start, f.evidence.end, f.id) for f in facts]
    placed.sort(key=lambda place: (place[0].document, place[0].ordinal, *place[1:]))
    return _index((passage.document, id) for passage, _, _, id in placed)


def _mentions(corpus: Corpus, entities: Iterable[Entity]) -> Mapping[str, Mapping[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for entity in entities:
        counted = counts.setdefault(entity.id, {})
        for mention in entity.mentions:
            document = corpus.passage(mention.evidence.passage).document
            counted[document] = counted.get(document, 0) + 1
    return counts


def is_entity(item: object) -> bool:
    """Tell whether an item of the corpus is an organisation, a model or a person."""
    return isinstance(item, (Company, Model, Person))


def is_fact(item: object) -> bool:
    """Tell whether an item of the corpus is a quote, an event, a figure or a relation."""
    return isinstance(item, (Quote, Event, Figure, Relation))
