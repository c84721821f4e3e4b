"""The one door through which every string of the interface goes: gettext catalogues, English as the source."""

from __future__ import annotations

import gettext
import os

DOMAIN = "oss_ai_tui"
LANGUAGES = ("es", "en")

# Plain strings, for pathlib would add a tenth to the cost of --help.
_LOCALE = f"{__file__.rpartition(os.sep)[0]}{os.sep}locale"
_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def language_of(environment: dict[str, str] | None = None) -> str:
    """Return ``es`` for a Spanish locale, else ``en``; ``LC_ALL`` goes before ``LC_MESSAGES`` before ``LANG``."""
    env = os.environ if environment is None else environment
    wanted = next((env[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(key)), "")
    return "es" if wanted.lower().startswith("es") else "en"


def set_language(language: str) -> None:
    """Show everything from now on in this language (``es`` or ``en``)."""
    global _current, _language
    _language = language if language in LANGUAGES else "en"
    _current = gettext.translation(DOMAIN, _LOCALE, [_language], fallback=True)
    _speak_through_the_standard_library()


def _speak_through_the_standard_library() -> None:
    """Let argparse, which asks gettext's global domain, find its own messages in our catalogue."""
    gettext.bindtextdomain(DOMAIN, _LOCALE)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = _language


def language() -> str:
    """Return the language in force."""
    return _language


def tr(message: str, /, **fields: object) -> str:
    """Return the message in the language in force, its ``{fields}`` filled in."""
    text = _current.gettext(message) if message else ""
    return text.format(**fields) if fields else text


def trn(singular: str, plural: str, number: int, /, **fields: object) -> str:
    """Return the message that fits the number, which it may name as ``{n}``."""
    return _current.ngettext(singular, plural, number).format(n=number, **fields)


def N_(message: str) -> str:
    """Mark a message for the catalogue that is translated later, when it is shown."""
    return message
