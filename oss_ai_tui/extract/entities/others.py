"""Capitals that are no name of the three kinds: occasions, titles in English, words that call for a click."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.page import Page
from oss_ai_tui.extract.entities.role_words import role_words

_NUMERAL = re.compile(r"[IVXL]+|\d+(?:\.?[ºª°])?")
_ORDINAL = frozenset(
    {"primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno", "decimo"}
)
_FAR = frozenset(
    {"internacional", "mundial", "iberoamericano", "latinoamericano", "europeo", "hispanoamericano", "anual", "virtual"}
)
_YEAR = re.compile(r"20\d\d")


class Others:
    """What to pass over in a passage; token indices are those of the passage."""

    def __init__(self, page: Page) -> None:
        self._page, self._lex = page, page.lex

    def end(self, i: int, end: int) -> int:
        """Return the index after the capitals ``i:end`` that name none of the three kinds, or ``i``."""
        if end > i and (self._is_occasion(i, end) or self._is_teaser(i, end)):
            return end
        return i

    def is_congress(self, i: int, end: int) -> bool:
        """Tell whether what looks like an organisation is an occasion: «III Congreso de Datos»."""
        tokens = self._page.tokens
        if tokens[i].folded not in self._lex.occasions:
            return False
        before = tokens[i - 1] if i else None
        counted = before is not None and (_NUMERAL.fullmatch(before.text) is not None or before.folded in _ORDINAL)
        return counted or (end > i + 1 and tokens[i + 1].folded in _FAR)

    def _is_occasion(self, i: int, end: int) -> bool:
        """Tell whether a run of capitals names an occasion: «Lisboa Data Week», «XI Jornadas», «Cumbre Nimbora»."""
        tokens = self._page.tokens
        if end > i + 1 and _NUMERAL.fullmatch(tokens[i].text) and tokens[i + 1].folded in self._lex.occasions:
            return True
        last = end - 1 if not _YEAR.fullmatch(tokens[end - 1].text) else end - 2
        if last > i and tokens[last].folded in self._lex.occasion_ends:
            return not (last == i + 1 and self._page.is_given(i))
        return end > i + 1 and tokens[i].folded in self._lex.occasions

    def _is_teaser(self, i: int, end: int) -> bool:
        """Tell whether capital letters ask to read on: «LEA TAMBIÉN», «TIENES QUE LEER»."""
        words = self._page.tokens[i:end]
        return (
            end > i + 1
            and all(t.text.isupper() for t in words)
            and any(t.folded in self._lex.openers for t in words)
            and self._page.known(i)[1] != end
        )

    def title_end(self, i: int) -> int:
        """Return the index after the title in English that holds token ``i``, or ``i``: «Head of Research»."""
        if not self._titles:
            return i
        starts = [first for first, _ in self._titles]
        at = bisect_right(starts, self._page.tokens[i].start) - 1
        end = self._titles[at][1] if at >= 0 else 0
        j = i
        while j < len(self._page.tokens) and self._page.tokens[j].end <= end:
            j += 1
        return j

    @cached_property
    def _titles(self) -> list[tuple[int, int]]:
        words = role_words()
        if words.english_nouns.isdisjoint(t.folded for t in self._page.tokens):
            return []
        return [m.span() for m in words.english.finditer(fold(self._page.text)) if " " in m.group()]
