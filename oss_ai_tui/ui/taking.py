"""What can be taken along from where the person is: what a row or a statement stands for, and all that is in view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Document, Event, Evidence, Fact, Figure, Passage, Quote, Relation, TimeExpression
from oss_ai_tui.export import Copied, Thing
from oss_ai_tui.ui.blocks import Block, Page
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.reading import fact_of


def thing_of(corpus: Corpus, id: str | None) -> Thing | None:
    """Return the item of an id, or None."""
    item = corpus.by_id.get(id) if id is not None else None
    return None if isinstance(item, TimeExpression) else item


def things_of(corpus: Corpus, ids: Iterable[str]) -> list[Thing]:
    """Return the items of ids, in their order."""
    return [thing for id in ids if (thing := thing_of(corpus, id)) is not None]


def exportable(corpus: Corpus, thing: Copied) -> Thing:
    """Return what is exported for a thing: for words that are no fact of their own the paragraph that has them."""
    return corpus.passage(thing.passage) if isinstance(thing, Evidence) else thing


def behind(corpus: Corpus, links: Links, places: Iterable[Evidence]) -> list[Thing]:
    """Return the facts that some words prove, each once; where they prove none, the paragraphs that have them."""
    proved = _Proved(corpus, links)
    found = (proved.fact(words) or corpus.passage(words.passage) for words in places)
    return list({thing.id: thing for thing in found}.values())


class Taker:
    """Tells what the statements of a page stand for.

    Args:
        corpus: what is known.
        links: the corpus's links.
        page: whose statements they are.
    """

    def __init__(self, corpus: Corpus, links: Links, page: Page) -> None:
        self._corpus = corpus
        self._page = page
        self._proved = _Proved(corpus, links)

    def at(self, block: Block | None) -> Copied | None:
        """Return what a statement stands for; the page's own item where the cursor is on none.

        A statement that leads to a fact is that fact. One that has evidence is the fact which exactly those words
        prove, else the words: «Nube Libre [2]» under «Developer» is the relation, not the company that it leads to.
        """
        if block is None or not block.selectable:
            return thing_of(self._corpus, self._page.id)
        target = thing_of(self._corpus, block.target)
        if isinstance(target, (Quote, Event, Figure, Relation, Document, Passage)) or not block.proofs:
            return target or thing_of(self._corpus, self._page.id)
        words = self.words(block)
        return (self._proved.fact(words, self._page.id) or words) if words else target

    def words(self, block: Block | None) -> Evidence | None:
        """Return the words that prove a statement, or None."""
        return self._page.cited[block.proofs[0] - 1].evidence if block and block.proofs else None

    def all(self) -> list[Thing]:
        """Return the facts that the page states, in its order, each once; its own item where it states none.

        The page of a fact states that fact, and others only where it leads to them.
        """
        own = thing_of(self._corpus, self._page.id)
        found: list[Copied | None]
        if isinstance(own, (Quote, Event, Figure, Relation)):
            found = [own, *(thing_of(self._corpus, block.target) for block in self._page.blocks)]
        else:
            found = [self.at(block) for block in self._page.blocks if block.selectable]
        facts = {fact.id: fact for fact in found if isinstance(fact, (Quote, Event, Figure, Relation))}
        return list(facts.values()) or things_of(self._corpus, [self._page.id])


class _Proved:
    """Tells which facts some words prove; a document is looked through once."""

    def __init__(self, corpus: Corpus, links: Links) -> None:
        self._corpus = corpus
        self._links = links
        self._by_document: dict[str, Mapping[Evidence, Sequence[Fact]]] = {}

    def fact(self, words: Evidence, likely: str = "") -> Fact | None:
        """Return the fact that some words prove; of several the likely one, if it is among them, or None."""
        document = self._corpus.passage(words.passage).document
        if document not in self._by_document:
            self._by_document[document] = self._facts(document)
        found = self._by_document[document].get(words, ())
        chosen = [fact for fact in found if fact.id == likely] or found
        return chosen[0] if len(chosen) == 1 else None

    def _facts(self, document: str) -> Mapping[Evidence, Sequence[Fact]]:
        proved: dict[Evidence, list[Fact]] = defaultdict(list)
        for id in self._links.facts.get(document, ()):
            fact = fact_of(self._corpus, id)
            proved[fact.evidence].append(fact)
        return proved
