"""Where in a sentence a trigger tells of something that happened, happens or is planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from oss_ai_tui.extract.events.triggers import Form, Trigger, TriggerBook
from oss_ai_tui.extract.reading import Token

Telling = Literal["past", "passive", "reduced", "present", "future", "noun"]
Words = Mapping[str, frozenset[str]]

_NEGATION_WINDOW = 3
_AUXILIARY_WINDOW = 4
_WINDOW = 80
_CIRCUMSTANCE = frozenset({"en", "el", "por", "hace", "a", "tras", "este", "esta", "ayer", "desde", "la"})
_BREAKS = frozenset('.,;:¿?¡!“”«»"()')


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A trigger in a sentence."""

    trigger: Trigger
    telling: Telling
    token: int
    """Index among the sentence's tokens."""
    start: int
    end: int


def occurrences(tokens: Sequence[Token], folded: str, end: int, book: TriggerBook) -> Iterator[Occurrence]:
    """Yield the triggers of a sentence that ends at ``end`` of its folded passage; no negated or doubtful ones."""
    for index, token in enumerate(tokens):
        for trigger, form in book.forms.get(token.text.lower(), ()):
            telling = _telling(tokens, index, form, book)
            telling = _as_plan(telling) if trigger.plan else telling
            if telling is None or (telling == "reduced" and trigger.adjective and not _is_set_off(tokens, index)):
                continue
            reflexive = token.folded.endswith("arse") or (index > 0 and tokens[index - 1].folded == "se")
            if trigger.reflexive and not reflexive:
                continue
            turned = telling in ("passive", "reduced") or reflexive
            if _lacks_object(trigger, turned, folded, token, end):
                continue
            yield Occurrence(trigger, telling, index, token.start, token.end)
            break


def _is_set_off(tokens: Sequence[Token], index: int) -> bool:
    """«La norma, propuesta en abril, …»: between a comma and a time or place even an adjective tells what happened."""
    marked = index > 0 and tokens[index - 1].text in (",", "(")
    return marked and index + 1 < len(tokens) and tokens[index + 1].folded in _CIRCUMSTANCE


def _lacks_object(trigger: Trigger, turned: bool, folded: str, token: Token, end: int) -> bool:
    """What a verb needs stands after it, or before it where a participle or «se» makes it the subject."""
    if trigger.after is None:
        return False
    if turned and trigger.after.search(folded, max(0, token.start - _WINDOW), token.start):
        return False
    return not trigger.after.search(folded, token.end, min(end, token.end + _WINDOW))


def _telling(tokens: Sequence[Token], index: int, form: Form, book: TriggerBook) -> Telling | None:
    if form == "noun":
        return "noun"
    before, words = words_before(tokens, index), book.auxiliaries
    if words["negative"].intersection(before[:_NEGATION_WINDOW]) and not {"solo", "sólo"}.intersection(before):
        return None
    if form in ("present", "participle") and before and before[0] in words["determiner"]:
        return None
    if form == "participle":
        return _of_participle(before, words)
    if form == "infinitive":
        return _of_infinitive(before, words)
    return form


def _as_plan(telling: Telling | None) -> Telling | None:
    """What is foreseen or promised lies ahead, in whatever tense but the past it stands."""
    return telling if telling in (None, "past") else "future"


def words_before(tokens: Sequence[Token], index: int) -> list[str]:
    """Return the few words before a token, the nearest first, up to a mark that breaks the clause."""
    words: list[str] = []
    for token in reversed(tokens[max(0, index - _AUXILIARY_WINDOW) : index]):
        if token.text in _BREAKS:
            break
        words.append(token.text.lower())
    return words


def _of_participle(before: list[str], words: Words) -> Telling | None:
    """«ha lanzado» and «fue lanzado» tell the past, «será lanzado» the future, a bare «lanzado» what was."""
    for word in before:
        if word in words["doubtful"]:
            return None
        if word in words["passive_future"]:
            return "future"
        if word in words["passive"]:
            return None if words["doubtful"].intersection(before) else "passive"
        if word in words["perfect"]:
            return "past"
    return "reduced"


def _of_infinitive(before: list[str], words: Words) -> Telling | None:
    """An infinitive tells nothing by itself: «acaba de lanzar» does, and «prevé lanzar» tells a plan."""
    for word in before:
        if word in words["doubtful"]:
            return None
        if word in words["done"]:
            return "past"
        if word in words["planned"]:
            return "future"
    return None


def is_denied(tokens: Sequence[Token], book: TriggerBook) -> bool:
    """Tell whether a sentence holds a word that denies or doubts."""
    words = book.auxiliaries
    return any(t.text.lower() in words["negative"] or t.text.lower() in words["doubtful"] for t in tokens)
