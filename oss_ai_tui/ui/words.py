"""Names of kinds, fields and rules in the language in force, and numbers, shares and dates in its form."""

from __future__ import annotations

from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Figure
from oss_ai_tui.i18n import N_, language, tr

KINDS = {
    "company": N_("company"),
    "lab": N_("laboratory"),
    "foundation": N_("foundation"),
    "investor": N_("investor"),
    "university": N_("university"),
    "media": N_("media outlet"),
    "government": N_("public body"),
    "other": N_("other"),
    "model": N_("model"),
    "dataset": N_("data set"),
    "assistant": N_("assistant"),
    "framework": N_("framework"),
    "direct": N_("verbatim"),
    "partial": N_("partly verbatim"),
    "indirect": N_("reported"),
    "release": N_("release"),
    "funding": N_("funding"),
    "partnership": N_("partnership"),
    "statement": N_("statement"),
    "policy": N_("policy"),
    "leak": N_("leak"),
    "research": N_("research"),
    "product": N_("product"),
    "market": N_("market"),
    "open": N_("open"),
    "closed": N_("closed"),
    "restricted": N_("restricted"),
    "non-commercial": N_("non-commercial"),
}
OUTWARD = {
    "developed_by": N_("developed by"),
    "based_on": N_("based on"),
    "works_for": N_("works for"),
    "founded": N_("founded"),
    "invested_in": N_("invested in"),
    "partnered_with": N_("partner of"),
    "competes_with": N_("competes with"),
}
INWARD = {
    "developed_by": N_("developed"),
    "based_on": N_("basis of"),
    "works_for": N_("employs"),
    "founded": N_("founded by"),
    "invested_in": N_("backed by"),
    "partnered_with": N_("partner of"),
    "competes_with": N_("competes with"),
}
DATE_BASES = {
    "stated": N_("stated in the text"),
    "user": N_("given with --date"),
    "inferred": N_("inferred from the text"),
    "none": N_("unknown"),
}
UNITS = {
    "percent": N_("percent"),
    "parameters": N_("parameters"),
    "tokens": N_("tokens"),
    "users": N_("users"),
    "people": N_("people"),
    "hours": N_("hours"),
}
HIGH, MEDIUM = 0.85, 0.6
"""Shares from which something is called sure, and fairly sure."""


def kind(name: str) -> str:
    """Return the name of a kind; one that we do not know stays as it is."""
    return tr(KINDS.get(name, name))


def date(value: Edtf | None) -> str:
    """Return a date in words."""
    return label(value, language())


def number(value: float) -> str:
    """Return a number in full with the language's separators."""
    text = f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"
    return text if language() == "en" else text.translate({ord(","): ".", ord("."): ","})


def amount(figure: Figure) -> str | None:
    """Return what a figure amounts to, in full and with its unit; None for a vague amount."""
    if figure.value is None:
        return None
    value = number(figure.value)
    if figure.value_max is not None:
        value = f"{value}–{number(figure.value_max)}"
    unit = tr(UNITS.get(figure.unit or "", figure.unit or ""))
    sure = "" if figure.currency_certain else " ?"
    return f"{'~' if figure.approximate else ''}{value} {unit}{sure}".rstrip()


def confidence(value: float) -> str:
    """Return how sure something is, in a word and a share."""
    word = tr("high") if value >= HIGH else tr("medium") if value >= MEDIUM else tr("low")
    return f"{word} {share(value)}"


def share(value: float) -> str:
    """Return a share of one as a percentage."""
    return f"{round(100 * value)}%" if language() == "en" else f"{round(100 * value)} %"


def is_doubtful(value: float) -> bool:
    """Tell whether a confidence is low enough to be marked in a list."""
    return value < MEDIUM
