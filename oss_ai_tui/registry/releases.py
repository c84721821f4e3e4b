"""Which known model the telling of a release brings out, judged by what the registry knows of its developer.

What is told of a release is not always the model itself: a version, a tool for it, its arrival in another country.
Where the words leave a doubt the answer is none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from oss_ai_tui.domain.facts import EntityKind
from oss_ai_tui.domain.text import fold
from oss_ai_tui.registry.entries import ModelEntry, Registry
from oss_ai_tui.registry.families import plain_name

_REACH = 90
"""Characters between the verb and the model that it brings out, at most."""
_PLACE = re.compile(r"\s+en\s+(?!\d)(?:(?:el|la|los|las)\s+)?[A-ZÁÉÍÓÚÑ]|\s+(?:en\s+)?(?:iOS|Android|macOS|Windows)\b")
_CONSTITUENTS = re.compile(r"\((?:[^()]{0,60})\)")


@dataclass(frozen=True, slots=True)
class Name:
    """An entity named at ``start:end`` of a text."""

    start: int
    end: int
    entity: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: re.Pattern[str]
    other: re.Pattern[str]
    part: re.Pattern[str]


def data() -> dict[str, Any]:
    """Return the data file with the words and its examples."""
    return tomllib.loads(files(__package__).joinpath("data", "releases.toml").read_text("utf-8"))


@cache
def _words() -> _Words:
    raw = data()
    whole = [word for word in raw["other"] if len(word) <= 4]
    begun = [word for word in raw["other"] if len(word) > 4]
    return _Words(
        verbs=re.compile(rf"(?<!\w)(?:{'|'.join(raw['verbs'])})\w*"),
        other=re.compile(rf"(?<!\w)(?:(?:{'|'.join(whole)})(?:es|s)?(?!\w)|(?:{'|'.join(begun)}))"),
        part=re.compile(rf"\s+(?:{'|'.join(raw['part'])})(?!\w)"),
    )


def released_model(text: str, start: int, end: int, names: Sequence[Name], known: Registry) -> ModelEntry | None:
    """Return the known, dated model that the clause ``start:end`` of a text tells the release of, or None.

    Args:
        text: the passage.
        start: where the clause begins.
        end: where it ends.
        names: who and what the clause names, in order.
        known: the registry to ask.
    """
    folded = fold(text)
    verb = _words().verbs.search(folded, start, end)
    if verb is None:
        return None
    after = next((n for n in names if n.start >= verb.end() and n.kind == "model"), None)
    if after and (found := _told(text, names, after, known)) and _is_object(folded, verb.end(), after, names, found):
        return found
    before = [n for n in names if n.end <= verb.start() and n.kind == "model"][-1:]
    if before and (found := _told(text, names, before[0], known)):
        return found if _is_subject(folded, before[0], verb, names, found) else None
    return None


def _told(text: str, names: Sequence[Name], name: Name, known: Registry) -> ModelEntry | None:
    """Return the model of a name if it is named in full, dated, and told of nobody but its developer."""
    model = known.model(name.entity)
    if model is None or model.released is None or model.kind == "framework" or model.developer is None:
        return None
    whole = plain_name(text[name.start : name.end]) == plain_name(model.name)
    if not whole or _words().part.match(fold(text), name.end) or _PLACE.match(text, name.end):
        return None
    makers = [n.entity for n in names if n.kind == "organization"]
    return model if not makers or model.developer in makers else None


def _is_object(folded: str, verb_end: int, name: Name, names: Sequence[Name], model: ModelEntry) -> bool:
    """Tell whether nothing stands between verb and model that is released in its place."""
    subjects = [n for n in names if n.kind == "organization" and n.end <= name.start]
    return (
        name.start - verb_end <= _REACH
        and not _strangers(names, verb_end, name.start, model)
        and not (subjects and subjects[-1].entity != model.developer)
        and not _words().other.search(_CONSTITUENTS.sub("", folded[verb_end : name.start]))
    )


def _is_subject(folded: str, name: Name, verb: re.Match[str], names: Sequence[Name], model: ModelEntry) -> bool:
    """Tell whether «Llama 2 fue lanzado», «Llama 2, un modelo publicado», «ChatGPT, que OpenAI lanzó» is meant."""
    gap = _CONSTITUENTS.sub("", folded[name.end : verb.start()])
    if len(gap) > _REACH or ";" in gap or ":" in gap or _strangers(names, name.end, verb.start(), model):
        return False
    makers = any(n.entity == model.developer for n in names if name.end <= n.start < verb.start())
    participle = re.search(r"[ai]d[oa]s?$|abiert[oa]s?$", verb.group()) is not None
    clauses = re.findall(r"\b(?:que|cuando|donde|mientras|como|no|para|con|sobre|contra)\b", gap)
    return (participle and not clauses) or (makers and clauses == ["que"])


def _strangers(names: Sequence[Name], start: int, end: int, model: ModelEntry) -> bool:
    """Tell whether anybody but the developer is named between two places."""
    return any(start <= n.start < end and n.entity != model.developer for n in names)
