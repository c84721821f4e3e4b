"""From a clean document to its facts: every stage is a pure function of what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from oss_ai_tui.domain.facts import Document, Passage, Record
from oss_ai_tui.extract.calibration import calibrated
from oss_ai_tui.extract.dating import from_document, trusted, undated, with_inferred_date
from oss_ai_tui.extract.entities import Lexicon, default_lexicon, find_entities
from oss_ai_tui.extract.events import find_events
from oss_ai_tui.extract.figures import find_figures
from oss_ai_tui.extract.profiles import complete_models
from oss_ai_tui.extract.quotations import find_quotes, with_affiliations
from oss_ai_tui.extract.reading import read
from oss_ai_tui.extract.relations import find_relations
from oss_ai_tui.extract.times import find_times

EXTRACTOR_VERSION = "3"
"""Raised whenever the same text can give other facts; stores keep it, and ingest redoes what an older one made."""


def extract(
    document: Document, passages: Sequence[Passage], lexicon: Lexicon | None = None, *, calibrate: bool = True
) -> Record:
    """Read all facts of a document; deterministic, and without any state of its own.

    A document without a date gets one where its text lets it be inferred; a date that the text states or a person
    gives stays as it is.

    Args:
        document: what is known of the document as a whole.
        passages: its text.
        lexicon: what is known of names beforehand; the package's own unless given.
        calibrate: whether facts bear the confidence that their rules have earned, rather than the one they claim.
    """
    lex = lexicon or default_lexicon()
    reading = read(undated(document), passages)
    entities = find_entities(reading, lex)
    reading = with_inferred_date(reading, entities, lex.registry)
    quotes = find_quotes(reading, entities)
    times = trusted(find_times(reading), reading.document)
    figures = find_figures(reading, entities)
    relations = find_relations(reading, entities)
    quotes = with_affiliations(quotes, relations)
    events = trusted(find_events(reading, entities, times), reading.document, from_document(times))
    if calibrate:
        quotes, events = calibrated("quotes", quotes), calibrated("events", events)
        figures, relations = calibrated("figures", figures), calibrated("relations", relations)
    return Record(
        document=reading.document,
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
