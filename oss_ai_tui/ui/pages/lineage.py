"""A family of models as a page: a tree whose every branch has the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.ui.blocks import Block, Mark, Page, Role
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.pages.evidence import evidence_blocks
from oss_ai_tui.ui.pages.writer import Writer
from oss_ai_tui.views import FINE, Lineage, tree_legend
from oss_ai_tui.views.branches import Branch, branches
from oss_ai_tui.views.lineage import Edge
from oss_ai_tui.views.tree import title

_MOST_CITED = 20
"""Places that are cited for one branch."""
_REGISTRY_TWIG = "┄"
"""Stands for the stroke to a model that only the registry ties to the one above."""


@dataclass(frozen=True, slots=True)
class Family:
    """A tree with what proves it."""

    page: Page
    evidence: tuple[Block, ...]
    models: tuple[str | None, ...]
    """For each block of the page, the model that stands there; None for other lines."""


def family(corpus: Corpus, links: Links, whole: Lineage, model: str | None, kept: frozenset[str] | None) -> Family:
    """Return the family of a model, or all families.

    Args:
        corpus: what is known.
        links: the corpus's links.
        whole: what is built on what.
        model: id of the model whose family it is; None for all families.
        kept: ids of the models to whose families all families are narrowed; None for no such wish.
    """
    tree = _Tree(Writer(corpus, links), whole.of(model) if model in whole.nodes and model else _all(whole, kept), model)
    for branch in branches(tree.lineage):
        tree.write(branch)
    tree.writer.gap()
    remarks = [*_remarks(whole, tree.lineage, model, kept), tree_legend()]
    tree.writer.blocks += [Block(remark, role="meta") for remark in remarks]
    note = trn("{n} model", "{n} models", len(tree.lineage.nodes))
    name = tree.lineage.nodes[model].name if model in tree.lineage.nodes and model else ""
    page = tree.writer.page(model or "", name, note)
    models = (*tree.models, *[None] * (len(page.blocks) - len(tree.models)))
    return Family(page, evidence_blocks(corpus, page), models)


def _remarks(whole: Lineage, drawn: Lineage, model: str | None, kept: frozenset[str] | None) -> Iterator[str]:
    """Yield what is to be said of models that are tied to no other."""
    if model is not None and len(drawn.nodes) == 1:
        yield tr("Nobody says that it is tied to another model.")
    elif model is None and kept is None:
        alone = len(whole.nodes) - len(drawn.nodes)
        yield trn("{n} more model is tied to no other", "{n} more models are tied to no other", alone)


def _all(whole: Lineage, kept: frozenset[str] | None) -> Lineage:
    tied = whole.tied()
    if kept is None:
        return tied
    return tied.only({id for model in kept if model in tied.nodes for id in tied.of(model).nodes})


class _Tree:
    """A tree in the making."""

    def __init__(self, writer: Writer, lineage: Lineage, model: str | None) -> None:
        self.writer, self.lineage, self.model = writer, lineage, model
        self.models: list[str | None] = []

    def write(self, branch: Branch) -> None:
        """Write a model and, below it, the words that tie it to the one above."""
        if branch.edge is None and self.models:
            self._add(Block(), None)
        proofs = self._cite(branch.edge) if branch.edge else ()
        self._add(self._model(branch, proofs), branch.id)
        for line in self._said(branch.edge, proofs) if branch.edge else ():
            stem = branch.stem(FINE)
            marks = (Mark(0, len(stem), "rule"),)
            self._add(Block(f"{stem}{line}", marks, "meta", whole=False), None)
        if branch.is_cut:
            self._add(Block(f"{branch.below(FINE)}{tr('and more below')}", role="meta", whole=False), None)

    def _add(self, block: Block, model: str | None) -> None:
        self.writer.blocks.append(block)
        self.models.append(model)

    def _cite(self, edge: Edge) -> tuple[int, ...]:
        return tuple(n for one in edge.evidence[:_MOST_CITED] for n in self.writer.cite(one))

    def _model(self, branch: Branch, proofs: tuple[int, ...]) -> Block:
        name, *facts = title(self.lineage, branch)
        is_known = branch.edge is not None and not branch.edge.evidence
        lead = branch.lead(FINE, _REGISTRY_TWIG if is_known else "")
        text = " · ".join([f"{lead}{name}", *facts])
        node = self.lineage.nodes[branch.id]
        role: Role = "focus" if branch.id == self.model else "link" if node.in_texts else "text"
        marks = Mark(0, len(lead), "rule"), Mark(len(lead), len(lead) + len(name), role)
        target = branch.id if node.in_texts else None
        return Block(text, marks, "meta", target=target, proofs=proofs, whole=False, stops=True)

    def _said(self, edge: Edge, proofs: tuple[int, ...]) -> Iterator[str]:
        """Yield the first words that prove a branch, or that only the registry knows of it."""
        if not edge.evidence:
            yield tr("[the registry: no text says so]")
            return
        first = edge.evidence[0]
        passage = self.writer.corpus.passage(first.passage)
        more = "" if len(edge.evidence) == 1 else f" (+{len(edge.evidence) - 1})"
        yield f"[{proofs[0]}]{more} ¶{passage.ordinal + 1} «{first.words}»"
