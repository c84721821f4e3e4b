"""What texts state of models: one value with all the places that give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Evidence, Model, Proof


@dataclass(frozen=True, slots=True)
class Statement:
    """A value, and every place that gives it."""

    value: str
    evidence: tuple[Evidence, ...]


class Places:
    """The order of the passages of a corpus, and to which document each belongs."""

    def __init__(self, corpus: Corpus) -> None:
        self._order = {passage.id: index for index, passage in enumerate(corpus.passages)}

    def of(self, evidence: Evidence) -> tuple[int, int, int]:
        """Return a key that sorts evidence as it stands in the corpus."""
        return self._order.get(evidence.passage, len(self._order)), evidence.start, evidence.end

    def sorted(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return pieces of evidence in the order of the corpus, each once."""
        return tuple(sorted(dict.fromkeys(evidence), key=self.of))


def statements(pairs: Iterable[tuple[str, Evidence]], places: Places) -> list[Statement]:
    """Join pairs of a value and its evidence by value; the value with most evidence first, then the earliest."""
    groups: defaultdict[str, list[Evidence]] = defaultdict(list)
    for value, evidence in pairs:
        groups[value].append(evidence)
    joined = [Statement(value, places.sorted(found)) for value, found in groups.items()]
    return sorted(joined, key=lambda s: (-len(s.evidence), places.of(s.evidence[0]), s.value))


def proofs_of(model: Model, field: str, least: float) -> Sequence[Proof]:
    """Return the proofs of a model's field that are at least so sure."""
    return [proof for proof in model.proofs if proof.field == field and proof.confidence >= least]


Stated = Mapping[str, Sequence[Statement]]
"""Statements by the id of the model that they are about."""
