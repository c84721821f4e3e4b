"""Speakers of quotations that stand without an attribution of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.quotations.clauses import has_verb
from oss_ai_tui.extract.quotations.discourse import Discourse
from oss_ai_tui.extract.quotations.drafts import Credit, Draft
from oss_ai_tui.extract.quotations.frames import Frame
from oss_ai_tui.extract.quotations.hearing import Hearing
from oss_ai_tui.extract.quotations.openings import leading_subject
from oss_ai_tui.extract.quotations.scare import stands_alone
from oss_ai_tui.extract.quotations.sources import Source, read_source

_POINTERS = frozenset({"así", "lo", "eso", "esto", "quien", "quienes", "son", "tal", "como", "es"})
_POINTER_REACH = 6
_ECHO = 4
"""Words that a heading has at least in common with what it repeats."""
_ALONE = frozenset({"yo", "mi", "mis", "me", "mí", "conmigo"})
_TOGETHER = frozenset({"nos", "nosotros", "nosotras", "nuestro", "nuestra", "nuestros", "nuestras"})
_WITH_OTHERS = (" y su ", " y sus ", " y otros ", " y otras ", " e sus ")
_SIGNATURE = 16
"""Words and names that a signature has at most."""
_WITH_THESE = (["con", "esa"], ["con", "esas"], ["con", "esta"], ["con", "estas"], ["con", "este"], ["con", "ese"])
_SAYINGS = frozenset(
    {"frase", "frases", "palabras", "sentencia", "consigna", "advertencia", "mensaje", "lema", "promesa"}
)


def carried_credit(draft: Draft, last: Draft | None, discourse: Discourse) -> Credit | None:
    """Return a credit from the sentences around a quotation: the next one, the one before, or an earlier paragraph."""
    frame = draft.frame
    if not stands_alone(frame) or any(s.form == "raya" for s in frame.spans):
        return None
    if draft.start > frame.start + 1 and last is not None and last.frame is frame:
        return None
    return _pointed_at(frame, discourse) or _continued(frame, last) or _in_mind(frame, discourse)


def of_one(credit: Credit, draft: Draft, discourse: Discourse) -> Credit | None:
    """Give words that say «mis» to the one person of «Ana Ruiz y sus colegas»; to nobody where two are named."""
    voice, page = credit.voice, draft.frame.page
    if voice is None or not voice.plural or voice.speaker.person is None:
        return credit
    own = {t.text.lower() for t in page.reading.tokens if draft.start <= t.start < draft.end}
    if own.isdisjoint(_ALONE) or not own.isdisjoint(_TOGETHER):
        return credit
    named = [n for n in page.names_between(0, draft.start) if n.entity == voice.speaker.person]
    joined = (voice.speaker.name or "").removeprefix(named[-1].words) if named else ""
    with_others = joined.startswith(_WITH_OTHERS)
    return replace(credit, voice=discourse.voice_of_name(named[-1], page)) if with_others else None


def echoed(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give a heading's quotation that nobody is told to say to whoever says the same words in the text below."""
    for draft in drafts:
        page = draft.frame.page
        free = draft.credit.voice is None and draft.credit.verb is None and draft.kind == "direct"
        if not (free and (page.reading.passage.is_heading or not page.number)):
            yield draft
            continue
        said = fold(page.text[draft.start : draft.end]).strip(" .")
        same = {d.credit.voice.key: d.credit.voice for d in drafts if d.credit.voice and _repeats(d, draft, said)}
        only = next(iter(same.values())) if len(same) == 1 else None
        yield replace(draft, credit=Credit("q.echo", only)) if only is not None else draft


def _repeats(draft: Draft, heading: Draft, said: str) -> bool:
    long = draft.kind != "indirect" and len(said.split()) >= _ECHO and draft.frame is not heading.frame
    return long and said in fold(draft.frame.text[draft.start : draft.end])


def _pointed_at(frame: Frame, discourse: Discourse) -> Credit | None:
    """«…». Así lo explica Ana. / «…». Son palabras de Ana."""
    following = discourse.following(frame)
    if following is None or not following.items:
        return None
    signed = _signature(following, discourse)
    if signed is not None or following.page is not frame.page:
        return signed
    if [i.word for i in following.items[:2]] in _WITH_THESE:
        return _opener(following, discourse)
    if following.items[0].word not in _POINTERS:
        return None
    hearing = Hearing(following, discourse)
    cue = next((c for c in hearing.cues if c.first <= _POINTER_REACH and c.kind in ("verb", "phrase")), None)
    if cue is None or cue.negated or cue.impersonal:
        return None
    heard = hearing.after(cue)
    return Credit("q.next-sentence", heard.voice, cue.lemma) if heard else None


def _signature(frame: Frame, discourse: Discourse) -> Credit | None:
    """«…» / — Ana Ruiz, directora de Faro; or her name and role alone in the paragraph after it."""
    items = frame.items
    dash = items[0].word in ("—", "–", "-", "―", "~")
    source = read_source(items, int(dash))
    if source is None or source.person is None or source.start > items[int(dash)].start:
        return None
    own = len(frame.page.frames) == 1 and frame.number == 0
    ends = source.after >= len(items) or items[source.after].word in (",", ".", "(", "|")
    short = ends and len(items) <= _SIGNATURE and not has_verb(items, source.after, len(items))
    if not short or not (dash or (own and source.after < len(items) and items[-1].word != ".")):
        return None
    return Credit("q.signature", discourse.resolve(source, frame), None, source)


def _opener(frame: Frame, discourse: Discourse) -> Credit | None:
    """«…». Con esas palabras abrió Ana la sesión."""
    if not {i.word for i in frame.items[2:4]} & _SAYINGS:
        return None
    subject = leading_subject(frame.items)
    if not isinstance(subject, Source) or subject.kind != "person":
        return None
    return Credit("q.next-sentence", discourse.resolve(subject, frame))


def _continued(frame: Frame, last: Draft | None) -> Credit | None:
    """«…», dijo Ana. «…»: the paragraph goes on in her words."""
    if last is None or last.frame.page is not frame.page or last.frame.number != frame.number - 1:
        return None
    if last.kind == "indirect" or last.credit.voice is None:
        return None
    return Credit("q.continuation", last.credit.voice, last.credit.verb)


def _in_mind(frame: Frame, discourse: Discourse) -> Credit | None:
    voice = discourse.active(frame, plural=None, human="strictly", far=False)
    if voice is not None:
        return Credit("q.topic", voice)
    if frame.number > 0 or not all(map(stands_alone, frame.page.frames)):
        return None
    voice = discourse.active(frame, plural=None, human="strictly") or (
        discourse.subject_before(frame) if discourse.turn is None else None
    )
    return Credit("q.active-far", voice) if voice is not None else None
