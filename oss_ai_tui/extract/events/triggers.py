"""The closed set of words that tell of an event, read from data, with all their forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from oss_ai_tui.domain.facts import EventKind

Form = Literal["past", "present", "future", "participle", "infinitive", "noun"]

_DATA = Path(__file__).parents[1] / "data" / "events.toml"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb, by its infinitive, or a noun."""

    lemma: str
    kind: EventKind
    strong: bool = False
    """Whether it tells of an event even where the text does not say when."""
    change: bool = False
    """Whether it tells of a change between two dates, the later of which counts."""
    content: bool = False
    """Whether the kind goes by what is announced, presented, signed."""
    adjective: bool = False
    """Whether its participle by itself is an adjective that tells nothing."""
    plan: bool = False
    """Whether what it tells of lies ahead: «previsto para mayo»."""
    reflexive: bool = False
    """Whether it tells only with «se»: «se llama», «llamarse»."""
    after: re.Pattern[str] | None = None
    """What must stand near it: after it, or before its participle."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True)
class TriggerBook:
    """All triggers by their forms (lower case, with accents), and the words that change what a form tells."""

    forms: Mapping[str, tuple[tuple[Trigger, Form], ...]]
    triggers: tuple[Trigger, ...]
    content: tuple[tuple[EventKind, re.Pattern[str]], ...]
    auxiliaries: Mapping[str, frozenset[str]]
    """Keys ``done``, ``planned``, ``doubtful``, ``perfect``, ``passive``, ``passive_future``, ``determiner`` and
    ``negative``."""
    recent: re.Pattern[str]
    """Vague expressions (folded) that place an event in the recent past all the same."""


@cache
def trigger_book() -> TriggerBook:
    """Read ``data/events.toml`` and conjugate its verbs."""
    data = tomllib.loads(_DATA.read_text("utf-8"))
    forms: dict[str, list[tuple[Trigger, Form]]] = {}
    triggers = []
    for entry in data["verb"]:
        trigger = _trigger(entry)
        triggers.append(trigger)
        for form, tense in conjugate(entry).items():
            forms.setdefault(form, []).append((trigger, tense))
    for kind, nouns in data["nouns"].items():
        for noun in nouns:
            trigger = Trigger(noun, cast(EventKind, kind))
            triggers.append(trigger)
            forms.setdefault(noun, []).append((trigger, "noun"))
    return TriggerBook(
        forms={form: tuple(found) for form, found in forms.items()},
        triggers=tuple(triggers),
        content=tuple((cast(EventKind, k), re.compile(rf"(?<!\w)(?:{v})(?!\w)")) for k, v in data["content"].items()),
        auxiliaries={name: frozenset(words) for name, words in data["auxiliaries"].items()},
        recent=re.compile(data["recent"]["words"].replace(" ", r"\s")),
    )


def _trigger(entry: Mapping[str, Any]) -> Trigger:
    return Trigger(
        lemma=entry["lemma"],
        kind=entry["kind"],
        strong=entry.get("strong", False),
        change=entry.get("change", False),
        content=entry.get("content", False),
        adjective=entry.get("adjective", False),
        plan=entry.get("plan", False),
        reflexive=entry.get("reflexive", False),
        after=re.compile(rf"(?:(?<!\w)|(?=[$€]))(?:{entry['after']})") if "after" in entry else None,
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
    )


def conjugate(entry: Mapping[str, Any]) -> dict[str, Form]:
    """Return the third persons, participles and infinitive of a verb; irregular forms stand in its entry.

    The first person plural of a regular preterite is that of the present too, and counts as past: «lanzamos».
    """
    lemma: str = entry["lemma"]
    stem, ending = lemma[:-2], lemma[-2:]
    regular = ("ó", "aron", "a", "an", "ado") if ending == "ar" else ("ió", "ieron", "e", "en", "ido")
    past = entry.get("past", [stem + regular[0], stem + regular[1]])
    present = entry.get("present", [stem + regular[2], stem + regular[3]])
    participle = entry.get("participle", stem + regular[4])
    future = entry.get("future", lemma)
    forms: dict[str, Form] = dict.fromkeys((participle[:-1] + end for end in ("o", "a", "os", "as")), "participle")
    forms |= dict.fromkeys(present, "present")
    if "past" not in entry:
        forms[stem + ("amos" if ending == "ar" else "imos")] = "past"
    forms |= dict.fromkeys(past, "past")
    forms |= dict.fromkeys((future + "á", future + "án", future + "emos"), "future")
    return forms | {lemma: "infinitive", lemma + "se": "infinitive"}
