"""Whether a word that the registry knows, but that may be anything, is meant as the name that the registry knows."""

from __future__ import annotations

import re
from collections.abc import Set

from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities.belief import ENOUGH, MARGIN, support
from oss_ai_tui.extract.entities.candidate import KINDS, Candidate
from oss_ai_tui.extract.entities.lexicon import Option
from oss_ai_tui.extract.reading import Reading
from oss_ai_tui.registry import ModelEntry

_SHORT_ACRONYM = 4
_OF_MAKER = re.compile(
    r",? \(?(?:de|del|(?:hech|cread|desarrollad|entrenad|publicad|lanzad)[oa] (?:en|por)) ?(?:(?:la|el) )?(?:[a-z]+ )?"
)


def names_maker(reading: Reading, found: Candidate, after: Candidate) -> bool:
    """Tell whether the second is named as the maker of the first: «Dolly, de la empresa Databricks»."""
    text = reading.passages[found.passage].text
    return found.passage == after.passage and _OF_MAKER.fullmatch(fold(text[found.end : after.start])) is not None


def _is_brand(c: Candidate, option: Option) -> bool:
    """Tell whether a newspaper or the like is written in capitals amid a sentence, as it writes itself: «REFORMA»."""
    capitals = c.words.isupper() and len(c.words) > _SHORT_ACRONYM and not option.form.isupper()
    return capitals and option.kind == "organization" and not c.initial


def option_fits(c: Candidate, option: Option, safe: Set[str], maker: str | None) -> bool:
    """Tell whether a candidate can be what an option says.

    Args:
        c: the candidate.
        option: one of its options.
        safe: ids of the entries that the document names beyond doubt.
        maker: id of the organisation that the text names as its maker, if any.
    """
    if option.demand == "none" or _is_brand(c, option):
        return True
    if maker and isinstance(option.entry, ModelEntry) and option.entry.developer == maker:
        return True
    favour = support(c.reasons, option.kind)
    against = max(support(c.reasons, kind) for kind in KINDS if kind != option.kind)
    if against > favour + MARGIN and against >= ENOUGH:
        return False
    if option.demand == "capital":
        return not c.initial or favour >= 0.4 or (option.entry.id in safe and not c.options[0].form.islower())
    return favour >= 0.5 or (option.entry.id in safe and not c.initial)
