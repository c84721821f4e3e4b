"""Who is behind a cue: the source in its clause, the source of the verb that it is joined to, or the one in mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from oss_ai_tui.extract.quotations.cast import Voice
from oss_ai_tui.extract.quotations.clauses import complement, ends_before
from oss_ai_tui.extract.quotations.cues import Cue, find_cues
from oss_ai_tui.extract.quotations.discourse import Discourse
from oss_ai_tui.extract.quotations.frames import Frame, Item
from oss_ai_tui.extract.quotations.openings import Missing, leading_subject, skip_connectives
from oss_ai_tui.extract.quotations.sources import Source, raw_name, read_source
from oss_ai_tui.extract.quotations.subjects import source_after, subject_before
from oss_ai_tui.extract.quotations.words import COORDINATORS, DETERMINERS, SUBORDINATORS

_JOINED_REACH = 4
_INFORMANT = 4
_OBJECTS = frozenset({"lo", "la", "los", "las"})
"""Pronouns that take up an object put first: «el texto lo abrió Ana»."""

Way = Literal["stated", "joined", "carried"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice behind a cue, and how it was found."""

    voice: Voice
    source: Source | None
    """The phrase that names it in the sentence; None where it is carried over from an earlier one."""
    way: Way


class Hearing:
    """The cues of one frame with their sources."""

    def __init__(self, frame: Frame, discourse: Discourse) -> None:
        self.frame = frame
        self.discourse = discourse
        self.items: tuple[Item, ...] = frame.items
        self.cues: tuple[Cue, ...] = find_cues(frame.items)
        self._known: dict[tuple[Cue, int], Heard | None] = {}
        self._subjects: dict[Cue, Source | Missing] = {}

    def before(self, cue: Cue, limit: int) -> Heard | None:
        """Return the voice of a cue whose words come after it, from item ``limit`` on."""
        if (cue, limit) not in self._known:
            self._known[cue, limit] = self._before(cue, limit)
        return self._known[cue, limit]

    def _before(self, cue: Cue, limit: int) -> Heard | None:
        if "own" in cue.frames:
            return self.own(cue)
        if "relative" in cue.frames:
            antecedent = subject_before(self.items, cue.first)
            return self._stated(antecedent) if isinstance(antecedent, Source) else None
        if cue.kind == "phrase":
            return self._stated(self._after_phrase(cue, limit))
        subject = self._named_by(cue, limit)
        if isinstance(subject, Source):
            return self._stated(subject)
        return self._left_out(cue) if subject is Missing.ELIDED or self._is_inserted(cue, limit) else None

    def _is_inserted(self, cue: Cue, limit: int) -> bool:
        """Whether a bare verb stands between commas after a conjunction: «… porque, ha dicho, «…»»."""
        k = cue.first - 2
        joined = k > 0 and (self.items[k].word in SUBORDINATORS or self.items[k].word in COORDINATORS)
        return joined and self.items[k + 1].word == "," and cue.after == limit - 1 and self.items[cue.after].word == ","

    def _named_by(self, cue: Cue, limit: int) -> Source | Missing:
        """Return the source in a verb's own clause: before it, else after it and before item ``limit``."""
        subject = self._subject(cue)
        if isinstance(subject, Source):
            return subject
        after = source_after(self.items[:limit], cue.after, direct=False)
        inside = after is not None and after.after < limit and self.items[after.after].word == ","
        aside = cue.first > 0 and self.items[cue.first - 1].word == "," and inside
        is_object = (
            subject is Missing.UNKNOWN and not aside and after is not None and after.kind in ("document", "body")
        )
        return subject if after is None or is_object else after

    def after(self, cue: Cue) -> Heard | None:
        """Return the voice of a cue whose words come before it, as far as the source follows the cue."""
        if cue.kind == "phrase":
            if cue.frames & {"own", "relative"}:
                return None
            return self._stated(self._after_phrase(cue, len(self.items)))
        return self._stated(source_after(self.items, cue.after, direct=True))

    def _after_phrase(self, cue: Cue, limit: int) -> Source | None:
        source = self._informant(cue, limit) if "learned" in cue.frames else None
        source = source or read_source(self.items, cue.after) or raw_name(self.items, cue.after)
        return source if source is not None and source.after <= limit and source.kind != "model" else None

    def _informant(self, cue: Cue, limit: int) -> Source | None:
        """Read who told it: «según supo este diario de una fuente cercana»."""
        links = (k for k in range(cue.after, min(cue.after + _INFORMANT, limit)) if self.items[k].word in ("de", "por"))
        return next((s for k in links if (s := read_source(self.items, k + 1)) is not None), None)

    def _subject(self, cue: Cue) -> Source | Missing:
        if cue not in self._subjects:
            self._subjects[cue] = self._subject_before(cue)
        return self._subjects[cue]

    def _subject_before(self, cue: Cue) -> Source | Missing:
        if cue.kind == "conjunction":
            return Missing.ELIDED
        if cue.kind in ("gerund", "infinitive"):
            return Missing.ELIDED
        if self._goes_on(cue):
            return Missing.ELIDED
        found = subject_before(self.items, cue.first)
        if isinstance(found, Source) and found.kind == "document" and self.items[cue.first].word in _OBJECTS:
            return Missing.UNKNOWN
        return Missing.UNKNOWN if isinstance(found, Source) and found.plural != cue.plural else found

    def _goes_on(self, cue: Cue) -> bool:
        """Whether a verb follows what another reports, and shares its subject: «dijo que vendrá, anunció que …»."""
        if cue.first == 0 or self.items[cue.first - 1].word not in (",", "y", "e", "pero"):
            return False
        earlier = next((c for c in reversed(self.cues) if c.after <= cue.first and c.kind == "verb"), None)
        at = complement(self.items, earlier.after) if earlier is not None else None
        return at is not None and ends_before(self.items, cue, at) < len(self.items)

    def _left_out(self, cue: Cue) -> Heard | None:
        """The subject of a verb that has none of its own: the sentence's, or the one in mind."""
        for earlier in [c for c in reversed(self.cues) if c.after <= cue.first and c.kind == "verb"][:_JOINED_REACH]:
            source = self._named_by(earlier, cue.first)
            heard = self._stated(source) if isinstance(source, Source) else None
            if heard is not None and heard.voice.plural == cue.plural:
                return Heard(heard.voice, heard.source, "joined")
        subject = self.own_subject(cue.first)
        if subject is not None and (cue.kind != "verb" or subject.plural == cue.plural):
            heard = self._stated(subject)
            return Heard(heard.voice, heard.source, "joined") if heard else None
        if cue.kind in ("gerund", "infinitive") and (carried := self._joined_to_bare(cue)) is not None:
            return carried
        if cue.kind in ("gerund", "infinitive") or self._speaks_of_another(cue):
            return None
        return self.carried(plural=cue.plural)

    def _joined_to_bare(self, cue: Cue) -> Heard | None:
        """«…», sostuvo, subrayando (tras recordar) que …: the speaker in mind, who has the quotation before."""
        k = cue.first
        quoted = bool(self.items) and self.items[0].span is not None
        bare = [c for c in self.cues if c.after == k - 1 and c.kind == "verb" and not c.negated and not c.impersonal]
        joined = quoted and bool(bare) and bare[0].first <= 2 and self.items[k - 1].word == ","
        heard = self.speaking(plural=bare[0].plural) if joined else None
        return Heard(heard.voice, None, "joined") if heard is not None else None

    def _speaks_of_another(self, cue: Cue) -> bool:
        """Whether the frame begins with a noun that no list knows, as «su prima no opina así: dice que …» does."""
        k = skip_connectives(self.items[: cue.first])
        begins = k + 1 < cue.first and self.items[k].word in DETERMINERS - {"lo"}
        return begins and leading_subject(self.items[: cue.first]) is Missing.UNKNOWN

    def own_subject(self, limit: int) -> Source | None:
        """Return the subject with which the frame begins, if it is a known kind of source before item ``limit``."""
        if limit == 0 or self.items[0].span is not None:
            return None
        subject = leading_subject(self.items[:limit])
        return subject if isinstance(subject, Source) else None

    def own(self, cue: Cue) -> Heard | None:
        """Return the voice that a possessive means («a su juicio»): the frame's subject, or the one in mind."""
        subject = self.own_subject(cue.first)
        return self._stated(subject) if subject is not None else self.carried(plural=False)

    def is_near(self, voice: Voice) -> bool:
        """Whether a voice was heard in the sentence before, and is a person's."""
        turn = self.discourse.turn
        near = turn is not None and turn.page == self.frame.page.number and turn.frame == self.frame.number - 1
        return near and turn is not None and turn.voice.key == voice.key and voice.speaker.person is not None

    def carried(self, *, plural: bool | None) -> Heard | None:
        """Return the voice that the sentence takes over from earlier ones."""
        voice = self.discourse.active(self.frame, plural=plural)
        return Heard(voice, None, "carried") if voice is not None else None

    def speaking(self, *, plural: bool) -> Heard | None:
        """Return the voice of a verb beside a quotation that names nobody: «…», añadió."""
        voice = self.discourse.active(self.frame, plural=plural, human="rather")
        if voice is None and not plural and self.discourse.turn is None:
            voice = self.discourse.only_person(self.frame)
        if voice is None and not plural and self.frame.number == 0:
            voice = self.discourse.subject_before(self.frame)
        return Heard(voice, None, "carried") if voice is not None else None

    def _stated(self, source: Source | None) -> Heard | None:
        if source is None or source.kind == "model":
            return None
        voice = self.discourse.resolve(source, self.frame)
        return Heard(voice, source, "stated") if voice is not None else None
