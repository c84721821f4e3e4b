"""The first pass over a passage: known forms, shapes and runs of capitals become candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.candidate import Candidate, Reason, candidate
from oss_ai_tui.extract.entities.compounds import Compounds
from oss_ai_tui.extract.entities.lexicon import Known, Lexicon
from oss_ai_tui.extract.entities.org_phrases import org_phrase
from oss_ai_tui.extract.entities.others import Others
from oss_ai_tui.extract.entities.page import Page
from oss_ai_tui.extract.entities.role_words import role_words
from oss_ai_tui.extract.entities.runs import only_opens, run_end
from oss_ai_tui.extract.reading import PassageReading
from oss_ai_tui.registry import OrganizationEntry

_VARIANT = re.compile(r"[-._][\w.-]*")
"""What goes on with a model's name within a token: «.2» after «Mistral-7B-Instruct-v0»."""
_SUFFIXES_OF_PLACES = frozenset({"ai", "labs", "ventures", "analytics", "robotics", "software", "telecom"})
_HOLDER_REACH = 10
_QUOTES = frozenset("'\"“”‘’«»")


class Scanner(Page):
    """Finds the candidates of passage number ``passage``, from token ``begin`` on."""

    def __init__(
        self, reading: PassageReading, passage: int, lexicon: Lexicon, compounds: Compounds, begin: int = 0
    ) -> None:
        super().__init__(reading, lexicon, compounds)
        self.passage = passage
        if begin:
            self.starts |= {begin}
        self._begin = begin
        self.others = Others(self)

    def scan(self) -> list[Candidate]:
        """Return the candidates in order, free of overlaps."""
        found: list[Candidate] = []
        forms = self.lex.small_forms
        done = self._begin
        for i, token in enumerate(self.tokens):
            text = token.text
            if i >= done and (
                text[0].isupper()
                or token.folded in forms
                or text[1:2].isdigit()
                or ("-" in text and text[-1].isalnum())
            ):
                if (done := self.others.title_end(i)) > i:
                    continue
                here, done = self._at(i)
                found += here
        return found

    def _at(self, i: int) -> tuple[list[Candidate], int]:
        """Return the candidates that begin at token ``i``, and the index of the token to go on with."""
        known, last = self.known(i)
        if (end := self._quoted_paper(i)) > max(i, last):
            return [self._make(i, end, Reason("organization", "m.paper", 0.9))], end
        if self.tokens[i].text[0].isupper() and not self.shouting:
            head = org_phrase(self, i)
            if head > max(last, i + 1) and not (known and self._is_branded(known, last, head)):
                if self.others.is_congress(i, head):
                    return [], head
                return [self._make(i, head, Reason("organization", "m.org-head", 0.9))], head
        shape = self._model_shape(i)
        if shape > last:
            shape = self.version(shape)
            return [self._make(i, shape, Reason("model", "m.model-shape", 0.85))], shape
        end = run_end(self, i)
        if known and last >= end:
            made = self._known_candidate(i, last, known)
            return [made], made.last
        if (other := self.others.end(i, end)) > i:
            return [], other
        if known and _is_of(known, "company") and all(t.folded in self.lex.places for t in self.tokens[last:end]):
            return [self._known_candidate(i, last, known)], end
        if known and (self._is_where(i, last, end) or (_is_of(known, "media") and self._is_told(i, last, end))):
            return [self._known_candidate(i, last, known)], last
        parts = list(self._split(i, end)) if end > i else []
        return parts, max([i + 1, end, *(part.last for part in parts)])

    def _is_branded(self, known: Known, last: int, end: int) -> bool:
        """Tell whether a firm's name is followed by what is no part of it: «Red Hat Summit», «Red Hat en Lima»."""
        if not _is_of(known, "company"):
            return False
        placed = last < len(self.tokens) and self.tokens[last].folded in ("en", "para")
        return placed or all(not self.is_small(j) for j in range(last, end))

    def _quoted_paper(self, i: int) -> int:
        """Return the index after a newspaper's name in quotes, «el diario 'Alba'», or ``i``."""
        if i < 2 or self.tokens[i - 1].text not in _QUOTES or self.tokens[i - 2].folded not in self.lex.papers:
            return i
        closers = (j for j in range(i + 1, min(i + 7, len(self.tokens))) if self.tokens[j].text in _QUOTES)
        return next(closers, i)

    def _is_told(self, i: int, last: int, end: int) -> bool:
        """Tell whether somebody tells a medium, named before the teller: «explicó a Clarín Nadia Boulter»."""
        before = [t.folded for t in self.tokens[max(0, i - 4) : i]]
        tells = before[-1:] == ["a"] and any(word in self.lex.speech for word in before)
        return tells and last < end and (self.is_given(last) or end - last > 1)

    def _is_where(self, i: int, last: int, end: int) -> bool:
        """Tell whether a network is named before who says something there: «comenta en LinkedIn Nadia Boulter»."""
        placed = i > 1 and self.tokens[i - 1].folded == "en" and self.tokens[i - 2].folded in self.lex.speech
        return placed and last < end and end - last > 1

    def _known_candidate(self, first: int, last: int, known: Known) -> Candidate:
        if any(o.kind == "model" for o in known.options):
            longer = self.version(last)
            if longer > last and fold(self.slice(first, longer)) not in self.lex.phrases:
                return self._make(first, longer, Reason("model", "m.family-version", 0.9))
        made = self._make(first, last)
        made.options = known.options
        return made

    def _model_shape(self, i: int) -> int:
        found = self.lex.model_shape.match(self.text, self.tokens[i].start)
        if not found or found.group().casefold() in self.lex.notions:
            return i
        if self.is_initial(i) and found.end() > self.tokens[i].end and only_opens(self, i):
            return i
        end = found.end()
        last = i
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        tail = self.text[end : self.tokens[last - 1].end]
        return last if not tail or _VARIANT.fullmatch(tail) else i

    def _split(self, i: int, end: int) -> Iterator[Candidate]:
        """Part a run into the known forms in it and what stands between them."""
        while i < end - 1 and self._is_title(i) and not self.known(i)[0]:
            i += 1
        known, last = self.known(i)
        if known and last == end:
            yield self._known_candidate(i, last, known)
            return
        if person := self._holder(i, end) or self._after_acronym(i, end):
            yield from self._split(i, person)
            yield from self._split(person, end)
            return
        if (j := self._after_place(i, end)) > i:
            yield from self._split(j, end)
            return
        if self._ends_like_organization(i, end):
            yield self._make(i, end, Reason("organization", "m.org-suffix", 0.85))
            return
        j = start = i
        while j < end:
            known, last = self.known(j)
            if known and last <= end and self._stands_alone(known, j, last, i, end):
                yield from self._unknown(start, j)
                yield self._known_candidate(j, last, known)
                j = start = last
            else:
                j += 1
        yield from self._unknown(start, end)

    def _holder(self, i: int, end: int) -> int:
        """Return where a person begins in «la socia de Tidewell Fiona Roe»: a post, whose it is, who holds it; or 0."""
        j = i - 1 if i and self.tokens[i - 1].folded in ("la", "el", "los") else i
        if not j or self.tokens[j - 1].folded not in ("de", "del"):
            return 0
        if all(t.folded not in self.lex.nouns["person"] for t in self.tokens[max(0, j - _HOLDER_REACH) : j - 1]):
            return 0
        doubtful = self.lex.doubtful
        given = (k for k in range(end - 2, i, -1) if self.is_given(k) and self.tokens[k].folded not in doubtful)
        return next(given, 0)

    def _after_acronym(self, i: int, end: int) -> int:
        """Return where a person begins in «el grupo IXA Nerea Etxebeste», or 0."""
        first = self.tokens[i].text
        return i + 1 if first.isupper() and len(first) > 2 and end - i > 2 and self.is_given(i + 1) else 0

    def _after_place(self, i: int, end: int) -> int:
        """Return where a known firm begins right after a place, «los fondos de Boston Kibo Ventures», or ``i``."""
        if not i or self.tokens[i - 1].folded not in ("de", "en"):
            return i
        j = next((j for j in range(i + 1, end) if self.known(j)[0] and self.known(j)[1] == end), i)
        places = fold(self.slice(i, j)) in self.lex.phrases or all(
            t.folded in self.lex.places for t in self.tokens[i:j]
        )
        return j if places else i

    def _stands_alone(self, known: Known, first: int, last: int, start: int, end: int) -> bool:
        """A word that may be anything is no name of its own beside another capital: ``Claude Dupont``."""
        doubtful = all(o.demand != "none" for o in known.options)
        return not doubtful or (first == start and last == end)

    def _ends_like_organization(self, i: int, end: int) -> bool:
        words = [t.folded for t in self.tokens[i:end]]
        if "&" in words:
            return True
        if end - i < 2 or words[-1] not in self.lex.org_suffixes:
            return False
        if words[-1] in _SUFFIXES_OF_PLACES:
            return any(w not in self.lex.notions for w in words[:-1])
        return any(w not in self.lex.notions and w not in self.lex.places for w in words[:-1])

    def _unknown(self, i: int, end: int) -> Iterator[Candidate]:
        if end > i + 2 and self.compound_end(i) == end:
            yield self._make(i, end, Reason("organization", "m.compound", 0.45))
            return
        if end > i + 1 and self.is_given(i) and self._announced(i) and self.tokens[i - 1].folded != "consultora":
            yield self._make(i, end, Reason("organization", "m.announced", 0.85))
            return
        if end == i + 1 and self._announced(i) and (longer := self._with_complement(end)) > end:
            yield self._make(i, longer, Reason("organization", "m.announced", 0.75))
            return
        i, end = self._strip(i, end)
        if end <= i or self._names_thing(i):
            return
        version = self.version(end) if end - i <= 2 and self.tokens[end - 1].folded not in self.lex.numbered else end
        made = self._make(i, version)
        if made.key in self.lex.phrases:
            return
        if version > end:
            made.reasons.append(Reason("model", "m.versioned", 0.42))
        elif end - i > 1 and not made.words.isupper():
            made.reasons += self._personal(i, end)
        yield made

    def _personal(self, i: int, end: int) -> Iterator[Reason]:
        """Yield how far a run of capitals looks like a person's name."""
        if fold(self.slice(i, end)) in self.lex.people:
            yield Reason("person", "m.given-name", 0.9)
        elif self.is_given(i):
            fields = any(
                self.names_field(j) and not self.is_given(j) and not self.is_small(j - 1) for j in range(i + 1, end)
            )
            doubtful = fields or self.tokens[i].folded in self.lex.doubtful
            yield Reason("person", "m.doubtful-name", 0.45) if doubtful else Reason("person", "m.given-name", 0.8)
        elif end - i <= 3 and all(self._could_be_personal(j) for j in range(i, end)):
            yield Reason("person", "m.two-capitals", 0.4)

    def _could_be_personal(self, j: int) -> bool:
        token = self.tokens[j]
        return token.text.istitle() and token.text.isalpha() and not self._names_nothing(token.folded)

    def _strip(self, i: int, end: int) -> tuple[int, int]:
        """Drop titles and notions at both ends; nothing is left of a run that is all notions, fields and places."""
        lex = self.lex
        words = [t.folded for t in self.tokens[i:end]]
        if " ".join(words) in lex.phrases:
            return i, i
        if (all(self._names_nothing(w) for w in words) or self._is_field(words)) and not (
            end - i > 1 and (self._announced(i) or self._is_in_marks(i, end))
        ):
            return i, i
        if end - i in (2, 3) and self.is_single_letter(i) and self.tokens[end - 1].folded in lex.openers:
            return i, i
        while i < end and (self._is_title(i) or (self.is_initial(i) and self.opens(i))):
            i += 1
        while end > i + 1 and self.tokens[end - 1].folded in lex.notions and self.tokens[end - 1].text.isupper():
            end -= 1
        if end - i == 1 and (self._names_nothing(self.tokens[i].folded) or self._is_noun(i)):
            return i, i
        return i, end

    def _is_in_marks(self, i: int, end: int) -> bool:
        """Tell whether tokens ``i:end`` are all that stands between two quotation marks: «'Justicia Abierta'»."""
        marked = i > 0 and end < len(self.tokens) and self.tokens[i - 1].text in _QUOTES
        return marked and self.tokens[end].text in _QUOTES

    def _with_complement(self, end: int) -> int:
        """Return the index after «en Red» in «la organización Amazonía en Red», or ``end``."""
        if end + 1 >= len(self.tokens) or self.tokens[end].folded not in ("en", "para", "por", "sin"):
            return end
        word = self.tokens[end + 1]
        free = self.adjacent(end) and self.adjacent(end + 1) and self.is_name_word(end + 1)
        own = word.folded not in self.lex.places and not self.is_given(end + 1) and self.known(end + 1)[0] is None
        return end + 2 if free and own else end

    def _announced(self, i: int) -> bool:
        """Tell whether the noun right before token ``i`` says that a firm or the like is named: «la fundación X»."""
        before = self.tokens[i - 1].folded if i else ""
        return before in self.lex.announcing and self.is_small(i - 1)

    def _names_thing(self, i: int) -> bool:
        """Tell whether the noun right before token ``i`` says that a thing is named: «la supercomputadora X»."""
        k = i - 2 if i > 1 and self.tokens[i - 1].folded == "de" else i - 1
        return k >= 0 and self.tokens[k].folded in self.lex.things and self.is_small(k)

    def _names_nothing(self, word: str) -> bool:
        lex = self.lex
        return any(word in words for words in (lex.notions, lex.places, lex.areas, lex.openers, lex.org_heads))

    def _is_field(self, words: list[str]) -> bool:
        """Tell whether capitals are a field of work with its adjectives: «Alianzas Estratégicas»."""
        lex, qualifiers = self.lex, role_words().qualifiers
        groups = (lex.areas, lex.notions, lex.places, qualifiers)
        rest = all(any({w, w.removesuffix("s")} & group for group in groups) for w in words[1:])
        return rest and (words[0] in lex.areas or words[0] in lex.notions)

    def _is_noun(self, i: int) -> bool:
        """Tell whether token ``i`` is a noun that opens a sentence, or of the title before it: «director Global»."""
        word, before = self.tokens[i].folded, self.tokens[i - 1].folded if i else ""
        opens = self.is_initial(i) and any(word in nouns for nouns in self.lex.nouns.values())
        return opens or (before in self.lex.nouns["person"] and word in role_words().qualifiers)

    def _is_title(self, i: int) -> bool:
        """Tell whether token ``i`` only introduces a name: ``Sra.``, ``Presidente``, ``IA``."""
        token = self.tokens[i]
        acronym = token.folded in self.lex.notions and token.text.isupper()
        if token.folded in self.lex.given and self.next_is_name(i):
            return False
        return acronym or token.folded in self.lex.honorifics or token.folded in self.lex.nouns["person"]

    def _make(self, first: int, last: int, *reasons: Reason) -> Candidate:
        made = candidate(self.reading, self.passage, first, last, self.is_initial(first) or self.titled)
        made.reasons.extend(reasons)
        return made


def _is_of(known: Known, kind: str) -> bool:
    """Tell whether a known form is that of an organisation of one sort."""
    return any(isinstance(o.entry, OrganizationEntry) and o.entry.kind == kind for o in known.options)
