"""What of a corpus is searched, kind by kind: texts by number, and the pieces that come and go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import Literal, get_args

from oss_ai_tui.domain.corpus import Corpus, Item
from oss_ai_tui.domain.facts import Entity, Event, Passage, Quote
from oss_ai_tui.search.conditions import names_of, speaker_names
from oss_ai_tui.search.segments import Piece

Kind = Literal["passages", "quotes", "companies", "models", "people", "events", "all"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Things:
    """Things of one kind.

    Args:
        type: of which kind each is, as a hit tells it.
        items: the things.
        text: returns what a list shows of a thing and a search looks in.
        extra: words that count for a thing besides, under its id.
        document: returns the id of the document in which a thing stands; None for an entity.
    """

    def __init__(
        self,
        type: str,
        items: Sequence[Item],
        text: Callable[[Item], str],
        extra: Mapping[str, str],
        document: Callable[[Item], str | None],
    ) -> None:
        self.type = type
        self.items = items
        self._text = text
        self._extra = extra
        self._document = document

    def __len__(self) -> int:
        return len(self.items)

    def text(self, number: int) -> str:
        """Return what is searched and highlighted."""
        return self._text(self.items[number])

    def extra(self, number: int) -> str:
        """Return words that count for the text without standing in it."""
        return self._extra.get(self.items[number].id, "")

    def document(self, number: int) -> str | None:
        """Return the id of the document in which a thing stands, or None for an entity."""
        return self._document(self.items[number])

    def pieces(self) -> Iterator[Piece]:
        """Return the things of each document, and each entity, as a piece."""
        first = 0
        for _, group in groupby(self.items, key=lambda item: self._document(item) or item.id):
            items = list(group)
            told = [(self._text(item), self._extra.get(item.id)) for item in items]
            yield Piece(_digest(told), first, len(items))
            first += len(items)


class _Passages(Things):
    """The passages of a corpus; a passage has the words of its quotes' speakers too, who may be named elsewhere.

    A document's digest is that of its passages' texts, joined, so it need not be worked out again: a hundred thousand
    passages take a hundredth of a second.
    """

    def __init__(self, corpus: Corpus) -> None:
        extra = _speakers(corpus)
        super().__init__("passage", corpus.passages, _text_of, extra, lambda item: _passage(item).document)
        self._passages = corpus.passages
        self._digests = {document.id: document.sha256 for document in corpus.documents}
        self._extras: dict[str, list[str]] = defaultdict(list)
        for id in sorted(extra):
            self._extras[corpus.passage(id).document] += [id, extra[id]]

    def pieces(self) -> Iterator[Piece]:
        """Return the passages of each document as a piece."""
        first = 0
        for document, group in groupby(self._passages, key=attrgetter("document")):
            sizes = [len(passage.text) for passage in group]
            told = (document, self._digests.get(document), sizes, self._extras.get(document))
            yield Piece(_digest(told), first, len(sizes))
            first += len(sizes)


def _speakers(corpus: Corpus) -> dict[str, str]:
    """Return the names of the speakers of each passage that has quotes, under its id."""
    speakers: dict[str, set[str]] = defaultdict(set)
    known: dict[tuple[str | None, ...], list[str]] = {}
    for quote in corpus.quotes:
        speaker = (quote.speaker.name, quote.speaker.person, quote.speaker.organization)
        if speaker not in known:
            known[speaker] = speaker_names(corpus, quote)
        speakers[quote.evidence.passage].update(known[speaker])
    return {id: " ".join(sorted(names)) for id, names in speakers.items()}


def _text_of(item: Item) -> str:
    return _passage(item).text


def _passage(item: Item) -> Passage:
    assert isinstance(item, Passage)
    return item


def _digest(told: object) -> str:
    return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _quotes(corpus: Corpus) -> Things:
    def text(item: Item) -> str:
        assert isinstance(item, Quote)
        return item.text

    extra = {quote.id: " ".join(speaker_names(corpus, quote)) for quote in corpus.quotes}
    return Things("quote", corpus.quotes, text, extra, _document_of_fact(corpus))


def _events(corpus: Corpus) -> Things:
    def text(item: Item) -> str:
        assert isinstance(item, Event)
        return item.summary

    extra = {event.id: " ".join(names_of(corpus, event.participants)) for event in corpus.events}
    return Things("event", corpus.events, text, extra, _document_of_fact(corpus))


def _document_of_fact(corpus: Corpus) -> Callable[[Item], str]:
    def document(item: Item) -> str:
        assert isinstance(item, Quote | Event)
        return corpus.passage(item.evidence.passage).document

    return document


def _entities(type: str, entities: Iterable[Entity]) -> Things:
    """Most mentioned first, so that among equals they lead."""
    items = sorted(entities, key=lambda entity: -len(entity.mentions))
    extra = {one.id: " ".join(alias for alias in one.aliases if alias != one.name) for one in items}
    names = {one.id: one.name for one in items}
    return Things(type, items, lambda item: names[item.id], extra, lambda item: None)


MAKERS: dict[Kind, Callable[[Corpus], Things]] = {
    "passages": _Passages,
    "quotes": _quotes,
    "companies": lambda corpus: _entities("company", corpus.companies),
    "models": lambda corpus: _entities("model", corpus.models),
    "people": lambda corpus: _entities("person", corpus.people),
    "events": _events,
}
"""How the things of each kind are gathered from a corpus."""
