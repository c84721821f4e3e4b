"""A lineage drawn as a tree in characters, with the words that prove each branch."""

from __future__ import annotations

from collections.abc import Iterator

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.i18n import N_, language, tr, trn
from oss_ai_tui.views.branches import Branch, branches
from oss_ai_tui.views.cells import cut, width
from oss_ai_tui.views.glyphs import FINE, Glyphs
from oss_ai_tui.views.lineage import Edge, Lineage, Node

_SHOWN = 2
"""Places shown for each branch."""
AGAIN = {"circle": N_("(in a circle)"), "above": N_("(see above)")}


class _Tree:
    """What is needed on the way down a tree."""

    def __init__(self, corpus: Corpus, lineage: Lineage, cells: int, glyphs: Glyphs) -> None:
        self.corpus, self.lineage, self.cells, self.glyphs = corpus, lineage, cells, glyphs

    def lines(self, branch: Branch) -> Iterator[str]:
        """Yield a model with the words that tie it to the one above."""
        sign = f" {self.glyphs.none} "
        yield self._line(branch.lead(self.glyphs), sign.join(title(self.lineage, branch)))
        stem = branch.stem(self.glyphs)
        for line in self._proof(branch.edge, self.cells - width(stem)) if branch.edge else ():
            yield stem + line
        if branch.is_cut:
            yield self._line(branch.below(self.glyphs), tr("and more below"))

    def _line(self, lead: str, text: str) -> str:
        return lead + cut(text, self.cells - width(lead))

    def _proof(self, edge: Edge, cells: int) -> Iterator[str]:
        """Yield the words that prove a branch, or that only the registry knows of it."""
        for evidence in edge.evidence[:_SHOWN]:
            passage = self.corpus.passage(evidence.passage)
            number = f"¶{passage.ordinal + 1}"
            file = cut(self.corpus.document(passage.document).file, max(8, cells // 4))
            words = cut(evidence.words, cells - width(f"«»  {file} {number}"))
            yield cut(f"«{words}» {file} {number}", cells)
        if len(edge.evidence) > _SHOWN:
            yield cut(trn("and {n} more place", "and {n} more places", len(edge.evidence) - _SHOWN), cells)
        if not edge.evidence:
            yield cut("[" + tr("the registry") + "]", cells)


def title(lineage: Lineage, branch: Branch) -> list[str]:
    """Return a model's name and what is known of it; what only the registry knows stands in square brackets."""
    node, edge = lineage.nodes[branch.id], branch.edge
    if branch.again:
        return [f"{node.name} {tr(AGAIN[branch.again])}"]
    others = [_base(lineage, other) for other in lineage.bases(node.id) if edge is None or other.base != edge.base]
    also = [tr("also from {names}", names=", ".join(others))] if others else []
    return [node.name, *_facts(node), *also]


def _base(lineage: Lineage, edge: Edge) -> str:
    name = lineage.nodes[edge.base].name
    return name if edge.evidence else f"[{name}]"


def _facts(node: Node) -> Iterator[str]:
    if node.developer:
        yield node.developer
    elif node.known_developer:
        yield f"[{node.known_developer}]"
    if node.released:
        yield label(node.released, language())
    elif node.known_released:
        yield f"[{label(node.known_released, language())}]"
    if not node.in_texts:
        yield "[" + tr("in no text") + "]"


def tree_lines(corpus: Corpus, lineage: Lineage, cells: int, glyphs: Glyphs = FINE) -> list[str]:
    """Return every tree of a lineage as lines of at most ``cells`` cells; a lone model is a tree of one line.

    A model with several bases is drawn whole under the first and named under the others, and names them itself.
    """
    tree = _Tree(corpus, lineage, cells, glyphs)
    lines: list[str] = []
    for branch in branches(lineage):
        lines += [""] if lines and branch.edge is None else []
        lines += tree.lines(branch)
    return lines


def tree_legend() -> str:
    """Return what the brackets mean."""
    return tr("[in brackets]: what only the program's own registry knows, no text")
