"""Cues of speech in a frame: verbs of saying that may be read as such, and phrases such as «según»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from oss_ai_tui.extract.quotations.frames import Item
from oss_ai_tui.extract.quotations.lexicon import Verb, phrase_openers, phrases, verbs
from oss_ai_tui.extract.quotations.words import AUXILIARIES, CLITICS, DETERMINERS, PREPOSITIONS, SMALL_ADVERBS

Items = Sequence[Item]
CueKind = Literal["verb", "gerund", "infinitive", "conjunction", "phrase"]

_REFLEXIVE = frozenset(
    {
        *(
            "quejarse",
            "lamentar",
            "preguntar",
            "sincerarse",
            "explayarse",
            "expresarse",
            "pronunciarse",
            "defender",
            "justificar",
        ),
        *(
            "lamentarse",
            "excusarse",
            "felicitarse",
            "congratularse",
            "comprometerse",
            "referir",
            "enorgullecerse",
            "jactarse",
        ),
        *(
            "vanagloriarse",
            "extenderse",
            "disculparse",
            "cuestionar",
            "interrogar",
            "reír",
            "sonreír",
            "reafirmar",
            "despedirse",
            "aventurar",
        ),
    }
)
_WITH_PRONOUN = re.compile(r"([áé])ndo(?:l[aeo]s?|se|nos|me)$")
_NO_ACCENTS = str.maketrans("áé", "ae")
_WORDS_KEPT = 1 << 14
_BEFORE_DE = frozenset({"después", "además", "luego", "antes", "lejos", "aparte", "acaba", "acaban", "momento", "hora"})
_BEFORE_INFINITIVE = frozenset({"al", "tras", "para", "de"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that somebody's words stand near."""

    kind: CueKind
    first: int
    """Index of its first item: clitic, auxiliary, conjunction or verb."""
    after: int
    """Index of the first item after it."""
    lemma: str | None
    frames: frozenset[str]
    plural: bool = False
    impersonal: bool = False
    """Whether it is a «se dice»."""
    negated: bool = False


def find_cues(items: Items) -> tuple[Cue, ...]:
    """Return the cues of a frame in order."""
    found: list[Cue] = []
    openers = phrase_openers()
    k = 0
    while k < len(items):
        cue = (_phrase_cue(items, k) if items[k].folded in openers else None) or _verb_cue(items, k)
        if cue is None:
            k += 1
            continue
        found.append(cue)
        k = cue.after
    return tuple(found)


def matches(items: Items, at: int, words: tuple[str, ...]) -> bool:
    """Tell whether the items from ``at`` on are these folded words."""
    return tuple([item.folded for item in items[at : at + len(words)]]) == words


def _phrase_cue(items: Items, k: int) -> Cue | None:
    known, first = phrases(), items[k].folded
    for words in known.verbless.get(first, ()):
        if matches(items, k, words) and (cue := _conjunction(items, k, k + len(words))) is not None:
            return cue
    for words, frames in known.sources.get(first, ()):
        if matches(items, k, words) and _may_name(items, k, words, frames):
            return Cue("phrase", k, k + len(words), None, frames)
    return None


def _conjunction(items: Items, k: int, after: int) -> Cue | None:
    """Read «según explicó» and «como ha recordado»."""
    verb = _verb_cue(items, _skip_clitics(items, after))
    if verb is None or verb.kind != "verb" or verb.first > after + 2:
        return None
    return Cue("conjunction", k, verb.after, verb.lemma, verb.frames, verb.plural, negated=verb.negated)


def _may_name(items: Items, k: int, words: tuple[str, ...], frames: frozenset[str]) -> bool:
    if "opening" in frames and k > 0:
        return False
    after = k + len(words)
    if words == ("segun", "el"):
        return items[after - 1].word == "él"
    return words != ("segun",) or after >= len(items) or items[after].word not in phrases().not_after_segun


def _skip_clitics(items: Items, k: int) -> int:
    while k < len(items) and (
        items[k].word in CLITICS or items[k].word in AUXILIARIES or items[k].word in SMALL_ADVERBS
    ):
        k += 1
    return k


def _bare_gerund(found: re.Match[str]) -> str:
    return found[1].translate(_NO_ACCENTS) + "ndo"


@lru_cache(maxsize=_WORDS_KEPT)
def _verb_of(word: str) -> Verb | None:
    return verbs().get(_WITH_PRONOUN.sub(_bare_gerund, word))


def _verb_cue(items: Items, k: int) -> Cue | None:
    if k >= len(items):
        return None
    verb = _verb_of(items[k].word)
    if verb is None or (items[k].capital and k > 0 and not _after_break(items[k - 1])):
        return None
    if _has_other_sense(items, k, verb):
        return None
    first = _start(items, k)
    if verb.tense == "participle":
        return _perfect(items, first, k, verb)
    if verb.tense == "infinitive":
        return _infinitive(items, first, k, verb)
    before = items[k - 1].word if k else ""
    if (
        before in PREPOSITIONS - {"según"}
        or before in DETERMINERS - CLITICS
        or (verb.nounlike and before in DETERMINERS)
    ):
        return None
    return _cue("verb" if verb.finite else "gerund", items, first, k, verb)


def _has_other_sense(items: Items, k: int, verb: Verb) -> bool:
    following = [item.word for item in items[k + 1 : k + 3]]
    return following[:1] != [] and following[0] in phrases().other_senses.get(verb.lemma, ()) and "que" not in following


def _after_break(item: Item) -> bool:
    return item.is_mark or item.span is not None


def _start(items: Items, k: int) -> int:
    """Return where the group of clitics, auxiliaries and small adverbs before a verb begins."""
    first = k
    while first > 0 and (items[first - 1].word in CLITICS or items[first - 1].word in AUXILIARIES):
        first -= 1
    return first


def _perfect(items: Items, first: int, k: int, verb: Verb) -> Cue | None:
    start = k
    while start > 0 and items[start - 1].word in SMALL_ADVERBS:
        start -= 1
    if start == 0 or items[start - 1].word not in AUXILIARIES:
        return None
    first = _start(items, start)
    return _cue("verb", items, first, k, verb, plural=AUXILIARIES[items[start - 1].word])


def _infinitive(items: Items, first: int, k: int, verb: Verb) -> Cue | None:
    for words in phrases().periphrases:
        start = first - len(words)
        if start >= 0 and matches(items, start, words):
            return _cue("verb", items, _start(items, start), k, verb, plural=items[start].word.endswith("n"))
    if first > 0 and items[first - 1].word in _BEFORE_INFINITIVE:
        if items[first - 1].word == "de" and (first < 2 or items[first - 2].word not in _BEFORE_DE):
            return None
        return _cue("infinitive", items, first - 1, k, verb)
    return None


def _is_reflexive(lemma: str) -> bool:
    return lemma in _REFLEXIVE or lemma.endswith(("arse", "erse", "irse"))


def _cue(kind: CueKind, items: Items, first: int, k: int, verb: Verb, *, plural: bool | None = None) -> Cue:
    group = {items[i].word for i in range(first, k)} if verb.tense != "infinitive" else set()
    impersonal = "se" in group and (
        (not _is_reflexive(verb.lemma) and not group & {"me", "nos", "lo"}) or bool(group & {"le", "les"})
    )
    before = first - 1
    while before >= 0 and items[before].word in SMALL_ADVERBS:
        before -= 1
    negated = before >= 0 and items[before].word in phrases().not_said
    number = verb.plural if plural is None else plural
    return Cue(kind, first, k + 1, verb.lemma, verb.frames, number, impersonal, negated)
