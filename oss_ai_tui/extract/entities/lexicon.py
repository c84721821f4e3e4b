"""The words that the search for names relies on: the registry's forms as token sequences, and the word lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from oss_ai_tui.domain.facts import EntityKind
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.reading import tokenize
from oss_ai_tui.registry import ModelEntry, Registry, registry
from oss_ai_tui.registry.entries import Demand, Entry

_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a known form: the entry that it may name."""

    entry: Entry
    demand: Demand
    form: str
    """The form as the registry writes it."""

    @property
    def kind(self) -> EntityKind:
        """Kind of the entry."""
        return "model" if isinstance(self.entry, ModelEntry) else "organization"


@dataclass(frozen=True, slots=True)
class Known:
    """A form of the registry as folded tokens, with every entry that bears it."""

    tokens: tuple[str, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Lexicon:
    """Everything known of names before a text is read; immutable."""

    registry: Registry
    forms: Mapping[str, tuple[Known, ...]]
    """Known forms by their first token, longest first."""
    small_forms: frozenset[str]
    """First tokens of the forms that begin with a small letter or a digit."""
    given: frozenset[str]
    doubtful: frozenset[str]
    """Given names that are everyday words as well."""
    famous: frozenset[str]
    """Family names that need no given name."""
    people: frozenset[str]
    """Full names of people whom the press often names."""
    family_first: frozenset[str]
    formal: Mapping[str, frozenset[str]]
    """What a given name may be short for: ``clem`` for ``clement``."""
    particles: frozenset[str]
    honorifics: frozenset[str]
    notions: frozenset[str]
    places: frozenset[str]
    numbered: frozenset[str]
    phrases: frozenset[str]
    areas: frozenset[str]
    openers: frozenset[str]
    things: frozenset[str]
    """Nouns of what bears a name and is none of the three kinds."""
    occasions: frozenset[str]
    """Words that the names of fairs, congresses and the like begin with."""
    occasion_ends: frozenset[str]
    papers: frozenset[str]
    """Nouns for newspapers and the like."""
    announcing: frozenset[str]
    """Nouns right before which a firm, an association or the like is named."""
    org_heads: frozenset[str]
    head_prefixes: frozenset[str]
    common_heads: frozenset[str]
    list_heads: frozenset[str]
    led_heads: frozenset[str]
    org_suffixes: frozenset[str]
    org_kinds: Mapping[str, str]
    """What sort of organisation a word in its name speaks of."""
    model_shape: re.Pattern[str]
    model_ids: Mapping[str, ModelEntry]
    """Known models by :func:`plain_model_name`."""
    nouns: Mapping[str, frozenset[str]]
    """Apposition nouns by what they announce: ``organization``, ``model``, ``dataset``, ``person`` …"""
    speech: frozenset[str]
    """Forms of speech verbs."""

    def is_common(self, word: str) -> bool:
        """Tell whether a folded word means something by itself: a notion, a place, a given name, a sort of firm."""
        groups = (self.notions, self.places, self.areas, self.openers, self.org_heads, self.given, self.doubtful)
        return any(word in group for group in groups) or word in self.nouns["organization"]

    def without(self, names: Iterable[str]) -> Lexicon:
        """Return a lexicon that has never heard of the names, neither in its registry nor among given names."""
        gone = list(names)
        words = {word for name in gone for word in fold(name).split()}
        known = self.registry.without(gone)
        return replace(
            self,
            registry=known,
            forms=_forms(known),
            small_forms=_small_forms(known),
            model_ids=_model_ids(known),
            given=self.given - words,
            famous=self.famous - words,
            people=frozenset(name for name in self.people if words.isdisjoint(name.split())),
        )


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon of the package, read on the first call."""
    names, words, shapes, context = (load(name) for name in ("names", "words", "shapes", "context"))
    known = registry()
    return Lexicon(
        registry=known,
        forms=_forms(known),
        small_forms=_small_forms(known),
        given=_words(names["given"]),
        doubtful=_words(names["doubtful"]),
        famous=_words(names["famous"]),
        people=frozenset(" ".join(fold(name).split()) for name in names["people"].split(";")),
        family_first=_words(names["family_first"]),
        formal=_short_names(names["short_names"]),
        particles=frozenset(names["particles"]),
        honorifics=frozenset(names["honorifics"]),
        notions=_words(words["notions"]),
        places=_words(words["places"]),
        numbered=_words(words["numbered"]),
        phrases=frozenset(" ".join(p.split()) for p in words["phrases"].split(";")),
        areas=_words(words["areas"]),
        openers=_words(words["openers"]),
        things=_words(words["things"]),
        occasions=_words(words["occasions"]),
        occasion_ends=_words(words["occasion_ends"]),
        papers=_words(words["papers"]),
        announcing=_words(shapes["announcing"]),
        org_heads=_words(shapes["org_heads"]),
        head_prefixes=frozenset(shapes["head_prefixes"]),
        common_heads=_words(shapes["common_heads"]),
        list_heads=frozenset(shapes["list_heads"]),
        led_heads=frozenset(shapes["led_heads"]),
        org_suffixes=_words(shapes["org_suffixes"]),
        org_kinds={w: kind for kind, words in shapes["org_kinds"].items() for w in fold(words).split()},
        model_ids=_model_ids(known),
        model_shape=re.compile("|".join(f"(?:{p})" for p in shapes["model_patterns"])),
        nouns={key: _words(text) for key, text in context["nouns"].items()},
        speech=_words(context["verbs"]["speech"]),
    )


def load(name: str) -> dict[str, Any]:
    """Read a data file of the extraction package by its name without suffix."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))


def _small_forms(known: Registry) -> frozenset[str]:
    texts = (form.text for entry in known.entries() for form in entry.forms if not form.text[0].isupper())
    return frozenset(tokenize(text)[0].folded for text in texts)


def plain_model_name(name: str) -> str:
    """Return what the spellings of one model's name share: ``Llama 2``, ``Llama-2`` and ``LLaMA2`` are ``llama2``."""
    return re.sub(r"[\s_‑-]+", "", fold(name))


def _model_ids(known: Registry) -> dict[str, ModelEntry]:
    return {plain_model_name(alias): model for model in known.models.values() for alias in model.aliases}


def _short_names(text: str) -> dict[str, frozenset[str]]:
    formal: dict[str, set[str]] = {}
    for row in re.split(r"[;\n]", fold(text)):
        full, _, short = row.partition(":")
        for word in short.split():
            formal.setdefault(word, set()).update(full.split())
    return {word: frozenset(names) for word, names in formal.items()}


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _forms(known: Registry) -> dict[str, tuple[Known, ...]]:
    grouped: dict[tuple[str, ...], list[Option]] = {}
    for entry in known.entries():
        for form in entry.forms:
            tokens = tuple(t.folded for t in tokenize(form.text))
            others = grouped.setdefault(tokens, [])
            if all(o.entry is not entry for o in others):
                others.append(Option(entry, form.demand, form.text))
    index: dict[str, list[Known]] = {}
    for tokens, options in grouped.items():
        index.setdefault(tokens[0], []).append(Known(tokens, tuple(options)))
    return {first: tuple(sorted(found, key=lambda k: -len(k.tokens))) for first, found in index.items()}
