"""``lineage``: what a model was built on, and what was built on it."""

from __future__ import annotations

from argparse import Namespace

from oss_ai_tui.cli.drawing import glyphs
from oss_ai_tui.cli.objects import Row, evidence_row
from oss_ai_tui.cli.output import say, write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.cli.width import columns
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.errors import NO_SUCH_ID, WRONG_USAGE, Problem
from oss_ai_tui.export import SCHEMA, json_bytes
from oss_ai_tui.i18n import N_, trn
from oss_ai_tui.store import load_corpus
from oss_ai_tui.views import Lineage, build_lineage, models_named, tree_legend, tree_lines
from oss_ai_tui.views.cells import wrap
from oss_ai_tui.views.lineage import Edge, Node


def run(options: Namespace) -> int:
    """Print the family of a model, or all families; a model that is tied to no other is no failure."""
    path = reading_store(options)
    corpus = load_corpus(path)
    whole = build_lineage(corpus)
    model = _model(whole, corpus, options.model) if options.model is not None else None
    family = whole.of(model) if model else whole.tied()
    if options.json:
        write_bytes(json_bytes(_object(corpus, family, model), indent=True))
        return 0
    for line in tree_lines(corpus, family, columns(), glyphs(options)):
        say(line)
    say()
    if model is None:
        alone = len(whole.nodes) - len(family.nodes)
        say(trn("{n} more model is tied to no other", "{n} more models are tied to no other", alone))
    for line in wrap(tree_legend(), columns()):
        say(line)
    return 0


def _model(lineage: Lineage, corpus: Corpus, name: str) -> str:
    found = models_named(lineage, corpus, name)
    if not found:
        raise Problem(
            N_("{name}: the texts name no such model; «search --in models» finds them"), NO_SUCH_ID, name=name
        )
    if len(found) > 1:
        message = N_("{name}: several models are called so; give one of these ids: {ids}")
        raise Problem(message, WRONG_USAGE, name=name, ids=", ".join(found))
    return found[0]


def _object(corpus: Corpus, lineage: Lineage, model: str | None) -> Row:
    return {
        "schema": SCHEMA,
        "model": model,
        "roots": lineage.roots(),
        "nodes": [_node(node) for node in lineage.nodes.values()],
        "edges": [_edge(corpus, edge) for edge in lineage.edges],
    }


def _node(node: Node) -> Row:
    """Return a model as an object; what only the registry knows stands apart."""
    known = {
        "developer": node.known_developer,
        "released": node.known_released.value if node.known_released else None,
    }
    return {
        "id": node.id,
        "name": node.name,
        "kind": node.kind,
        "in_texts": node.in_texts,
        "developer": node.developer,
        "released": node.released.value if node.released else None,
        "registry": {field: value for field, value in known.items() if value is not None},
    }


def _edge(corpus: Corpus, edge: Edge) -> Row:
    return {
        "base": edge.base,
        "derived": edge.derived,
        "registry": edge.registry,
        "evidence": [evidence_row(corpus, one) for one in edge.evidence],
    }
