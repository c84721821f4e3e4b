"""The words of quantities, read from data once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data" / "figures.toml"


_OWN = (("own", "units"), ("span", "spans"))


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted."""

    name: str
    """As a figure names it: an ISO code, ``percent``, ``parameters`` … or a singular noun."""
    kind: str
    """``money``, ``percent``, ``span`` for time, ``own`` for others with a name of their own, ``noun`` for the rest."""
    certain: bool = True
    """False for a sign that several currencies share."""


@dataclass(frozen=True)
class Lexicon:
    """Forms, all folded, and what they mean."""

    numerals: Mapping[str, Decimal]
    collectives: Mapping[str, Decimal]
    multipliers: Mapping[str, int]
    suffixes: Mapping[str, int]
    english: frozenset[str]
    english_suffixes: frozenset[str]
    """Letters before which a single point is the decimal mark: «1.375B»."""
    money_before: Mapping[str, Unit]
    money_after: Mapping[str, Unit]
    money_millions: Mapping[str, str]
    units: Mapping[str, Unit]
    singulars: Mapping[str, str]
    ignored: frozenset[str]
    vague: frozenset[str]
    """Units that say too little to be counted in words."""
    adjectives: frozenset[str]
    least: int
    """Smallest number in digits that makes a plain count a figure."""
    approximate: re.Pattern[str]
    """Words before a number that make it approximate, with an article after them, up to the end searched."""
    approximate_verb: re.Pattern[str]
    """Verbs before a number that do the same."""

    def unit_of(self, noun: str, word: str) -> Unit | None:
        """Return the unit that a noun names (``noun`` folded, ``word`` as written); None for what is no noun."""
        known = self.units.get(noun)
        if known or noun in self.ignored or not noun.endswith("s") or not word.islower() or len(noun) < 4:
            return known
        return Unit(self.singulars.get(noun) or singular(word), "noun")


@cache
def lexicon() -> Lexicon:
    """Read ``data/figures.toml``."""
    data = tomllib.loads(_DATA.read_text("utf-8"))
    currency, nouns = data["currency"], data["nouns"]
    return Lexicon(
        numerals={word: Decimal(str(value)) for word, value in data["numerals"].items()},
        collectives={word: Decimal(value) for word, value in data["collectives"].items()},
        multipliers=data["multipliers"],
        suffixes=data["suffixes"],
        english=frozenset(data["english"]["multipliers"]),
        english_suffixes=frozenset(data["english"]["suffixes"]),
        money_before={form: Unit(code, "money", certain) for form, (code, certain) in currency["before"].items()},
        money_after={form: Unit(code, "money", certain) for form, (code, certain) in currency["after"].items()},
        money_millions=currency["millions"],
        units={word: Unit(name, kind) for kind, key in _OWN for word, name in data[key].items()},
        singulars=data["singular"],
        ignored=frozenset(nouns["ignored"]),
        vague=frozenset(nouns["vague"]),
        adjectives=frozenset(nouns["adjectives"]),
        least=nouns["least"],
        approximate=_before(data["approximate"]["before"]),
        approximate_verb=_before(data["approximate"]["verbs"]),
    )


def _before(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?:\s(?:el|la|los|las|un|una))?\s?\Z")


def alternatives(forms: Iterable[str]) -> str:
    """Return a pattern that matches any of the forms, the longest first; a space stands for any white space."""
    return "|".join(re.escape(form).replace(r"\ ", r"\s") for form in sorted(forms, key=len, reverse=True))


def singular(word: str) -> str:
    """Return the singular of a regular Spanish plural: «modelos» modelo, «canciones» canción, «veces» vez."""
    if word.endswith("ciones") or word.endswith("siones"):
        return word[:-4] + "ón"
    if word.endswith("ces"):
        return word[:-3] + "z"
    if re.search(r"(?:[aeiou][lrndyj]|[íú])es$", word) and not word.endswith(("ntes", "ndes")):
        return word[:-2]
    return word.removesuffix("s")
