"""The interface in both languages."""

from __future__ import annotations

import gettext
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import oss_ai_tui
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.i18n import set_language
from oss_ai_tui.ui import words
from tests.ui.driving import explore
from tests.ui.samples import services

CATALOGUE = Path(oss_ai_tui.__file__).parent / "locale" / "es" / "LC_MESSAGES" / "oss_ai_tui.mo"


@pytest.fixture
def spanish() -> Iterator[None]:
    set_language("es")
    yield
    set_language("en")


def test_numbers_shares_and_dates_have_the_language_s_form(spanish: None) -> None:
    assert words.number(7_000_000_000) == "7.000.000.000"
    assert words.number(2.5) == "2,5"
    assert words.share(0.954) == "95 %"
    assert words.date(Edtf("2020-12~")) == "finales de 2020"
    set_language("en")
    assert words.number(7_000_000_000) == "7,000,000,000"
    assert words.share(0.954) == "95%"
    assert words.date(Edtf("2020-12~")) == "late 2020"


def test_every_translation_keeps_its_fields() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    entries = {key: value for key, value in catalogue._catalog.items() if key}  # type: ignore[attr-defined]
    assert len(entries) > 150
    for key, value in entries.items():
        source = key[0] if isinstance(key, tuple) else key
        assert value and _fields(source) == _fields(value), source


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("keys", "english"),
    [
        ((), ("Companies", "company", "view", "quit", "search")),
        (("2", "enter"), ("Developer", "Evidence", "no evidence", "close")),
        (("3",), ("Speaker", "verbatim", "Confidence", "high", "Rule")),
        (("4",), ("Timeline", "Without", "In words", "approximate")),
        (("6",), ("Search", "Passages")),
        (("7", "o"), ("Facts", "quote", "given with")),
        (("?",), ("Moving", "Keys:", "one line", "quit at once", "as you type")),
    ],
)
async def test_no_english_shows_in_spanish(keys: tuple[str, ...], english: tuple[str, ...]) -> None:
    async with explore(services()) as driver:
        await driver.press(*keys)
        await driver.pilot.pause(0.06)
        assert not [word for word in english if word in driver.text]


async def test_english_shows_in_english() -> None:
    async with explore(services(), language="en") as driver:
        await driver.see("Companies", "competes with Nube Libre", "Enter view", "q quit")
