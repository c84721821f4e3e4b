"""Whether a verb near a place in a sentence tells what was or what will be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from oss_ai_tui.extract.quotations.lexicon import verbs as speech_verbs
from oss_ai_tui.extract.reading import PassageReading, Sentence, Token

Direction = Literal["past", "future"]

_PAST_FORMS = frozenset(
    {
        *("fue", "fueron", "dijo", "dijeron", "hizo", "hicieron", "tuvo", "tuvieron", "dio", "dieron", "puso"),
        *("pusieron", "vino", "vinieron", "quiso", "pudo", "pudieron", "supo", "estuvo", "estuvieron", "trajo"),
        *("trajeron", "condujo", "produjo", "introdujo", "redujo", "tradujo", "hubo", "había", "habían", "era", "eran"),
        *("tenía", "tenían", "decía", "hacía", "ha", "han", "hemos", "he", "iba", "iban", "obtuvo", "mantuvo", "cayó"),
        *("propuso", "impuso", "expuso", "compuso", "dispuso", "opuso", "supuso", "contuvo", "detuvo", "retuvo"),
        *("sostuvo", "intervino", "previno", "provino", "convino", "predijo", "vio", "vieron", "debía", "podía"),
        *("existía", "parecía", "quería", "dedujo", "indujo", "sedujo", "deshizo", "rehízo", "satisfizo", "anduvo"),
    }
)
_PAST_ENDING = re.compile(r"\w{2,}(?:ó|aron|ieron|jeron|aba|aban)")
_EVENT_ENDING = re.compile(r"\w{2,}(?:ó|aron|ieron|jeron)")
_IMPERFECT = frozenset(
    {
        *("había", "habían", "era", "eran", "tenía", "tenían", "decía", "hacía", "iba", "iban", "debía", "podía"),
        *("existía", "parecía", "quería"),
    }
)
_EVENT_FORMS = _PAST_FORMS - _IMPERFECT
_PARTICIPLE = re.compile(r"\w{3,}(?:ad|id)[oa]s?|(?:pre|im|ex|com|dis|pro|su)?puest[oa]s?|abiert[oa]s?|escrit[oa]s?")
_FUTURE_FORMS = frozenset(
    {
        *("planea", "planean", "prevé", "prevén", "pretende", "pretenden", "espera", "esperan", "quiere", "quieren"),
        *("podría", "podrían", "sería", "serían", "tendría", "habría", "debería"),
        *("promete", "prometen", "aspira", "aspiran", "proyecta", "proyectan", "va", "van", "vamos", "confía"),
    }
)
_FUTURE_ENDING = re.compile(r"\w{1,}(?:[aei]r|dr|br)(?:á|án)|\w{3,}(?:ar|ir)ían?")
_NOT_VERBS = frozenset({"todavía", "mercado", "mercados", "estado", "estados", "resultado", "resultados", "privado"})
_PLANNED = re.compile(r"(?:previst|programad|esperad|planead|anunciad)[oa]s?")
_MARKS = re.compile(r"[,;:()«»“”—]")
_MARK_DISTANCE = 20
_IN = (" en ", "“en ", "«en ")
_OPENERS, _CLOSERS = "«“", "»”"
_GO = frozenset({"va", "van", "vamos"})


def direction(reading: PassageReading, sentence: Sentence, start: int, end: int) -> Direction | None:
    """Tell which way the verb nearest to ``start:end`` in its sentence points; None where no verb tells.

    Marks between the two count as distance. Finite forms of the past and future count, and bare participles («lanzado
    en marzo») as the past that they tell. Present forms say nothing: news is told in them both ways. What is spoken
    between quotation marks is not told by verbs outside them, nor is what was said by the verb of saying («dijo que»);
    who speaks of «en enero» in the present means the next one.
    """
    tokens = reading.sentence_tokens(sentence)
    low, high = _spoken(reading.text, start, end)
    best: tuple[int, Direction] | None = None
    for index, token in enumerate(tokens):
        way = _points(tokens, index) if low <= token.start < high else None
        if way is None or (token.start < end and start < token.end) or _brings(tokens, index, start):
            continue
        near, far = (end, token.start) if token.start >= end else (token.end, start)
        distance = far - near + _MARK_DISTANCE * len(_MARKS.findall(reading.text, near, far))
        if best is None or distance < best[0]:
            best = (distance, way)
    if best is None and low and reading.text[:start].lower().endswith(_IN):
        return "future"
    return best[1] if best else None


def _spoken(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span between the quotation marks around ``start:end``; that of the whole text outside of any."""
    before = max(text.rfind(mark, 0, start) for mark in _OPENERS)
    if before < 0 or any(mark in text[before:start] for mark in _CLOSERS):
        return 0, len(text)
    after = min((place for mark in _CLOSERS if (place := text.find(mark, end)) >= 0), default=len(text))
    return before, after


def _brings(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Tell whether the token is a verb of saying whose «que» brings what stands at ``start``."""
    return (
        tokens[index].start < start and _next_is(tokens, index, "que") and tokens[index].text.lower() in speech_verbs()
    )


def tells_past(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence holds a verb in the preterite or perfect; imperfects only describe."""
    return any(
        (low := token.text.lower()) in _EVENT_FORMS or _EVENT_ENDING.fullmatch(low) is not None
        for index, token in enumerate(tokens)
        if index == 0 or token.text[:1].islower()
    )


def _points(tokens: Sequence[Token], index: int) -> Direction | None:
    word = tokens[index].text
    if word in _NOT_VERBS or (word[:1].isupper() and index > 0):
        return None
    low = word.lower()
    if low in _FUTURE_FORMS:
        return None if low in _GO and not _next_is(tokens, index, "a") else "future"
    if low in _PAST_FORMS or _PAST_ENDING.fullmatch(low):
        return "past"
    if _FUTURE_ENDING.fullmatch(low):
        return "future"
    if _PLANNED.fullmatch(low) and (_next_is(tokens, index, "para") or _next_is(tokens, index, "que")):
        return "future"
    return "past" if _PARTICIPLE.fullmatch(low) else None


def _next_is(tokens: Sequence[Token], index: int, word: str) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].folded == word
