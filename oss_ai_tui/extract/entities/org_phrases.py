"""Organisations by their first word: «Instituto Andino de Robótica», «Ministerio de Ciencia, Innovación y …»."""

from __future__ import annotations

import re

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.page import Page

_HEAD_JOINTS = frozenset(
    {"de", "del", "la", "las", "los", "el", "para", "en", "y", "e", "por", "contra", "sobre", "a", "al", "i"}
)

_ACRONYM = re.compile(r" \(([A-ZÁÉÍÓÚÑ]{2,8})[),]")
_ADJECTIVAL = re.compile(r"\w+(?:ic[oa]|ari[oa]|al|an[oa]|iv[oa]|or)|mayor|san|santa")
_ADJECTIVES = frozenset(
    {"nacional", "general", "federal", "europea", "europeo", "internacional", "superior", "regional", "central"}
)


def org_phrase(page: Page, i: int) -> int:
    """Return the index after an organisation that begins with a head such as ``Instituto``, or ``i``."""
    head = i + 1 if page.tokens[i].folded in page.lex.head_prefixes and page.next_is_name(i) else i
    if page.tokens[head].folded not in page.lex.org_heads:
        return i
    end = _complement(page, head)
    if page.tokens[head].folded in page.lex.list_heads and end > head + 1:
        end = _enumerated(page, end)
    common = page.tokens[head].folded in page.lex.common_heads and head == i and not _is_abbreviated(page, i, end)
    if end == head + 1 or (common and all(_is_plain(page, k) for k in range(i + 1, end))):
        return i
    return end


def _is_plain(page: Page, k: int) -> bool:
    return page.is_small(k) or page.names_field(k) or not page.is_name_word(k)


def _is_abbreviated(page: Page, i: int, end: int) -> bool:
    """Tell whether the initials of tokens ``i:end`` follow in brackets: what has an acronym is a name."""
    found = _ACRONYM.match(page.text, page.tokens[end - 1].end)
    initials = "".join(t.folded[0] for t in page.tokens[i:end] if t.text[0].isupper())
    return found is not None and fold(found[1]) == initials


def _complement(page: Page, head: int) -> int:
    """Return the index after a head's complement: adjectives, ``de …``, ``para la …``, further capitals."""
    end = j = head + 1
    joints = 0
    others = False
    while j < len(page.tokens) and page.adjacent(j):
        token = page.tokens[j]
        if token.text[0].isupper() and not (others and _starts_other(page, j)) and not _starts_person(page, head, j):
            if page.tokens[j - 1].folded == "en" and token.folded in page.lex.places:
                break
            end, joints, others = j + 1, 0, False
        elif token.text == "+" and page.text[token.end : token.end + 1].isalpha() and end == j:
            end = j = j + 1
            end += 1
        elif (
            token.folded in _HEAD_JOINTS
            and joints < 3
            and not (j == head + 1 and token.folded in ("y", "e", "a", "en"))
        ):
            joints += 1
            others = others or token.folded in ("y", "e")
        elif not (joints == 0 and j == head + 1 and token.folded in _ADJECTIVES):
            break
        j += 1
    return end


def _enumerated(page: Page, end: int) -> int:
    """Return the index after a list that goes on from ``end``: «, Innovación y Universidades», or ``end``."""
    j = end
    while j + 1 < len(page.tokens) and page.tokens[j].text == "," and page.names_field(j + 1):
        j += 2
        if j + 1 < len(page.tokens) and page.tokens[j].folded in ("y", "e") and page.names_field(j + 1):
            return j + 2
    return end


def _starts_other(page: Page, j: int) -> bool:
    """Tell whether a name of its own begins at token ``j``, which follows ``y``: no mere further field of work."""
    word = page.tokens[j]
    if page.names_field(j):
        return False
    longer = page.next_is_name(j) or (len(word.text) > 1 and word.text.isupper())
    return longer or page.known(j)[0] is not None or word.folded in page.lex.org_heads


def _is_led(page: Page, head: int) -> bool:
    """Tell whether an organisation is named as the place of a post: «consejero de Banco Ladera»."""
    of = head > 0 and page.tokens[head - 1].folded in ("de", "del", "la", "el")
    return of and any(t.folded in page.lex.nouns["person"] for t in page.tokens[max(0, head - 4) : head])


def _starts_person(page: Page, head: int, j: int) -> bool:
    """Tell whether a person is named at token ``j`` who is no part of the name that began at ``head``.

    «Fundación Carlos Slim» bears a person's name; «Universidad de Salamanca Irene Vidal» and «Gobierno de Irene
    Vidal» do not.
    """
    if not (page.is_given(j) and page.next_is_name(j)):
        return False
    before = page.tokens[j - 1]
    if j == head + 2 and _is_led(page, head) and not _ADJECTIVAL.fullmatch(before.folded):
        return before.folded not in page.lex.given
    complete = j > head + 2 and before.text[0].isupper() and (page.is_small(j - 2) or before.folded in page.lex.places)
    return complete or page.tokens[head].folded in page.lex.led_heads
