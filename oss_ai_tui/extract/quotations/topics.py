"""What words are about: the entities that they name, else those of their sentence outside its attribution."""

from __future__ import annotations

from collections.abc import Iterator

from oss_ai_tui.domain.facts import Speaker
from oss_ai_tui.extract.quotations.clauses import complement, has_verb
from oss_ai_tui.extract.quotations.cues import find_cues
from oss_ai_tui.extract.quotations.drafts import Draft
from oss_ai_tui.extract.quotations.frames import Item
from oss_ai_tui.extract.quotations.presumed import is_presumed
from oss_ai_tui.extract.quotations.words import ARTICLES

_TOPICAL = frozenset({"sobre", "contra", "respecto", "acerca"})
"""Prepositions that tell what somebody speaks about, even within an attribution: «dijo sobre Faro»."""
_TALKS = frozenset({"declaraciones", "entrevista", "conversación", "charla"})
_REACH = 4
_APPOSITION = 24


def about(draft: Draft, media: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the entities named in the words, else in their sentence, less the speaker and the attribution.

    The attribution holds the speaker's description («socia de Faro»), who passes the words on («según recogió Telar»)
    and where they were said. «Sobre Faro» tells the topic even there, and «dijo a Faro» whom the words are for.

    Args:
        draft: the words.
        media: identifiers of the media, which only pass words on.
    """
    speaker = draft.credit.voice.speaker if draft.credit.voice else Speaker()
    own = {speaker.person or speaker.organization}
    page = draft.frame.page
    named = [n.entity for n in page.names_between(draft.start, draft.end) if n.entity not in own]
    if not named:
        own |= {speaker.person, speaker.organization}
        named = [id for id in _of_sentence(draft, media) if id not in own]
    return tuple(id for id in dict.fromkeys(named) if not is_presumed(id))


def _of_sentence(draft: Draft, media: frozenset[str]) -> Iterator[str]:
    frame, source = draft.frame, draft.credit.source
    held = _attribution(draft)
    described = frozenset(_description(frame.items, source.end, draft.start)) if source is not None else frozenset()
    places = {item.start: k for k, item in enumerate(frame.items)}
    for named in frame.page.names_between(frame.start, frame.end):
        k = places.get(named.start)
        if source is not None and source.start <= named.start < source.end:
            continue
        free = k is None or k not in held or _is_topic(frame.items, k, addressed=named.entity not in media)
        if free and k not in described:
            yield named.entity


def _is_topic(items: tuple[Item, ...], k: int, *, addressed: bool) -> bool:
    """Whether a name stands after «sobre», or after «a» where it may be whom the words are for."""
    before = [i.word for i in items[max(0, k - _REACH) : k]]
    if addressed and before[-1:] in (["a"], ["al"]):
        return True
    while before and before[-1] in ARTICLES | {"de", "del", "a"}:
        before.pop()
    return bool(before) and before[-1] in _TOPICAL


def _attribution(draft: Draft) -> frozenset[int]:
    """Return the indices of the items that only tell who speaks, to whom and where."""
    items = draft.frame.items
    held: set[int] = set()
    for cue in find_cues(items):
        if items[cue.first].start >= draft.end:
            held.update(range(cue.first, len(items)))
            break
        clause = complement(items, cue.after)
        held.update(range(cue.first, clause or cue.after + 1))
    held.update(k for k in range(1, len(items)) if _is_passed(items, k))
    return frozenset(held)


def _description(items: tuple[Item, ...], start: int, end: int) -> Iterator[int]:
    """Yield what stands between commas or in brackets after a source: «Ana, socia de Faro,» and «Ana (Faro)»."""
    after = [k for k, item in enumerate(items) if start <= item.start < end]
    if len(after) < 2 or items[after[0]].word not in (",", "("):
        return
    brackets, verbs = items[after[0]].word == "(", {cue.first for cue in find_cues(items)}
    if items[after[1]].named is not None and not brackets:
        return
    ends = (k for k in after[1:_APPOSITION] if items[k].word == (")" if brackets else ","))
    end = next(
        (k for k in ends if brackets or k + 1 in verbs or has_verb(items, k + 1, min(k + _REACH, len(items)))), after[0]
    )
    yield from range(after[0], end)


def _is_passed(items: tuple[Item, ...], k: int) -> bool:
    """Whether a name stands after «declaraciones a», «recogidas por», «según recogió»."""
    named = items[k].named
    if named is None or named.kind != "organization":
        return False
    before = [i.word for i in items[max(0, k - _REACH) : k]]
    told = any(word in _TALKS for word in before)
    return told or any(word.startswith(("recogid", "consultad", "citad")) for word in before)
