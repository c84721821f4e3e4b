"""Attributions that a writer left inside the marks: «…, dijo Ana en la presentación»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from oss_ai_tui.extract.quotations.lexicon import nouns, verbs
from oss_ai_tui.extract.quotations.marks import Span
from oss_ai_tui.extract.quotations.rayas import says
from oss_ai_tui.extract.reading import Named

_ATTRIBUTION = re.compile(r",\s+((?:se|le|les|nos|ha|han|había|habían)\s+)*(?P<verb>\w+)\s+(?P<source>\w+(?:\s+\w+)?)")
_ENDS = re.compile(r"[.?!…]\s+(?=[^\Wa-zß-öø-ÿ\d_])")
_LEAST = 3


def cut_attribution(text: str, span: Span, names: Sequence[Named]) -> Iterator[Span]:
    """Yield the quotation without an attribution that stands inside its marks, as one or two parts.

    Only where nothing outside the marks attributes it, and only where a recognised name or a role follows the verb.
    """
    found = _find(text, span, names) if span.form == "marks" and not _attributed_outside(text, span) else None
    if found is None:
        yield span
        return
    cut, after = found
    yield Span(span.start, cut, span.first, cut, span.form, True, span.opened, span.follows)
    rest = _rest(text, after, span.last)
    if rest is not None:
        yield Span(rest, span.end, rest, span.last, span.form, span.closed, True, follows=True)


def _attributed_outside(text: str, span: Span) -> bool:
    if says(text[span.end : span.end + 80].lstrip(" ,.—–-")):
        return True
    before = text[max(0, span.start - 120) : span.start].rstrip()
    return before.endswith(":") or before.endswith("que")


def _find(text: str, span: Span, names: Sequence[Named]) -> tuple[int, int] | None:
    starts = {n.start: n.end for n in names if n.kind != "model"}
    for found in _ATTRIBUTION.finditer(text, span.first, span.last):
        verb = verbs().get(found["verb"].lower())
        if verb is None or "clause" not in verb.frames or not (verb.finite or found[1]):
            continue
        end = starts.get(found.start("source"))
        words = found["source"].lower().split()
        if end is None and len(words) == 2 and words[0] in ("el", "la") and words[1] in nouns().human:
            end = found.end("source")
        if end is not None and len(text[span.first : found.start()].split()) >= _LEAST:
            return found.start(), end
    return None


def _rest(text: str, after: int, last: int) -> int | None:
    """Return where the quotation goes on after the attribution: at the next sentence, if there is one."""
    found = _ENDS.search(text, after, last)
    return found.end() if found and len(text[found.end() : last].split()) >= _LEAST else None
