"""Numbers as Spanish texts write them, in digits and in words."""

from __future__ import annotations

import re
from decimal import Decimal

from oss_ai_tui.extract.figures.lexicon import lexicon

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<sep>[.,'’])\d{3})(?:(?P=sep)\d{3})*(?P<rest>[.,]\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?P<rest>[.,]\d+)?")


def number_of_digits(text: str, english: bool = False) -> Decimal | None:
    """Return the value of a number in digits; None if the marks make no sense together.

    A point or comma before groups of three digits parts thousands, whichever of the two a country uses
    («2.900», «13,000»); any other is the decimal mark («1,5», «1.5»). With ``english`` a single point is always
    the decimal mark («1.375 billion»).
    """
    if english and text.count(".") == 1 and "," not in text:
        return Decimal(text)
    grouped = _GROUPED.fullmatch(text) or _SPACED.fullmatch(text)
    if grouped:
        whole, _, rest = text.rpartition(grouped["rest"][0]) if grouped["rest"] else (text, "", "")
        return Decimal(re.sub(r"\D", "", whole) + ("." + rest if rest else ""))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return Decimal(text.replace(",", "."))
    return None


def number_of_words(text: str) -> Decimal | None:
    """Return the value of folded number words below a million («tres mil quinientos»).

    None if they are no number, or several in a row («dos tres»).
    """
    numerals = lexicon().numerals
    total, part, room = Decimal(0), Decimal(0), Decimal(1000)
    for word in text.split():
        if word == "y":
            continue
        value = numerals.get(word)
        if value is None or (value == 1000 and total) or (value < 1000 and value >= room):
            return None
        if value == 1000:
            total, part, room = (part or Decimal(1)) * 1000, Decimal(0), Decimal(1000)
        else:
            part, room = part + value, _room_after(value)
    return total + part


def _room_after(value: Decimal) -> Decimal:
    """Return what the next word must stay below: tens after hundreds, ones after tens, nothing after ones."""
    if value >= 100:
        return Decimal(100)
    return Decimal(10) if value >= 30 and value % 10 == 0 else Decimal(0)


def plain(value: Decimal) -> int | float:
    """Return the value as an int if it is whole, else as a float."""
    return int(value) if value == value.to_integral_value() else float(value)
