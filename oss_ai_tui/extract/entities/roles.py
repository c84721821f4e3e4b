"""Who holds which post, and where: role phrases of resolved text, with the organisation they leave unsaid."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from oss_ai_tui.domain.facts import Role
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import default_lexicon
from oss_ai_tui.extract.entities.role_phrases import RolePhrase, bearers, role_phrases
from oss_ai_tui.extract.entities.role_words import role_words
from oss_ai_tui.extract.entities.topics import EARLIER_PASSAGE, SAME_PASSAGE, Topics, others
from oss_ai_tui.extract.masks import Masked, mask
from oss_ai_tui.extract.patterns import alternation
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence

_CONFIDENCE = {"p.name-role": 0.95, "p.role-name": 0.93}
_COMPLEMENT = re.compile(r" (?:de|del|of|at)\b")
"""After a title it says whose it is, even where no name was made out: then it is of nobody else."""
_SIGNATURE = len("P, la ")
"""Characters, with one for the name, that stand before the title in a signature."""
_ADDRESS = frozenset(
    {"presidente", "presidenta", "vicepresidente", "vicepresidenta", "secretario", "secretaria", "expresidente"}
)


def with_roles(reading: Reading, entities: Entities) -> Entities:
    """Return the entities with their people's roles."""
    roles: dict[str, list[Role]] = defaultdict(list)
    topics = Topics(reading, entities)
    university = _only_university(entities)
    for index in range(len(reading.passages)):
        if any(n.kind == "person" for n in entities.of_passage(index)):
            for sentence in reading.passages[index].sentences:
                names = entities.within(index, sentence.start, sentence.end)
                if any(n.kind == "person" for n in names):
                    for person, role in _roles_in(
                        _Place(reading.passages[index], index, sentence, names, topics, university)
                    ):
                        roles[person].append(role)
    people = tuple(replace(p, roles=tuple(roles.get(p.id, ()))) for p in entities.people)
    return Entities(entities.companies, entities.models, people, entities.named)


def _only_university(entities: Entities) -> tuple[str, float] | None:
    found = [c.id for c in entities.companies if c.kind == "university"]
    return (found[0], EARLIER_PASSAGE) if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with its names."""

    passage: PassageReading
    index: int
    sentence: Sentence
    names: tuple[Named, ...]
    topics: Topics
    university: tuple[str, float] | None
    """The only university of the document."""


def _roles_in(place: _Place) -> Iterator[tuple[str, Role]]:
    names = [(n.start, n.end, n.kind) for n in place.names]
    masked = mask(place.passage.text, place.sentence.start, place.sentence.end, names)
    for phrase, bearer in bearers(role_phrases(masked), masked):
        if place.names[bearer].kind == "person":
            yield place.names[bearer].entity, _role(place, masked, phrase, place.names[bearer].entity)


def _role(place: _Place, masked: Masked, phrase: RolePhrase, bearer: str) -> Role:
    start, end = masked.span(phrase.start, phrase.end)
    _, last = masked.span(phrase.start, phrase.last)
    topic = _topic(place, masked, phrase, (start, end), bearer) if phrase.organization is None else None
    named = place.names[masked.marks[phrase.organization]].entity if phrase.organization is not None else None
    return Role(
        title=place.passage.text[start:end],
        organization=topic[0] if topic else named,
        evidence=place.passage.evidence(start, last),
        rule="p.role-of-topic" if topic else phrase.rule,
        confidence=topic[1] if topic else _CONFIDENCE[phrase.rule],
    )


def _topic(
    place: _Place, masked: Masked, phrase: RolePhrase, span: tuple[int, int], bearer: str
) -> tuple[str, float] | None:
    """Return the organisation, and how sure that is, whose a title without one must be; None if it need be nobody's."""
    words, (start, end) = role_words(), span
    before = masked.text[max(0, phrase.start - 9) : phrase.start]
    if _COMPLEMENT.match(masked.text, phrase.last) or _of_others().search(masked.text, phrase.start, phrase.last):
        return None
    if before.endswith(("cuyo ", "cuya ")):
        return _antecedent(place, start)
    if phrase.of_company:
        noun = masked.text[phrase.end : phrase.last].split()[-1]
        if noun in words.institutions:
            return place.topics.by_noun(noun, place.index, start)
        return place.topics.firm(noun, place.index, place.sentence, start)
    if phrase.head in words.campus:
        return place.university
    if before.endswith(("nuestra ", "nuestro ")):
        return (place.topics.we, SAME_PASSAGE) if place.topics.we else None
    if before.endswith((" su ", " sus ")) or before == "su ":
        return _owner(place, phrase, start, bearer)
    if not _names_another(place.passage.text[start:end]) and _belongs_somewhere(masked.text, phrase):
        if place.topics.we is not None and _signs(masked.text, phrase):
            return place.topics.we, SAME_PASSAGE
        return place.topics.at(place.index, place.sentence, start)
    return None


@cache
def _of_others() -> re.Pattern[str]:
    """Return the pattern of a title's end that names another organisation than that spoken of: «de la compradora»."""
    return re.compile(rf"\b(?:de la|del) (?:{alternation(others())})$")


def _signs(text: str, phrase: RolePhrase) -> bool:
    """Tell whether a sentence is nothing but a name and a title, as under a letter: «Ana Ruiz, directora»."""
    return phrase.start <= _SIGNATURE and not text[phrase.last :].strip(" .")


def _antecedent(place: _Place, before: int) -> tuple[str, float] | None:
    """Return the organisation that «cuyo» goes back to: the last one named before it."""
    found = [n for n in place.names if n.kind == "organization" and n.end <= before]
    return (found[-1].entity, SAME_PASSAGE) if found else None


def _owner(place: _Place, phrase: RolePhrase, before: int, bearer: str) -> tuple[str, float] | None:
    """Return the organisation that «su» goes back to; None if it is rather another person's."""
    if phrase.head in role_words().companions and phrase.end - phrase.start == len(phrase.head):
        return None
    first = place.topics.first_named(place.index, place.sentence, before, but=bearer)
    return None if first and first.kind == "person" else place.topics.at(place.index, place.sentence, before)


def _names_another(title: str) -> bool:
    """Tell whether a title has a capitalised word that is no field of work: «presidente de Tech Barcelona»."""
    lex, known = default_lexicon(), role_words()
    words = [fold(w.strip(",.")) for w in title.split()[1:] if w[0].isupper()]
    plain = (lex.notions, lex.areas, known.heads, known.qualifiers, known.english_starts)
    return any(all(w not in group for group in plain) for w in words) or any(w in lex.places for w in words)


def _belongs_somewhere(text: str, phrase: RolePhrase) -> bool:
    """Tell whether a title without organisation is a post in one: no trade, office of state or form of address."""
    words = role_words()
    if phrase.head not in words.posts or words.state.search(text[phrase.start : phrase.end]):
        return False
    address = phrase.rule == "p.role-name" and text[phrase.end : phrase.end + 1] != ","
    return not (address and phrase.head in _ADDRESS)
