"""Units and powers of ten that a text leaves out, taken over from the amounts around."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from oss_ai_tui.extract.figures.lexicon import Unit, alternatives, lexicon
from oss_ai_tui.extract.figures.scan import Amount
from oss_ai_tui.extract.reading import Named, PassageReading

LINK = re.compile(r"\s?[-–—]\s?|\s(?P<word>y|e|o|u|a|al)\s(?:(?:los|las|el|unos|unas|un)\s)?|(?P<comma>,\s)")
_MONEY_WORD = re.compile(
    r"(?<!\w)(?:cost|cuest|val[eiou]|recaud|invert|inviert|invers|factur|ingres|gan[oa]|perd|pierd|pag[oau]|ronda|gast|"
    r"presupuest|financi|capital|deuda|deb[ei]|precio|venta|benefici|desembols|destin|aport|capt|levant|obtuv|inyec|"
    r"dinero|semilla|credito|serie)\w*"
)
_HAS = re.compile(
    r"(?:\s\([^)]{0,20}\))?(?:,|\s(?:tiene|tenia|tuvo|alcanza|llega\sa|suma|cuenta\scon|con))\s(?:los\s|unos\s)?"
)
_GAP_BEFORE = re.compile(r"\s?,?\s(?:(?:con|tiene|de|a|los|las|unos)\s){0,2}\Z")
_GAP_AFTER = re.compile(r"\s?(?:[.,;:)»”]|\Z|(?:y|e|o|mientras|frente)\s)")
_OF_THEM = re.compile(r"\sde\s(?:ell[oa]s|est[oa]s|es[oa]s|l[oa]s\scuales)(?!\w)")
_OTHERS = re.compile(r"(?<!\w)otr[oa]s\s\Z")
# «… millones de líneas» has a noun of its own, and «… millones (4 millones de euros)» is in no currency named yet.
_OF = re.compile(r"\sde(?!\w)|\s\([^()]{0,40}(?:[$€]|(?:euros|dolares|pesos)(?!\w))")
_YEARS = range(1800, 2100)
_MILLION = 1_000_000
_LEFT = 40


def shared(found: Sequence[Amount], folded: str) -> list[Amount]:
    """Give earlier members of a list or range the power and unit of the last: «6.000 y 10.000 millones»."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, two = out[i], out[i + 1]
        link = LINK.fullmatch(folded, one.end, two.start)
        if not link or one.words or is_year(one, folded):
            continue
        if two.unit is None and two.multiplier and one.unit and one.unit.kind == "money":
            two = out[i + 1] = replace(two, unit=one.unit)
        if two.unit is None:
            continue
        out[i] = _completed(one, two, far=link["comma"] is not None)
    return out


def _completed(one: Amount, two: Amount, far: bool) -> Amount:
    """Take over from the next amount what this one lacks; plain nouns reach over a conjunction, not over a comma."""
    if one.is_bare:
        noun = two.unit is not None and two.unit.kind == "noun"
        return one if far and noun else replace(one, multiplier=two.multiplier, unit=two.unit, carried=two.carried)
    if one.unit is None and two.multiplier:
        return replace(one, unit=two.unit, carried=two.carried)
    same_money = one.unit == two.unit and one.unit is not None and one.unit.kind == "money"
    return replace(one, multiplier=two.multiplier) if same_money and one.multiplier is None else one


def carried(found: list[Amount], passage: PassageReading, folded: str, named: Sequence[Named]) -> list[Amount]:
    """Carry power and unit over within a sentence: «GPT-3 tiene 175.000 millones …; LLaMA, 65.000»."""
    starts = [a.start for a in found]
    for sentence in passage.sentences:
        here = range(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        for i in here:
            one = found[i]
            if one.unit is not None or one.words or is_year(one, folded):
                continue
            if label := _label(one, folded):
                found[i] = replace(one, unit=label)
            elif _is_large(one, folded):
                earlier = [found[j] for j in here if j < i and found[j].unit and not found[j].words]
                later = [found[j] for j in here if j > i and found[j].unit and found[j].multiplier]
                source = _source(one, earlier, later, folded) or _had(one, found[:i], folded, named)
                found[i] = replace(one, unit=source.unit) if source else one
            elif one.is_bare:
                last = next((a for a in (found[j] for j in range(i - 1, -1, -1)) if a.unit and not a.words), None)
                found[i] = _of_the_last(one, last, sentence.start, folded, named)
    return found


def _is_large(one: Amount, folded: str) -> bool:
    return one.multiplier is not None and one.multiplier >= _MILLION and folded[one.number_end - 1].isdecimal()


@cache
def _labels() -> re.Pattern[str]:
    units = alternatives(lexicon().units)
    return re.compile(rf"(?<!\w)(?P<unit>{units})(?:\s\w+){{0,3}}?\s?:\s(?:(?:mas|cerca)\sde\s|unos\s|casi\s)?\Z")


def _label(one: Amount, folded: str) -> Unit | None:
    """«Parámetros: 70.000 millones»: the noun stands before the amount, as in a form."""
    found = _labels().search(folded, max(0, one.start - _LEFT), one.start)
    return lexicon().units[found["unit"]] if found else None


def _source(one: Amount, earlier: Sequence[Amount], later: Sequence[Amount], folded: str) -> Amount | None:
    """Whose unit an amount in millions leaves out: the last one in millions before it, the next after it, any money.

    In words of money only money counts. What stands in brackets after it is the same amount in another unit.
    """
    before = [a for a in reversed(earlier) if a.multiplier]
    after = [a for a in later if "(" not in folded[one.end : a.start]]
    coins = [a for a in (*reversed(earlier), *after) if a.unit and a.unit.kind == "money"]
    return next(iter(coins if _speaks_of_money(one, folded) else (*before, *after, *coins)), None)


def _had(one: Amount, earlier: Sequence[Amount], folded: str, named: Sequence[Named]) -> Amount | None:
    """What a model has («Torno tiene 7.000 millones») are parameters if the passage spoke of them."""
    if any(n.kind == "model" and _HAS.fullmatch(folded, n.end, one.start) for n in named):
        return next((a for a in earlier if a.unit and a.unit.name == "parameters"), None)
    return None


def _of_the_last(one: Amount, last: Amount | None, start: int, folded: str, named: Sequence[Named]) -> Amount:
    """Complete a bare number from the amount before it: «…; Torno, 65.000», «312 de ellos», «otros 12»."""
    if last is None:
        return one
    if _OF_THEM.match(folded, one.end):
        return replace(one, unit=last.unit) if last.unit and last.unit.kind in ("noun", "own") else one
    other = _OTHERS.search(folded, max(0, one.start - _LEFT), one.start)
    if last.start >= start and (other or _is_gapped(one, folded, named)):
        return replace(one, unit=last.unit, multiplier=last.multiplier)
    return one


def _is_gapped(one: Amount, folded: str, named: Sequence[Named]) -> bool:
    """A bare number right after a name and at the end of its clause leaves out what the clause before said."""
    if not _GAP_AFTER.match(folded, one.end):
        return False
    return any(n.end <= one.start and _GAP_BEFORE.fullmatch(folded, n.end, one.start) for n in named)


def carried_far(document: list[list[Amount]], folded: Sequence[str]) -> None:
    """Complete, in place, the millions of a document whose unit no amount of their sentence gives.

    In words of money («costó 151 millones») they are of the currency last named, else of the one that the same amount
    has elsewhere, else of the next; otherwise of whatever the document counted last in millions.

    Args:
        document: the amounts of each passage.
        folded: the folded text of each passage.
    """
    flat = [(index, place) for index, found in enumerate(document) for place in range(len(found))]
    for at, (index, place) in enumerate(flat):
        one, text = document[index][place], folded[index]
        if one.unit is None and not one.words and _is_large(one, text) and not _OF.match(text, one.end):
            before = [document[i][j] for i, j in reversed(flat[:at])]
            after = [document[i][j] for i, j in flat[at + 1 :]]
            unit = _far_unit(one, before, after, _speaks_of_money(one, text))
            if unit:
                document[index][place] = replace(one, unit=unit, carried=True)


def _far_unit(one: Amount, before: Sequence[Amount], after: Sequence[Amount], money: bool) -> Unit | None:
    large = [a for a in before if a.unit and (a.unit.kind == "money" or (a.multiplier or 0) >= _MILLION)]
    if not money:
        return large[0].unit if large else None
    coins = [a for a in before if a.unit and a.unit.kind == "money"]
    later = [a for a in after if a.unit and a.unit.kind == "money"]
    same = [a for a in later if a.value == one.value]
    return next((a.unit for a in (*coins, *same, *later)), None)


def _speaks_of_money(one: Amount, folded: str) -> bool:
    around = (max(0, one.start - _LEFT), one.start), (one.end, one.end + _LEFT // 2)
    return any(_MONEY_WORD.search(folded, start, end) for start, end in around)


def is_year(amount: Amount, folded: str) -> bool:
    """Tell whether a bare number of four digits is a year."""
    digits = folded[amount.number_start : amount.number_end]
    return len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS and amount.multiplier is None
