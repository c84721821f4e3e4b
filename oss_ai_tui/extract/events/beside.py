"""Verbs that no trigger knows, right beside a date: «cerró en octubre», «la audiencia continuará el jueves»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from oss_ai_tui.domain.facts import TimeExpression
from oss_ai_tui.extract.events.dating import Dated, is_aim, is_attribute
from oss_ai_tui.extract.events.occurrences import Occurrence, Telling, words_before
from oss_ai_tui.extract.events.triggers import Trigger, TriggerBook
from oss_ai_tui.extract.reading import Token

BESIDE = Trigger("beside", "other")
"""Stands for the verb, whatever it is."""

_PAST = re.compile(r"\w{2,}(?:ó|aron|ieron|jeron)")
_FUTURE = re.compile(r"\w{3,}(?:rá|rán)")
_EMPTY = frozenset({"será", "serán", "habrá", "habrán", "podrá", "podrán", "deberá", "deberán", "tendrá", "tendrán"})
_NEGATION_WINDOW = 3


def beside(
    times: Sequence[TimeExpression],
    told: Sequence[Dated],
    tokens: Sequence[Token],
    folded: str,
    book: TriggerBook,
) -> Iterator[Dated]:
    """Yield the dates of a sentence that date no trigger, with the finite verb that touches them."""
    used = {one.time.id for one in told}
    taken = {one.occurrence.token for one in told}
    starts = [token.start for token in tokens]
    for time in times:
        if time.id in used or time.date is None or is_attribute(time, folded) or is_aim(time, folded):
            continue
        first, after = (bisect_left(starts, place) for place in (time.evidence.start, time.evidence.end))
        for index in (first - 1, after):
            if index not in taken and (telling := _telling(tokens, index, book)):
                token = tokens[index]
                taken.add(index)
                yield Dated(Occurrence(BESIDE, telling, index, token.start, token.end), time, time.date)
                break


def _telling(tokens: Sequence[Token], index: int, book: TriggerBook) -> Telling | None:
    """Return how a verb tells; None for what is none, denied, or a verb of saying."""
    if not 0 <= index < len(tokens):
        return None
    word = tokens[index].text.lower()
    if any(trigger.kind == "statement" for trigger, _ in book.forms.get(word, ())) or word in _EMPTY:
        return None
    before = words_before(tokens, index)[:_NEGATION_WINDOW]
    if any(book.auxiliaries[kind].intersection(before) for kind in ("negative", "doubtful")):
        return None
    if _PAST.fullmatch(word):
        return "past"
    return "future" if _FUTURE.fullmatch(word) else None
