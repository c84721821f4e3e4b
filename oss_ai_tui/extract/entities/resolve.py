"""Which mentions name one and the same: registry entries, full names, surnames, short forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from oss_ai_tui.domain.facts import Company, EntityKind, Mention, Model, ModelKind, Person
from oss_ai_tui.domain.ids import entity_id
from oss_ai_tui.extract.entities.lexicon import Lexicon
from oss_ai_tui.extract.entities.typing import Typed
from oss_ai_tui.extract.reading import Entities, Named, Reading
from oss_ai_tui.registry import ModelEntry, OrganizationEntry

_PREFIX = {"organization": "org", "model": "mod", "person": "per"}


def resolve(reading: Reading, typed: list[Typed], lexicon: Lexicon) -> Entities:
    """Join typed candidates into entities."""
    surnames = _surnames(t for t in typed if t.kind == "person")
    named: list[Named] = []
    for t in typed:
        c = t.candidate
        id = t.entry.id if t.entry else surnames.get(c.key) or entity_id(_PREFIX[t.kind], c.words)
        named.append(Named(c.passage, c.start, c.end, id, t.kind, c.words, t.rule, t.confidence))
    return _entities(reading, named, {t.entry.id: t.entry for t in typed if t.entry})


def _surnames(people: Iterable[Typed]) -> dict[str, str]:
    owners: dict[str, set[str]] = defaultdict(set)
    for t in people:
        words = t.candidate.key.split()
        if len(words) > 1:
            owners[words[-1]].add(entity_id("per", t.candidate.words))
    return {surname: next(iter(ids)) for surname, ids in owners.items() if len(ids) == 1}


def _entities(reading: Reading, named: list[Named], entries: dict[str, OrganizationEntry | ModelEntry]) -> Entities:
    groups: dict[tuple[EntityKind, str], list[Named]] = defaultdict(list)
    for one in named:
        groups[one.kind, one.entity].append(one)
    companies, models, people = [], [], []
    for (kind, id), group in groups.items():
        forms = Counter(n.words for n in group)
        aliases = tuple(forms)
        mentions = tuple(
            Mention(reading.passages[n.passage].evidence(n.start, n.end), n.rule, n.confidence) for n in group
        )
        entry = entries.get(id)
        name = entry.name if entry and entry.name in forms else max(forms, key=lambda f: (len(f.split()), forms[f]))
        if kind == "organization":
            org_kind = entry.kind if isinstance(entry, OrganizationEntry) else "company"
            companies.append(Company(id, name, aliases, org_kind, mentions))
        elif kind == "model":
            model_kind: ModelKind = entry.kind if isinstance(entry, ModelEntry) else "model"
            models.append(Model(id, name, aliases, model_kind, mentions))
        else:
            people.append(Person(id, name, aliases, (), mentions))
    return Entities(tuple(companies), tuple(models), tuple(people), tuple(named))
