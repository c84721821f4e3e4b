"""Resolvers of expressions that name a day, month, quarter, season or year of the calendar."""

from __future__ import annotations

import re
from datetime import date

from oss_ai_tui.extract.times.choice import (
    absolute,
    day_value,
    finished,
    from_anchor,
    in_relative_year,
    in_told_year,
    nearest,
    opens_sentence,
    partial,
    way,
)
from oss_ai_tui.extract.times.found import SEASONS, SHORT_MONTHS, VAGUE, Found, Resolution, unit_of
from oss_ai_tui.extract.times.periods import at_grain, mark, neighbour, part_of_year, shifted

_ORDINALS = {
    **{"primer": 1, "1er": 1, "primera": 1, "segundo": 2, "2º": 2, "segunda": 2, "tercer": 3, "3er": 3},
    **{"cuarto": 4, "4º": 4, "ultimo": -1, "ultima": -1},
}
_PARTS = {"trimestre": 3, "cuatrimestre": 4, "semestre": 6, "mitad": 6}
_ROMAN = {"xviii": 17, "xix": 18, "xx": 19, "xxi": 20}
_TENS = {
    **{"veinte": 2, "treinta": 3, "cuarenta": 4, "cincuenta": 5, "sesenta": 6, "setenta": 7, "ochenta": 8},
    **{"noventa": 9},
}
_PLURAL = re.compile(r"\s(?:de\s)?(\w+)")
_NOT_COUNTED = frozenset(
    {
        *("es", "las", "los", "unas", "unos", "tras", "mas", "menos", "antes", "despues", "entonces", "ademas"),
        *(
            "mientras",
            "muchas",
            "muchos",
            "varios",
            "varias",
            "tres",
            "seis",
            "dos",
            "ellos",
            "ellas",
            "estas",
            "estos",
        ),
        *("algunas", "algunos", "otras", "otros", "apenas", "gracias", "nuestros", "sus", "entre", "detras", "pues"),
    }
)


def numeric(found: Found) -> Resolution | None:
    """28/06/2023, 2023-06-28, 06/2023; day first unless only month first can be."""
    year, month, day = found.number("y", "y2") or 0, found.number("m", "m2") or 0, found.number("d", "d2")
    if day is None:
        return absolute(f"{year:04d}-{month:02d}")
    if month > 12 and day <= 12:
        day, month = month, day
    value = day_value(year, month, day)
    return absolute(value) if value else None


def day_month_year(found: Found) -> Resolution | None:
    """28 de junio de 2023."""
    value = day_value(found.number("y") or 0, found.month("m") or 0, found.day("d") or 0)
    return absolute(value) if value and not _is_place(found) else None


def day_month(found: Found) -> Resolution | None:
    """25 de marzo: the year by the tense of the verb, unless a year follows a list of days or leads the story."""
    if _is_place(found) or _names_a_feast(found):
        return None
    month, day = found.month("m") or 0, found.day("d") or 0
    if not day_value(2024, month, day):
        return None
    return partial(found, lambda year: day_value(year, month, day))


def _is_place(found: Found) -> bool:
    return found.before in found.book.names and found.group("m") is not None


def _names_a_feast(found: Found) -> bool:
    return found.is_capital("m") and found.reading.text[found.match.end() :][:2].strip().isupper()


def day_of_month(found: Found) -> Resolution | None:
    """El pasado día 14: a day of this month or the one before or after it."""
    day, anchor = found.day("d", "d2", "d3") or 0, found.document
    if anchor is None:
        return VAGUE
    if anchor.grain == "year":
        return from_anchor(anchor, mark(at_grain(anchor.middle, "year"), True))
    months = [anchor.middle.replace(day=1), *_months_beside(anchor.middle)]
    days = [value for first in months if (value := day_value(first.year, first.month, day))]
    return from_anchor(anchor, nearest(anchor, days, way(found) or "past"))


def _months_beside(middle: date) -> list[date]:
    beside = (shifted(middle.replace(day=1), step, "month") for step in (-2, -1, 1, 2))
    return [day for day in beside if day]


def short_month(found: Found) -> Resolution | None:
    """21 may, 3 dic. 2023."""
    number, day, of = SHORT_MONTHS[found.group("m") or "ene"], found.day("d") or 0, found.number("y")
    if of is None:
        return partial(found, lambda year: day_value(year, number, day)) if day_value(2024, number, day) else None
    value = day_value(of, number, day)
    return absolute(value) if value else None


def month_year(found: Found) -> Resolution | None:
    """Junio de 2023."""
    return absolute(f"{found.number('y'):04d}-{found.month('m'):02d}")


def month(found: Found) -> Resolution | None:
    """En febrero: in lower case, since a capital makes it a name, and after no day that the calendar lacks."""
    if found.is_capital("m") and not (
        (found.group("full", "which") or found.rule.id == "t.month-bracketed") or opens_sentence(found)
    ):
        return None
    if found.lead.word == "hidden" and not found.lead.part and found.before.isdecimal():
        return None
    number = found.month("m") or 0
    return partial(found, lambda year: f"{year:04d}-{number:02d}")


def month_of_relative_year(found: Found) -> Resolution | None:
    """Octubre del año pasado, enero pasado, el 3 de mayo de este año."""
    number, day = found.month("m") or 0, found.day("d")

    def value(year: int) -> str | None:
        return day_value(year, number, day) if day else f"{year:04d}-{number:02d}"

    if found.group("just", "coming"):
        return partial(found, value)
    if found.group("told", "beside"):
        return in_told_year(found, value, {"siguiente": 1, "anterior": -1}.get(found.group("beside") or "", 0))
    return in_relative_year(found, value)


def day_range(found: Found) -> Resolution | None:
    """Del 3 al 5 de mayo (de 2023)."""
    last_month = found.month("m2") or 0
    first_month = found.month("m") or last_month
    first_day, last_day = found.day("d") or 0, found.day("d2") or 0
    year = found.number("y2")

    def value(last_year: int) -> str | None:
        first_year = found.number("y") or (last_year - 1 if first_month > last_month else last_year)
        first, last = day_value(first_year, first_month, first_day), day_value(last_year, last_month, last_day)
        return f"{first}/{last}" if first and last and first < last else None

    if year is None:
        return partial(found, value)
    text = value(year)
    return absolute(text) if text else None


def month_range(found: Found) -> Resolution | None:
    """Entre enero y marzo (de 2024)."""
    first, last = found.month("m") or 0, found.month("m2") or 0

    def value(year: int) -> str | None:
        first_year = found.number("y") or (year - 1 if first > last else year)
        return f"{first_year:04d}-{first:02d}/{year:04d}-{last:02d}" if (first_year, first) < (year, last) else None

    year = found.number("y2")
    if year is not None:
        text = value(year)
        return absolute(text) if text else None
    return in_relative_year(found, value) if found.group("last", "this") else partial(found, value)


def quarter(found: Found) -> Resolution | None:
    """Primer trimestre de 2024, segunda mitad del año pasado, 3T 2023."""
    months = _PARTS[found.group("period") or "trimestre"]
    number = found.number("q", "q2") or _ORDINALS[found.group("ord") or "primer"]
    number = 12 // months if number == -1 else number
    if number * months > 12:
        return None
    year = found.number("y")
    if year:
        return absolute(part_of_year(year, number, months))

    def value(of: int) -> str:
        return part_of_year(of, number, months)

    if found.group("this", "last", "next"):
        return in_relative_year(found, value)
    if (found.group("ord") or "").startswith("ultim"):
        return _last_part(found)
    return finished(found, value)


def _last_part(found: Found) -> Resolution:
    """«El último trimestre» is the one before the document's own."""
    anchor = found.document
    return from_anchor(anchor, neighbour(anchor, -1, unit_of(found.group("period") or ""))) if anchor else VAGUE


def season(found: Found) -> Resolution | None:
    """El verano de 2022, el verano pasado, este otoño."""
    code = SEASONS[found.group("s", "s2") or "verano"]
    year = found.number("y")
    return absolute(f"{year:04d}-{code}") if year else partial(found, lambda of: f"{of:04d}-{code}")


def decade(found: Found) -> Resolution | None:
    """Los años 90, la década de 1980, los años noventa: the twentieth century's, but for the twenty-first's tens."""
    year = found.number("y", "y2")
    word, short = found.group("word", "word2"), found.group("yy", "yy2")
    tens = _TENS[word] if word else int(short or "00") // 10
    if year is None:
        year = 1900 + tens * 10 if tens > 2 else 2000 + tens * 10
    return absolute(f"{year // 10:03d}X")


def bare_decade(found: Found) -> Resolution | None:
    """A finales de los noventa: only after the article."""
    return decade(found) if found.folded.endswith("los ", 0, found.match.start()) else None


def century(found: Found) -> Resolution | None:
    """Siglo XX."""
    return absolute(f"{_ROMAN[found.group('roman') or 'xx']:02d}XX")


def year_range(found: Found) -> Resolution | None:
    """Entre 2020 y 2023, de 2020 a 2022, curso 2023-24."""
    first, last = found.group("y", "y3", "y5") or "", found.group("y2", "y4", "y6") or ""
    last = first[: 4 - len(last)] + last
    return absolute(f"{first}/{last}") if first < last and not _counts(found) else None


def year(found: Found) -> Resolution | None:
    """En 2023; digits that count something are none."""
    if _counts(found) or (found.lead.word == "hidden" and found.before in found.book.counting):
        return None
    return absolute(found.group("y") or "")


def year_subject(found: Found) -> Resolution | None:
    """«2023 fue …» at the head of a sentence."""
    opens = found.lead.start == found.reading.sentence_at(found.lead.start).start
    return absolute(found.group("y") or "") if opens else None


def year_item(found: Found) -> Resolution | None:
    """«2019: …» at the head of an item of a chronology."""
    return absolute(found.group("y") or "") if found.match.start() == 0 else None


def year_in_list(found: Found) -> Resolution | None:
    """The next of several years: «en 2021 y 2022»."""
    return year(found) if found.listed else None


def _counts(found: Found) -> bool:
    following = _PLURAL.match(found.after)
    if not following:
        return False
    word = following[1]
    if word in found.book.counted:
        return True
    plural = word.endswith(("os", "as", "es")) and word not in _NOT_COUNTED
    return plural and found.lead.word != "plain" and not following.group().startswith(" de ")
