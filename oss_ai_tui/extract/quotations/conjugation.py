"""Third-person forms of Spanish verbs: regular endings, and a table for what they do not give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Tense = Literal["present", "preterite", "imperfect", "participle", "gerund", "infinitive"]

FINITE: frozenset[Tense] = frozenset({"present", "preterite", "imperfect"})
_AR = ("a", "an", "ó", "aron", "aba", "aban", "ado", "ando")
_ER = ("e", "en", "ió", "ieron", "ía", "ían", "ido", "iendo")
_SLOTS: tuple[tuple[str, Tense, bool], ...] = (
    ("p", "present", False),
    ("s", "present", True),
    ("r", "preterite", False),
    ("t", "preterite", True),
    ("i", "imperfect", False),
    ("j", "imperfect", True),
    ("k", "participle", False),
    ("g", "gerund", False),
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb, in lower case with its accents."""

    text: str
    tense: Tense
    plural: bool
    """Always False for forms that agree with nothing."""


def forms(lemma: str, irregular: Mapping[str, str] | None = None) -> Iterator[Form]:
    """Yield the third-person forms of present, preterite and imperfect, and participle, gerund and infinitive.

    Args:
        lemma: an infinitive in -ar, -er, -ir or -ír, with -se for a reflexive verb (the forms come without pronoun).
        irregular: forms that differ from the regular ones, by slot letter: p, s present singular and plural, r, t
            preterite, i, j imperfect, k participle, g gerund.
    """
    bare = lemma.removesuffix("se") if lemma.endswith(("arse", "erse", "irse", "írse")) else lemma
    stem, endings = bare[:-2], _AR if bare.endswith("ar") else _ER
    special = dict(irregular or {})
    if "i" in special:
        special.setdefault("j", special["i"] + "n")
    for (slot, tense, plural), ending in zip(_SLOTS, endings, strict=True):
        yield Form(special.get(slot, stem + ending), tense, plural)
    yield Form(bare, "infinitive", False)
