"""Where the overviews are opened: the matrix at the cell, the lineage at the model, the conflicts at the one at hand.

These are plain places, made from where the person is.
"""

from __future__ import annotations

from dataclasses import replace

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Company, Model, Quote
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.links import Links
from oss_ai_tui.ui.slices import WHOLE, Slice


def matrix(corpus: Corpus | None, id: str | None, only: str | None, cut: Slice = WHOLE) -> Place:
    """Return the matrix, with the cursor where an entity or a quote stands in it.

    Args:
        corpus: what is known; None before anything is read.
        id: of what is at hand, if anything is.
        only: id of the entity that the lists are narrowed to.
        cut: of which quotes of these it is made; in which order they stand is all the same.
    """
    item = corpus.by_id.get(id) if corpus is not None and id is not None else None
    place = Place("matrix", item=id, column=id, only=only, slice=Slice(cut.filters))
    if isinstance(item, Model):
        return replace(place, item=None, about="model")
    return _at_quote(corpus, item, place) if isinstance(item, Quote) and corpus is not None else place


def _at_quote(corpus: Corpus, quote: Quote, place: Place) -> Place:
    """Return the matrix at the first cell in which a quote counts."""
    from oss_ai_tui.views.matrix import speaker

    about = {type(corpus.by_id.get(id)): id for id in reversed(quote.about)}
    column = about.get(Company, about.get(Model))
    by_model = Model in about and Company not in about
    return replace(place, item=speaker(corpus, quote)[0], column=column, about="model" if by_model else "company")


def has_lineage(corpus: Corpus | None, id: str | None) -> bool:
    """Tell whether this is a model of the texts."""
    return corpus is not None and id is not None and isinstance(corpus.by_id.get(id), Model)


def conflicts(links: Links, id: str | None, only: str | None) -> Place:
    """Return the conflicts, with the cursor on the first one that concerns an entity or the date of an event."""
    concerned = links.disputes.get(id) or links.conflicts.get(id, ()) if id is not None else ()
    return Place("conflicts", item=concerned[0].id if concerned else None, only=only)


def of_id(links: Links, id: str, only: str | None) -> Place:
    """Return the place where an item of a page is shown: a conflict among the conflicts, all else on its page."""
    is_conflict = any(one.id == id for one in links.all_conflicts or ())
    return Place("conflicts" if is_conflict else "page", item=id, only=only)
