"""From a clean document to its facts: every stage is a pure function of what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from oss_ai_tui.domain.facts import Document, Passage, Record
from oss_ai_tui.extract.entities import find_entities
from oss_ai_tui.extract.events import find_events
from oss_ai_tui.extract.figures import find_figures
from oss_ai_tui.extract.profiles import complete_models
from oss_ai_tui.extract.quotations import find_quotes
from oss_ai_tui.extract.reading import read
from oss_ai_tui.extract.relations import find_relations
from oss_ai_tui.extract.times import find_times

EXTRACTOR_VERSION = "1"
"""Raised whenever the same text can give other facts; stores keep it, and ingest redoes what an older one made."""


def extract(document: Document, passages: Sequence[Passage]) -> Record:
    """Read all facts of a document; deterministic, and without any state of its own."""
    reading = read(document, passages)
    entities = find_entities(reading)
    quotes = find_quotes(reading, entities)
    times = find_times(reading)
    figures = find_figures(reading, entities)
    relations = find_relations(reading, entities)
    events = find_events(reading, entities, times)
    return Record(
        document=document,
        passages=tuple(passages),
        companies=entities.companies,
        models=complete_models(reading, entities, relations, events, figures),
        people=entities.people,
        quotes=quotes,
        times=times,
        events=events,
        figures=figures,
        relations=relations,
    )
