"""The words and patterns of role phrases, compiled from ``data/roles.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import default_lexicon, load
from oss_ai_tui.extract.masks import ORGANIZATION, PERSON, UNKNOWN
from oss_ai_tui.extract.patterns import alternation, expand

_SETS = ("institutions", "campus", "companions", "qualifiers")


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Word sets and patterns; the patterns are for masked text, and described where they are written."""

    posts: frozenset[str]
    trades: frozenset[str]
    heads: frozenset[str]
    either: frozenset[str]
    """Heads that an organisation can bear as well as a person."""
    of_things: frozenset[str]
    """Heads whose complement may be anything."""
    institutions: frozenset[str]
    """Nouns for an organisation of one sort."""
    campus: frozenset[str]
    """Posts of universities alone."""
    companions: frozenset[str]
    """Heads that with «su» are somebody's, not an organisation's."""
    qualifiers: frozenset[str]
    """What follows a head within its title."""
    english_posts: frozenset[str]
    """Nouns of titles in English that are posts."""
    english_nouns: frozenset[str]
    """Nouns of titles in English."""
    english_starts: frozenset[str]
    """What titles in English begin with."""
    english: re.Pattern[str]
    qualifier: re.Pattern[str]
    area: re.Pattern[str]
    ministry: re.Pattern[str]
    short: re.Pattern[str]
    """An acronym of the title: «(CTO)»."""
    state: re.Pattern[str]
    tail: re.Pattern[str]
    company: re.Pattern[str]
    more: re.Pattern[str]
    former: re.Pattern[str]
    person_before: re.Pattern[str]
    person_after: re.Pattern[str]
    own_role: re.Pattern[str]


@cache
def role_words() -> RoleWords:
    """Return the words of role phrases, compiled on the first call."""
    data = load("roles")
    pieces = _pieces(data)
    sets = {key: frozenset(fold(data[key]).split()) for key in ("posts", "trades", "either", "of_things", *_SETS)}

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile(expand(pieces[name], pieces))

    return RoleWords(
        posts=sets["posts"],
        trades=sets["trades"],
        heads=sets["posts"] | sets["trades"],
        either=sets["either"],
        of_things=sets["of_things"],
        institutions=sets["institutions"],
        campus=sets["campus"],
        companions=sets["companions"],
        qualifiers=sets["qualifiers"],
        english_posts=_english(data, "english_others", "english_nouns") - sets["trades"],
        english_nouns=_english(data, "english_others", "english_nouns"),
        english_starts=_english(data, "english", "english_others", "english_nouns") | {"chief"},
        english=pattern("english_title"),
        qualifier=pattern("qualifier"),
        area=pattern("area"),
        ministry=pattern("ministry"),
        short=pattern("short"),
        state=pattern("state"),
        tail=pattern("tail"),
        company=pattern("of_company"),
        more=pattern("more"),
        former=pattern("formerly"),
        person_before=pattern("person_before"),
        person_after=pattern("person_after"),
        own_role=pattern("own_role"),
    )


def _english(data: dict[str, Any], *keys: str) -> frozenset[str]:
    return frozenset(word for key in keys for word in data[key].split())


def _pieces(data: dict[str, Any]) -> dict[str, str]:
    lex = default_lexicon()
    return {
        **data["patterns"],
        "U": UNKNOWN,
        "O": ORGANIZATION,
        "name": f"[{PERSON}{UNKNOWN}]",
        "org": f"[{ORGANIZATION}{UNKNOWN}]",
        "heads": alternation(fold(data["posts"] + data["trades"]).split()),
        "trades": alternation(fold(data["trades"]).split()),
        "firm": alternation(lex.nouns["organization"]),
        "places": alternation(lex.places),
        "institutions": alternation(data["institutions"].split()),
        "former": alternation(data["former"]),
        "english": alternation(_english(data, "english")),
        "english_nouns": alternation(_english(data, "english_nouns")),
        "english_others": alternation(_english(data, "english_others")),
        "qualifiers": alternation(fold(data["qualifiers"]).split()),
    }
