"""The sieve after a quotation: «…», dijo Ana; «…», según Ana; «…», Ana dijo; «…», añadió."""

from __future__ import annotations

from dataclasses import dataclass

from oss_ai_tui.extract.quotations.clauses import complement, has_verb
from oss_ai_tui.extract.quotations.cues import Cue, matches
from oss_ai_tui.extract.quotations.drafts import Credit
from oss_ai_tui.extract.quotations.frames import Item
from oss_ai_tui.extract.quotations.hearing import Heard, Hearing
from oss_ai_tui.extract.quotations.lexicon import nouns, phrases
from oss_ai_tui.extract.quotations.sources import Source, read_source, unknown_source
from oss_ai_tui.extract.quotations.subjects import source_after
from oss_ai_tui.extract.quotations.words import (
    CIRCUMSTANCES,
    CLITICS,
    COORDINATORS,
    COPULAS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SMALL_ADVERBS,
    TIME_NOUNS,
    is_finite,
)

PAUSES = frozenset(",;—–-.…!?)")
BESIDE = frozenset({"quote", "fragment", "opinion", "own", "relative"})
"""Frames of the cues that can stand beside a quotation."""
_SOMEBODY = frozenset(
    {
        "uno",
        "una",
        "otro",
        "otra",
        "otros",
        "otras",
        "alguien",
        "alguno",
        "algunos",
        "algunas",
        "muchos",
        "todos",
        "varios",
    }
)
_ANYBODY = _SOMEBODY | PRONOUNS.keys()
_GERUNDS = ("ando", "iendo", "yendo")
_TAIL = 2
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Followed:
    """What the words after a quotation say of its speaker."""

    credit: Credit
    passed_on: bool = False
    """Whether «según …» names it: perhaps only who passes the words on."""


def said(rule: str, cue: Cue, heard: Heard) -> Credit:
    """Return the credit that a rule gives the voice behind a cue."""
    return Credit(rule, heard.voice, cue.lemma, heard.source)


class AfterQuote:
    """What follows one quotation in its frame.

    Args:
        hearing: the frame.
        at: index of the quotation among the frame's items.
        opens: whether the quotation begins its sentence.
        here: whose words stood last in the same frame.
    """

    def __init__(self, hearing: Hearing, at: int, *, opens: bool, here: Credit | None) -> None:
        self._hearing = hearing
        self._items: tuple[Item, ...] = hearing.items
        self._at = at
        self._opens = opens
        self._here = here
        self._start = self._after_pauses(at + 1)

    def _after_pauses(self, k: int) -> int:
        while k < len(self._items) and self._items[k].word and self._items[k].word in PAUSES:
            k += 1
        return k

    def _word(self, k: int) -> str:
        return self._items[k].word if k < len(self._items) else ""

    def read(self) -> Followed | None:
        """Return the credit that the words after the quotation give, or None if they say nothing of it."""
        k = self._start
        cue = next((c for c in self._hearing.cues if k <= c.first <= k + (self._word(k) in ("así", "y"))), None)
        if cue is None:
            credit = self._name_then_verb() or self._other_verb() or self._read_in()
            return Followed(credit) if credit is not None else None
        if cue.negated or not _beside(cue):
            return None
        heard = self._hearing.after(cue)
        if cue.impersonal and (heard is None or heard.source is None or heard.source.kind not in ("person", "role")):
            return None
        if heard is not None:
            rule = "q.segun" if cue.lemma is None else "q.verb-after"
            return Followed(said(rule, cue, heard), passed_on=cue.kind in ("phrase", "conjunction"))
        credit = self._without_source(cue) if cue.kind == "verb" and cue.first == k else None
        return Followed(credit) if credit is not None else None

    def _without_source(self, cue: Cue) -> Credit | None:
        """A verb of saying whose source nobody recognised: it has none, or an unheard-of one."""
        if (
            not self._paused()
            or complement(self._items, cue.after) is not None
            or self._word(cue.after) in ("con", "de")
        ):
            return None
        if self._is_bare(cue.after):
            return self._bare(cue)
        source = unknown_source(self._items, cue.after)
        if source is None or source.head in nouns().always_title:
            return None
        voice = self._hearing.discourse.resolve(source, self._hearing.frame)
        return Credit("q.verb-after", voice, cue.lemma, source)

    def _paused(self) -> bool:
        span = self._items[self._at].span
        return self._start > self._at + 1 or (span is not None and self._hearing.frame.text[span.last - 1] in "?!,")

    def _is_bare(self, k: int) -> bool:
        """Whether a verb ends there or goes on with a circumstance: «…», añadió en la radio; not «…», reza el dicho."""
        if k >= len(self._items) or self._items[k].is_mark or self._items[k].span is not None:
            return True
        word = self._word(k)
        return (
            word.endswith(_GERUNDS)
            or self._is_time(k)
            or word in CIRCUMSTANCES
            or word in SMALL_ADVERBS
            or word in PRONOUNS
            or word in _SOMEBODY
        )

    def _is_time(self, k: int) -> bool:
        return self._word(k) in DETERMINERS and self._word(k + 1) in TIME_NOUNS

    def _bare(self, cue: Cue) -> Credit:
        """A verb without source: whoever spoke in the sentence, its own subject, else whoever the text speaks of."""
        if self._word(cue.after) in _ANYBODY and not self._is_time(cue.after):
            return Credit("q.none", None, cue.lemma)
        if self._here is not None and self._here.voice is not None and self._here.voice.plural == cue.plural:
            return Credit("q.active-speaker", self._here.voice, cue.lemma)
        subject = self._hearing.own_subject(self._at)
        if subject is not None and subject.kind in ("person", "role") and subject.plural == cue.plural:
            voice = self._hearing.discourse.resolve(subject, self._hearing.frame)
            return Credit("q.own-subject", voice, cue.lemma, subject)
        carried = self._hearing.speaking(plural=cue.plural)
        return Credit("q.active-speaker", carried.voice, cue.lemma) if carried else Credit("q.none", None, cue.lemma)

    def _name_then_verb(self) -> Credit | None:
        source = read_source(self._items, self._start)
        if source is None or source.kind in ("model", "anonymous", "document"):
            return None
        end = self._past_apposition(source.after) if source.kind == "person" and self._paused() else source.after
        cue = next((c for c in self._hearing.cues if end <= c.first <= end + 1), None)
        if cue is None or cue.kind != "verb" or not _beside(cue) or cue.negated:
            return None
        if complement(self._items, cue.after) is not None or self._leads_on(cue.after):
            return None
        heard = self._hearing.before(cue, cue.after)
        if heard is None:
            return Credit("q.none", None, cue.lemma) if source.kind == "pronoun" else None
        return said("q.name-verb-after", cue, heard)

    def _leads_on(self, k: int) -> bool:
        """Whether a verb leads to a quotation of its own: «…», Ana lo tachó de «error»."""
        near = self._items[k : k + 2]
        return any(item.span is not None for item in near) or any(item.word == ":" for item in near[:1])

    def _past_apposition(self, k: int) -> int:
        """Return the index after «, directora de Faro,», or ``k`` itself."""
        if self._word(k) != ",":
            return k
        end = next((j for j in range(k + 1, len(self._items)) if self._word(j) == ","), None)
        return k if end is None or has_verb(self._items, k + 1, end) else end + 1

    def _other_verb(self) -> Credit | None:
        """«…», se alegra Ana: a verb that is not known to say, between a comma and a name."""
        if self._word(self._at + 1) != "," or not self._opens:
            return None
        verb = self._start + (self._word(self._start) in CLITICS)
        if verb + 1 >= len(self._items) or not _may_be_verb(self._items[verb]):
            return None
        source = read_source(self._items, verb + 1)
        if source is None and self._items[verb].word.endswith("ó"):
            source = source_after(self._items, verb + 1, direct=False)
        if source is not None and source.kind in ("person", "role"):
            return self._resolved("q.other-verb", source)
        ends = self._items[verb + 1].is_mark and len(self._items) - verb <= _TAIL
        heard = self._hearing.speaking(plural=False) if ends else None
        return Credit("q.other-verb", heard.voice) if heard is not None else None

    def _resolved(self, rule: str, source: Source) -> Credit | None:
        voice = self._hearing.discourse.resolve(source, self._hearing.frame)
        return Credit(rule, voice, None, source) if voice is not None else None

    def _read_in(self) -> Credit | None:
        """«…», se lee en el informe."""
        for words in phrases().read:
            if matches(self._items, self._start, words):
                source = read_source(self._items, self._start + len(words))
                if source is not None and source.kind in ("document", "body", "organization"):
                    return self._resolved("q.document", source)
                if self._word(self._start + len(words)) == "su":
                    discourse, frame = self._hearing.discourse, self._hearing.frame
                    return Credit("q.document", discourse.active(frame, plural=None, far=False))
                return Credit("q.none")
        return None


def _may_be_verb(item: Item) -> bool:
    """Whether a word can be a verb in the third person that no list knows: «…», bufonea Ana."""
    word, known = item.word, nouns()
    if item.capital or not word.isalpha() or word in COPULAS or word in PREPOSITIONS or word in DETERMINERS:
        return False
    if word in known.human or word in SMALL_ADVERBS or word in RELATIVES or word in COORDINATORS:
        return False
    return is_finite(word) or (len(word) > _SHORTEST and word.endswith(("a", "e", "ó")))


def _beside(cue: Cue) -> bool:
    return bool(cue.frames & BESIDE) and cue.kind != "infinitive"
