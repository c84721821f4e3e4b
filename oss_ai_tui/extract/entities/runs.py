"""Runs of capitalised words, with the particles, joints and initials that hold a name together."""

from __future__ import annotations

import re

from oss_ai_tui.extract.entities.page import Page

_ENGLISH_JOINTS = frozenset({"of", "for", "and", "&"})
_VERB = re.compile(r"\w{2,}(?:ó|aron|ieron)|\w{3,}(?:amos|emos|imos|ando|iendo|yendo)")
_PATRONYMIC = re.compile(r"\w{2,}[eiaou]z|garcia|ponce|alonso|blanco|garces|solis|cabeza|nunes|lopes")
"""Family names that «de» and a place often complete: «López de Mántaras»."""


def run_end(page: Page, i: int) -> int:
    """Return the index after the run of capitalised words that begins at ``i``, or ``i``."""
    if page.shouting or not page.is_name_word(i):
        return i
    if page.is_initial(i) and only_opens(page, i):
        return i
    j = i + 1
    if (last := _particle_name(page, i)) > i:
        return last
    while j < len(page.tokens) and page.adjacent(j):
        if page.is_name_word(j) and (page.tokens[j].folded not in page.lex.org_heads or _ends_name(page, j)):
            j += 1
        elif _bridges(page, j):
            j += 2
        else:
            break
    if (end := page.compound_end(j - 1)) > j:
        return end
    return _with_particles(page, i, j)


def _ends_name(page: Page, j: int) -> bool:
    """Tell whether the noun of an organisation ends its name, as in English: «Northeastern University»."""
    english = page.tokens[j].folded in page.lex.org_suffixes
    after = page.tokens[j + 1].folded if j + 1 < len(page.tokens) else ""
    return english and after not in ("de", "del", "of", "for") and not page.next_is_name(j)


def _particle_name(page: Page, i: int) -> int:
    """Return the index after a family name that begins with its particle, «De la Cuesta», or ``i``."""
    if page.is_initial(i) or page.tokens[i].folded not in ("de", "del", "von", "van", "di", "da"):
        return i
    j = i + 1
    while j < min(i + 3, len(page.tokens)) and page.is_small(j) and page.tokens[j].folded in page.lex.particles:
        j += 1
    free = j < len(page.tokens) and all(page.adjacent(k) for k in range(i + 1, j + 1)) and page.is_name_word(j)
    return j + 1 if free and j > i + 1 else i


def only_opens(page: Page, i: int) -> bool:
    """Tell whether the first word of a sentence is no part of the name after it: «Ayer Meta», «Llegó Ana Ruiz»."""
    token = page.tokens[i]
    verbal = _VERB.fullmatch(token.text) is not None and not page.is_given(i)
    if page.opens(i) or token.folded in page.lex.speech or verbal:
        return True
    if not page.next_is_name(i):
        return token.text.endswith(("ar", "er", "ir")) and len(token.text) > 4 and not _is_bearer(page, i)
    return not page.is_given(i) and page.is_given(i + 1) and page.next_is_name(i + 1)


def _is_bearer(page: Page, i: int) -> bool:
    """Tell whether what ends like an infinitive is somebody's name: «Brenner: «…»», «Miller explicó»."""
    after = page.tokens[i + 1] if i + 1 < len(page.tokens) else None
    return after is not None and (after.text == ":" or after.folded in page.lex.speech)


def _bridges(page: Page, j: int) -> bool:
    """Tell whether token ``j`` holds a name together: ``of`` in English names, the dot of an initial."""
    if page.tokens[j].folded in _ENGLISH_JOINTS:
        return page.next_is_name(j)
    return page.tokens[j].text == "." and page.is_single_letter(j - 1) and page.next_is_name(j)


def _with_particles(page: Page, i: int, j: int) -> int:
    """Take in ``de la Fuente`` after ``María José`` where the run begins with a given name."""
    if not page.is_given(i):
        return j
    for width in (3, 2, 1):
        words = " ".join(t.folded for t in page.tokens[j : j + width])
        end = j + width
        if words in page.lex.particles and _particle_fits(page, words, i, j) and end < len(page.tokens):
            free = all(page.adjacent(k) for k in range(j, end + 1))
            if free and page.is_name_word(end) and not _is_foreign_to_people(page, end):
                j = end + 1
                while j < len(page.tokens) and page.adjacent(j) and page.is_name_word(j):
                    j += 1
                return j
    return j


def _particle_fits(page: Page, words: str, i: int, j: int) -> bool:
    if words == "de":
        return j - i == 1 or (j - i < 4 and _PATRONYMIC.fullmatch(page.tokens[j - 1].folded) is not None)
    return words not in ("y", "i", "e", "el", "la", "al", "le")


def _is_foreign_to_people(page: Page, j: int) -> bool:
    word = page.tokens[j].folded
    place = word in page.lex.places and not (page.is_given(j) and page.next_is_name(j))
    return page.known(j)[0] is not None or word in page.lex.org_heads or place
