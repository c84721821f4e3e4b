"""What is in marks and yet nobody's words: terms, titles, names, words held at a distance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from oss_ai_tui.extract.quotations.frames import Frame, Item
from oss_ai_tui.extract.quotations.lexicon import nouns
from oss_ai_tui.extract.quotations.marks import Span
from oss_ai_tui.extract.quotations.words import is_finite

_WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
_SHORT = 4
_LONG = 8
_TITLE_REACH = 3


@dataclass(frozen=True, slots=True)
class Look:
    """What a quotation looks like from the inside."""

    words: int
    finite: bool
    """Whether it holds a finite verb."""
    title: bool
    """Whether its long words are all capitalised, as in an English title or a name."""
    predicate: bool
    """Whether it begins with a finite verb in lower case, as a title does not."""
    exclaims: bool
    """Whether it is a question or an exclamation."""


def look(text: str, span: Span) -> Look:
    """Look at the words between the marks."""
    words = _WORD.findall(text[span.first : span.last])
    low = [w.lower() for w in words[:60]]
    finite = any(is_finite(w, b) for b, w in zip(["", *low], low, strict=False))
    long = [w for w in words if len(w) > 3]
    title = len(words) > 1 and len(long) > 1 and all(w[0].isupper() or w[0].isdigit() for w in long)
    predicate = bool(words) and words[0].islower() and is_finite(words[0])
    return Look(len(words), finite, title, predicate, text[span.last - 1 : span.last] in "?!")


def names_a_title(items: Sequence[Item], at: int, seen: Look, *, credited: bool) -> bool:
    """Tell whether the words before item ``at`` announce a title, a name or a term.

    After «el informe» or «un modelo» a sentence that somebody is known to say is no title.
    """
    known = nouns()
    sentence = credited and not seen.title and (seen.predicate or (seen.finite and seen.words > _SHORT))
    for k in range(at - 1, max(-1, at - 1 - _TITLE_REACH), -1):
        word = items[k].word
        if items[k].named is not None or items[k].span is not None or items[k].is_mark:
            return False
        if word in known.always_title or word in known.naming_verbs:
            return True
        if word in known.title or (word in known.human and k < at - 1):
            return not sentence
        if word not in ("de", "del", "el", "la", "un", "una", "como", "los", "las", "o", "es", "era") and k < at - 1:
            return False
    return False


def is_proverb(items: Sequence[Item], at: int) -> bool:
    """Tell whether the words after item ``at`` call it a proverb, a motto or a sign: «…», reza el dicho."""
    known = nouns().always_title
    after = items[at + 1 : at + 2 + _TITLE_REACH]
    return bool(after) and any(item.word in known and k > 1 for k, item in enumerate(after))


def stands_alone(frame: Frame) -> bool:
    """Tell whether a frame is nothing but quotations and marks."""
    return all(item.span is not None or item.is_mark for item in frame.items)


def is_words(
    seen: Look, *, adjacent: bool, opens: bool, governed: bool, judged: bool, credited: bool, alone: bool, goes_on: bool
) -> bool:
    """Decide whether marks hold somebody's words.

    Args:
        seen: the inside.
        adjacent: a cue stands right beside it (after it, or before it with a colon).
        opens: it begins the sentence or follows a colon: it is no fragment of the writer's sentence.
        governed: a verb of saying, judging or calling comes right before it.
        judged: that verb calls something so: «tachó de …».
        credited: some rule found who says it.
        alone: its sentence holds nothing else.
        goes_on: somebody's words end right before its sentence.
    """
    if alone and not seen.title and (seen.words >= (2 if goes_on else _SHORT) or (seen.finite and seen.words > 1)):
        return True
    if adjacent and (opens or seen.words > _SHORT - 2 or (seen.words > 1 and (seen.finite or seen.exclaims))):
        return True
    if judged or (governed and (seen.words > 1 or seen.finite)):
        return True
    if seen.title or seen.words <= (_SHORT - 1 if seen.finite else _SHORT):
        return False
    if credited:
        return True
    return seen.finite or seen.words >= _LONG
