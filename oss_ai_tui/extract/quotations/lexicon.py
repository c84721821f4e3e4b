"""The data of this stage, loaded once: verbs of saying, nouns that can speak, phrases that name a source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.quotations.conjugation import FINITE, Form, Tense, forms

Words = tuple[str, ...]

_CONTRACTED = re.compile(r" (de|a)$")
_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Verb:
    """What a form of a verb of saying is: its infinitive, where it may stand, and what it agrees with."""

    lemma: str
    frames: frozenset[str]
    """``quote``, ``que``, ``clause``, ``fragment``, ``infinitive``, ``opinion``: see ``speech_verbs.toml``."""
    tense: Tense
    plural: bool
    nounlike: bool
    """Whether the form is also a noun."""

    @property
    def finite(self) -> bool:
        """Whether it stands for itself, without an auxiliary."""
        return self.tense in FINITE


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns that can be a source, in lower case with accents, and those that announce a title or a term."""

    human: Mapping[str, str]
    """Noun, singular or plural, to its gender: ``m``, ``f`` or empty where it is both."""
    generic: frozenset[str]
    """Human nouns that can take up anybody: «la experta»."""
    demonyms: frozenset[str]
    """Adjectives of places that stand for a person: «la cordobesa»."""
    of_firms: frozenset[str]
    """Human nouns that a firm is called by as well: «Faro Labs, líder en …»."""
    nameless: frozenset[str]
    """Human nouns that never take up somebody: «el portavoz»."""
    outside: frozenset[str]
    """Human nouns whose complement is not where they belong: «un inversor de Faro» does not speak for Faro."""
    anonymous: frozenset[str]
    organization: frozenset[str]
    parts: frozenset[str]
    """Nouns of parts of a body, which never take up an organisation."""
    never: Mapping[str, frozenset[str]]
    """Kind of organisation to the nouns that cannot take up one of that kind."""
    document: frozenset[str]
    title: frozenset[str]
    """Nouns after which a phrase in marks is a title or a term; a sentence may be somebody's words."""
    always_title: frozenset[str]
    naming_verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Cue phrases as tuples of folded words, under their first word and longest first."""

    sources: Mapping[str, tuple[tuple[Words, frozenset[str]], ...]]
    """«según», «a juicio de» …, with the frames where they may stand."""
    verbless: Mapping[str, tuple[Words, ...]]
    """Conjunctions that bring a verb and its source: «según explicó Ana»."""
    not_after_segun: frozenset[str]
    connectives: Mapping[str, tuple[Words, ...]]
    read: tuple[Words, ...]
    """«se lee en» and the like, between a quotation and a document."""
    leading: frozenset[str]
    """Forms of verbs that lead to somebody's words through a colon: «tiene una frase:»."""
    frame_nouns: frozenset[str]
    not_said: frozenset[str]
    other_senses: Mapping[str, frozenset[str]]
    """Words after a verb of saying, by its infinitive, before which it says nothing: «contar con»."""
    periphrases: tuple[Words, ...]


def data(name: str) -> dict[str, Any]:
    """Return a data file of the extraction by its name without suffix."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


@cache
def verbs() -> Mapping[str, Verb]:
    """Return the verbs of saying by form, in lower case with accents."""
    raw = data("speech_verbs")
    frames: dict[str, set[str]] = {}
    for group in raw["class"]:
        for lemma in group["lemmas"]:
            frames.setdefault(lemma, set()).update(group["frames"])
    nouns, table = frozenset(raw["nouns"]["forms"]), dict[str, Verb]()
    for lemma, places in frames.items():
        for form in forms(lemma, raw["irregular"].get(lemma)):
            verb = Verb(lemma, frozenset(places), form.tense, form.plural, form.text in nouns)
            known = table.get(form.text)
            table[form.text] = verb if known is None else _joined(known, verb)
    return table


def _joined(known: Verb, other: Verb) -> Verb:
    frames = known.frames | other.frames if known.lemma == other.lemma else known.frames
    return Verb(known.lemma, frames, known.tense, known.plural, known.nounlike)


@cache
def nouns() -> Nouns:
    """Return the nouns that can be a source or announce a title."""
    raw = data("source_nouns")
    return Nouns(
        human=dict(_gendered(raw["human"]["nouns"])),
        generic=frozenset(raw["human"]["generic"]),
        demonyms=frozenset(raw["human"]["demonyms"]),
        of_firms=frozenset(raw["human"]["of_firms"]),
        nameless=frozenset(raw["human"]["nameless"]),
        outside=frozenset(raw["human"]["outside"]),
        anonymous=frozenset(raw["anonymous"]["nouns"]),
        organization=frozenset(raw["organization"]["nouns"]),
        parts=frozenset(raw["organization"]["parts"]),
        never={kind: frozenset(words) for kind, words in raw["organization"]["never"].items()},
        document=frozenset(raw["document"]["nouns"]),
        title=frozenset(raw["title"]["nouns"]),
        always_title=frozenset(raw["title"]["always"]),
        naming_verbs=frozenset(raw["title"]["verbs"]),
    )


def _gendered(entries: Iterable[str]) -> Iterable[tuple[str, str]]:
    for entry in entries:
        masculine, _, feminine = entry.partition("/")
        yield masculine, "m" if feminine else ""
        yield plural(masculine), "m" if feminine else ""
        if feminine:
            yield feminine, "f"
            yield plural(feminine), "f"


def plural(noun: str) -> str:
    """Return the regular plural of a noun: ``director`` gives ``directores``, ``portavoz`` ``portavoces``."""
    if noun.endswith("s"):
        return noun
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    return noun + ("s" if noun[-1] in "aeiouáéíóú" else "es")


@cache
def phrases() -> Phrases:
    """Return the cue phrases and the small words around them."""
    raw = data("cue_phrases")
    sources = {
        tuple(words.split()): frozenset(p["frames"])
        for p in raw["phrase"]
        for w in p["words"]
        for words in (fold(w), _CONTRACTED.sub(r" \1l", fold(w)))
    }
    return Phrases(
        sources={first: tuple((w, sources[w]) for w in found) for first, found in _by_first(sources).items()},
        verbless=_by_first(_split(raw["verbless"]["conjunctions"])),
        not_after_segun=frozenset(raw["verbless"]["not_after_segun"]),
        connectives=_by_first(_split(raw["connectives"]["phrases"])),
        read=_split(raw["read"]["phrases"]),
        leading=frozenset(f.text for v in raw["leading"]["verbs"] for f in _leading_forms(v)),
        frame_nouns=frozenset(raw["frame_nouns"]["nouns"]),
        not_said=frozenset(raw["not_said"]["words"]),
        other_senses={lemma: frozenset(words) for lemma, words in raw["other_senses"].items()},
        periphrases=_split(raw["periphrases"]["words"]),
    )


@cache
def phrase_openers() -> frozenset[str]:
    """Return the folded first words of the phrases that name a source."""
    return frozenset(phrases().verbless) | frozenset(phrases().sources)


def _leading_forms(lemma: str) -> Iterable[Form]:
    irregular = data("verb_shapes")["irregular"].get(lemma)
    return (f for f in forms(lemma, irregular) if f.tense in FINITE and not f.plural)


def _split(texts: Iterable[str]) -> tuple[Words, ...]:
    return tuple(tuple(fold(text).split()) for text in texts)


def _by_first(phrases: Iterable[Words]) -> dict[str, tuple[Words, ...]]:
    groups: dict[str, list[Words]] = {}
    for words in phrases:
        groups.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=lambda words: (-len(words), words))) for first, group in groups.items()}


@cache
def cue_words() -> frozenset[str]:
    """Return the words without one of which a sentence reports nothing: forms of verbs, and words of phrases."""
    first = {w for group in phrases().sources.values() for words, _ in group for w in words if len(w) > 2}
    return frozenset(verbs()) | first | {"según", "opinión"}


@cache
def finite_forms() -> Mapping[str, bool]:
    """Return finite forms of common verbs and of verbs of saying; False marks those that are as often nouns."""
    raw = data("verb_shapes")
    nounlike = frozenset(raw["closed"]["nounlike"])
    found = set(raw["closed"]["forms"])
    for lemma in raw["regular"]["verbs"]:
        found.update(f.text for f in forms(lemma, raw["irregular"].get(lemma)) if f.tense in FINITE)
    found.update(text for text, verb in verbs().items() if verb.finite and not verb.nounlike)
    return {text: text not in nounlike for text in found}


@cache
def not_verbs() -> frozenset[str]:
    """Return words that look like finite verbs and are none."""
    return frozenset(data("verb_shapes")["not_verbs"]["words"])


@cache
def given_names(gender: str) -> frozenset[str]:
    """Return folded given names of men (``m``) or women (``f``) that their last letter does not tell."""
    return frozenset(data("given_genders")["men" if gender == "m" else "women"]["names"])
