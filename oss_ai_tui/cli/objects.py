"""Conflicts and pieces of evidence as objects for ``--json``."""

from __future__ import annotations

from oss_ai_tui.compare import Conflict, Side
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Evidence
from oss_ai_tui.views.disputes import name_of

Row = dict[str, object]


def conflict_row(corpus: Corpus, conflict: Conflict) -> Row:
    """Return a conflict as an object."""
    return {
        "id": conflict.id,
        "type": conflict.type,
        "entity": conflict.entity,
        "name": name_of(corpus, conflict.entity),
        "field": conflict.field,
        "unit": conflict.unit,
        "rule": conflict.rule,
        "sides": [_side_row(corpus, side) for side in conflict.sides],
        "grounds": [evidence_row(corpus, one) for one in conflict.grounds],
    }


def _side_row(corpus: Corpus, side: Side) -> Row:
    return {
        "entity": side.entity,
        "value": side.value,
        "registry": side.registry,
        "evidence": [evidence_row(corpus, one) for one in side.evidence],
    }


def evidence_row(corpus: Corpus, evidence: Evidence) -> Row:
    """Return words with the place where they stand as an object."""
    passage = corpus.passage(evidence.passage)
    return {
        "document": passage.document,
        "file": corpus.document(passage.document).file,
        "passage": evidence.passage,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
    }
