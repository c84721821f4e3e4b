"""Which mentions name one and the same: registry entries, full and short names, acronyms, surnames."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from oss_ai_tui.domain.facts import Company, EntityKind, Mention, Model, Person
from oss_ai_tui.domain.ids import entity_id
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.acronyms import abbreviates
from oss_ai_tui.extract.entities.lexicon import Lexicon, plain_model_name
from oss_ai_tui.extract.entities.people import People
from oss_ai_tui.extract.entities.typing import Typed
from oss_ai_tui.extract.reading import Entities, Named, Reading
from oss_ai_tui.registry import ModelEntry, OrganizationEntry

_ABBREVIATED = (", por sus siglas", " por sus siglas", ", en sus siglas", ", siglas", ", en inglés")
Group = list[tuple[Named, Typed]]


def resolve(reading: Reading, typed: list[Typed], lexicon: Lexicon) -> Entities:
    """Join typed candidates into entities; a surname that several people bear is left out."""
    people = People((t.candidate.words for t in typed if t.kind == "person"), lexicon)
    ids = _Ids(reading, lexicon, people, typed)
    groups: dict[str, Group] = defaultdict(list)
    named: list[Named] = []
    for t in typed:
        id = ids.of(t)
        if id is not None:
            c = t.candidate
            one = Named(c.passage, c.start, c.end, id, t.kind, c.words, t.rule, t.confidence)
            named.append(one)
            groups[id].append((one, t))
    made = [_entity(reading, id, group, lexicon) for id, group in groups.items()]
    return Entities(
        companies=tuple(e for e in made if isinstance(e, Company)),
        models=tuple(e for e in made if isinstance(e, Model)),
        people=tuple(e for e in made if isinstance(e, Person)),
        named=tuple(named),
    )


class _Ids:
    """The id of each typed candidate of one document."""

    def __init__(self, reading: Reading, lexicon: Lexicon, people: People, typed: Iterable[Typed]) -> None:
        self.reading, self.lex, self.people = reading, lexicon, people
        self.short: Mapping[str, str] = {}
        self.short = self._short_names([t for t in typed if t.kind == "organization"])

    def of(self, t: Typed) -> str | None:
        """Return the id, or None where the name could mean several."""
        if t.entry:
            return t.entry.id
        if t.kind == "person":
            return self._person(t)
        if t.kind == "model":
            entry = self.lex.model_ids.get(plain_model_name(t.candidate.words))
            return entry.id if entry else entity_id("mod", _spaced(t.candidate.words))
        return self.short.get(t.candidate.key) or entity_id("org", t.candidate.words)

    def _person(self, t: Typed) -> str | None:
        words = t.candidate.words
        if owner := self.people.owner(words):
            return owner
        if self.people.is_shared(words):
            return None
        alone = len(words.split()) == 1
        return entity_id("per", words, self.reading.document.id if alone else None)

    def _short_names(self, organizations: list[Typed]) -> dict[str, str]:
        """Map acronyms in brackets, and first words of longer names, to the organisation's id."""
        found: dict[str, str] = {}
        for one, two in pairwise(organizations):
            if self._in_brackets(one, two) and (long := self._longer(one, two)):
                short = two if long is one else one
                if short.entry is None:
                    found[short.candidate.key] = self.of(long) or ""
                elif long.entry is None:
                    found[long.candidate.key] = short.entry.id
        for t in organizations:
            words = t.candidate.key.split()
            if len(words) > 1 and words[0] not in self.lex.org_heads:
                for n in range(1, len(words)):
                    found.setdefault(" ".join(words[:n]), self.of(t) or "")
        return found

    def _in_brackets(self, one: Typed, two: Typed) -> bool:
        a, b = one.candidate, two.candidate
        return a.passage == b.passage and self.reading.passages[a.passage].text[a.end : b.start] in (
            " (",
            " (el ",
            " (la ",
        )

    def _longer(self, one: Typed, two: Typed) -> Typed | None:
        """Return the one whose initials the other is, by its letters or because the text says «por sus siglas»."""
        text = self.reading.passages[two.candidate.passage].text
        if text.startswith(_ABBREVIATED, two.candidate.end):
            return one
        for long, short in ((one, two), (two, one)):
            letters = "".join(w[0] for w in re.findall(r"\w+", long.candidate.key))
            known = short.entry is not None and abbreviates(short.candidate.key, long.candidate.key)
            if known or _is_acronym(fold(short.candidate.words), letters) or short.rule == "m.acronym":
                return long
        return None


def _is_acronym(short: str, initials: str) -> bool:
    rest = iter(initials)
    return 1 < len(short) <= 8 and all(letter in rest for letter in short)


def _spaced(model: str) -> str:
    """Part letters from a version, so that ``Llama9`` and ``Llama-9`` have the id of ``Llama 9``."""
    return re.sub(r"(?<=[A-Za-z]{3})(?=\d)", " ", model)


def _entity(reading: Reading, id: str, group: Group, lexicon: Lexicon) -> Company | Model | Person:
    forms = Counter(one.words for one, _ in group)
    mentions = tuple(
        Mention(reading.passages[n.passage].evidence(n.start, n.end), n.rule, n.confidence) for n, _ in group
    )
    kind: EntityKind = group[0][0].kind
    entry = next((t.entry for _, t in group if t.entry), None) or lexicon.model_ids.get(
        plain_model_name(group[0][0].words)
    )
    name = _leading(forms, entry)
    if kind == "organization":
        paper = entry is None and any(t.rule == "m.paper" for _, t in group)
        kind_of = "media" if paper else _company_kind(name, entry, lexicon)
        return Company(id, name, tuple(forms), kind_of, mentions)
    if kind == "model":
        model_kind = entry.kind if isinstance(entry, ModelEntry) else None
        said = next((t.model_kind for _, t in group if t.model_kind), None)
        return Model(id, name, tuple(forms), model_kind or said or "model", mentions)
    return Person(id, name, tuple(forms), (), mentions)


def _leading(forms: Counter[str], entry: OrganizationEntry | ModelEntry | None) -> str:
    """Return the registry's name if the text uses it, else the fullest form, the most used of these."""
    if entry and entry.name in forms:
        return entry.name
    return max(forms, key=lambda form: (len(form.split()), forms[form], form))


def _company_kind(name: str, entry: OrganizationEntry | ModelEntry | None, lexicon: Lexicon) -> str:
    if isinstance(entry, OrganizationEntry):
        return entry.kind
    return next((lexicon.org_kinds[w] for w in fold(name).split() if w in lexicon.org_kinds), "company")
