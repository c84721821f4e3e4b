"""The first pass over a passage: known forms, shapes and runs of capitals become candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.candidate import Candidate, Reason, candidate
from oss_ai_tui.extract.entities.lexicon import Known, Lexicon
from oss_ai_tui.extract.reading import PassageReading, Token

_VERSION = re.compile(
    r"[-‑ ]?(?:[vVkKrR]?\d{1,3}(?:\.\d+)*(?:x\d+)?[BbMm]?(?![\w%]|[.,]\d)|(?:Pro|Flash|Ultra|Nano|Opus|Sonnet|Haiku|"
    r"Large|Small|Medium|Mini|mini|Turbo|Instruct|instruct|Chat|Vision|Coder|Code|Plus|Max|Lite|XL|Base|Preview|preview|Next|"
    r"Scout|Maverick|Behemoth|Advanced|Math|VL|MoE|Thinking|Distill)\b)"
)
_QUANTITY = re.compile(
    r"\s*(?:%|(?:mil|millones|millon|billones|anos|ano|veces|dias|meses|semanas|horas|puntos|euros|dolares|"
    r"usuarios|personas|paises|empresas|modelos|tokens|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre))\b)"
)
_ENGLISH_JOINTS = frozenset({"of", "for", "and", "the", "&"})
_HEAD_JOINTS = frozenset(
    {"de", "del", "la", "las", "los", "el", "para", "en", "y", "e", "por", "contra", "sobre", "a", "al", "i"}
)


class Scanner:
    """Finds the candidates of one passage."""

    def __init__(self, reading: PassageReading, passage: int, lexicon: Lexicon) -> None:
        self.reading, self.passage, self.lex = reading, passage, lexicon
        self.tokens, self.text = reading.tokens, reading.text
        self.starts = {s.first for s in reading.sentences}
        self.shouting = _is_shouting(self.tokens)
        self.titled = reading.passage.is_heading and _is_title_case(self.tokens)

    def scan(self) -> list[Candidate]:
        """Return the candidates in order, free of overlaps."""
        found: list[Candidate] = []
        forms = self.lex.small_forms
        done = 0
        for i, token in enumerate(self.tokens):
            if i >= done and (token.text[0].isupper() or token.folded in forms or token.text[1:2].isdigit()):
                here, done = self._at(i)
                found += here
        return found

    def _at(self, i: int) -> tuple[list[Candidate], int]:
        """Return the candidates that begin at token ``i``, and the index of the token to go on with."""
        known, last = self._known(i)
        if self.tokens[i].text[0].isupper() and not self.shouting:
            head = self._org_phrase(i)
            if head > max(last, i + 1):
                return [self._make(i, head, Reason("organization", "m.org-head", 0.9))], head
        shape = self._model_shape(i)
        if shape > last:
            shape = self._version(shape)
            return [self._make(i, shape, Reason("model", "m.model-shape", 0.85))], shape
        end = self._run(i)
        if known and last >= end:
            made = self._known_candidate(i, last, known)
            return [made], made.last
        parts = list(self._split(i, end)) if end > i else []
        return parts, max([i + 1, end, *(part.last for part in parts)])

    # Known forms

    def _known(self, i: int) -> tuple[Known | None, int]:
        """Return the longest known form at token ``i`` and the index after it; ``licencia MIT`` names no university."""
        if self._is_licence(i):
            return None, i
        for known in self.lex.forms.get(self.tokens[i].folded, ()):
            end = i + len(known.tokens)
            if end <= len(self.tokens) and all(
                t.folded == k for t, k in zip(self.tokens[i + 1 : end], known.tokens[1:], strict=True)
            ):
                options = tuple(o for o in known.options if _capitals_fit(self._slice(i, end), o.form))
                if options and not (known.tokens[-1][-1].isdigit() and self._counts(end)):
                    return Known(known.tokens, options), end
        return None, i

    def _is_licence(self, i: int) -> bool:
        """Tell whether a capital word of few letters names a licence: «licencia MIT», «(MIT, Apache 2.0)»."""
        if not self.tokens[i].text.isupper():
            return False
        before = {t.folded for t in self.tokens[max(0, i - 3) : i]}
        after = {t.folded for t in self.tokens[i + 1 : i + 3]}
        return not before.isdisjoint(_LICENCES) or not after.isdisjoint(_LICENCE_NAMES)

    def _known_candidate(self, first: int, last: int, known: Known) -> Candidate:
        if any(o.kind == "model" for o in known.options):
            longer = self._version(last)
            if longer > last and fold(self._slice(first, longer)) not in self.lex.phrases:
                return self._make(first, longer, Reason("model", "m.family-version", 0.9))
        made = self._make(first, last)
        made.options = known.options
        return made

    def _version(self, last: int) -> int:
        """Return the index after the version that follows token ``last - 1``, or ``last``."""
        offset = self.tokens[last - 1].end
        end = offset
        while found := _VERSION.match(self.text, end):
            if found.group()[-1].isdigit() and _QUANTITY.match(fold(self.text[found.end() : found.end() + 16])):
                break
            end = found.end()
        while last < len(self.tokens) and self.tokens[last].end <= end:
            last += 1
        return last

    def _counts(self, end: int) -> bool:
        """Tell whether the number before token ``end`` counts what follows: «2 millones»."""
        offset = self.tokens[end - 1].end
        return _QUANTITY.match(fold(self.text[offset : offset + 16])) is not None

    # Shapes

    def _org_phrase(self, i: int) -> int:
        """Return the index after an organisation that begins with a head such as ``Instituto``, or ``i``."""
        head = i + 1 if self.tokens[i].folded in self.lex.head_prefixes and self._next_is_name(i) else i
        if self.tokens[head].folded not in self.lex.org_heads:
            return i
        end = self._complement(head)
        if self.tokens[head].folded in self.lex.list_heads and end > head + 1:
            end = self._enumerated(end)
        common = self.tokens[head].folded in self.lex.common_heads and head == i
        if end == head + 1 or (common and all(self._is_small(k) or self._names_field(k) for k in range(i + 1, end))):
            return i
        return end

    def _complement(self, head: int) -> int:
        """Return the index after a head's complement: adjectives, ``de …``, ``para la …``, further capitals."""
        end = j = head + 1
        joints = 0
        others = False
        while j < len(self.tokens) and self._adjacent(j):
            token = self.tokens[j]
            if token.text[0].isupper() and not (others and self._starts_other(j)) and not self._starts_person(head, j):
                if self.tokens[j - 1].folded == "en" and token.folded in self.lex.places:
                    break
                end, joints, others = j + 1, 0, False
            elif (
                token.folded in _HEAD_JOINTS and joints < 3 and not (j == head + 1 and token.folded in ("y", "e", "a"))
            ):
                joints += 1
                others = others or token.folded in ("y", "e")
            elif not (joints == 0 and j == head + 1 and token.folded in _ADJECTIVES):
                break
            j += 1
        return end

    def _enumerated(self, end: int) -> int:
        """Return the index after a list that goes on from ``end``: «, Innovación y Universidades», or ``end``."""
        j = end
        while j + 1 < len(self.tokens) and self.tokens[j].text == "," and self._names_field(j + 1):
            j += 2
            if j + 1 < len(self.tokens) and self.tokens[j].folded in ("y", "e") and self._names_field(j + 1):
                return j + 2
        return end

    def _is_small(self, j: int) -> bool:
        return not self.tokens[j].text[0].isupper()

    def _names_field(self, j: int) -> bool:
        token = self.tokens[j]
        return token.text[0].isupper() and (token.folded in self.lex.notions or token.folded in self.lex.areas)

    def _starts_other(self, j: int) -> bool:
        """Tell whether a name of its own begins at token ``j``, which follows ``y``: no mere further field of work."""
        word = self.tokens[j]
        if self._names_field(j):
            return False
        longer = self._next_is_name(j) or (len(word.text) > 1 and word.text.isupper())
        return longer or self._known(j)[0] is not None or word.folded in self.lex.org_heads

    def _starts_person(self, head: int, j: int) -> bool:
        """Tell whether a person is named at token ``j`` who is no part of the name that began at ``head``.

        «Fundación Carlos Slim» bears a person's name; «Universidad de Salamanca Irene Vidal» and «Gobierno de Irene
        Vidal» do not.
        """
        if not (self._is_given(j) and self._next_is_name(j)):
            return False
        complete = j > head + 2 and self.tokens[j - 1].text[0].isupper() and self._is_small(j - 2)
        return complete or self.tokens[head].folded in self.lex.led_heads

    def _model_shape(self, i: int) -> int:
        found = self.lex.model_shape.match(self.text, self.tokens[i].start)
        if not found or found.group().casefold() in self.lex.notions:
            return i
        end = found.end()
        last = i
        while last < len(self.tokens) and self.tokens[last].end <= end:
            last += 1
        whole = last > i and self.tokens[last - 1].end == end
        return last if whole else i

    # Runs of capitals

    def _run(self, i: int) -> int:
        """Return the index after the run of capitalised words that begins at ``i``, or ``i``."""
        if self.shouting or not self._is_name_word(i):
            return i
        if self._is_initial(i) and self._only_opens(i):
            return i
        j = i + 1
        while j < len(self.tokens) and self._adjacent(j):
            if self._is_name_word(j) and self.tokens[j].folded not in self.lex.org_heads:
                j += 1
            elif self._bridges(j):
                j += 2
            else:
                break
        return self._with_particles(i, j)

    def _only_opens(self, i: int) -> bool:
        """Tell whether the first word of a sentence is no part of the name after it: «Ayer Meta», «Llegó Ana Ruiz»."""
        token = self.tokens[i]
        if token.folded in self.lex.openers or token.folded in self.lex.speech or _VERB.fullmatch(token.text):
            return True
        if not self._next_is_name(i):
            return token.text.endswith(("ar", "er", "ir")) and len(token.text) > 4
        return not self._is_given(i) and self._is_given(i + 1) and self._next_is_name(i + 1)

    def _bridges(self, j: int) -> bool:
        """Tell whether token ``j`` holds a name together: ``of`` in English names, the dot of an initial."""
        if self.tokens[j].folded in _ENGLISH_JOINTS:
            return self._english(j)
        return self.tokens[j].text == "." and self._is_single_letter(j - 1) and self._next_is_name(j)

    def _with_particles(self, i: int, j: int) -> int:
        """Take in ``de la Fuente`` after ``María José`` where the run begins with a given name."""
        if not self._is_given(i):
            return j
        for width in (3, 2, 1):
            words = " ".join(t.folded for t in self.tokens[j : j + width])
            end = j + width
            if words in self.lex.particles and self._particle_fits(words, j - i) and end < len(self.tokens):
                free = all(self._adjacent(k) for k in range(j, end + 1))
                if free and self._is_name_word(end) and not self._is_foreign_to_people(end):
                    j = end + 1
                    while j < len(self.tokens) and self._adjacent(j) and self._is_name_word(j):
                        j += 1
                    return j
        return j

    def _particle_fits(self, words: str, before: int) -> bool:
        return words not in ("y", "i", "e", "el", "la", "al", "le") and (words != "de" or before == 1)

    def _is_foreign_to_people(self, j: int) -> bool:
        word = self.tokens[j].folded
        return self._known(j)[0] is not None or word in self.lex.org_heads or word in self.lex.places

    def _split(self, i: int, end: int) -> Iterator[Candidate]:
        """Part a run into the known forms in it and what stands between them."""
        while i < end - 1 and self._is_title(i) and not self._known(i)[0]:
            i += 1
        known, last = self._known(i)
        if known and last == end:
            yield self._known_candidate(i, last, known)
            return
        if self._ends_like_organization(i, end):
            yield self._make(i, end, Reason("organization", "m.org-suffix", 0.85))
            return
        j = start = i
        while j < end:
            known, last = self._known(j)
            if known and last <= end and self._stands_alone(known, j, last, i, end):
                yield from self._unknown(start, j)
                yield self._known_candidate(j, last, known)
                j = start = last
            else:
                j += 1
        yield from self._unknown(start, end)

    def _stands_alone(self, known: Known, first: int, last: int, start: int, end: int) -> bool:
        """A word that may be anything is no name of its own beside another capital: ``Claude Dupont``."""
        doubtful = all(o.demand != "none" for o in known.options)
        return not doubtful or (first == start and last == end)

    def _ends_like_organization(self, i: int, end: int) -> bool:
        words = [t.folded for t in self.tokens[i:end]]
        if end - i < 2 or words[-1] not in self.lex.org_suffixes:
            return False
        return any(w not in self.lex.notions and w not in self.lex.places for w in words[:-1])

    def _unknown(self, i: int, end: int) -> Iterator[Candidate]:
        i, end = self._strip(i, end)
        if end <= i:
            return
        version = self._version(end) if end - i <= 2 and self.tokens[end - 1].folded not in self.lex.numbered else end
        made = self._make(i, version)
        if made.key in self.lex.phrases:
            return
        if version > end:
            made.reasons.append(Reason("model", "m.versioned", 0.42))
        elif end - i > 1 and self._is_given(i) and not made.words.isupper():
            doubtful = self.tokens[i].folded in self.lex.doubtful
            made.reasons.append(
                Reason("person", "m.doubtful-name", 0.45) if doubtful else Reason("person", "m.given-name", 0.8)
            )
        yield made

    def _strip(self, i: int, end: int) -> tuple[int, int]:
        """Drop titles and notions at both ends; nothing is left of a run that is all notions, fields and places."""
        lex = self.lex
        words = [t.folded for t in self.tokens[i:end]]
        if " ".join(words) in lex.phrases or all(self._names_nothing(w) for w in words):
            return i, i
        while i < end and (self._is_title(i) or (self._is_initial(i) and self.tokens[i].folded in lex.openers)):
            i += 1
        while end > i + 1 and self.tokens[end - 1].folded in lex.notions and self.tokens[end - 1].text.isupper():
            end -= 1
        if end - i == 1 and self._names_nothing(self.tokens[i].folded):
            return i, i
        return i, end

    def _names_nothing(self, word: str) -> bool:
        lex = self.lex
        return any(word in words for words in (lex.notions, lex.places, lex.areas, lex.openers, lex.org_heads))

    def _is_title(self, i: int) -> bool:
        """Tell whether token ``i`` only introduces a name: ``Sra.``, ``Presidente``, ``IA``."""
        token = self.tokens[i]
        acronym = token.folded in self.lex.notions and token.text.isupper()
        return acronym or token.folded in self.lex.honorifics or token.folded in self.lex.nouns["person"]

    # Small questions

    def _make(self, first: int, last: int, *reasons: Reason) -> Candidate:
        made = candidate(self.reading, self.passage, first, last, self._is_initial(first) or self.titled)
        made.reasons.extend(reasons)
        return made

    def _slice(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _adjacent(self, j: int) -> bool:
        """Tell whether only one space, or nothing, parts token ``j`` from the one before it."""
        gap = self.text[self.tokens[j - 1].end : self.tokens[j].start]
        return gap in ("", " ")

    def _is_name_word(self, j: int) -> bool:
        text = self.tokens[j].text
        return text[0].isupper() and (len(text) > 1 or self._is_single_letter(j))

    def _is_single_letter(self, j: int) -> bool:
        text = self.tokens[j].text
        return len(text.replace(".", "")) == 1 and text[0].isupper()

    def _next_is_name(self, j: int) -> bool:
        return (
            j + 1 < len(self.tokens)
            and self._is_name_word(j + 1)
            and self.text[self.tokens[j].end : self.tokens[j + 1].start] == " "
        )

    def _english(self, j: int) -> bool:
        return self._next_is_name(j) and self.tokens[j].folded != "the"

    def _is_given(self, j: int) -> bool:
        word = self.tokens[j].folded
        return word in self.lex.given or word.split("-")[0] in self.lex.given

    def _is_initial(self, j: int) -> bool:
        """Tell whether the capital of token ``j`` is owed to a sentence's beginning, a quotation's or a colon."""
        if j in self.starts or j == 0:
            return True
        before = self.tokens[j - 1].text
        return before in "\"'“«‘¿¡(—–-[•*:…" and (before != "(" or j - 1 in self.starts)


_VERB = re.compile(r"\w{2,}(?:ó|aron|ieron)")
_LICENCES = frozenset({"licencia", "licencias", "license"})
_LICENCE_NAMES = frozenset({"apache", "bsd", "gpl", "agpl", "lgpl", "mpl"})
_ADJECTIVES = frozenset(
    {"nacional", "general", "federal", "europea", "europeo", "internacional", "superior", "regional", "central"}
)


def _capitals_fit(words: str, form: str) -> bool:
    """A form is met with its capitals: ``meta`` is not Meta, ``Ser`` is not SER; small forms are met in any case."""
    if form.islower():
        return True
    if len(form) <= 5 and form.isupper() and form.isalpha():
        return words.isupper() or (len(form) >= 4 and words.istitle())
    pairs = zip(form.split(), words.split(), strict=False)
    return all(w[:1].isupper() or not f[:1].isupper() for f, w in pairs)


def _is_shouting(tokens: tuple[Token, ...]) -> bool:
    words = [t.text for t in tokens if t.text.isalpha() and len(t.text) > 2]
    return len(words) > 1 and sum(w.isupper() for w in words) > 0.7 * len(words)


def _is_title_case(tokens: tuple[Token, ...]) -> bool:
    words = [t.text for t in tokens if t.text.isalpha() and len(t.text) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.6 * len(words)
