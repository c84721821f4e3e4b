"""The rules of temporal expressions, read from data and compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parents[1] / "data" / "times.toml"
_WINDOW = 48


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern, and the resolver that gives its matches a date."""

    id: str
    pattern: re.Pattern[str]
    resolve: str
    needs: str | None
    confidence: float
    examples: tuple[tuple[str, str, str, str], ...]
    """Sentence, date of its document, words found, EDTF value; empty strings where there is none."""
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """The words directly before an expression that belong to it."""

    start: int
    """Where the expression begins once they are counted in."""
    word: str | None = None
    """``since``, ``until``, ``about``, ``plain`` or ``hidden``, by the kind of the first word."""
    part: str | None = None
    """``start``, ``middle`` or ``end``: which part of the period is meant."""


@dataclass(frozen=True)
class RuleBook:
    """All rules, one pattern that finds any of them, and the words around them that matter."""

    rules: tuple[Rule, ...]
    any: re.Pattern[str]
    lead: re.Pattern[str]
    names: frozenset[str]
    """Words before a day and a month that make them a name."""
    counted: frozenset[str]
    """Words after four digits that make them a count."""
    counting: frozenset[str]
    """Words before «de» and four digits that make the digits a count."""

    def lead_of(self, folded: str, start: int) -> Lead:
        """Read the words before an expression that begins at ``start`` of a folded text."""
        low = max(0, start - _WINDOW)
        found = self.lead.search(folded, low, start)
        if found is None or found.end() == found.start():
            return Lead(start)
        word = next((k for k in ("since", "until", "about", "plain", "hidden") if found[k]), None)
        part = next((k for k in ("start", "middle", "end") if found[k]), None)
        return Lead(_first_kept(found, word, part, start), word, part)


def _first_kept(found: re.Match[str], word: str | None, part: str | None, start: int) -> int:
    if word != "hidden" or part or found.group().startswith("al"):
        return found.start()
    return found.start("article") if found["article"] else start


@cache
def rule_book() -> RuleBook:
    """Read and compile ``data/times.toml``."""
    data = tomllib.loads(_DATA.read_text("utf-8"))
    rules = tuple(_rule(entry, data["macros"]) for entry in data["rule"])
    branches = "|".join(_unnamed(rule.pattern.pattern) for rule in rules)
    names = data["names"]
    return RuleBook(
        rules=rules,
        any=re.compile(rf"(?<!\w)(?=(?:{'|'.join(data['starts'])}))(?:{branches})"),
        lead=_lead(data["lead"]),
        names=frozenset(names["before"]),
        counted=frozenset(names["counted"]),
        counting=frozenset(names["counting"]),
    )


def _rule(entry: Mapping[str, Any], macros: Mapping[str, str]) -> Rule:
    return Rule(
        id=entry["id"],
        pattern=re.compile(_expand(entry["pattern"], macros)),
        resolve=entry["resolve"],
        needs=entry.get("needs"),
        confidence=entry["confidence"],
        examples=tuple((e[0], e[1], e[2], e[3]) for e in entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
    )


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    for name, text in macros.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{text})")
    return pattern.replace(" ", r"\s")


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P=\w+\)", r"[/.-]", re.sub(r"\(\?P<\w+>", "(?:", pattern))


def _lead(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    group = {kind: "|".join(sorted(forms, key=len, reverse=True)) for kind, forms in words.items()}
    opener = "|".join(f"(?P<{kind}>{group[kind]})" for kind in ("since", "until", "about", "plain", "hidden"))
    part = "|".join(f"(?P<{kind}>{group[kind]})" for kind in ("start", "middle", "end"))
    text = (
        rf"(?<!\w)(?:(?:{opener})l? )?"
        rf"(?:(?:(?:el|los|la|a|hacia|en) )?(?:{part}) del? )?"
        r"(?:(?P<article>el|la|los|las) )?\Z"
    )
    return re.compile(text.replace(" ", r"\s"))
