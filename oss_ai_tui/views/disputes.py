"""What a conflict says, in words of the language in force."""

from __future__ import annotations

from oss_ai_tui.compare import Conflict, Side
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.i18n import N_, language, tr
from oss_ai_tui.registry import registry

FIELDS = {
    "released": N_("released"),
    "based_on": N_("older than its base"),
    "developer": N_("developer"),
    "openness": N_("openness"),
    "parameters": N_("parameters"),
    "tokens": N_("tokens"),
    "valuation": N_("valuation"),
    "funding": N_("funding"),
}
OPENNESS = {"open": N_("open"), "closed": N_("closed"), "restricted": N_("restricted")}


def name_of(corpus: Corpus, id: str) -> str:
    """Return the name of an entity in the texts, else in the registry, else its id."""
    entry = registry().organization(id) or registry().model(id)
    return corpus.name(id) or (entry.name if entry else id)


def value_words(corpus: Corpus, conflict: Conflict, side: Side) -> str:
    """Return what a side says, with its entity where the sides differ in it."""
    match conflict.type:
        case "date":
            words = label(Edtf(side.value), language())
        case "order":
            words = f"{name_of(corpus, side.entity)} {label(Edtf(side.value), language())}"
        case "developer":
            words = name_of(corpus, side.value)
        case "openness":
            words = tr(OPENNESS[side.value])
        case "figure":
            words = f"{side.value.replace('/', '–')} {conflict.unit}"
    return words


def headline(corpus: Corpus, conflict: Conflict) -> str:
    """Return a conflict on one line: what it is about and what both sides say."""
    one, other = (value_words(corpus, conflict, side) for side in conflict.sides)
    return f"{name_of(corpus, conflict.entity)}, {tr(FIELDS[conflict.field])}: {one} ≠ {other}"
