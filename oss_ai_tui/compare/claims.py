"""Who made a model and how open it is, as the texts say: two answers are one too many."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from oss_ai_tui.compare.conflict import Conflict, Side, conflict
from oss_ai_tui.compare.statements import Places, Statement, proofs_of, statements
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Model
from oss_ai_tui.domain.ids import slug
from oss_ai_tui.domain.text import fold
from oss_ai_tui.registry import Registry

_LEAST = 0.85
"""A maker or an openness that is read off less surely is more often misread than contradicted."""


def developer_conflicts(corpus: Corpus, places: Places, known: Registry) -> Iterator[Conflict]:
    """Yield the models that are said to be of different makers.

    Makers named together in one passage worked together; houses and their laboratories are one.
    """
    for model in corpus.models:
        proofs = proofs_of(model, "developer", _LEAST)
        if len({proof.value for proof in proofs}) > 1:
            stated = statements(((p.value, p.evidence) for p in proofs), places)
            yield from _of_makers(corpus, model, stated, known)


def _of_makers(corpus: Corpus, model: Model, stated: Sequence[Statement], known: Registry) -> Iterator[Conflict]:
    entry = known.model(model.id)
    maker = entry.developer if entry else None
    ordered = sorted(stated, key=lambda s: s.value != maker)
    teams = _teams(corpus, ordered)
    for index, statement in enumerate(ordered):
        if index and teams[statement.value] != teams[ordered[0].value]:
            first = ordered[0]
            sides = (
                Side(model.id, first.value, first.evidence, registry=first.value == maker),
                Side(model.id, statement.value, statement.evidence),
            )
            yield conflict("developer", "developer", sides, "c.developers")


def _teams(corpus: Corpus, stated: Sequence[Statement]) -> dict[str, str]:
    """Map each maker to one of its team: those named in one passage, or of one house."""
    leader = {statement.value: statement.value for statement in stated}

    def top(maker: str) -> str:
        while leader[maker] != maker:
            maker = leader[maker]
        return maker

    first: dict[str, str] = {}
    for statement in stated:
        name = corpus.name(statement.value) or statement.value
        for key in [*(e.passage for e in statement.evidence), *_houses(name)]:
            leader[top(statement.value)] = top(first.setdefault(key, statement.value))
    return {maker: top(maker) for maker in leader}


def _houses(name: str) -> list[str]:
    """Return what the names of one house share: its first word, unless that is a common one, and its listed house."""
    first = fold(name).split()[0] if name.split() else ""
    listed = _listed().get(slug(name))
    common = first in _common_words() or len(first) < 4
    return [*([] if common else [f"word {first}"]), *([f"house {listed}"] if listed else [])]


@cache
def _data() -> dict[str, list[list[str]] | list[str]]:
    return tomllib.loads(files("oss_ai_tui.compare").joinpath("data", "houses.toml").read_text("utf-8"))


@cache
def _listed() -> dict[str, int]:
    return {slug(name): number for number, house in enumerate(_data()["houses"]) for name in house}


@cache
def _common_words() -> frozenset[str]:
    return frozenset(word for word in _data()["common"] if isinstance(word, str))


def openness_conflicts(corpus: Corpus, places: Places) -> Iterator[Conflict]:
    """Yield the models that are called open in one place and closed, or held to a restrictive licence, in another."""
    for model in corpus.models:
        proofs = proofs_of(model, "openness", _LEAST)
        if len({proof.value for proof in proofs}) > 1:
            first, *others = statements(((p.value, p.evidence) for p in proofs), places)
            for other in others:
                sides = Side(model.id, first.value, first.evidence), Side(model.id, other.value, other.evidence)
                yield conflict("openness", "openness", sides, "c.openness")
