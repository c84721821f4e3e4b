"""Places of an earlier session in the store as it is now: what it no longer holds is left out of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Document, Evidence, Passage
from oss_ai_tui.ui.facets import FACETS
from oss_ai_tui.ui.history import Place
from oss_ai_tui.ui.links import Links, is_entity
from oss_ai_tui.ui.memory import Session
from oss_ai_tui.ui.orders import ORDERS
from oss_ai_tui.ui.plotted import Plotted
from oss_ai_tui.ui.rows import PANES, rows_of
from oss_ai_tui.ui.searching import HitWalk
from oss_ai_tui.ui.slices import Slice

_YEARS = (1, 9000)
_PER_YEAR = {"year": 1, "quarter": 4, "month": 12, "day": 365}
_MOST_UNITS, _MOST_CELLS = 4000, 20
"""Bounds of an axis that a screen could have shown."""


def taken_up(session: Session, corpus: Corpus, links: Links) -> Session | None:
    """Return a session as far as the store still allows it; None where nothing is left of its last place."""
    place = fitting(session.place, corpus, links)
    behind = tuple(_all_fitting(session.behind, corpus, links))
    return Session(place, behind) if place is not None else None


def _all_fitting(places: Iterable[Place], corpus: Corpus, links: Links) -> Iterable[Place]:
    return (place for one in places if (place := fitting(one, corpus, links)) is not None)


def fitting(place: Place, corpus: Corpus, links: Links) -> Place | None:
    """Return a place without what the store no longer holds; None where that is what it shows."""
    item = corpus.by_id.get(place.item or "")
    if place.pane not in PANES or (place.view, place.pane) == ("list", "passages"):
        return None
    if place.view == "page" and item is None:
        return None
    if place.view == "reader" and not isinstance(item, Document):
        return None
    return replace(
        place,
        only=place.only if is_entity(corpus.by_id.get(place.only or "")) else None,
        slice=_slice(place, corpus, links),
        plot=_plot(place.plot, corpus) if place.plot and place.pane == "timeline" else None,
        evidence=place.evidence if place.evidence and _stands(place.evidence, corpus, place.item) else None,
        walk=place.walk if place.walk and _can_be_walked(place.walk, corpus) else None,
    )


def _stands(evidence: Evidence, corpus: Corpus, document: str | None) -> bool:
    passage = corpus.by_id.get(evidence.passage)
    if not isinstance(passage, Passage) or passage.document != document:
        return False
    return 0 <= evidence.start <= evidence.end <= len(passage.text)


def _can_be_walked(walk: HitWalk, corpus: Corpus) -> bool:
    return walk.at < len(walk.hits) and all(isinstance(corpus.by_id.get(id), Passage) for id, _ in walk.hits)


def _plot(plot: Plotted, corpus: Corpus) -> Plotted:
    """Return a drawing with a lane that there is, and with all of the time where its own could not be drawn."""
    axis = plot.axis
    if axis is not None:
        first, last = (bound * _PER_YEAR[axis.unit] for bound in _YEARS)
        is_sound = first <= axis.first < last and 0 < axis.units < _MOST_UNITS and 0 < axis.cells < _MOST_CELLS
        axis = axis if is_sound else None
    return replace(plot, axis=axis, lane=plot.lane if plot.lane in corpus.by_id else None)


def _slice(place: Place, corpus: Corpus, links: Links) -> Slice:
    """Return filters that some row still passes, and an order that there is."""
    wanted = place.slice
    facets = {facet.name: facet for facet in FACETS.get(place.pane, ())} if wanted.filters else {}
    ids = rows_of(place.pane, corpus, links).ids if facets else ()
    kept = tuple(
        (name, value)
        for name, value in wanted.filters
        if name in facets and any(value in facets[name].values(corpus, id) for id in ids)
    )
    orders = [order.name for order in ORDERS.get(place.pane, ())]
    return Slice(kept, wanted.order, wanted.backwards) if wanted.order in orders else Slice(kept)
