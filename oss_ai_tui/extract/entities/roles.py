"""Who holds which post, and where: role phrases of resolved text, with the organisation they leave unsaid."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from oss_ai_tui.domain.facts import Role
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import default_lexicon
from oss_ai_tui.extract.entities.role_phrases import RolePhrase, bearers, role_phrases
from oss_ai_tui.extract.entities.role_words import role_words
from oss_ai_tui.extract.masks import Masked, mask
from oss_ai_tui.extract.reading import Entities, Named, PassageReading, Reading, Sentence

_SENTENCES_BACK = 3
_CONFIDENCE = {"p.name-role": 0.95, "p.role-name": 0.93}
_INHERITED = 0.75
_ADDRESS = frozenset(
    {"presidente", "presidenta", "vicepresidente", "vicepresidenta", "secretario", "secretaria", "expresidente"}
)


def with_roles(reading: Reading, entities: Entities) -> Entities:
    """Return the entities with their people's roles."""
    roles: dict[str, list[Role]] = defaultdict(list)
    for index, passage in enumerate(reading.passages):
        named = entities.of_passage(index)
        if any(n.kind == "person" for n in named):
            for sentence in passage.sentences:
                for person, role in _roles_in(passage, sentence, named):
                    roles[person].append(role)
    people = tuple(replace(p, roles=tuple(roles.get(p.id, ()))) for p in entities.people)
    return Entities(entities.companies, entities.models, people, entities.named)


def _roles_in(passage: PassageReading, sentence: Sentence, named: tuple[Named, ...]) -> list[tuple[str, Role]]:
    inside = [n for n in named if sentence.start <= n.start and n.end <= sentence.end]
    if not any(n.kind == "person" for n in inside):
        return []
    masked = mask(passage.text, sentence.start, sentence.end, [(n.start, n.end, n.kind) for n in inside])
    found = []
    for phrase, bearer in bearers(role_phrases(masked), masked):
        if inside[bearer].kind == "person":
            organization = _organization(passage, sentence, named, inside, masked, phrase)
            found.append((inside[bearer].entity, _role(passage, masked, phrase, organization)))
    return found


def _role(passage: PassageReading, masked: Masked, phrase: RolePhrase, organization: Named | None) -> Role:
    start, end = masked.span(phrase.start, phrase.end)
    _, last = masked.span(phrase.start, phrase.last)
    certain = phrase.organization is not None or organization is None
    return Role(
        title=passage.text[start:end],
        organization=organization.entity if organization else None,
        evidence=passage.evidence(start, last),
        rule=phrase.rule if certain else "p.role-of-topic",
        confidence=_CONFIDENCE[phrase.rule] if certain else _INHERITED,
    )


def _organization(
    passage: PassageReading,
    sentence: Sentence,
    named: tuple[Named, ...],
    inside: list[Named],
    masked: Masked,
    phrase: RolePhrase,
) -> Named | None:
    """Return the organisation that the phrase names, or the one that the text is speaking of."""
    if phrase.organization is not None:
        return inside[masked.marks[phrase.organization]]
    start, end = masked.span(phrase.start, phrase.end)
    if not phrase.of_company and (
        _names_another(passage.text[start:end]) or not _belongs_somewhere(masked.text, phrase)
    ):
        return None
    return _topic(passage, sentence, named, start)


def _names_another(title: str) -> bool:
    """Tell whether a title has a capitalised word that is no field of work: «presidente de Tech Barcelona»."""
    lex = default_lexicon()
    words = [fold(w.strip(",.")) for w in title.split()[1:] if w[0].isupper()]
    return any(w not in lex.notions and w not in lex.areas for w in words) or any(w in lex.places for w in words)


def _belongs_somewhere(text: str, phrase: RolePhrase) -> bool:
    """Tell whether a title without organisation is a post in one: no trade, office of state or form of address."""
    words = role_words()
    if phrase.head not in words.posts or words.state.search(text[phrase.start : phrase.end]):
        return False
    address = phrase.rule == "p.role-name" and text[phrase.end : phrase.end + 1] != ","
    return not (address and phrase.head in _ADDRESS)


def _topic(passage: PassageReading, sentence: Sentence, named: tuple[Named, ...], before: int) -> Named | None:
    """Return the first organisation of the sentence before the offset, else of one of the sentences before it."""
    at = passage.sentences.index(sentence)
    for back in range(min(_SENTENCES_BACK, at) + 1):
        s = passage.sentences[at - back]
        limit = before if back == 0 else s.end
        found = next((n for n in named if n.kind == "organization" and s.start <= n.start and n.end <= limit), None)
        if found:
            return found
    return None
