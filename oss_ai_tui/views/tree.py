"""A lineage drawn as a tree in characters, with the words that prove each branch."""

from __future__ import annotations

from collections.abc import Iterator

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.i18n import language, tr, trn
from oss_ai_tui.views.cells import cut, width
from oss_ai_tui.views.glyphs import FINE, Glyphs
from oss_ai_tui.views.lineage import Edge, Lineage, Node

_SHOWN = 2
"""Places shown for each branch."""
_DEEPEST = 16
"""Levels drawn; deeper ones would leave no room for words."""


class _Tree:
    """What is needed on the way down a tree."""

    def __init__(self, corpus: Corpus, lineage: Lineage, cells: int, glyphs: Glyphs) -> None:
        self.corpus, self.lineage, self.cells, self.glyphs = corpus, lineage, cells, glyphs
        self.drawn: set[str] = set()

    def lines(self, edge: Edge | None, id: str, trunk: str, twig: str, path: tuple[str, ...]) -> Iterator[str]:
        """Yield a model and all below it; ``trunk`` leads past it, ``twig`` to it."""
        again = tr("(in a circle)") if id in path else tr("(see above)") if id in self.drawn else ""
        yield self._line(twig, f"{self.lineage.nodes[id].name} {again}" if again else self._title(id, edge))
        below = [] if again else self.lineage.derived(id)
        if edge:
            stem = trunk + (f"{self.glyphs.bar}  " if below else "   ")
            yield from (f"{stem}{line}" for line in self._proof(edge, self.cells - width(stem)))
        self.drawn.add(id)
        if below and len(path) >= _DEEPEST:
            yield self._line(trunk, tr("and more below"))
            return
        for number, child in enumerate(below, 1):
            last = number == len(below)
            branch = self.glyphs.last if last else self.glyphs.branch
            past = "   " if last else f"{self.glyphs.bar}  "
            yield from self.lines(child, child.derived, trunk + past, f"{trunk}{branch} ", (*path, id))

    def _line(self, lead: str, text: str) -> str:
        return lead + cut(text, self.cells - width(lead))

    def _title(self, id: str, edge: Edge | None) -> str:
        """Return a model on one line; what only the registry knows stands in square brackets."""
        parts = [self.lineage.nodes[id].name, *_facts(self.lineage.nodes[id])]
        others = [self._base(other) for other in self.lineage.bases(id) if edge is None or other.base != edge.base]
        if others:
            parts.append(tr("also from {names}", names=", ".join(others)))
        return f" {self.glyphs.none} ".join(parts)

    def _base(self, edge: Edge) -> str:
        name = self.lineage.nodes[edge.base].name
        return name if edge.evidence else f"[{name}]"

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
    drawn = [[*tree.lines(None, root, "", "", ()), ""] for root in lineage.roots()]
    return [line for lines in drawn for line in lines][:-1]


def tree_legend() -> str:
    """Return what the brackets mean."""
    return tr("[in brackets]: what only the program's own registry knows, no text")
