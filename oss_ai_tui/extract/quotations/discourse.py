"""Whom pronouns, roles and nouns such as «la empresa» mean, by what a reader keeps in mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from oss_ai_tui.extract.quotations.attention import UNSPOKEN, Attention
from oss_ai_tui.extract.quotations.cast import Cast, Voice, takes_up, voice_of
from oss_ai_tui.extract.quotations.frames import Frame, Page
from oss_ai_tui.extract.quotations.lexicon import nouns
from oss_ai_tui.extract.quotations.openings import Missing, leading_subject
from oss_ai_tui.extract.quotations.sources import Source
from oss_ai_tui.extract.reading import Named

_REACH = 3
_SHORT = 3
"""Words of a role that may take up somebody spoken of before, whoever it is."""
_WHOLE = 40
"""Paragraphs in which a pronoun's only possible person is sought."""


class Discourse(Attention):
    """The state of one reading, and whom its phrases mean."""

    def __init__(self, cast: Cast, pages: list[Page]) -> None:
        super().__init__(cast, pages)
        self._known_genders: dict[int, dict[str, dict[str, Named]]] = {}

    def resolve(self, source: Source, frame: Frame) -> Voice | None:
        """Return the voice that a source means, or None for a pronoun that points at nobody."""
        voice = voice_of(source, frame, self.cast)
        if source.kind == "pronoun":
            return self._of_pronoun(source, frame)
        if source.head in nouns().demonyms:
            return self._of_place(voice, source, frame)
        if voice.speaker.person is None and takes_up(source, voice.speaker.name or ""):
            return self._taken_up(voice, source, frame)
        if voice.speaker.person is None and (described := self._described(source, frame)) is not None:
            known = replace(voice.speaker, person=described.speaker.person)
            return Voice(known, False, described.gender)
        if source.kind == "body" and voice.speaker.organization is None:
            return self._of_body(voice, source, frame)
        return voice

    def _of_pronoun(self, source: Source, frame: Frame) -> Voice | None:
        active = self.active(frame, plural=source.plural)
        if active is not None and active.is_person and active.gender == source.gender:
            return active
        if source.plural:
            return active if active is not None and active.is_person else None
        found = self._only_one(source.gender, frame, 1) or self._only_one(source.gender, frame, _WHOLE)
        found = found or self._answering(source.gender, frame)
        if active is None or active.gender or not active.is_person:
            return found
        return None if found is not None and found.key != active.key else active

    def _answering(self, gender: str, frame: Frame) -> Voice | None:
        """Who spoke before the one heard last, «—…», insistió Luis. «—…», contestó ella», both right before."""
        turn, other = self._turn, self._other
        if turn is None or other is None or frame.page.number - turn.page > 1 or turn.page - other.page > 1:
            return None
        both = {turn.voice.gender, other.voice.gender} == {"m", "f"}
        return other.voice if both and other.voice.gender == gender and other.voice.is_person else None

    def _of_place(self, voice: Voice, source: Source, frame: Frame) -> Voice:
        """The only person of the gender of «el chileno»; «la chilena» may be a firm, and has to have spoken last."""
        found = self._only_one(source.gender, frame, _WHOLE)
        active = self.active(frame, plural=False) if source.gender == "f" else found
        if found is None or active is None or active.key != found.key:
            return voice
        person = found.speaker.person
        return Voice(
            replace(voice.speaker, person=person, organization=found.speaker.organization), False, found.gender
        )

    def _only_one(self, gender: str, frame: Frame, pages: int) -> Voice | None:
        """The only person of a gender named so far in as many pages, if every person there has a known gender."""
        near = self._pages[max(0, frame.page.number - pages + 1) : frame.page.number + 1]
        people: dict[str, tuple[Named, Page]] = {}
        for page in near:
            if page.reading.passage.kind in UNSPOKEN:
                continue
            genders = self._genders(page, frame.start) if page is frame.page else self._all_genders(page)
            people |= {id: (n, page) for id, n in genders.get(gender, {}).items()}
            if "" in genders or len(people) > 1:
                return None
        return None if not people or self._hides_name(near, frame) else self.voice_of_name(*next(iter(people.values())))

    def _all_genders(self, page: Page) -> dict[str, dict[str, Named]]:
        if page.number not in self._known_genders:
            self._known_genders[page.number] = self._genders(page, len(page.text))
        return self._known_genders[page.number]

    def _genders(self, page: Page, end: int) -> dict[str, dict[str, Named]]:
        """Return the people of each gender up to a place of a page, each with its last mention there."""
        found: dict[str, dict[str, Named]] = {}
        for n in page.names_between(0, end):
            if n.kind == "person":
                found.setdefault(self.cast.gender(n.entity), {})[n.entity] = n
        return found

    def _taken_up(self, voice: Voice, source: Source, frame: Frame) -> Voice:
        active = self.active(frame, plural=False)
        if active is None and source.head in nouns().generic:
            active = self._named_in_last(frame) or self.only_person(frame)
        if active is None or active.speaker.person is None or not compatible(active.gender, source.gender):
            return voice
        if self.cast.has_roles(active.speaker.person) and source.head not in nouns().generic:
            return voice
        known = replace(voice.speaker, person=active.speaker.person, organization=active.speaker.organization)
        return Voice(known, False, active.gender)

    def _named_in_last(self, frame: Frame) -> Voice | None:
        """The only person whom the sentence before names, wherever it stands there."""
        earlier = frame.page.frames[frame.number - 1] if frame.number else None
        names = earlier.page.names_between(earlier.start, earlier.end) if earlier is not None else ()
        people = {n.entity: n for n in names if n.kind == "person"}
        return self.voice_of_name(next(iter(people.values())), frame.page) if len(people) == 1 else None

    def _described(self, source: Source, frame: Frame) -> Voice | None:
        """The person whom a role newly describes: «el también director»; «Ana duda. “…”, dice la jefa de Faro»."""
        words = frame.text[source.start : source.end].lower().split()
        if source.kind != "role" or source.plural or source.head in nouns().nameless or words[0] not in ("el", "la"):
            return None
        if words[1:2] == ["también"]:
            found = self.active(frame, plural=False)
        else:
            somewhere = source.organization is not None or not nouns().organization.isdisjoint(words[2:])
            somewhere = somewhere or (source.head in nouns().generic and len(words) > _SHORT)
            found = self._newly_described(source, frame) if somewhere else None
        fits = found is not None and found.speaker.person and compatible(found.gender, source.gender)
        return found if fits else None

    def _newly_described(self, source: Source, frame: Frame) -> Voice | None:
        """Whom «la investigadora de Faro» means who has not been called so: the last subject, voice, or only person."""
        found = self._subject_of_last(source, frame) or self._just_heard(source, frame)
        if found is not None or source.head not in nouns().generic:
            return found
        alone = self.only_person(frame)
        return alone if alone is not None and self.cast.organization_of(alone.speaker.person) is None else None

    def _just_heard(self, source: Source, frame: Frame) -> Voice | None:
        """Who spoke in the sentence before, of no known organisation: «dice la socióloga Ana. La experta de …»."""
        turn = self._turn
        if turn is None or (turn.page, turn.frame) != (frame.page.number, frame.number - 1):
            return None
        known = source.head not in nouns().generic or self.cast.organization_of(turn.voice.speaker.person)
        return None if known or turn.voice.plural else turn.voice

    def _subject_of_last(self, source: Source, frame: Frame) -> Voice | None:
        """The person with whom the sentence before begins, alone there and without any post in the document."""
        earlier = frame.page.frames[frame.number - 1] if frame.number else None
        subject = leading_subject(earlier.items) if earlier is not None else None
        if earlier is None or not isinstance(subject, Source) or subject.person is None:
            return None
        names = frame.page.names_between(earlier.start, frame.end)
        alone = all(n.kind != "person" or n.entity == subject.person.entity for n in names)
        free = not self.cast.has_roles(subject.person.entity)
        free = free or (source.head in nouns().generic and self.cast.organization_of(subject.person.entity) is None)
        return voice_of(subject, earlier, self.cast) if alone and free else None

    def _of_body(self, voice: Voice, source: Source, frame: Frame) -> Voice:
        definite = (voice.speaker.name or "").lower().startswith(("el ", "la ", "esta ", "este "))
        definite = definite and not source.plural and source.head not in nouns().parts
        owner = next((n for n in frame.page.names_between(source.start, source.end) if n.kind == "person"), None)
        if owner is not None:
            return self._owned(voice, source, owner)
        organization = (self._speaking(source, frame) or self._last_organization(frame, source)) if definite else None
        if organization is None:
            return voice
        return Voice(replace(voice.speaker, organization=organization), False)

    def _owned(self, voice: Voice, source: Source, owner: Named) -> Voice:
        """«La empresa de Ana Ruiz»: hers, where the document says which it is."""
        own = self.cast.organization_of(owner.entity)
        fits = own is not None and not source.plural and self.cast.may_be(source.head, own)
        return Voice(replace(voice.speaker, organization=own), False) if fits else voice

    def _speaking(self, source: Source, frame: Frame) -> str | None:
        """The organisation that the document is about, where it spoke last and the paragraph names no other."""
        main = self.cast.main
        if main is None or self._turn is None or self._turn.voice.speaker.organization != main:
            return None
        names = frame.page.names_between(0, source.start)
        other = any(n.kind == "organization" and n.entity != main for n in names)
        return None if other or not self.cast.may_be(source.head, main) else main

    def _last_organization(self, frame: Frame, source: Source) -> str | None:
        """The organisation that the nearest sentence before names: its subject, or the only one there."""
        for earlier, limit in self._earlier(frame, source.start):
            named = [
                n
                for n in earlier.page.names_between(earlier.start, limit)
                if n.kind == "organization" and self.cast.may_be(source.head, n.entity)
            ]
            subject = leading_subject(earlier.items)
            if isinstance(subject, Source) and subject.kind == "organization" and subject.organization in named:
                return subject.organization.entity if subject.organization else None
            if named:
                return self._only(named, subject)
        return None

    def _only(self, named: list[Named], subject: Source | Missing) -> str | None:
        """The only organisation of a sentence, or that of the person who is its subject."""
        found = {n.entity for n in named}
        if len(found) == 1:
            return named[0].entity
        person = subject.person.entity if isinstance(subject, Source) and subject.person else None
        own = self.cast.organization_of(person)
        return own if own in found else None

    def _earlier(self, frame: Frame, before: int) -> Iterator[tuple[Frame, int]]:
        yield frame, before
        for earlier in islice(self._before(frame), _REACH):
            yield earlier, earlier.end


def compatible(one: str, other: str) -> bool:
    """Whether two genders can be of one person; an empty one is unknown."""
    return not one or not other or one == other
