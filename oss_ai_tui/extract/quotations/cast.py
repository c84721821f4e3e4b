"""Who is who in a document: people with their roles and gender, and how a phrase resolves to one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from oss_ai_tui.domain.facts import Person, Role, Speaker
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.quotations.frames import Frame
from oss_ai_tui.extract.quotations.lexicon import given_names, nouns
from oss_ai_tui.extract.quotations.sources import Source
from oss_ai_tui.extract.reading import Entities, Named

_SAME_ROLES = (
    frozenset(
        {
            "ceo",
            "director ejecutivo",
            "directora ejecutiva",
            "consejero delegado",
            "consejera delegada",
            "presidente ejecutivo",
        }
    ),
    frozenset({"cto", "director de tecnologia", "directora de tecnologia", "director tecnico", "directora tecnica"}),
    frozenset({"fundador", "fundadora", "cofundador", "cofundadora"}),
    frozenset({"presidente", "mandatario", "jefe del ejecutivo", "jefe de estado", "jefe del gobierno"}),
    frozenset({"presidenta", "mandataria", "jefa del ejecutivo", "jefa de estado", "jefa del gobierno"}),
)

_OF_STATES = frozenset({"mandatario", "mandataria", "jefe del ejecutivo", "jefa del ejecutivo", "jefe de estado"})
"""Names of a head of state or government, whom a firm's president never is."""
_OFTEN = 3
"""Mentions that the organisation has at least that a whole document is about."""
_PUBLIC = frozenset({"government", "other"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A resolved speaker with what agreement needs."""

    speaker: Speaker
    plural: bool = False
    gender: str = ""
    """``m``, ``f`` or empty where unknown."""

    @property
    def key(self) -> str:
        """What tells one voice from another."""
        return self.speaker.person or self.speaker.organization or fold(self.speaker.name or "")

    @property
    def is_person(self) -> bool:
        """Whether a human being speaks, known or not."""
        return self.speaker.person is not None or self.speaker.organization is None


class Cast:
    """The people and organisations of a document; ``presumed`` are the names of people presumed, by identifier."""

    def __init__(self, entities: Entities, presumed: Mapping[str, str] | None = None) -> None:
        self._people = {p.id: p for p in entities.people}
        self._kinds = {c.id: c.kind for c in entities.companies}
        self._named = entities.named
        self._by_word: dict[str, set[str]] = {}
        for person in entities.people:
            for role in person.roles:
                for word in fold(role.title).split():
                    self._by_word.setdefault(word, set()).add(person.id)
        self._genders = {p.id: _gender(p) for p in entities.people}
        self._genders.update((id, _gender_of_name(name)) for id, name in (presumed or {}).items())

    def organization_of(self, person: str | None) -> str | None:
        """Return the organisation of a person's first role that names one."""
        found = self._people.get(person or "")
        return next((r.organization for r in found.roles if r.organization), None) if found else None

    @cached_property
    def main(self) -> str | None:
        """The organisation that the document names first and most often, by its identifier."""
        named = [n.entity for n in self._named if n.kind == "organization"]
        ((first, most), *rest) = Counter(named).most_common(2) or [("", 0)]
        often = most >= _OFTEN and all(most > other for _, other in rest)
        return first if often and named[0] == first else None

    def may_be(self, noun: str, organization: str) -> bool:
        """Whether a noun such as «empresa» can take up an organisation."""
        return noun not in nouns().never.get(self._kinds.get(organization, ""), ())

    def gender(self, person: str | None) -> str:
        """Return ``m`` or ``f`` where titles or the given name tell it, else nothing."""
        return self._genders.get(person or "", "")

    def has_roles(self, person: str | None) -> bool:
        """Whether the document gives a person any role."""
        found = self._people.get(person or "")
        return found is not None and bool(found.roles)

    def with_role(self, head: str, words: str, organization: str | None, gender: str) -> str | None:
        """Return the one person whom the document gives this role, or None if there is none or more than one."""
        fits = {
            id
            for word in _title_words(head, words)
            for id in self._by_word.get(word, ())
            if self._has_role(self._people[id], head, words, organization, gender)
        }
        if len(fits) > 1 and _leads_state(words):
            fits = {id for id in fits if self.organization_of(id) is None}
        return fits.pop() if len(fits) == 1 else None

    def _has_role(self, person: Person, head: str, words: str, organization: str | None, gender: str) -> bool:
        if gender and self.gender(person.id) not in ("", gender):
            return False
        return any(
            (organization is None or role.organization == organization)
            and _same_role(head, words, role.title)
            and not (_leads_state(words) and self._of_firm(role))
            for role in person.roles
        )

    def _of_firm(self, role: Role) -> bool:
        return role.organization is not None and self._kinds.get(role.organization, "other") not in _PUBLIC


def _leads_state(words: str) -> bool:
    phrase = f" {fold(words)} "
    return any(f" {name} " in phrase for name in _OF_STATES)


def _title_words(head: str, words: str) -> set[str]:
    """Return the words of which one stands in every title that may name the role."""
    phrase = f" {fold(words)} "
    same = [names for names in _SAME_ROLES if any(f" {name} " in phrase for name in names)]
    return {fold(head), *(name.split()[0] for names in same for name in names)}


def _same_role(head: str, words: str, title: str) -> bool:
    phrase, known = f" {fold(words)} ", f" {fold(title)} "
    if any(any(f" {a} " in phrase for a in same) and any(f" {b} " in known for b in same) for same in _SAME_ROLES):
        return True
    return f" {fold(head)} " in known


def _gender(person: Person) -> str:
    found = {g for role in person.roles for g in _title_genders(role.title)}
    if len(found) == 1:
        return found.pop()
    return _gender_of_name(person.name)


def _gender_of_name(name: str) -> str:
    given = fold(name.split()[0]) if " " in name else ""
    if given in given_names("f") or (given.endswith("a") and given not in given_names("m")):
        return "f"
    return "m" if given in given_names("m") or given.endswith("o") else ""


def _title_genders(title: str) -> Iterator[str]:
    for word in title.lower().split():
        gender = nouns().human.get(word)
        if gender == "f" or (gender == "m" and not word.endswith("s")):
            yield gender


def voice_of(source: Source, frame: Frame, cast: Cast) -> Voice:
    """Resolve a source by its own words; anaphora (pronouns, «la empresa») is left to the discourse."""
    evidence = frame.page.reading.evidence(source.start, source.end)
    person, organization = _ids(source)
    if source.kind == "role" and person is None and source.head in nouns().outside:
        organization = None
    elif source.kind == "role" and person is None:
        person = _person_of_role(source, frame, evidence.words, organization, cast)
    if person is not None and source.kind != "document":
        organization = cast.organization_of(person) or organization
    speaker = Speaker(evidence.words, person, organization, evidence)
    return Voice(speaker, source.plural, source.gender or cast.gender(person))


def _ids(source: Source) -> tuple[str | None, str | None]:
    def entity(named: Named | None) -> str | None:
        return named.entity if named else None

    return entity(source.person), entity(source.organization)


def _is_definite(words: str, before: str) -> bool:
    return words.lower().startswith(("el ", "la ", "su ")) or before.lower().endswith(("del ", "al "))


def _person_of_role(source: Source, frame: Frame, words: str, organization: str | None, cast: Cast) -> str | None:
    if source.plural or not _is_definite(words, frame.text[max(0, source.start - 4) : source.start]):
        return None
    return cast.with_role(source.head, words, organization, source.gender)


def takes_up(source: Source, words: str) -> bool:
    """Whether a role may take up somebody already spoken of: «la experta», «este jurista», but not «el portavoz»."""
    if source.kind != "role" or source.plural or source.organization or source.head in nouns().nameless:
        return False
    low = words.lower()
    return low.startswith(("este ", "esta ")) or (low.startswith(("el ", "la ")) and len(words.split()) <= 3)
