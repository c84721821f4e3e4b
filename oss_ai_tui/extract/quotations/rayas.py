"""Speech between rayas: dialogue lines, and attributions between rayas (or hyphens used as rayas)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oss_ai_tui.extract.quotations.lexicon import verbs
from oss_ai_tui.extract.quotations.marks import Span

_LEAD = re.compile(r"\s*([—–―]|-(?=[^\W\d]|[¿¡]))(\s*)")
_OPENING = re.compile(r"(?:(?<=\s)|(?<=[.,!?…»”]))[—–―-](?=[^\W\d])")
_CLOSING = re.compile(r"[—–―](?=[\s.,;:!?]|$)|(?<=\w)-(?=[\s.,;:!?]|$)")
_CLITICS = frozenset({"se", "le", "les", "lo", "me", "nos", "la", "los", "las", "así", "y", "ya"})
_AUXILIARIES = frozenset({"ha", "han", "había", "habían"})
_WORD = re.compile(r"\w+")
_EDGE = " \t\n,.;:"


def is_line(text: str) -> bool:
    """Tell whether a passage begins with a raya (or a hyphen) that a letter follows at once, as dialogue does."""
    lead = _LEAD.match(text)
    return lead is not None and not lead[2] and lead.end() < len(text)


def is_spaced_line(text: str) -> bool:
    """Tell whether a passage begins with a dash and a blank, as dialogue and lists may."""
    lead = _LEAD.match(text)
    return lead is not None and lead[1] != "-" and bool(lead[2]) and lead.end() < len(text)


def is_question(text: str) -> bool:
    """Tell whether a dialogue line asks, as in an interview."""
    return text.lstrip("—–―- ").startswith("¿")


def says(text: str) -> bool:
    """Tell whether a text begins with a finite verb of saying, clitics and auxiliary before it included."""
    seen_auxiliary = False
    for found, _ in zip(_WORD.finditer(text), range(4), strict=False):
        word = found.group().lower()
        verb = verbs().get(word)
        if verb and (verb.finite or (seen_auxiliary and verb.tense == "participle")):
            return True
        seen_auxiliary = word in _AUXILIARIES
        if not seen_auxiliary and word not in _CLITICS:
            return False
    return False


def insets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the attributions between rayas inside ``text[start:end]``, rayas included; one may end with the text."""
    found: list[tuple[int, int]] = []
    place = start
    while (opening := _OPENING.search(text, place, end)) is not None:
        place = opening.end()
        if says(text[place : place + 60]):
            closing = _CLOSING.search(text, place, end)
            place = closing.end() if closing else end
            found.append((opening.start(), place))
    return found


def dialogue(text: str, first: int | None = None) -> tuple[Span, ...]:
    """Return the spoken parts of a passage that begins with a raya; its attributions lie between them.

    ``first`` is where the words begin in a passage that opens with a label instead.
    """
    if first is not None:
        return tuple(_parts(text, first, first, len(text)))
    lead = _LEAD.match(text)
    if lead is None:
        return ()
    return tuple(_parts(text, lead.start(1), lead.end(), len(text)))


def _parts(text: str, outer: int, start: int, end: int) -> Iterator[Span]:
    follows = False
    for first, last in [*insets(text, start, end), (end, end)]:
        span = _trimmed(text, outer, start, first, follows)
        if span is not None:
            yield span
            follows = True
        outer = start = last


def _trimmed(text: str, outer: int, start: int, end: int, follows: bool) -> Span | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if start >= end:
        return None
    return Span(start if follows else outer, end, start, end, "raya", follows=follows)


def divide(text: str, span: Span) -> tuple[Span, ...]:
    """Return a quotation in marks cut at the attributions between rayas that it holds, or the span alone."""
    cuts = insets(text, span.first, span.last)
    if not cuts:
        return (span,)
    bounds = [span.first, *(place for cut in cuts for place in cut), span.last]
    pieces: list[Span] = []
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        piece = _trimmed(text, start, start, end, bool(pieces))
        if piece is not None:
            pieces.append(piece)
    return _with_marks(span, pieces)


def _with_marks(span: Span, pieces: list[Span]) -> tuple[Span, ...]:
    outer = [(span.start if i == 0 else p.start, p.end) for i, p in enumerate(pieces)]
    if pieces and pieces[-1].last >= span.last - 2:
        outer[-1] = (outer[-1][0], span.end)
    return tuple(
        Span(start, end, p.first, p.last, span.form, span.closed, span.opened, p.follows)
        for (start, end), p in zip(outer, pieces, strict=True)
    )
