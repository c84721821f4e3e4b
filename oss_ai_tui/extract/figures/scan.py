"""Find the numbers of a text, each with the power of ten and the unit that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from oss_ai_tui.extract.figures.lexicon import Lexicon, Unit, alternatives, lexicon
from oss_ai_tui.extract.figures.numerals import number_of_digits, number_of_words

_PERCENT = Unit("percent", "percent")
_POINTS = Unit("punto porcentual", "own")
_BEFORE = 12
_NOUN = re.compile(r"\w+")
_MILLIONS = re.compile(r"\sM(?!\w)")
_ADJECTIVE_GAP = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text with what it counts; offsets are those of the text."""

    start: int
    """Where the amount begins, its currency sign included."""
    number_start: int
    number_end: int
    """End of the digits or number words and of a letter that multiplies them."""
    end: int
    number: Decimal
    multiplier: int | None
    unit: Unit | None
    words: bool
    """Whether it is written in words."""
    carried: bool = False
    """Whether its unit is that of an amount of another sentence."""

    @property
    def value(self) -> Decimal:
        """The amount in full."""
        return self.number * (self.multiplier or 1)

    @property
    def is_bare(self) -> bool:
        """Whether neither power of ten nor unit stands beside the number."""
        return self.multiplier is None and self.unit is None


@dataclass(frozen=True)
class _Patterns:
    number: re.Pattern[str]
    multiplier: re.Pattern[str]
    money_before: re.Pattern[str]
    money_after: re.Pattern[str]
    percent: re.Pattern[str]
    vague: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = lexicon()
    letters = "|".join(sorted(words.suffixes, key=len, reverse=True))
    millions = "|".join(words.money_millions)
    numerals = "|".join(sorted(words.numerals, key=len, reverse=True))
    collectives = "|".join(words.collectives)
    digits = r"\d{1,3}(?:(?P<sep>[.,'’ \u00a0\u202f])\d{3})(?:(?P=sep)\d{3})*(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
    number = (
        rf"(?<![\w.,/:#])(?P<thousands>\d{{1,3}}\s)?mil\s(?P<units>\d{{1,3}})(?!\w|[.,]\d)"
        rf"|(?<![\w.,/:#])(?<![^\W\d][-–])(?P<digits>{digits})(?P<suffix>{letters}|\s?(?:{millions}))?(?!\w|[.,/:]\d|-[^\W\d])"
        rf"|(?<![\w-])(?P<half>medio\s|un\s|una\s)(?P<collective>{collectives})(?![\w-])"
        r"|(?<![\w-])(?P<million>millon)(?=\sy\smedio(?!\w))"
        rf"|(?<![\w-])(?!un[ao]?\s(?:{numerals})(?!\w))"
        rf"(?P<words>(?:{numerals})(?:\s(?:y\s)?(?:{numerals}))*)(?![\w-])"
    )
    codes = alternatives(form for form in words.money_after if not form[-1].isalpha())
    names = alternatives(form for form in words.money_after if form[-1].isalpha())
    return _Patterns(
        number=re.compile(number),
        multiplier=re.compile(
            rf"\s(?P<m>{alternatives(words.multipliers)})(?P<half>\sy\smedio)?(?!\w)"
            r"|\s(?P<sign>mm?|bn)(?=\s?(?:€|us\$|\$|usd|eur)|\sde\s(?:dolares|euros|pesos))"
        ),
        money_before=re.compile(rf"(?<!\w)(?P<c>{alternatives(words.money_before)})\s?\Z"),
        money_after=re.compile(rf"\s?(?P<sign>{codes})(?!\w)|\s(?:de\s)?(?P<name>{names})(?!\w)"),
        percent=re.compile(r"\s?%|\s(?:por\sciento|por\scien)(?!\w)|(?P<points>\spuntos\sporcentuales)(?!\w)"),
        vague=re.compile(
            r"(?<!\w)(?:(?:cientos|centenares|decenas|miles)\sde\s(?:miles|millones)(?:\sde\smillones)?)"
            rf"(?:\sde\s(?P<name>{names})(?!\w))"
        ),
    )


def amounts(text: str, folded: str) -> Iterator[Amount]:
    """Yield the numbers of a text in order; ``folded`` is the text folded, letter for letter."""
    patterns, words, place = _patterns(), lexicon(), 0
    while found := patterns.number.search(folded, place):
        amount = _amount(text, folded, found, patterns, words)
        place = amount.end if amount else found.end()
        if amount:
            yield amount


def vague_amounts(folded: str) -> Iterator[tuple[int, int, Unit]]:
    """Yield the places of amounts of money that give no number: «cientos de millones de dólares»."""
    for found in _patterns().vague.finditer(folded):
        yield found.start(), found.end(), lexicon().money_after[" ".join(found["name"].split())]


def _amount(text: str, folded: str, found: re.Match[str], patterns: _Patterns, words: Lexicon) -> Amount | None:
    start, end = found.span()
    power = patterns.multiplier.match(folded, start - 1 if found["million"] else end)
    number = _number(found, words, english=bool(power and power["m"] in words.english))
    if number is None or _is_small_letter(text, found):
        return None
    multiplier, after = _multiplier(found, power, words)
    if power and power["half"]:
        number += Decimal("0.5")
    before = patterns.money_before.search(folded, max(0, start - _BEFORE), start)
    thousand = power is not None and power["m"] == "mil"
    powered = bool(power or found["collective"]) and not thousand
    unit, end = _unit_after(text, folded, after, patterns, words, powered)
    if before and (unit is None or unit.kind != "money" or not unit.certain):
        unit, end = words.money_before[" ".join(before["c"].split())], end if unit and unit.kind == "money" else after
    if before and multiplier is None and _MILLIONS.match(text, end):
        multiplier, end = 1_000_000, end + 2
    millions = words.money_millions.get((found["suffix"] or "").strip())
    if millions:
        unit, multiplier = Unit(millions, "money"), 1_000_000
    return Amount(
        start=before.start() if before else start,
        number_start=start,
        number_end=found.end(),
        end=end,
        number=number,
        multiplier=multiplier,
        unit=unit,
        words=found["digits"] is None and found["units"] is None,
    )


def _number(found: re.Match[str], words: Lexicon, english: bool) -> Decimal | None:
    if found["units"]:
        return int(found["thousands"] or 1) * Decimal(1000) + int(found["units"])
    if found["million"]:
        return Decimal(1)
    if found["digits"]:
        return number_of_digits(found["digits"], english or (found["suffix"] or "").strip() in words.english_suffixes)
    if found["collective"]:
        half = Decimal("0.5") if found["half"].startswith("medio") else Decimal(1)
        return words.collectives[found["collective"]] * half
    return number_of_words(found["words"])


def _is_small_letter(text: str, found: re.Match[str]) -> bool:
    """«5m» is five metres: only capitals multiply, and k."""
    letter = text[slice(*found.span("suffix"))] if found["suffix"] else ""
    return len(letter) == 1 and letter.islower() and letter != "k"


def _multiplier(found: re.Match[str], power: re.Match[str] | None, words: Lexicon) -> tuple[int | None, int]:
    if power and power["sign"]:
        return words.suffixes[power["sign"]], power.end()
    if power:
        return words.multipliers[" ".join(power["m"].split())], power.end()
    if found["suffix"]:
        return words.suffixes.get(found["suffix"]), found.end()
    return None, found.end()


def _unit_after(
    text: str, folded: str, end: int, patterns: _Patterns, words: Lexicon, powered: bool
) -> tuple[Unit | None, int]:
    percent = patterns.percent.match(folded, end)
    if percent:
        return (_POINTS if percent["points"] else _PERCENT), percent.end()
    money = patterns.money_after.match(folded, end)
    if money:
        return words.money_after[" ".join((money["sign"] or money["name"]).split())], money.end()
    return _noun_after(text, folded, end, words, powered)


def _noun_after(text: str, folded: str, end: int, words: Lexicon, powered: bool) -> tuple[Unit | None, int]:
    """A noun stands right after plain digits, and after «de» where a power of ten stands between."""
    place = end
    for gap in (r"\sde\s" if powered else r"\s(?:de\s(?=parametros|tokens))?",):
        opening = re.compile(gap).match(folded, place)
        if not opening:
            return None, end
        place = opening.end()
    noun = _NOUN.match(folded, place)
    if noun and noun.group() in words.adjectives and _ADJECTIVE_GAP.match(folded, noun.end()):
        noun = _NOUN.match(folded, noun.end() + 1)
    if not noun:
        return None, end
    unit = words.unit_of(noun.group(), text[noun.start() : noun.end()])
    return (unit, noun.end()) if unit else (None, end)
