"""The values that the program is about: documents, passages, evidence, entities and facts.

Every value is frozen and compares by content. Offsets are Unicode code points into a passage's text, end exclusive.
Entity references (``developer``, ``about``, ``source`` …) hold entity ids, never names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from oss_ai_tui.domain.dates import Edtf

DateBasis = Literal["stated", "user", "inferred", "none"]
BlockKind = Literal["title", "byline", "dateline", "heading", "paragraph", "item", "note", "caption"]
QuoteKind = Literal["direct", "partial", "indirect"]
EntityKind = Literal["organization", "model", "person"]
ModelKind = Literal["model", "dataset", "assistant", "framework"]
Openness = Literal["open", "closed", "restricted"]
EventKind = Literal[
    "release", "funding", "partnership", "statement", "policy", "leak", "research", "product", "market", "other"
]
RelationType = Literal[
    "developed_by", "based_on", "works_for", "founded", "invested_in", "partnered_with", "competes_with"
]
AnchorKind = Literal["absolute", "document", "event", "none"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that prove something, and where they stand."""

    passage: str
    """Id of the passage."""
    start: int
    end: int
    words: str
    """The slice ``text[start:end]`` of that passage."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Evidence for one field of a record, with the rule that read it there."""

    field: str
    """Name of the field, such as ``date`` or ``openness``."""
    value: str
    """The value that this evidence gives the field, as text (an entity id, an EDTF date, a number)."""
    evidence: Evidence
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class OriginRun:
    """A run of cleaned characters that stands letter by letter in the original text."""

    start: int
    """Offset in the passage."""
    origin: int
    """Offset in the decoded original file, in code points."""
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text, identified by its cleaned wording."""

    id: str
    file: str
    """Name of the ingested file, without folders."""
    path: str
    """Where the file was when it was ingested, absolute."""
    sha256: str
    """Of the cleaned text: the passages joined by blank lines, UTF-8."""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: Edtf | None = None
    date_basis: DateBasis = "none"
    translation: str | None = None
    """What the text says of its being a translation, such as the translator's name; None where it says nothing."""
    reasons: tuple[str, ...] = ()
    """Why an inferred date was inferred; empty otherwise."""
    proofs: tuple[Proof, ...] = ()
    """Evidence for title, author, publisher, date and translation."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading or list item after repair."""

    id: str
    document: str
    ordinal: int
    """Position in the document, from 0."""
    text: str
    kind: BlockKind = "paragraph"
    origin: tuple[OriginRun, ...] = ()
    """Map to the original file, in order; characters that the cleaning made have no run."""

    @property
    def is_heading(self) -> bool:
        """Whether the passage titles what follows instead of saying it."""
        return self.kind in ("title", "heading")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named."""

    evidence: Evidence
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Company:
    """Any organisation: firm, laboratory, foundation, investor, university, medium, public body."""

    id: str
    name: str
    aliases: tuple[str, ...]
    """Every form in which the texts name it, ``name`` included."""
    kind: str
    """``company``, ``lab``, ``foundation``, ``investor``, ``university``, ``media``, ``government`` or ``other``."""
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """A title that a text gives a person, and the organisation that it names with it."""

    title: str
    organization: str | None
    evidence: Evidence
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Person:
    """A human being named in a text."""

    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A model, data set, assistant or framework; its fields hold only what the texts say."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ModelKind
    mentions: tuple[Mention, ...]
    developer: str | None = None
    based_on: tuple[str, ...] = ()
    parameters: int | None = None
    """Number of parameters in full."""
    released: Edtf | None = None
    openness: Openness | None = None
    proofs: tuple[Proof, ...] = ()
    """Evidence for developer, based_on, parameters, released and openness, one or more each."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quote, as far as the text lets it be known."""

    name: str | None = None
    """As the text names the speaker."""
    person: str | None = None
    organization: str | None = None
    evidence: Evidence | None = None
    """The words that name the speaker, possibly in an earlier passage."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One contiguous part of somebody's words, verbatim or reported."""

    id: str
    kind: QuoteKind
    text: str
    """Exactly the evidence's words, without the outer marks."""
    group: str | None
    """Shared by the parts of one quotation that its attribution splits."""
    verb: str | None
    """Infinitive of the speech verb."""
    speaker: Speaker
    about: tuple[str, ...]
    evidence: Evidence
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, with the value they were resolved to and the way there."""

    id: str
    evidence: Evidence
    date: Edtf | None
    """None for vague expressions and for those that lack an anchor."""
    anchor: AnchorKind
    anchor_date: Edtf | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or was announced."""

    id: str
    date: Edtf | None
    date_text: str | None
    time: str | None
    """Id of the time expression that dates it."""
    summary: str
    kind: EventKind
    participants: tuple[str, ...]
    evidence: Evidence
    rule: str
    confidence: float
    also: tuple[Evidence, ...] = ()
    """Where else the document tells it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity: an amount of money, a share, a number of parameters, users, tokens …"""

    id: str
    text: str
    value: int | float | None
    """In full (2.900 millones is 2900000000); percent as 80, not 0.8; None for vague amounts."""
    value_max: int | float | None
    unit: str | None
    """ISO 4217 code, ``percent``, ``parameters``, ``tokens``, ``users``, ``people``, ``hours`` or a Spanish noun."""
    approximate: bool
    currency_certain: bool
    """False for a bare ``$`` read as US dollars; True wherever no currency is in doubt."""
    subject: str | None
    """Entity that the figure is about."""
    evidence: Evidence
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed tie between two entities: ``source`` is developed by, works for, invested in … ``target``."""

    id: str
    type: RelationType
    source: str
    target: str
    evidence: Evidence
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Record:
    """A document with everything read in it: the unit that is stored, replaced and removed."""

    document: Document
    passages: tuple[Passage, ...]
    companies: tuple[Company, ...] = ()
    models: tuple[Model, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()


Entity = Company | Model | Person
Fact = Quote | Event | Figure | Relation
