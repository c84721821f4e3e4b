"""All quotations of a document: direct, partial and indirect, with their speakers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from oss_ai_tui.domain.facts import Quote
from oss_ai_tui.extract.quotations.carry import carried_credit, echoed, of_one
from oss_ai_tui.extract.quotations.cast import Cast
from oss_ai_tui.extract.quotations.direct import NONE, Sieves
from oss_ai_tui.extract.quotations.discourse import Discourse
from oss_ai_tui.extract.quotations.drafts import Credit, Draft
from oss_ai_tui.extract.quotations.facts import build
from oss_ai_tui.extract.quotations.frames import Frame, Page, page
from oss_ai_tui.extract.quotations.hearing import Hearing
from oss_ai_tui.extract.quotations.interview import Interview, Side, find_interview
from oss_ai_tui.extract.quotations.lexicon import cue_words
from oss_ai_tui.extract.quotations.passages import dialogue_lines, spans_of
from oss_ai_tui.extract.quotations.presumed import presume
from oss_ai_tui.extract.quotations.reported import Reports
from oss_ai_tui.extract.quotations.scare import stands_alone
from oss_ai_tui.extract.quotations.transcripts import find_asked, find_transcript
from oss_ai_tui.extract.reading import Entities, Reading

_ACCORDING = frozenset({"s.segun", "s.segun-after", "q.segun"})
_SILENT = frozenset({"byline", "dateline"})


def find_quotes(reading: Reading, entities: Entities) -> tuple[Quote, ...]:
    """Return the quotations of a document in order of place.

    Args:
        reading: the document.
        entities: who and what is named in it; speakers are sought among these.
    """
    presumed = presume(reading, entities)
    entities = presumed.entities
    lines = dialogue_lines(reading.passages)
    interview = (
        find_interview(reading, entities, lines) or find_transcript(reading, entities) or find_asked(reading, entities)
    )
    spans = spans_of(reading, entities, lines, interview.answers if interview else None)
    pages = [page(i, p, s, entities) for i, (p, s) in enumerate(zip(reading.passages, spans, strict=True))]
    discourse = Discourse(Cast(entities, presumed.people), pages)
    media = frozenset(c.id for c in entities.companies if c.kind == "media")
    return build(_Finder(discourse, interview, pages, media).read(pages), media)


class _Finder:
    """Reads the frames of a document in order, keeping in mind who spoke."""

    def __init__(
        self, discourse: Discourse, interview: Interview | None, pages: list[Page], media: frozenset[str]
    ) -> None:
        self._discourse = discourse
        self._media = media
        self._sides: Mapping[int, Side] = interview.sides if interview else {}
        named = {**dict.fromkeys(self._sides, interview.guest), **interview.voices} if interview else {}
        self._guests = {i: discourse.voice_of_name(n, pages[n.passage]) for i, n in named.items() if n is not None}
        self._guest = (
            discourse.voice_of_name(interview.guest, pages[interview.guest.passage])
            if (interview and interview.guest)
            else None
        )
        self._last: Draft | None = None

    def read(self, pages: list[Page]) -> list[Draft]:
        found: list[Draft] = []
        for one in pages:
            heading = one.reading.passage.is_heading
            if heading:
                self._forget()
            if one.reading.passage.kind not in _SILENT:
                for frame in one.frames:
                    found += self._frame(frame)
            if heading:
                self._forget()
        return list(echoed(found))

    def _forget(self) -> None:
        self._discourse.reset()
        self._last = None

    def _frame(self, frame: Frame) -> list[Draft]:
        if not frame.spans and frame.words.isdisjoint(cue_words()):
            return []
        hearing = Hearing(frame, self._discourse)
        direct = [self._completed(draft) for draft in Sieves(hearing).read(self._previous(frame))]
        drafts = sorted([*direct, *Reports(hearing, direct).read()], key=lambda d: (d.start, d.end))
        for draft in drafts:
            if draft.credit.voice is not None and not self._is_passed_on(draft.credit):
                self._discourse.heard(draft.credit.voice, frame)
        if drafts:
            self._last = drafts[-1]
        return drafts

    def _is_passed_on(self, credit: Credit) -> bool:
        """Whether words come from somebody who does not speak on: «una frase de Ana», «según Telar», a newspaper."""
        told = credit.verb is None and credit.rule in _ACCORDING and credit.voice is not None
        return credit.rule == "q.words-of" or (
            told and credit.voice is not None and credit.voice.speaker.organization in self._media
        )

    def _previous(self, frame: Frame) -> Credit | None:
        """The credit of the last words in the passage before or in this one, for a part that goes on with them."""
        if self._last is None or self._last.kind == "indirect":
            return None
        near = frame.page.number - self._last.frame.page.number <= 1
        return self._last.credit if near else None

    def _completed(self, draft: Draft) -> Draft:
        """Give a quotation that its own sentence does not attribute to whoever the text around it speaks of."""
        side = self._sides.get(draft.frame.page.number)
        if side is not None and draft.credit.source is None and any(s.form == "raya" for s in draft.frame.spans):
            return self._in_turn(draft, side)
        if draft.credit.voice is not None or draft.credit.verb is not None or draft.kind != "direct":
            return draft
        credit = carried_credit(draft, self._last, self._discourse) or self._headline(draft)
        credit = of_one(credit, draft, self._discourse) if credit is not None else None
        return draft if credit is None else replace(draft, credit=credit)

    def _headline(self, draft: Draft) -> Credit | None:
        """The words at the head of an interview are its guest's."""
        page = draft.frame.page
        before = self._guest is not None and page.number < min(self._sides, default=0)
        heads = before and (page.reading.passage.is_heading or all(map(stands_alone, page.frames)))
        return Credit("q.interview", self._guest) if heads else None

    def _in_turn(self, draft: Draft, side: Side) -> Draft:
        """In an interview nobody in particular asks, and the guest answers."""
        if side == "asks":
            return replace(draft, credit=NONE)
        if draft.credit.voice is not None:
            return draft
        return replace(
            draft, credit=Credit("q.interview", self._guests.get(draft.frame.page.number), draft.credit.verb)
        )
