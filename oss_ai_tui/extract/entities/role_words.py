"""The words and patterns of role phrases, compiled from ``data/roles.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.lexicon import default_lexicon, load
from oss_ai_tui.extract.masks import ORGANIZATION, PERSON, UNKNOWN

_NAME = f"[{PERSON}{UNKNOWN}]"
_ORG = f"[{ORGANIZATION}{UNKNOWN}]"
_COMPANY = "empresa|compania|firma|startup|start-up|organizacion|entidad|consultora|fundacion|sociedad|institucion|casa"
_NOT_IN_TITLE = (
    "el|la|los|las|un|una|su|sus|que|quien|se|no|ha|han|es|son|fue|era|dijo|afirmo|explico|y|e|o|ni|pero|cuando|donde"
)
_SMALL = r"[a-z0-9][\w/+’'-]*"


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Word sets and patterns; the patterns are for masked text."""

    posts: frozenset[str]
    trades: frozenset[str]
    heads: frozenset[str]
    either: frozenset[str]
    """Heads that an organisation can bear as well as a person."""
    of_things: frozenset[str]
    """Heads whose complement may be anything."""
    qualifier: re.Pattern[str]
    area: re.Pattern[str]
    tail: re.Pattern[str]
    """The complement that names the organisation; its mark is group 1."""
    company: re.Pattern[str]
    """The complement that stands for an organisation named before."""
    more: re.Pattern[str]
    """What joins a further noun of the title, which is group 1."""
    former: re.Pattern[str]
    person_before: re.Pattern[str]
    person_after: re.Pattern[str]
    own_role: re.Pattern[str]


@cache
def role_words() -> RoleWords:
    """Return the words of role phrases, compiled on the first call."""
    data = load("roles")
    posts, trades, either = (frozenset(fold(data[key]).split()) for key in ("posts", "trades", "either"))
    heads = alternation(posts | trades)
    into = "(?:de|del|en|para|por|con|al frente de|dentro de|at)(?: (?:la|el|los|las|su|nuestra|propia))?"
    org_nouns = alternation(default_lexicon().nouns["organization"])
    skipped = f"(?:{UNKNOWN} (?:y|e|de|del|de la|para|en|en la) ){{0,2}}"
    tail = rf" {into} (?:(?:{org_nouns})(?: {_SMALL}){{0,9}}? )?[“«\"]?{skipped}({_ORG})"
    company = rf" (?:de|en) (?:la|esta|esa|dicha|su) (?:propia )?(?:{_COMPANY})\b(?! {_SMALL})(?! ?{_ORG})"
    field_word = rf"(?: (?:de|en|para|con|a|sobre|por|of)(?: (?:la|el|los|las|su))?| del| al| y| e)? (?!(?:{_NOT_IN_TITLE})\b)(?:{_SMALL}|{UNKNOWN}(?= (?:y|e|de|del|en) ))"
    stop = rf"{tail}|{company}|(?:,| y| e|, y) (?:{heads})\b|[,;.:()]|$|,? {_NAME}"
    return RoleWords(
        posts=posts,
        trades=trades,
        heads=posts | trades,
        either=either,
        of_things=frozenset(fold(data["of_things"]).split()),
        qualifier=re.compile(rf"(?: (?:{alternation(fold(data['qualifiers']).split())})\b){{1,3}}"),
        area=re.compile(rf"(?= (?:de|del|para|en|a cargo de|of) )(?:{field_word}){{1,8}}?(?={stop})"),
        tail=re.compile(tail),
        company=re.compile(company),
        more=re.compile(
            rf"(?:,| y| e|, y|, e|/| &) ?(?:tambien |ademas |a su vez |a la vez |actual |anterior )?({_SMALL})"
        ),
        former=re.compile(rf"(?:\b(?:{alternation(data['former'])})[ -])+$"),
        person_before=re.compile(
            rf"({_NAME})(?: ?\([^()]*\))?(?:, (?:(?:quien|que) (?:es|era|fue|ha sido) )?| \(| (?:es|era|fue|sera|ha sido|"
            rf"ejerce de|trabaja como|se desempena como|es actualmente|fue nombrad[oa]|asumio como|como) )"
            rf"(?:el |la |un |una |uno de los |una de las |su |nuestr[oa] )?$"
        ),
        person_after=re.compile(rf"(?:,)? [“«\"]?({_NAME})"),
        own_role=re.compile(rf"(?:, | \()(?:el |la |un |una )?({_SMALL})"),
    )


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
