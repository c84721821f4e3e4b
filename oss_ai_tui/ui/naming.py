"""Where the companies, models and people that a line speaks of are named in it, so that they can be pointed at.

In a passage they are its mentions, to the letter. In words of ours, such as a row or a statement about a fact, they are
the names of those that the fact itself names or whose mentions stand in its passage: a name that two of them share
points at nobody, for a wrong page is worse than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Entity, Event, Fact, Figure, Model, Passage, Person, Quote, Relation
from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.content import cells_shown, offsets_shown
from oss_ai_tui.ui.links import is_entity
from oss_ai_tui.ui.rows import Cell

_LONGEST = 200
"""Characters of a name that is looked for; what is longer is none."""
_MOST_NAMES = 400
"""Names that are looked for in one line."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A stretch of a text, in code points, that names an entity."""

    start: int
    end: int
    id: str


@dataclass(frozen=True)
class Naming:
    """Finds names in what is shown of a corpus."""

    corpus: Corpus

    @cached_property
    def _mentions(self) -> Mapping[str, list[Named]]:
        """Mentions under their passage, the longer first where two begin together; linear in the corpus."""
        found: dict[str, list[Named]] = defaultdict(list)
        entities: tuple[Entity, ...] = (*self.corpus.companies, *self.corpus.models, *self.corpus.people)
        for entity in entities:
            for mention in entity.mentions:
                where = mention.evidence
                found[where.passage].append(Named(where.start, where.end, entity.id))
        for mentions in found.values():
            mentions.sort(key=lambda one: (one.start, -one.end))
        return found

    def in_passage(self, id: str, shift: int = 0) -> list[Named]:
        """Return the mentions of a passage, each moved by ``shift``; one inside another is left out."""
        found: list[Named] = []
        for one in self._mentions.get(id, ()):
            if not found or one.start + shift >= found[-1].end:
                found.append(Named(one.start + shift, one.end + shift, one.id))
        return found

    def in_words(self, text: str, about: str | None) -> list[Named]:
        """Return where a text about an item names one of those that the item has to do with."""
        names = self._names(about) if about is not None else {}
        pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)[:_MOST_NAMES])
        if not pattern:
            return []
        found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)
        return [Named(*match.span(), names[match[0]]) for match in found]

    def in_block(self, block: Block, subject: str | None) -> list[tuple[int, str]]:
        """Return where names begin in a block's text as it is shown, and of whom; ``subject`` is its page's."""
        if block.about is not None and block.shift is not None:
            found = self.in_passage(block.about, block.shift)
        else:
            found = self.in_words(block.text, block.about or block.target or subject)
        kept = [one for one in found if 0 <= one.start < len(block.text)]
        places = offsets_shown(block.text, [one.start for one in kept])
        return [(place, one.id) for place, one in zip(places, kept, strict=True)]

    def in_cell(self, cell: Cell, row: str, width: int, right: bool) -> list[tuple[int, str]]:
        """Return the cells in which names begin where a row's cell is shown ``width`` wide, and of whom."""
        item = self.corpus.by_id.get(row)
        is_passage = isinstance(item, Passage) and item.text == cell.text
        found = self.in_passage(row) if is_passage else self.in_words(cell.text, row)
        columns = cells_shown(cell.text, [one.start for one in found], width, cell.marks, right)
        return [(column, one.id) for column, one in zip(columns, found, strict=True) if column is not None]

    def _names(self, about: str) -> Mapping[str, str]:
        """Return whom each name means where an item is spoken of."""
        meant: dict[str, set[str]] = defaultdict(set)
        for name, id in self._candidates(about):
            if 0 < len(name) <= _LONGEST:
                meant[name].add(id)
        return {name: ids.pop() for name, ids in meant.items() if len(ids) == 1}

    def _candidates(self, about: str) -> Iterator[tuple[str, str]]:
        item = self.corpus.by_id.get(about)
        for id in self._tied(about):
            name = self.corpus.name(id)
            if name is not None and is_entity(self.corpus.by_id.get(id)):
                yield name, id
        if isinstance(item, Fact):
            yield from self._spoken(item.evidence.passage)
        elif isinstance(item, Passage):
            yield from self._spoken(item.id)

    def _spoken(self, passage: str) -> Iterator[tuple[str, str]]:
        """Yield the names that the mentions of a passage have there."""
        text = self.corpus.passage(passage).text
        return ((text[one.start : one.end], one.id) for one in self._mentions.get(passage, ()))

    def _tied(self, about: str) -> Sequence[str]:
        """Return the ids that an item names itself."""
        match self.corpus.by_id.get(about):
            case Model() as model:
                ids: tuple[str | None, ...] = (about, model.developer, *model.based_on)
            case Person() as person:
                ids = (about, *(role.organization for role in person.roles))
            case Quote() as quote:
                ids = (quote.speaker.person, quote.speaker.organization, *quote.about)
            case Event() as event:
                ids = event.participants
            case Figure() as figure:
                ids = (figure.subject,)
            case Relation() as relation:
                ids = (relation.source, relation.target)
            case _:
                ids = (about,)
        return [id for id in ids if id is not None]
