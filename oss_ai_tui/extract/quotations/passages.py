"""The quotations of every passage: marks and rayas, mended where they are broken or run over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from oss_ai_tui.extract.quotations.inner import cut_attribution
from oss_ai_tui.extract.quotations.marks import Pairing, Span, pair
from oss_ai_tui.extract.quotations.rayas import dialogue, divide, insets, is_line, is_question, is_spaced_line, says
from oss_ai_tui.extract.reading import Entities, PassageReading, Reading

_REOPENING = re.compile(r"\s*([“”«»\"])")
_LEAST_BROKEN = 12


def spans_of(
    reading: Reading, entities: Entities, lines: frozenset[int] | None = None, answers: Mapping[int, int] | None = None
) -> list[tuple[Span, ...]]:
    """Return the quotations of each passage, in the order of the passages.

    Args:
        reading: the document.
        entities: who is named in it.
        lines: numbers of the passages that are lines of dialogue; found here unless given.
        answers: where the words begin in passages that open with the label of an interview's answers.
    """
    texts = [p.text for p in reading.passages]
    lines = dialogue_lines(reading.passages) if lines is None else lines
    labelled = answers or {}
    pairings = [Pairing(()) if i in lines else pair(text) for i, text in enumerate(texts)]
    found: list[tuple[Span, ...]] = []
    pending = False
    for i, text in enumerate(texts):
        if i in lines:
            found.append(_tidy(text, dialogue(text)))
            pending = False
            continue
        if i in labelled:
            found.append(_tidy(text, dialogue(text, labelled[i])))
            pending = False
            continue
        following = texts[i + 1] if i + 1 < len(texts) else ""
        spans, pending = _mended(texts, i, pairings, pending, following, found)
        names = entities.of_passage(i)
        pieces = [piece for span in spans for piece in divide(text, span)]
        found.append(_tidy(text, (cut for piece in pieces for cut in cut_attribution(text, piece, names))))
    return found


def _tidy(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Leave the blanks at the edges out of the words, and quotations without a letter or digit out of the passage."""
    kept: list[Span] = []
    for span in spans:
        words = text[span.first : span.last]
        first, last = span.first + len(words) - len(words.lstrip()), span.first + len(words.rstrip())
        if any(char.isalnum() for char in words):
            kept.append(replace(span, first=first, last=last))
    return tuple(kept)


def dialogue_lines(passages: Sequence[PassageReading]) -> frozenset[int]:
    """Return the lines of dialogue by number of passage.

    They are runs of lines with a raya of which one has an attribution or asks a question, and then every other run.
    """
    chosen: set[int] = set()
    others: set[int] = set()
    run: list[int] = []
    for i, passage in enumerate([*passages, None]):
        spaced = passage is not None and passage.passage.kind != "item" and is_spaced_line(passage.text)
        if passage is not None and (spaced or is_line(passage.text)):
            run.append(i)
            continue
        texts = [passages[k].text for k in run]
        attributed = {k for k, text in zip(run, texts, strict=True) if insets(text, 0, len(text))}
        if attributed or (len(run) > 1 and any(map(is_question, texts))):
            asked = sum(text.lstrip().startswith("-¿") for text in texts) > 1
            plain = (k for k, text in zip(run, texts, strict=True) if asked or text.lstrip()[0] != "-")
            chosen.update(plain, attributed)
        elif len(run) > 1 and all(text.lstrip()[0] != "-" and not is_spaced_line(text) for text in texts):
            others.update(run)
        run = []
    return frozenset(chosen | others if chosen else chosen)


def _mended(
    texts: Sequence[str],
    i: int,
    pairings: list[Pairing],
    pending: bool,
    following: str,
    earlier: list[tuple[Span, ...]],
) -> tuple[list[Span], bool]:
    """Return the passage's quotations, and whether the last one goes on in the next passage."""
    text, found = texts[i], pairings[i]
    spans: list[Span] = []
    if pending:
        text_pairing, opening = _resumed(text)
        if text_pairing is None:
            return [opening], _goes_on(following)
        found, spans = text_pairing, [opening]
    elif found.stray_close is not None:
        opening_or_none = _without_opening(texts, i, found, earlier)
        spans = [opening_or_none] if opening_or_none else []
    mended = spans[:1]
    spans = sorted(
        [*mended, *(s for s in found.spans if not any(s.start < m.end and m.start < s.end for m in mended))], key=_start
    )
    if found.open_at is None or (spans and found.open_at[0] < spans[0].end and not spans[0].opened):
        return spans, False
    goes_on = _goes_on(following)
    last = _without_closing(text, found.open_at, spans, goes_on)
    if last is not None:
        spans = sorted([s for s in spans if s.end <= last.start or s.start >= last.end] + [last], key=_start)
    return spans, goes_on and last is not None and spans[-1] is last


def _start(span: Span) -> int:
    return span.start


def _resumed(text: str) -> tuple[Pairing | None, Span]:
    """Read a passage that begins inside a quotation: the rest of it, and the pairing of what follows."""
    lead = _REOPENING.match(text)
    first = lead.end() if lead else 0
    first += len(text[first:]) - len(text[first:].lstrip())
    rest = pair(" " * first + text[first:])
    if rest.stray_close is None:
        end = len(text.rstrip())
        return None, Span(0, end, first, end, closed=False, opened=False, follows=True)
    start, end = rest.stray_close
    inside = Span(0, end, first, max(start, first + 1), opened=False, follows=True)
    return replace(rest, spans=tuple(s for s in rest.spans if s.start >= end), stray_close=None), inside


def _goes_on(following: str) -> bool:
    """Whether a passage looks like the rest of a quotation that the one before left open."""
    start = following.lstrip()
    if not start:
        return False
    rest = pair(" " + start[1:] if start[0] in '“”«»"' else start)
    if start[0] in '“”«»"':
        return rest.stray_close is not None or start[0] in "”»" or (rest.open_at is None and not rest.spans)
    return (start[0].islower() or start[0] == "(") and rest.stray_close is not None


def _without_opening(texts: Sequence[str], i: int, found: Pairing, earlier: list[tuple[Span, ...]]) -> Span | None:
    """A closing mark that nothing opened: the rest of a quotation cut by a page, or a lost opening before «…», dijo."""
    text = texts[i]
    assert found.stray_close is not None
    start, end = found.stray_close
    before = [s for s in found.spans if s.start < start]
    if before:
        return _resumed_after(text, before[-1], start, end)
    if start < _LEAST_BROKEN:
        return None
    begins = text.lstrip()[:1]
    cut = i > 0 and earlier[i - 1] and earlier[i - 1][-1].end >= len(texts[i - 1].rstrip(" .")) - 1
    if cut and (begins == "(" or begins.islower()):
        return Span(0, end, len(text) - len(text.lstrip()), start, opened=False, follows=True)
    if says(text[end:].lstrip(" ,.—–-")):
        first = (
            max(text.rfind(stop, 0, start - 1) + len(stop) for stop in (". ", "? ", "! ", ": "))
            if ". " in text[:start]
            else 0
        )
        return Span(first, end, first, start, opened=False)
    return None


def _resumed_after(text: str, span: Span, start: int, end: int) -> Span | None:
    """Words between a closed quotation and a second closing mark: its rest, where they begin in mid-sentence."""
    first = span.end
    while first < start and text[first] in ". \n":
        first += 1
    goes_on = text[first] == "(" or text[first].islower()
    return (
        Span(first, end, first, start, opened=False, follows=True)
        if goes_on and "." in text[span.end : first]
        else None
    )


def _without_closing(text: str, opening: tuple[int, int], spans: Sequence[Span], goes_on: bool) -> Span | None:
    start, first = opening
    first += len(text[first:]) - len(text[first:].lstrip())
    later = [s for s in spans if s.start >= first]
    end = len(text.rstrip())
    if goes_on and not later:
        return Span(start, end, first, end, closed=False) if first < end else None
    if later:
        stop = max(text.rfind(mark, first, later[0].start) for mark in (". ", "? ", "! "))
        end = stop + 1 if stop > 0 else later[0].start
    before = text[:start].rstrip()
    if (not before or before[-1] in ":.,") and end - first >= _LEAST_BROKEN:
        while end > first and text[end - 1].isspace():
            end -= 1
        return Span(start, end, first, end, closed=False)
    return None
