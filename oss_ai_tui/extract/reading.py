"""The substrate of every stage: passages cut into tokens and sentences, and where entities are named in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from oss_ai_tui.domain.facts import Company, Document, EntityKind, Evidence, Model, Passage, Person
from oss_ai_tui.domain.text import fold

# A word keeps inner hyphens, dots between letters or digits, and apostrophes: GPT-4, 2.900, EE.UU, D'Alessandro.
_TOKEN = re.compile(r"\w+(?:[-.,'’&]\w+)*|[^\w\s]")
_ABBREVIATIONS = frozenset(
    {
        *("sr", "sra", "srta", "dr", "dra", "prof", "lic", "ing", "ee", "st", "jr", "aprox", "etc"),
        *("art", "num", "pag", "cap", "ed", "vol"),
    }
)
_PLATFORM = re.compile(r"\b(?:en|de|por|a|social) X$")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”“’»›>)\]]*(?=\s+[\"'“‘„‟«‹<`(\[¿¡—–-]*(?:[^\Wa-zß-öø-ÿ_]|[a-z]+[A-Z])|\s*$)")
_LAST_WORD = re.compile(r"\w*$")
_LONGEST = max(map(len, _ABBREVIATIONS))


@dataclass(slots=True)
class Token:
    """A word, number or mark; ``folded`` is lower case without accents.

    A value that nothing changes, though it is not declared frozen: there is one for every word, and making a frozen
    one takes three times as long.
    """

    text: str
    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in its passage, and the slice of the passage's tokens that it holds."""

    start: int
    end: int
    first: int
    """Index of its first token in the passage."""
    last: int
    """Index after its last token."""


_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class PassageReading:
    """A passage with its tokens and sentences."""

    passage: Passage
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.passage.text

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence for the slice; ValueError if it is empty or outside the passage."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such slice of {self.passage.id}: {start}..{end}")
        return Evidence(self.passage.id, start, end, self.text[start:end])

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the offset, or the nearest one before it."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=_START) - 1)]

    def sentence_tokens(self, sentence: Sentence) -> Sequence[Token]:
        """Return the tokens of one of the passage's sentences."""
        return self.tokens[sentence.first : sentence.last]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document ready for extraction."""

    document: Document
    passages: tuple[PassageReading, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention resolved to its entity: the words at ``start:end`` of passage number ``passage`` name it."""

    passage: int
    """Index into ``Reading.passages``."""
    start: int
    end: int
    entity: str
    kind: EntityKind
    words: str
    rule: str
    confidence: float


@dataclass(frozen=True)
class Entities:
    """What is named in one document, and where; ``named`` is sorted by place and free of overlaps."""

    companies: tuple[Company, ...] = ()
    models: tuple[Model, ...] = ()
    people: tuple[Person, ...] = ()
    named: tuple[Named, ...] = ()
    _by_passage: dict[int, tuple[Named, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        groups: dict[int, list[Named]] = {}
        for one in self.named:
            groups.setdefault(one.passage, []).append(one)
        self._by_passage.update({index: tuple(group) for index, group in groups.items()})

    def of_passage(self, passage: int) -> tuple[Named, ...]:
        """Return the mentions of a passage by its index, in order."""
        return self._by_passage.get(passage, ())

    def within(self, passage: int, start: int, end: int) -> tuple[Named, ...]:
        """Return the mentions that lie wholly inside the span, in order."""
        return tuple(n for n in self.of_passage(passage) if start <= n.start and n.end <= end)


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into words, numbers and single marks."""
    folded = fold(text)
    places = map(re.Match.span, _TOKEN.finditer(text))
    return tuple([Token(text[start:end], start, end, folded[start:end]) for start, end in places])


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences without their outer white space; abbreviations and initials do not end one."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text) if not _is_abbreviation(text, m.start())]
    spans, start = [], 0
    for end in [*ends, len(text)]:
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            spans.append((start + lead, start + len(piece.rstrip())))
        start = end
    return spans


def _is_abbreviation(text: str, dot: int) -> bool:
    if text[dot] != "." or text[dot : dot + 2] in (".”", ".»", '."'):
        return False
    word = _LAST_WORD.search(text, max(0, dot - _LONGEST - 1), dot)
    last = word.group() if word else ""
    single_initial = len(last) == 1 and last.isupper() and not _PLATFORM.search(text, max(0, dot - 12), dot)
    return single_initial or fold(last) in _ABBREVIATIONS


def read_passage(passage: Passage) -> PassageReading:
    """Cut one passage into tokens and sentences."""
    tokens = tokenize(passage.text)
    starts = [t.start for t in tokens]
    spans = sentence_spans(passage.text) or [(0, len(passage.text))]
    sentences = tuple(Sentence(s, e, bisect_left(starts, s), bisect_left(starts, e)) for s, e in spans)
    return PassageReading(passage, tokens, sentences)


def read(document: Document, passages: Iterable[Passage]) -> Reading:
    """Make a document ready for extraction."""
    return Reading(document, tuple(read_passage(p) for p in passages))
