"""A match of a temporal rule with all that its resolver may look at, and what a resolver gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import AnchorKind
from oss_ai_tui.extract.reading import PassageReading
from oss_ai_tui.extract.times.periods import Anchor, Unit
from oss_ai_tui.extract.times.rules import Lead, Rule, RuleBook
from oss_ai_tui.extract.times.tense import Direction, direction

MONTHS = {
    **{"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8},
    **{"septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12},
}
WEEKDAYS = {"lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
SEASONS = {"primavera": 21, "verano": 22, "otono": 23, "invierno": 24}
_SMALL = frozenset({"de", "del", "el", "la", "los", "las", "al", "a"})
_UNITS: dict[str, Unit] = {
    **{"dia": "day", "semana": "week", "mes": "month", "trimestre": "quarter", "cuatrimestre": "four-months"},
    **{"semestre": "semester", "ano": "year", "ejercicio": "year", "decada": "decade", "siglo": "century"},
    **{"mitad": "semester", "fin de semana": "weekend"},
}
_NUMBERS = {
    **{"un": 1, "una": 1, "dos": 2, "un par de": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7},
    **{"ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15},
    **{"veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "cien": 100},
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an expression means; ``date`` None for a vague one or one without an anchor."""

    date: Edtf | None
    anchor: AnchorKind
    anchor_date: Edtf | None = None


VAGUE = Resolution(None, "none")


@dataclass(frozen=True, slots=True)
class Found:
    """A match in its surroundings."""

    book: RuleBook
    rule: Rule
    reading: PassageReading
    folded: str
    match: re.Match[str]
    lead: Lead
    document: Anchor | None
    """The document's date."""
    previous: Anchor | None
    """The last date that the text named."""
    told: Anchor | None
    """The last date that the text named but for days of speaking: what «ese año» means."""
    year: int | None
    """The year that the narrative has been put in («En 2020, …»), if any."""
    listed: bool
    """Whether an expression ended right before this one, parted by a comma or a conjunction."""

    def group(self, *names: str) -> str | None:
        """Return the first of the named groups that took part in the match; None if the rule has none such."""
        known = self.match.re.groupindex
        return next((text for name in names if name in known and (text := self.match[name]) is not None), None)

    def number(self, *names: str) -> int | None:
        """Return the first of the groups that took part as a number."""
        text = self.group(*names)
        return int(text) if text else None

    def month(self, *names: str) -> int | None:
        """Return the first of the groups that took part as a month, from its name."""
        text = self.group(*names)
        return MONTHS[text] if text else None

    def day(self, *names: str) -> int | None:
        """Return the first of the groups that took part as a day of the month."""
        text = self.group(*names)
        return (1 if text == "primero" else int(text)) if text else None

    def amount(self) -> tuple[int, Unit] | None:
        """Return «tres años y medio» as 42 months, «tres años» as 3 years; None if it is no whole number of units."""
        words, unit = self.group("n", "n2"), unit_of(self.group("unit", "unit2") or "")
        if words is None:
            return None
        words = " ".join(words.split())
        if words in ("medio", "media"):
            return _halves(1, unit)
        number = int(words) if words.isdecimal() else _NUMBERS[words]
        if self.group("unit", "unit2") in ("lustro", "lustros"):
            number *= 5
        return _halves(2 * number + 1, unit) if self.group("half") else (number, unit)

    @property
    def way(self) -> Direction | None:
        """Past or future, by the verb nearest to the match; «para agosto» is to come; None where nothing tells.

        What lasted «hasta agosto» may be told in the past before August; what will be «antes de agosto» is to come.
        """
        if self.folded.startswith("para ", self.lead.start):
            return "future"
        sentence = self.reading.sentence_at(self.match.start())
        way = direction(self.reading, sentence, self.match.start(), self.match.end())
        return None if self.lead.word == "until" and way == "past" else way

    @property
    def before(self) -> str:
        """The folded word before the expression, prepositions and articles aside, or an empty string."""
        low = max(0, self.lead.start - 40)
        words = [word for word in self.folded[low : self.lead.start].split() if word not in _SMALL]
        return words[-1].strip("«“\"'(¿¡") if words else ""

    @property
    def after(self) -> str:
        """The folded text after the match, as far as a resolver may need it."""
        return self.folded[self.match.end() : self.match.end() + 60]

    def is_capital(self, group: str) -> bool:
        """Tell whether a group's words begin with a capital letter in the text."""
        return self.reading.text[self.match.start(group)].isupper()


def unit_of(word: str) -> Unit:
    """Return the unit that a folded Spanish noun names, in singular or plural."""
    singular = "mes" if word.startswith("mes") else word if word in _UNITS else word.removesuffix("s")
    return _UNITS.get(singular, "year")


def _halves(number: int, unit: Unit) -> tuple[int, Unit] | None:
    finer: dict[Unit, tuple[int, Unit]] = {
        **{"century": (50, "year"), "decade": (5, "year"), "year": (6, "month"), "semester": (3, "month")},
        **{"month": (2, "week")},
    }
    if unit not in finer:
        return None
    each, smaller = finer[unit]
    return number * each, smaller
