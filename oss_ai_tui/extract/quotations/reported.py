"""Reported speech without marks: Ana dijo que …; …, dijo Ana; según Ana, …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oss_ai_tui.extract.quotations.clauses import (
    apposition_end,
    clause_end,
    complement,
    has_verb,
    infinitive_complement,
    statement,
    trimmed,
    word_count,
)
from oss_ai_tui.extract.quotations.cues import Cue
from oss_ai_tui.extract.quotations.drafts import Credit, Draft
from oss_ai_tui.extract.quotations.frames import Frame, Item
from oss_ai_tui.extract.quotations.hearing import Heard, Hearing
from oss_ai_tui.extract.quotations.lexicon import nouns
from oss_ai_tui.extract.quotations.openings import skip_connectives
from oss_ai_tui.extract.quotations.sources import read_source
from oss_ai_tui.extract.quotations.words import COPULAS, DETERMINERS, RELATIVES, SUBORDINATORS

_LEAST = 3
_LONG = 10
_DASHES = frozenset({"—", "–", "-"})
_FRAMING = frozenset(
    {"si", "mientras", "cuando", "aunque", "como", "donde", "porque", "cada", "desde", "hasta", "antes"}
)
"""Words that open a clause which states nothing by itself."""
_ASKING = frozenset(
    {"qué", "quién", "quiénes", "cómo", "cuándo", "cuánto", "cuánta", "cuántos", "cuántas", "dónde", "cuál"}
)


class Reports:
    """Reported speech of one frame; ``quoted`` are the quotations already found in it."""

    def __init__(self, hearing: Hearing, quoted: Sequence[Draft]) -> None:
        self.hearing = hearing
        self.frame: Frame = hearing.frame
        self.items = hearing.items
        self.quoted = quoted
        self._past = self.frame.start

    def read(self) -> Iterator[Draft]:
        """Yield what is reported, in order; nothing is reported twice."""
        if self._asks():
            return
        for cue in self.hearing.cues:
            if cue.negated or self._is_asked(cue) or self.items[cue.first].start < self._past:
                continue
            for draft in self._drafts(cue):
                self._past = max(self._past, draft.end)
                yield draft

    def _asks(self) -> bool:
        return self.frame.text[self.frame.start] == "¿"

    def _is_asked(self, cue: Cue) -> bool:
        """Whether a cue stands inside a question: «¿por qué dicen los autores que …?»."""
        before = [i.word for i in self.items[: cue.first] if i.word in ("¿", "?")]
        return bool(before) and before[-1] == "¿"

    def _drafts(self, cue: Cue) -> Iterator[Draft]:
        if cue.kind in ("phrase", "conjunction"):
            return self._by_phrase(cue)
        at = complement(self.items, cue.after)
        if at is not None:
            return self._that(cue, at)
        if (stated := statement(self.items, cue)) is not None:
            return self._that(cue, stated, "s.colon")
        if "infinitive" in cue.frames and infinitive_complement(self.items, cue.after) is not None:
            return self._infinitive(cue)
        return self._clause(cue) if cue.kind == "verb" and "clause" in cue.frames else iter(())

    # Ana dijo que …

    def _that(self, cue: Cue, at: int, as_rule: str | None = None) -> Iterator[Draft]:
        if (
            (self.items[cue.first].word == "lo" and as_rule is None)
            or not cue.frames & {"que", "opinion"}
            or (self._ends_quote(cue) and self.items[at - 2].word == ",")
        ):
            return
        heard = self._impersonal(cue) if cue.impersonal else self.hearing.before(cue, at)
        if heard is None or not identifiable(heard):
            return
        if "opinion" in cue.frames and heard.way == "carried" and not self.hearing.is_near(heard.voice):
            return
        rule = {"stated": "s.que", "joined": "s.que-joined", "carried": "s.que-elided"}[heard.way]
        if "que" not in cue.frames:
            rule = "s.opinion"
        credit = Credit(as_rule or rule, heard.voice, cue.lemma, heard.source)
        yield from self._content(at, self._end_of(at, cue), credit)

    def _end_of(self, at: int, cue: Cue) -> int:
        return clause_end(self.items, self.hearing.cues, at, cue.first)

    def _ends_quote(self, cue: Cue) -> bool:
        """Whether a cue attributes the quotation before it: «…», dijo Ana, que vive en Lima."""
        k = cue.first - 1
        while k >= 0 and self.items[k].is_mark:
            k -= 1
        return k >= 0 and self._is_quoted(k)

    def _impersonal(self, cue: Cue) -> Heard | None:
        """The source of «se dice»: the document where it is said, «en el informe de Faro»."""
        for k in range(1, cue.first):
            source = read_source(self.items, k) if self.items[k - 1].word == "en" else None
            if source is not None and source.kind == "document":
                voice = self.hearing.discourse.resolve(source, self.frame)
                return Heard(voice, source, "stated") if voice else None
        return None

    def _infinitive(self, cue: Cue) -> Iterator[Draft]:
        """«Ana asegura haber terminado»."""
        at = infinitive_complement(self.items, cue.after)
        if at is None or cue.impersonal:
            return
        heard = self.hearing.before(cue, at)
        if heard is None or not identifiable(heard) or heard.way == "carried":
            return
        credit = Credit("s.infinitive", heard.voice, cue.lemma, heard.source)
        yield from self._content(at, self._end_of(at, cue), credit)

    # …, dijo Ana

    def _clause(self, cue: Cue) -> Iterator[Draft]:
        if cue.impersonal or cue.first == 0 or self.items[cue.first - 1].word not in (",", "—", "–", "-"):
            return
        heard = self.hearing.after(cue)
        rule = "s.clause"
        if heard is None and self._stops_at(cue.after) and not self._announces(cue.after):
            heard, rule = self._unnamed(cue), "s.clause-bare"
        if heard is None or not identifiable(heard):
            return
        yield from self._around(cue, heard, rule)

    def _ends_at(self, k: int) -> bool:
        return k >= len(self.items) or (self.items[k].is_mark and k + 1 >= len(self.items))

    def _announces(self, k: int) -> bool:
        """Whether a colon leads from a bare verb to what comes: «En su web, dijo:» reports nothing before it."""
        return k < len(self.items) and self.items[k].word == ":"

    def _unnamed(self, cue: Cue) -> Heard | None:
        """«un modelo que, asegura, gasta menos»: the sentence's own subject; elsewhere whoever spoke last.

        None where the words before are but the verb's subject: «Faro, que ya estaba, repite».
        """
        if self._breaks_off(cue.first):
            return self.hearing.own(cue)
        stated = self.hearing.before(cue, cue.after)
        subject = stated.source if stated is not None and stated.way == "stated" else None
        if subject is not None and subject.start <= self.items[min(self._opening(cue) + 1, cue.first)].start:
            return None
        return self.hearing.carried(plural=cue.plural)

    def _stops_at(self, k: int) -> bool:
        return self._ends_at(k) or self.items[k].word == ","

    def _around(self, cue: Cue, heard: Heard, rule: str) -> Iterator[Draft]:
        """The words before an attribution, and those after it where it only interrupts them."""
        credit = Credit(rule, heard.voice, cue.lemma, heard.source)
        start, end = self._opening(cue), cue.first
        if start > end or self._is_quoted(start):
            return
        after = max(cue.after, heard.source.after if heard.source is not None else 0)
        rest = self._rest(after)
        if rest is not None and not has_verb(self.items, start, end):
            start = end
        if rest is None and (self._breaks_off(end) or self.items[end - 2].word in SUBORDINATORS):
            return
        if rest is None:
            if self._is_clause(start, end) and not self._only_frames(start, end, after):
                yield from self._content(start, end, credit, parted=self._is_quote_after(after))
            return
        if self._breaks_off(end) or self._begins_anew(end):
            yield from self._content(rest, len(self.items), credit)
            return
        yield from self._content(start, end, credit, parted=True)
        yield from self._content(rest, len(self.items), credit, parted=start < end)

    def _is_quote_after(self, after: int) -> bool:
        """Whether a quotation follows an attribution, past the appositions of its source."""
        at = apposition_end(self.items, after)
        return at is not None and self._is_quoted(at)

    def _only_frames(self, start: int, end: int, after: int) -> bool:
        """Whether the words before an attribution only frame the quotation beside it, and are no statement themselves.

        That is a condition or a time before a quotation («si todo crece, dice Ana, «…»»), or a question that the writer
        answers with one («qué hará lo calla, porque «…», dice Ana»).
        """
        clause = has_verb(self.items, _first_comma(self.items, start, end), end)
        if self._is_quote_after(after):
            return self.items[start].word in _FRAMING and not clause
        quoted = self.items[end - 1].word == "," and self._is_quoted(end - 2)
        return quoted and self.items[start].word in _ASKING

    def _breaks_off(self, end: int) -> bool:
        """Whether the words before an insertion end in «que»: what is reported begins after it."""
        marks = end - 1
        while marks > 0 and self.items[marks].is_mark:
            marks -= 1
        return self.items[marks].word in RELATIVES

    def _begins_anew(self, end: int) -> bool:
        """Whether «y» stands before an insertion: «es abierto y, según Ana, gasta poco» reports the second clause."""
        return self.items[end - 1].word == "," and self.items[end - 2].word in ("y", "e", "pero")

    def _opening(self, cue: Cue) -> int:
        last = max((k for k in range(cue.first - 1) if self.items[k].word in (":", ";")), default=-1) + 1
        return last + skip_connectives(self.items[last : cue.first], adverbs=False)

    def _is_quoted(self, k: int) -> bool:
        span = self.items[k].span
        return span is not None and any(d.start == span.first for d in self.quoted)

    def _is_clause(self, start: int, end: int) -> bool:
        wish = self.items[start].word in ("que", "ojalá")
        return wish or has_verb(self.items, start, end) or end - start >= _LONG

    def _rest(self, after: int) -> int | None:
        """Return where the words go on after an attribution in their midst, if they do."""
        dash = after < len(self.items) - 1 and self.items[after].word in _DASHES
        at = after + 1 if dash else apposition_end(self.items, after)
        if at is None or self.items[at].span is not None:
            return None
        if self.items[at].word in (
            "y",
            "e",
            "pero",
            "aunque",
            "mientras",
            "que",
            "quien",
            "cuando",
            "porque",
            "como",
            "según",
            "sino",
        ):
            return None
        return at if has_verb(self.items, at, len(self.items)) and len(self.items) - at > 1 else None

    # según Ana, …

    def _by_phrase(self, cue: Cue) -> Iterator[Draft]:
        if "own" in cue.frames:
            yield from self._own(cue)
        if not cue.frames & {"clause", "opening"} or cue.impersonal:
            return
        heard = self.hearing.after(cue)
        if heard is None and cue.kind == "conjunction" and self._stops_at(cue.after):
            heard = self.hearing.carried(plural=cue.plural)
        if heard is None or not identifiable(heard):
            return
        if self._begins_clause(cue.first):
            yield from self._after_phrase(cue, heard)
        elif "opening" not in cue.frames and self._closes(cue, heard):
            yield from self._around(cue, heard, "s.segun-after")

    def _begins_clause(self, k: int) -> bool:
        """Whether only connectives stand between the sentence's beginning, or a semicolon, and an item."""
        stop = max((j for j in range(k) if self.items[j].word == ";"), default=-1) + 1
        return stop + skip_connectives(self.items[stop : k + 1]) >= k

    def _own(self, cue: Cue) -> Iterator[Draft]:
        """«a su juicio, …»: the sentence's own subject, or whoever the text speaks of."""
        if cue.after >= len(self.items) or self.items[cue.after].word != ",":
            return
        heard = self.hearing.own(cue)
        if heard is not None and identifiable(heard):
            yield from self._content(cue.after + 1, len(self.items), Credit("s.own-view", heard.voice))

    def _closes(self, cue: Cue, heard: Heard) -> bool:
        """Whether a phrase stands apart from its clause: after a comma, or with its source at the sentence's end."""
        before = self.items[cue.first - 1]
        after = heard.source.after if heard.source else cue.after
        return before.word in (",", "(", "—", "–") or (before.word not in RELATIVES and self._ends_at(after))

    def _after_phrase(self, cue: Cue, heard: Heard) -> Iterator[Draft]:
        at = apposition_end(self.items, heard.source.after) if heard.source is not None else cue.after + 1
        if at is None or (not has_verb(self.items, at, len(self.items)) and len(self.items) - at < _LONG):
            return
        if "opening" in cue.frames and heard.voice.speaker.person is None:
            return
        rule = "s.para" if "opening" in cue.frames else "s.segun"
        yield from self._content(at, self._end_of(at, cue), Credit(rule, heard.voice, cue.lemma, heard.source))

    # What is reported, less the quotations in it.

    def _content(self, first: int, last: int, credit: Credit, parted: bool = False) -> Iterator[Draft]:
        quotes = [k for k in range(first, last) if self._is_quoted(k)]
        if not quotes:
            yield from self._draft(first, last, credit, parted, _LEAST)
            return
        end = self._before_joined(first, quotes[0])
        if end < quotes[0] or self._before_quote(first, end):
            yield from self._draft(first, end, credit, True, _LEAST)
        tail = quotes[-1] + 1
        start = self._further_clause(tail) if tail + _LEAST < last else None
        if start is not None:
            yield from self._draft(start, last, credit, True, _LEAST)

    def _further_clause(self, k: int) -> int | None:
        """Return where «y que …» or «, que …» after a quotation begins, but no «mientras que» or «ya que»."""
        first = k
        while self.items[k].word in (",", "y", "e", "ni"):
            k += 1
        return k + 1 if k > first and self.items[k].word == "que" else None

    def _before_joined(self, first: int, quote: int) -> int:
        """Return where the words before a quotation end: before «y que los modelos», whose verb it holds."""
        for k in range(quote - 1, first + 1, -1):
            if self.items[k].word == "que" and self.items[k - 1].word in ("y", "e", "ni"):
                return quote if has_verb(self.items, k + 1, quote) else k - 1
        return quote

    def _before_quote(self, first: int, quote: int) -> bool:
        words = [i for i in self.items[first:quote] if not i.is_mark and i.word not in DETERMINERS]
        if words and words[-1].word in COPULAS:
            return False
        if self.items[quote - 1].word == ":":
            return len(words) >= _LEAST
        return len(words) > _LEAST and has_verb(self.items, first, quote - 1)

    def _draft(self, first: int, last: int, credit: Credit, parted: bool, least: int) -> Iterator[Draft]:
        start, end = trimmed(self.items, first, last, self.frame)
        words = word_count(self.frame.text[start:end])
        if start < end and start >= self._past and words >= least - 2 * has_verb(self.items, first, last):
            yield Draft(self.frame, start, end, "indirect", credit, parted)


def _first_comma(items: Sequence[Item], start: int, end: int) -> int:
    return next((k for k in range(start, end) if items[k].word == ","), end)


def identifiable(heard: Heard) -> bool:
    """Whether a source is somebody in particular, and no «expertos» or «las empresas»."""
    speaker = heard.voice.speaker
    if speaker.person or speaker.organization:
        return True
    source = heard.source
    if source is None:
        return True
    if source.head == "fuentes":
        return any(f" {word} " in (speaker.name or "").lower() for word in ("de", "del", "a"))
    if not source.plural:
        return source.kind not in ("model", "anonymous")
    if source.kind in ("organization", "body"):
        return speaker.organization is not None or not source.head.endswith("s")
    return (
        source.head not in nouns().anonymous
        and source.kind == "role"
        and (speaker.name or "").lower().startswith(("los ", "las ", "sus "))
    )
