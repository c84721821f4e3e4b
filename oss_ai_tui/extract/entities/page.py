"""A passage as the search for names sees it: its tokens, and the questions that are asked of them."""

from __future__ import annotations

import re

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.compounds import Compounds
from oss_ai_tui.extract.entities.lexicon import Known, Lexicon, Option
from oss_ai_tui.extract.reading import PassageReading, Token

_VERSION = re.compile(
    r"[-‑ ]?(?:[vVkKrR]?\d{1,3}(?:\.\d+)*(?:x\d+)?[BbMm]?(?![\w%]|[.,]\d)|(?:Pro|Flash|Ultra|Nano|Opus|Sonnet|Haiku|"
    r"Large|Small|Medium|Mini|mini|Turbo|Instruct|instruct|Chat|Vision|Coder|Code|Plus|Max|Lite|XL|Base|Preview|"
    r"(?:tiny|base|small|medium|large|turbo|instruct|chat)-v?\d[\w.]*|preview|Next|Scout|Maverick|Behemoth|Advanced|Math|VL|MoE|Thinking|Distill)\b)"
)
_QUANTITY = re.compile(
    r"\s*(?:%|(?:mil|millones|millon|billones|anos|ano|veces|dias|meses|semanas|horas|puntos|euros|dolares|"
    r"usuarios|personas|paises|empresas|modelos|tokens|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|noviembre|diciembre))\b)"
)
_CALENDAR = frozenset({"julio", "abril", "domingo"})
"""Words of the calendar that are given names as well."""
_ARTICLES = ("el ", "la ", "los ", "las ")
_NO_COMPOUNDS: Compounds = {}
_LICENCES = frozenset({"licencia", "licencias", "license"})
_LICENCE_NAMES = frozenset({"apache", "bsd", "gpl", "agpl", "lgpl", "mpl"})


class Page:
    """One passage, with the lexicon at hand; token indices are those of the passage."""

    def __init__(self, reading: PassageReading, lexicon: Lexicon, compounds: Compounds = _NO_COMPOUNDS) -> None:
        self.reading, self.lex, self._compounds = reading, lexicon, compounds
        self.tokens, self.text = reading.tokens, reading.text
        self.starts = {s.first for s in reading.sentences}
        self.shouting = _is_shouting(self.tokens)
        """Whether it is written in capitals."""
        self.titled = reading.passage.is_heading and _is_title_case(self.tokens)
        """Whether it is a heading in which most words have a capital."""

    # Known forms

    def known(self, i: int) -> tuple[Known | None, int]:
        """Return the longest known form at token ``i`` and the index after it."""
        if self._is_licence(i):
            return None, i
        second = self.tokens[i + 1].folded if i + 1 < len(self.tokens) else ""
        for known in self.lex.forms.get(self.tokens[i].folded, ()):
            end = i + len(known.tokens)
            if end > i + 1 and known.tokens[1] != second:
                continue
            if end <= len(self.tokens) and all(
                t.folded == k for t, k in zip(self.tokens[i + 1 : end], known.tokens[1:], strict=True)
            ):
                options = tuple(o for o in known.options if self._fits(self.slice(i, end), o))
                if options and not (known.tokens[-1][-1].isdigit() and self._counts(end)):
                    return Known(known.tokens, options), end
        return None, i

    def _fits(self, words: str, option: Option) -> bool:
        """Tell whether the capitals of some words allow a form; where all is in capitals, «LA PRENSA» is just that."""
        if self.shouting and option.demand != "none" and fold(option.form).startswith(_ARTICLES):
            return False
        return _capitals_fit(words, option.form)

    def _is_licence(self, i: int) -> bool:
        """Tell whether a capital word of few letters names a licence: «licencia MIT», «(MIT, Apache 2.0)»."""
        if not self.tokens[i].text.isupper():
            return False
        before = {t.folded for t in self.tokens[max(0, i - 5) : i]}
        after = {t.folded for t in self.tokens[i + 1 : i + 4]}
        return not before.isdisjoint(_LICENCES | _LICENCE_NAMES) or not after.isdisjoint(_LICENCES | _LICENCE_NAMES)

    def version(self, last: int) -> int:
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

    def compound_end(self, i: int) -> int:
        """Return the index after a name like «Voces del Ande» that begins at token ``i``, or ``i``."""
        for words in self._compounds.get(self.tokens[i].folded, ()):
            end = i + len(words)
            if tuple(t.folded for t in self.tokens[i:end]) == words and self.tokens[end - 1].text[0].isupper():
                return end
        return i

    # Single tokens

    def is_small(self, j: int) -> bool:
        """Tell whether a token has no capital."""
        return not self.tokens[j].text[0].isupper()

    def names_field(self, j: int) -> bool:
        """Tell whether a capitalised token is but a field of work or a notion: ``Tecnología``."""
        token = self.tokens[j]
        return token.text[0].isupper() and (token.folded in self.lex.notions or token.folded in self.lex.areas)

    def slice(self, first: int, last: int) -> str:
        """Return the words of tokens ``first:last``."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def adjacent(self, j: int) -> bool:
        """Tell whether only one space, or nothing, parts token ``j`` from the one before it."""
        gap = self.text[self.tokens[j - 1].end : self.tokens[j].start]
        return gap in ("", " ")

    def is_name_word(self, j: int) -> bool:
        """Tell whether a token can be a word of a name: a capitalised word or an initial."""
        text = self.tokens[j].text
        return text[0].isupper() and (len(text) > 1 or (self.is_single_letter(j) and not self._is_summand(j)))

    def _is_summand(self, j: int) -> bool:
        """Tell whether a letter is one of ``I+D``."""
        around = self.text[max(0, self.tokens[j].start - 1) : self.tokens[j].end + 1]
        return "+" in (around[0], around[-1])

    def is_single_letter(self, j: int) -> bool:
        """Tell whether a token is an initial."""
        text = self.tokens[j].text
        return len(text.replace(".", "")) == 1 and text[0].isupper()

    def next_is_name(self, j: int) -> bool:
        """Tell whether the token after it can be a word of the same name."""
        return (
            j + 1 < len(self.tokens)
            and self.is_name_word(j + 1)
            and self.text[self.tokens[j].end : self.tokens[j + 1].start] == " "
        )

    def is_given(self, j: int) -> bool:
        """Tell whether a token is a given name, or begins with one: ``Jean-Marc``."""
        word = self.tokens[j].folded
        return word in self.lex.given or word.split("-")[0] in self.lex.given

    def opens(self, j: int) -> bool:
        """Tell whether a word only opens a sentence: not so in «Julio Velda lo negó», where it is a given name."""
        if self.tokens[j].folded not in self.lex.openers:
            return False
        named = self.tokens[j].folded in _CALENDAR and self.next_is_name(j) and self.known(j + 1)[0] is None
        return not (named and self.tokens[j + 1].folded not in self.lex.places | self.lex.openers)

    def is_initial(self, j: int) -> bool:
        """Tell whether the capital of token ``j`` is owed to a sentence's beginning, a quotation's or a colon."""
        if j in self.starts or j == 0:
            return True
        before = self.tokens[j - 1].text
        if before in "»”(":
            return j - 1 in self.starts
        return before in "\"'“«‘¿¡—–-[•*:…"


def _capitals_fit(words: str, form: str) -> bool:
    """A form is met with its capitals: ``meta`` is not Meta, ``Ser`` is not SER; small forms are met in any case."""
    if form.islower():
        return True
    if form.endswith("IA") and not form.isupper():
        return words == form
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
