"""Every string of the interface has its Spanish, and the compiled catalogue is the one that the source makes."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import oss_ai_tui
from oss_ai_tui.i18n import language, language_of, set_language, tr, trn

PACKAGE = Path(oss_ai_tui.__file__).parent
SPANISH = PACKAGE / "locale" / "es" / "LC_MESSAGES" / "oss_ai_tui.po"
KEYWORDS = {"tr": None, "trn": (1, 2), "N_": None}


def catalogue() -> Catalog:
    with SPANISH.open("rb") as file:
        return read_po(file, locale="es")


def forms(value: str | Iterable[str] | None) -> list[str]:
    """The forms of a message or translation: one, or one a number."""
    return [value] if isinstance(value, str) else list(value or ())


def strings(translations: Catalog) -> dict[str, list[str]]:
    """Each message's translations by its first source form."""
    return {forms(m.id)[0]: forms(m.string) for m in translations if m.id}


def messages_in_the_code() -> set[str]:
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_message_is_translated() -> None:
    known = strings(catalogue())
    missing = sorted(m for m in messages_in_the_code() if m and not any(known.get(m, ())))
    assert not [m.id for m in catalogue() if m.id and m.fuzzy]
    assert len(known) > 100
    assert not missing


def hidden_messages() -> set[str]:
    """Messages inside f-strings, where the reader of the catalogue finds none before Python 3.12."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        strings_of = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.JoinedStr))
        calls = (c for one in strings_of for c in ast.walk(one) if isinstance(c, ast.Call) and c.args)
        named = (c for c in calls if isinstance(c.func, ast.Name) and c.func.id in KEYWORDS)
        found |= {str(c.args[0].value) for c in named if isinstance(c.args[0], ast.Constant)}
    return found


def test_no_message_hides_in_a_formatted_string() -> None:
    known = strings(catalogue())
    assert not {message for message in hidden_messages() if not any(known.get(message, ()))}


def test_no_translation_is_left_over() -> None:
    assert not set(strings(catalogue())) - messages_in_the_code()


def test_translations_keep_the_fields() -> None:
    for message in catalogue():
        ids = forms(message.id)
        if ids[0] and "%" not in ids[0]:
            assert all(fields(text) <= fields(ids[-1]) | {"n"} for text in forms(message.string)), message.id


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    with SPANISH.with_suffix(".mo").open("rb") as file:
        compiled = strings(read_mo(file))
    assert compiled == strings(catalogue())


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "es_CL.UTF-8"}, "es"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "es_ES.UTF-8"}, "en"),
        ({"LC_MESSAGES": "es_MX", "LANG": "en_US.UTF-8"}, "es"),
        ({"LC_ALL": "", "LANG": "es"}, "es"),
        ({}, "en"),
    ],
)
def test_the_locale_decides_the_language(environment: dict[str, str], expected: str) -> None:
    assert language_of(environment) == expected


def test_numbers_choose_their_form() -> None:
    before = language()
    try:
        set_language("es")
        assert (trn("{n} quote", "{n} quotes", 1), trn("{n} quote", "{n} quotes", 2)) == ("1 cita", "2 citas")
        assert tr("usage: ") == "uso: "
    finally:
        set_language(before)
