"""What was built on what: models with their bases, as texts say and, apart from that, as the registry knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Evidence, Model, ModelKind
from oss_ai_tui.domain.text import fold
from oss_ai_tui.registry import Registry, registry

_LEAST = 0.6
"""Confidence below which a tie is not shown: half-read descents would make a family tree of errors."""


@dataclass(frozen=True, slots=True)
class Node:
    """A model of the tree; what the registry knows stands apart from what texts say."""

    id: str
    name: str
    kind: ModelKind
    in_texts: bool
    """False for a model that only the registry names."""
    developer: str | None = None
    """Name of the developer, as the texts say."""
    released: Edtf | None = None
    known_developer: str | None = None
    """Name of the developer, as the registry knows."""
    known_released: Edtf | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One model is built on another."""

    base: str
    derived: str
    evidence: tuple[Evidence, ...]
    """Every place that says so; empty where only the registry does."""
    registry: bool
    """Whether the registry says so."""


@dataclass(frozen=True)
class Lineage:
    """A family of models: a graph, for a model may have several bases, and a text may even close a circle."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    """By the names of base and derived."""

    @cached_property
    def _ends(self) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
        """The edges by the model that they end at, and by the one that they begin with."""
        ends: tuple[dict[str, list[Edge]], dict[str, list[Edge]]] = ({}, {})
        for edge in self.edges:
            ends[0].setdefault(edge.derived, []).append(edge)
            ends[1].setdefault(edge.base, []).append(edge)
        return ends

    def bases(self, id: str) -> list[Edge]:
        """Return the edges to what a model is built on."""
        return self._ends[0].get(id, [])

    def derived(self, id: str) -> list[Edge]:
        """Return the edges to what is built on a model, the earliest release first, those without a date last."""
        return sorted(self._ends[1].get(id, []), key=lambda edge: _age(self.nodes[edge.derived]))

    def roots(self) -> list[str]:
        """Return the models to begin a tree with: those without a base, and one of each circle that has no such."""
        roots = [id for id in self.nodes if not self.bases(id)]
        reached = self.below(roots)
        for id in self.nodes:
            if id not in reached:
                roots.append(id)
                reached |= self.below([id])
        return sorted(roots, key=lambda id: _age(self.nodes[id]))

    def below(self, ids: Iterable[str]) -> set[str]:
        """Return these models and all that is built on them."""
        return _reached(ids, lambda id: (edge.derived for edge in self._ends[1].get(id, ())))

    def of(self, id: str) -> Lineage:
        """Return the part of the family from which a model comes and that comes from it."""
        return self.only(self.below([id]) | _reached([id], lambda one: (edge.base for edge in self.bases(one))))

    def tied(self) -> Lineage:
        """Return the family without the models that are tied to no other."""
        return self.only({id for edge in self.edges for id in (edge.base, edge.derived)})

    def only(self, kept: Collection[str]) -> Lineage:
        """Return these models with what ties them."""
        nodes = {key: node for key, node in self.nodes.items() if key in kept}
        edges = tuple(edge for edge in self.edges if edge.base in kept and edge.derived in kept)
        return Lineage(MappingProxyType(nodes), edges)


def _reached(ids: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(ids)
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting += following(current)
    return seen


def _age(node: Node) -> tuple[bool, object, str, str]:
    released = node.released or node.known_released
    return released is None, released.sort_key if released else (), node.name.casefold(), node.id


def build_lineage(corpus: Corpus, known: Registry | None = None) -> Lineage:
    """Return the family of all models that the texts name, with the bases that the registry adds."""
    known = known or registry()
    evidence = _told(corpus)
    pairs = dict.fromkeys(evidence)
    by_registry = set(_known_pairs([*(model.id for model in corpus.models), *(base for base, _ in pairs)], known))
    pairs.update(dict.fromkeys(sorted(by_registry)))
    ids = dict.fromkeys([*(m.id for m in corpus.models), *(id for pair in pairs for id in pair)])
    nodes = {id: _node(corpus, id, known) for id in ids}
    edges = [Edge(base, child, evidence.get((base, child), ()), (base, child) in by_registry) for base, child in pairs]
    ordered = sorted(edges, key=lambda e: (nodes[e.base].name.casefold(), nodes[e.derived].name.casefold(), e.base))
    return Lineage(MappingProxyType(nodes), tuple(ordered))


def _told(corpus: Corpus) -> dict[tuple[str, str], tuple[Evidence, ...]]:
    """Return the pairs of base and derived that texts name, each with its evidence in the order of the texts."""
    order = {passage.id: index for index, passage in enumerate(corpus.passages)}
    found: defaultdict[tuple[str, str], dict[Evidence, None]] = defaultdict(dict)
    for model in corpus.models:
        for proof in model.proofs:
            if proof.field == "based_on" and proof.confidence >= _LEAST and proof.value != model.id:
                found[proof.value, model.id][proof.evidence] = None
    for tie in corpus.relations:
        if tie.type == "based_on" and tie.confidence >= _LEAST and tie.source != tie.target:
            found[tie.target, tie.source][tie.evidence] = None
    return {
        pair: tuple(sorted(places, key=lambda e: (order.get(e.passage, len(order)), e.start, e.end)))
        for pair, places in found.items()
    }


def _known_pairs(ids: Iterable[str], known: Registry) -> Iterator[tuple[str, str]]:
    """Yield the pairs that the registry knows of these models and of their bases, and so on upwards."""
    waiting, seen = list(ids), set[str]()
    while waiting:
        current = waiting.pop()
        entry = known.model(current)
        if current not in seen and entry and entry.base:
            yield entry.base, current
            waiting.append(entry.base)
        seen.add(current)


def _node(corpus: Corpus, id: str, known: Registry) -> Node:
    item, entry = corpus.by_id.get(id), known.model(id)
    model = item if isinstance(item, Model) else None
    maker = known.organization(entry.developer) if entry and entry.developer else None
    return Node(
        id=id,
        name=model.name if model else entry.name if entry else id,
        kind=model.kind if model else entry.kind if entry else "model",
        in_texts=model is not None,
        developer=corpus.name(model.developer) if model else None,
        released=model.released if model else None,
        known_developer=maker.name if maker else None,
        known_released=entry.released if entry else None,
    )


def models_named(lineage: Lineage, corpus: Corpus, name: str) -> list[str]:
    """Return the ids of the models that are meant by an id or by a name or alias, case and accents aside."""
    if name in lineage.nodes:
        return [name]
    wanted = fold(name)
    named = [model.id for model in corpus.models if wanted in (fold(alias) for alias in (model.name, *model.aliases))]
    return named or [id for id, node in lineage.nodes.items() if fold(node.name) == wanted]
