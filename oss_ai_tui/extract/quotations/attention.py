"""What a reader keeps in mind between sentences: who spoke last, and whom the text is about."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from oss_ai_tui.domain.facts import Speaker
from oss_ai_tui.extract.quotations.cast import Cast, Voice, voice_of
from oss_ai_tui.extract.quotations.frames import Frame, Page
from oss_ai_tui.extract.quotations.openings import (
    Missing,
    begins_with_document,
    identified,
    leading_subject,
    skip_connectives,
    tells_who,
)
from oss_ai_tui.extract.quotations.sources import Source
from oss_ai_tui.extract.quotations.words import DETERMINERS
from oss_ai_tui.extract.reading import Named

UNSPOKEN = frozenset({"byline", "dateline"})
"""Kinds of passages whose people are the text's authors."""
_REACH = 3
_SECTION = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """A voice heard at a frame."""

    voice: Voice
    page: int
    frame: int


class Attention(ABC):
    """The state of one reading; pages and frames come in order."""

    def __init__(self, cast: Cast, pages: list[Page]) -> None:
        self.cast = cast
        self._pages = pages
        self._turn: Turn | None = None
        self._other: Turn | None = None
        """Who was heard last before another spoke."""
        self._first_hidden: dict[int, int] = {}

    def reset(self) -> None:
        """Forget who spoke: a new section begins."""
        self._turn = self._other = None

    @property
    def turn(self) -> Turn | None:
        """Who was heard last in this section, and where."""
        return self._turn

    def heard(self, voice: Voice, frame: Frame) -> None:
        """Note that a voice was heard at a frame."""
        if self._turn is not None and self._turn.voice.key != voice.key:
            self._other = self._turn
        self._turn = Turn(voice, frame.page.number, frame.number)

    @abstractmethod
    def resolve(self, source: Source, frame: Frame) -> Voice | None:
        """Return the voice that a source means, or None for a pronoun that points at nobody."""

    def voice_of_name(self, named: Named, page: Page) -> Voice:
        """Return the voice of a person by a place where the person is named."""
        evidence = page.reading.evidence(named.start, named.end)
        speaker = Speaker(named.words, named.entity, self.cast.organization_of(named.entity), evidence)
        return Voice(speaker, gender=self.cast.gender(named.entity))

    def following(self, frame: Frame) -> Frame | None:
        """Return the sentence after a frame, in the next paragraph where it is its paragraph's last."""
        if frame.number + 1 < len(frame.page.frames):
            return frame.page.frames[frame.number + 1]
        later = (p for p in self._pages[frame.page.number + 1 :] if any(map(str.isalnum, p.text)))
        page = next(later, None)
        return page.frames[0] if page is not None and page.frames and not page.reading.passage.is_heading else None

    def _before(self, frame: Frame) -> Iterator[Frame]:
        """Frames before this one, nearest first, back to the start of the section."""
        yield from reversed(frame.page.frames[: frame.number])
        for number in range(frame.page.number - 1, -1, -1):
            page = self._pages[number]
            if page.reading.passage.is_heading:
                return
            yield from reversed(page.frames)

    def active(
        self, frame: Frame, *, plural: bool | None, human: Literal["", "rather", "strictly"] = "", far: bool = True
    ) -> Voice | None:
        """Return whoever a sentence without subject speaks of: the last voice, or a later subject.

        Args:
            frame: the sentence.
            plural: the number of its verb; None where no verb tells.
            human: whether a person is wanted: ``rather`` than the organisation that a sentence is about where somebody
                of another has spoken, or ``strictly``.
            far: whether a voice of an earlier paragraph will do.
        """
        turn = self._turn
        if turn is not None and turn.page != frame.page.number and self._interrupted(turn, frame):
            turn = None
        voice = turn.voice if turn else None
        topic = self._topic(frame, turn)
        if topic is Missing.UNKNOWN:
            return None
        if topic is not None and human and not topic.is_person and voice is not None:
            chosen = voice if voice.speaker.organization == topic.speaker.organization else None
        elif topic is not None and human == "strictly" and not topic.is_person:
            chosen = None
        else:
            chosen = topic or (voice if turn and (far or turn.page == frame.page.number) else None)
        return chosen if chosen is not None and plural in (None, chosen.plural) else None

    def only_person(self, frame: Frame) -> Voice | None:
        """Return the person of the section so far, if no other is named there."""
        found: dict[str, tuple[Named, Page]] = {}
        for page in self._section(frame):
            end = frame.start if page is frame.page else len(page.text)
            found.update({n.entity: (n, page) for n in page.names_between(0, end) if n.kind == "person"})
        if len(found) != 1 or self._hides_name(self._section(frame), frame):
            return None
        return self.voice_of_name(*next(iter(found.values())))

    def subject_before(self, frame: Frame) -> Voice | None:
        """Return the person whom the last sentence of the paragraph before is about, if it names nobody else."""
        earlier = next(self._before(frame), None)
        subject = leading_subject(earlier.items) if earlier is not None else None
        if earlier is None or not isinstance(subject, Source) or subject.kind not in ("person", "role"):
            return None
        voice = self._known(subject, earlier)
        names = earlier.page.names_between(earlier.start, earlier.end)
        others = any(n.kind == "person" and voice and n.entity != voice.speaker.person for n in names)
        return voice if voice is not None and voice.speaker.person and not others else None

    def _section(self, frame: Frame) -> Iterator[Page]:
        for number in range(frame.page.number, max(-1, frame.page.number - _SECTION), -1):
            page = self._pages[number]
            if page.reading.passage.is_heading:
                return
            if page.reading.passage.kind not in UNSPOKEN:
                yield page

    def _topic(self, frame: Frame, turn: Turn | None) -> Voice | Literal[Missing.UNKNOWN] | None:
        """Return the subject of a sentence of this paragraph that comes after the last voice.

        UNKNOWN if it is a name that no stage recognised: then nobody can be told to go on speaking.
        """
        unknown = 0
        for earlier in self._since(frame, turn):
            subject = leading_subject(earlier.items)
            if tells_who(earlier.items):
                continue
            named = identified(earlier.items) if not isinstance(subject, Source) or subject.person is None else None
            if named is not None:
                return voice_of(named, earlier, self.cast)
            if isinstance(subject, Source):
                return self._known(subject, earlier)
            if (turn is None or turn.page != frame.page.number) and begins_with_document(earlier.items):
                return Missing.UNKNOWN
            if subject is Missing.UNKNOWN and (self._begins_with_name(earlier) or self._names_other(earlier, turn)):
                return Missing.UNKNOWN
            unknown += subject is Missing.UNKNOWN
            if unknown > 1:
                return None
        return None

    def _names_other(self, frame: Frame, turn: Turn | None) -> bool:
        """Whether a sentence names a person other than the last voice as its last word: «la frase es de Ana»."""
        names = [n for n in frame.page.names_between(frame.start, frame.end) if n.kind == "person"]
        last = names[-1] if names else None
        known = turn.voice.speaker.person if turn is not None else None
        return last is not None and last.entity != known and last.end >= frame.end - 1

    def _since(self, frame: Frame, turn: Turn | None) -> Iterator[Frame]:
        """Frames of the paragraph after the last voice, nearest first; then those after it in an earlier paragraph."""
        for earlier in self._before(frame):
            same = turn is not None and turn.page == earlier.page.number
            if (turn is None or turn.page == frame.page.number) and earlier.page is not frame.page:
                return
            if turn is not None and same and earlier.number <= turn.frame:
                return
            yield earlier

    def _begins_with_name(self, frame: Frame) -> bool:
        """Whether a sentence begins with what must be a name, yet nobody recognised it.

        That is two capitals, or one that the document writes in mid-sentence too.
        """
        k = skip_connectives(frame.items)
        if k >= len(frame.items) or not frame.items[k].capital:
            return False
        second = k + 1 < len(frame.items) and frame.items[k + 1].capital and frame.items[k].word not in DETERMINERS
        return second or frame.items[k].word in self._capitals

    def _hides_name(self, pages: Iterable[Page], frame: Frame) -> bool:
        """Whether a sentence of some pages, up to a frame, begins with a name that nobody recognised."""
        return any(self._hidden(p) < (frame.number if p is frame.page else len(p.frames)) for p in pages)

    def _hidden(self, page: Page) -> int:
        """Return the number of the first frame of a page that begins so, or how many frames there are."""
        if page.number not in self._first_hidden:
            hidden = (f.number for f in page.frames if self._begins_with_name(f))
            self._first_hidden[page.number] = next(hidden, len(page.frames))
        return self._first_hidden[page.number]

    @cached_property
    def _capitals(self) -> frozenset[str]:
        found: set[str] = set()
        for page in self._pages:
            tokens, named = page.reading.tokens, {n.start for n in page.names}
            found.update(
                after.text.lower()
                for before, after in pairwise(tokens)
                if after.text[0].isupper() and before.text[-1].isalnum() and after.start not in named
            )
        return frozenset(found)

    def _known(self, source: Source, frame: Frame) -> Voice | None:
        if source.kind == "pronoun":
            return None
        voice = self.resolve(source, frame) if source.kind in ("body", "role") else voice_of(source, frame, self.cast)
        if voice is None:
            return None
        return voice if voice.speaker.person or voice.speaker.organization or source.kind == "role" else None

    def _interrupted(self, turn: Turn, frame: Frame) -> bool:
        """Whether another person was named since the voice was heard, or a paragraph stands between."""
        if frame.page.number - turn.page > _REACH:
            return True
        for number in range(turn.page, frame.page.number + 1):
            page = self._pages[number]
            start = page.frames[turn.frame].end if number == turn.page else 0
            end = frame.start if page is frame.page else len(page.text)
            if any(
                n.kind == "person" and n.entity != turn.voice.speaker.person for n in page.names_between(start, end)
            ):
                return True
        return False
