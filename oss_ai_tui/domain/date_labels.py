"""EDTF dates in Spanish and English words."""

from __future__ import annotations

from oss_ai_tui.domain.dates import Edtf

MONTHS = {
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_SEASONS = {
    "es": ["primavera de {}", "verano de {}", "otoño de {}", "invierno de {}"],
    "en": ["spring {}", "summer {}", "autumn {}", "winter {}"],
}
# A month marked ~ is how «a principios / mediados / finales de» a year is written; any other month is «hacia».
_PARTS_OF_YEAR = {
    "es": {1: "principios de {}", 6: "mediados de {}", 12: "finales de {}"},
    "en": {1: "early {}", 6: "mid-{}", 12: "late {}"},
}
_ABOUT = {"es": "hacia {}", "en": "about {}"}
_UNSURE = {"es": "{} (dudoso)", "en": "{} (uncertain)"}
_OPEN = {"es": ("hasta {}", "desde {}"), "en": ("until {}", "since {}")}
# Spanish words that take an article after a preposition, by how they begin; so does a day of the month.
_ARTICLES = {"años": "los", "siglo": "el", "primavera": "la", "verano": "el", "otoño": "el", "invierno": "el"}
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")
_UNKNOWN = {"es": "fecha desconocida", "en": "unknown date"}


def label(date: Edtf | None, lang: str = "es") -> str:
    """Return a date in words of the language (``es``, anything else is English); None is an unknown date."""
    lang = lang if lang == "es" else "en"
    if date is None:
        return _UNKNOWN[lang]
    if not date.is_interval:
        return _simple(date.value, lang)
    first, last = date.parts
    if first in ("", ".."):
        return _OPEN[lang][0].format(_definite(last, lang))
    if last in ("", ".."):
        return _OPEN[lang][1].format(_definite(first, lang))
    return _interval(first, last, lang)


def _interval(first: str, last: str, lang: str) -> str:
    same_month = first[:7] == last[:7] and first[8:].isdecimal() and last[8:].isdecimal()
    if same_month and lang == "es":
        return f"{int(first[8:])}–{_simple(last, lang)}"
    if same_month:
        return f"{int(first[8:])}–{int(last[8:])} {_simple(last[:7], lang)}"
    return f"{_simple(first, lang)} – {_simple(last, lang)}"


def _definite(value: str, lang: str) -> str:
    """Return a date as it stands after a preposition: «el 3 de mayo de 2023», «los años 1990», "the 1990s"."""
    words = _simple(value, lang)
    if lang == "en":
        return f"the {words}" if "X" in value[:4] else words
    head = words.split()[0]
    article = "el" if head.isdecimal() and len(head) < 3 else _ARTICLES.get(head)
    return f"{article} {words}" if article else words


def _simple(value: str, lang: str) -> str:
    bare = value.rstrip("~?%")
    year, *rest = bare.replace("-XX", "").split("-")
    mark = value[len(bare) :]
    if mark == "~" and len(rest) == 1 and int(rest[0]) in _PARTS_OF_YEAR[lang]:
        return _PARTS_OF_YEAR[lang][int(rest[0])].format(year)
    text = _definite(bare, lang) if mark in ("~", "%") else _plain(year, [int(number) for number in rest], lang)
    return _marked(text, mark, lang)


def _plain(year: str, rest: list[int], lang: str) -> str:
    if not rest:
        return _years(year, lang)
    if rest[0] > 12:
        return _SEASONS[lang][rest[0] - 21].format(year)
    month = MONTHS[lang][rest[0] - 1]
    if len(rest) == 1:
        return f"{month} de {year}" if lang == "es" else f"{month} {year}"
    return f"{rest[1]} de {month} de {year}" if lang == "es" else f"{rest[1]} {month} {year}"


def _years(year: str, lang: str) -> str:
    if year.endswith("XX"):
        number = int(year[:2]) + 1
        return f"siglo {_roman(number)}" if lang == "es" else f"{_ordinal(number)} century"
    if year.endswith("X"):
        return f"años {year[:3]}0" if lang == "es" else f"{year[:3]}0s"
    return year


def _roman(number: int) -> str:
    """Roman numerals up to a hundred, which is as far as centuries of four-digit years go."""
    tens, ones = divmod(number, 10)
    return _ROMAN_TENS[tens] + _ROMAN_ONES[ones]


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _marked(text: str, mark: str, lang: str) -> str:
    if mark in ("~", "%"):
        text = _ABOUT[lang].format(text)
    return _UNSURE[lang].format(text) if mark in ("?", "%") else text
