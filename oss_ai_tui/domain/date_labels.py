"""EDTF dates in Spanish and English words."""

from __future__ import annotations

import re

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
        return _OPEN[lang][0].format(_simple(last, lang))
    if last in ("", ".."):
        return _OPEN[lang][1].format(_simple(first, lang))
    return _interval(first, last, lang)


def _interval(first: str, last: str, lang: str) -> str:
    same_month = first[:7] == last[:7] and len(first) == len(last) == 10
    if same_month and lang == "es":
        return f"{int(first[8:])}–{_simple(last, lang)}"
    if same_month:
        return f"{int(first[8:])}–{int(last[8:])} {_simple(last[:7], lang)}"
    return f"{_simple(first, lang)} – {_simple(last, lang)}"


def _simple(value: str, lang: str) -> str:
    bare = value.rstrip("~?%")
    year, *rest = bare.replace("-XX", "").split("-")
    mark = value[len(bare) :]
    if mark == "~" and len(rest) == 1 and int(rest[0]) in _PARTS_OF_YEAR[lang]:
        return _PARTS_OF_YEAR[lang][int(rest[0])].format(year)
    return _marked(_plain(year, [int(number) for number in rest], lang), mark, lang)


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
    if re.fullmatch(r"\d{3}X", year):
        return f"años {year[:3]}0" if lang == "es" else f"{year[:3]}0s"
    if year.endswith("XX"):
        return f"siglo {int(year[:2]) + 1}" if lang == "es" else f"{year[:2]}00s"
    return year


def _marked(text: str, mark: str, lang: str) -> str:
    if mark in ("~", "%"):
        text = _ABOUT[lang].format(text)
    return _UNSURE[lang].format(text) if mark in ("?", "%") else text
