"""Writes a page statement by statement and numbers the evidence on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Event, Evidence, Proof, Quote, Relation
from oss_ai_tui.i18n import tr, trn
from oss_ai_tui.ui import words
from oss_ai_tui.ui.blocks import Block, Cited, Mark, Page, Role
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.rows import in_quotation_marks, speaker_name

MARGIN = 13
"""Cells for the names of fields."""
_MOST_PROOFS = 20
"""Pieces of evidence that are numbered for one field."""
_LONGEST = 2000
"""Characters of a statement; a passage is no longer than that."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said on a page, what it leads to and what proves it."""

    text: str
    target: str | None = None
    proofs: tuple[int, ...] = ()
    role: Role = "text"
    link: tuple[int, int] | None = None
    """The stretch of the text that names the target; all of it unless given."""


@dataclass
class Writer:
    """A page in the making."""

    corpus: Corpus
    links: Links
    most: int | None = None
    """How many statements under one label are written out."""
    blocks: list[Block] = field(default_factory=list)
    cited: list[Cited] = field(default_factory=list)
    _numbers: dict[Evidence, int] = field(default_factory=dict)

    def cite(self, evidence: Evidence | None, rule: str = "", confidence: float | None = None) -> tuple[int, ...]:
        """Number evidence; the same words are numbered once."""
        if evidence is None:
            return ()
        number = self._numbers.setdefault(evidence, len(self.cited) + 1)
        if number > len(self.cited):
            self.cited.append(Cited(evidence, rule, confidence))
        return (number,)

    def prove(self, proofs: Iterable[Proof], name: str) -> tuple[int, ...]:
        """Number the evidence for one field: that of the first texts where many say the same."""
        chosen = islice((p for p in proofs if p.field == name), self.most or _MOST_PROOFS)
        numbers = (self.cite(p.evidence, p.rule, p.confidence) for p in chosen)
        return tuple(dict.fromkeys(n for found in numbers for n in found))

    def cite_tellings(self, id: str) -> tuple[int, ...]:
        """Cite every place that tells an event or a relation, in whatever document."""
        numbers: dict[int, None] = {}
        for told in map(self.corpus.by_id.get, self.corpus.told_with(id)[: self.most or _MOST_PROOFS]):
            if isinstance(told, (Event, Relation)):
                places = (told.evidence, *told.also) if isinstance(told, Event) else (told.evidence,)
                numbers |= dict.fromkeys(n for place in places for n in self.cite(place, told.rule, told.confidence))
        return tuple(numbers)

    def told_once(self, ids: Iterable[str]) -> list[str]:
        """Return events or relations less those that tell again what another of them tells."""
        seen: dict[str, str] = {}
        for id in ids:
            seen.setdefault(self.corpus.told_with(id)[0], id)
        return list(seen.values())

    def field(self, label: str, text: str | None, target: str | None = None, proofs: tuple[int, ...] = ()) -> None:
        """Write one field; None is what the corpus does not say."""
        if text is None:
            self.blocks.append(Block(tr("no evidence"), role="meta", label=label))
        else:
            self.statement(label, Statement(text, target, proofs))

    def remark(self, label: str, lines: Iterable[str]) -> None:
        """Write lines that no text says and nothing proves."""
        for index, line in enumerate(lines):
            self.blocks.append(Block(line, role="meta", label="" if index else label))

    def section(
        self, label: str, sources: Iterable[str], state: Callable[[str], Statement], expected: bool = False
    ) -> None:
        """Write the statements about many things under one label.

        Where there are none, nothing is written; but of what is ``expected`` of such a page it is said that the corpus
        does not tell it.
        """
        ids = list(sources)
        if not ids and expected:
            self.field(label, None)
        shown = ids[: self.most]
        for index, id in enumerate(shown):
            self.statement("" if index else label, state(id))
        if len(ids) > len(shown):
            more = trn("and {n} more", "and {n} more", len(ids) - len(shown))
            self.blocks.append(Block(more, role="meta"))

    def statement(self, label: str, statement: Statement) -> None:
        """Write one statement with the numbers of its evidence."""
        numbers = "".join(f"[{number}]" for number in statement.proofs)
        said = statement.text if len(statement.text) <= _LONGEST else f"{statement.text[:_LONGEST]}…"
        text = f"{said} {numbers}" if numbers else said
        marks = [Mark(len(text) - len(numbers), len(text), "meta")] if numbers else []
        if statement.target:
            start, end = statement.link or (0, len(said))
            marks.append(Mark(start, end, "link"))
        self.blocks.append(Block(text, tuple(marks), statement.role, label, statement.target, statement.proofs))

    def gap(self) -> None:
        """Write a blank line, unless the page ends with one."""
        if self.blocks and self.blocks[-1].text:
            self.blocks.append(Block())

    def page(self, id: str, title: str, note: str = "") -> Page:
        """Return the page; ``note`` says of which kind the thing is."""
        while self.blocks and not self.blocks[-1].text:
            self.blocks.pop()
        return Page(id, title, tuple(self.blocks), tuple(self.cited), MARGIN, note)

    # Statements that several kinds of pages make.

    def name(self, id: str) -> str:
        """Return an entity's name; its id where only a relation knows it."""
        return self.corpus.name(id) or id

    def quote(self, id: str, with_speaker: bool) -> Statement:
        """State a quote."""
        quote = self.corpus.by_id[id]
        assert isinstance(quote, Quote)
        said = in_quotation_marks(quote)
        proofs = self.cite(quote.evidence, quote.rule, quote.confidence)
        if not with_speaker:
            return Statement(said, id, proofs, link=(0, 0))
        speaker = speaker_name(self.corpus, quote)
        return Statement(f"{speaker}: {said}", id, proofs, link=(0, len(speaker)))

    def relation(self, id: str, outward: bool) -> Statement:
        """State a relation from the side of its source (``outward``) or of its target."""
        relation = self.corpus.by_id[id]
        assert isinstance(relation, Relation)
        verb = tr((words.OUTWARD if outward else words.INWARD)[relation.type])
        other = relation.target if outward else relation.source
        text = f"{verb} {self.name(other)}"
        proofs = self.cite_tellings(id)
        return Statement(text, other, proofs, link=(len(verb) + 1, len(text)))
