"""When things happened, in lanes: the events of a corpus by company, model, person or document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from oss_ai_tui.compare import Conflict, find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Company, Document, Event, Evidence, Model, Person

By = Literal["company", "model", "person", "document"]
LANES: tuple[By, ...] = ("company", "model", "person", "document")
UNDATED = ""
"""Id of the lane that a drawing has for the events without a date; nothing else has it."""
Certainty = Literal["precise", "approximate", "unknown"]
_KINDS = {"company": Company, "model": Model, "person": Person}


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on a timeline."""

    event: str
    """Id of the event."""
    date: Edtf | None
    disputed: bool
    """Whether other evidence speaks against the date."""

    @property
    def certainty(self) -> Certainty:
        """How well the date is known: seasons and all that EDTF marks are approximate."""
        if self.date is None:
            return "unknown"
        return "approximate" if self.date.approximate or self.date.precision == "season" else "precise"


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one company, model, person or document, or of none."""

    id: str | None
    """None for events that name nothing of the kind."""
    name: str
    """Empty where ``id`` is None."""
    entries: tuple[Entry, ...]
    """With a date, by date."""
    undated: tuple[Entry, ...] = ()

    @property
    def members(self) -> tuple[Entry, ...]:
        """All entries, those without a date last."""
        return self.entries + self.undated


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in lanes; an event that names two companies stands in both their lanes."""

    by: By
    lanes: tuple[Lane, ...]
    """The fullest first, then by name; events of nobody last."""
    entries: tuple[Entry, ...]
    """All events with a date, each once, by date."""
    undated: tuple[Entry, ...]
    conflicts: Mapping[str, tuple[Conflict, ...]]
    """What speaks against the dates of events, by the id of the event."""
    left_out: int = 0
    """Events without a date that a period leaves out."""
    since: Edtf | None = None
    """Where the period begins, if one was asked for."""
    until: Edtf | None = None


def build_timeline(
    corpus: Corpus,
    by: By = "company",
    since: Edtf | None = None,
    until: Edtf | None = None,
    events: Sequence[Event] | None = None,
    disputes: Mapping[str, tuple[Conflict, ...]] | None = None,
) -> Timeline:
    """Return the timeline of a corpus.

    Args:
        corpus: all documents with their facts.
        by: what the lanes are.
        since: leaves out all that surely happened before; events without a date, too.
        until: leaves out all that surely happened after; events without a date, too.
        events: only these; all of the corpus unless given.
        disputes: what :func:`disputed_events` found, where it has been asked already, which takes a while.
    """
    if disputes is None:
        disputes = disputed_events(corpus, find_conflicts(corpus))
    chosen = corpus.events if events is None else events
    entries = [Entry(event.id, event.date, event.id in disputes) for event in chosen]
    dated = sorted((e for e in entries if e.date and _within(e.date, since, until)), key=_by_date)
    all_undated = [e for e in entries if e.date is None]
    undated = [] if since or until else all_undated
    return Timeline(
        by,
        _lanes(corpus, by, dated, undated),
        tuple(dated),
        tuple(undated),
        disputes,
        len(all_undated) - len(undated),
        since,
        until,
    )


def _within(date: Edtf, since: Edtf | None, until: Edtf | None) -> bool:
    return (since is None or date.latest >= since.earliest) and (until is None or date.earliest <= until.latest)


def _by_date(entry: Entry) -> tuple[object, str]:
    return entry.date.sort_key if entry.date else (), entry.event


def _lanes(corpus: Corpus, by: By, dated: Iterable[Entry], undated: Iterable[Entry]) -> tuple[Lane, ...]:
    groups: defaultdict[str | None, tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for number, entries in enumerate((dated, undated)):
        for entry in entries:
            for id in _lane_ids(corpus, by, entry.event):
                groups[id][number].append(entry)
    lanes = [Lane(id, _name(corpus, id), tuple(known), tuple(unknown)) for id, (known, unknown) in groups.items()]
    return tuple(sorted(lanes, key=_weight))


def _lane_ids(corpus: Corpus, by: By, id: str) -> list[str | None]:
    event = corpus.by_id[id]
    assert isinstance(event, Event)
    if by == "document":
        return [corpus.passage(event.evidence.passage).document]
    named = [p for p in dict.fromkeys(event.participants) if isinstance(corpus.by_id.get(p), _KINDS[by])]
    return [*named] or [None]


def _name(corpus: Corpus, id: str | None) -> str:
    if id is None:
        return ""
    found = corpus.by_id.get(id)
    return found.file if isinstance(found, Document) else corpus.name(id) or id


def _weight(lane: Lane) -> tuple[bool, int, int, str, str]:
    return lane.id is None, -len(lane.entries), -len(lane.undated), lane.name.casefold(), lane.id or ""


def disputed_events(corpus: Corpus, conflicts: Iterable[Conflict]) -> Mapping[str, tuple[Conflict, ...]]:
    """Map events to the conflicts about dates in which their words are evidence."""
    places: defaultdict[str, list[tuple[Evidence, Conflict]]] = defaultdict(list)
    for conflict in conflicts:
        if conflict.type in ("date", "order"):
            for evidence in (one for side in conflict.sides for one in side.evidence):
                places[evidence.passage].append((evidence, conflict))
    found: dict[str, tuple[Conflict, ...]] = {}
    for event in corpus.events:
        here = [c for evidence, c in places.get(event.evidence.passage, ()) if _overlap(event.evidence, evidence)]
        if here and event.date:
            found[event.id] = tuple(dict.fromkeys(here))
    return MappingProxyType(found)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end
