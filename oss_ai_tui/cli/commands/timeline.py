"""``timeline``: when things happened, as a list with the reasons for each date, or drawn on an axis."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from oss_ai_tui.cli.drawing import glyphs
from oss_ai_tui.cli.objects import Row, conflict_row, evidence_row
from oss_ai_tui.cli.output import say, write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.cli.width import columns
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.dates import FIRST_DAY, LAST_DAY, Day, Edtf
from oss_ai_tui.domain.errors import WRONG_USAGE, Problem
from oss_ai_tui.domain.facts import Event
from oss_ai_tui.export import SCHEMA, json_bytes
from oss_ai_tui.i18n import N_, language, tr, trn
from oss_ai_tui.store import load_corpus
from oss_ai_tui.views import Timeline, build_timeline, legend, plot_lines, why, why_lines
from oss_ai_tui.views.cells import cut, fit, width, wrap
from oss_ai_tui.views.plot import lane_name
from oss_ai_tui.views.timeline import Entry

MOST_LANES = 20
_WIDEST_DATE = 24
_MOST_LINES = 3
"""Lines of an event's summary, which names its place in the text anyway."""


def run(options: Namespace) -> int:
    """Print the timeline; one without an event is no failure."""
    since, until = _period(options)
    is_drawn = _is_drawn(options)
    corpus = load_corpus(reading_store(options))
    timeline = build_timeline(corpus, options.by or "company", since, until)
    if options.json:
        write_bytes(json_bytes(_object(corpus, timeline, options), indent=True))
        return 0
    lines = _plot(timeline, options) if is_drawn else _list(corpus, timeline, options)
    for line in (*lines, _summary(timeline)):
        say(line)
    if timeline.left_out:
        say(trn("{n} event without a date is left out", "{n} events without a date are left out", timeline.left_out))
    return 0


def _is_drawn(options: Namespace) -> bool:
    """Tell whether it is to be drawn; Problem 2 for an option that would then, or else, mean nothing."""
    is_drawn = bool(options.plot or options.unit)
    if options.limit and not is_drawn and not options.json:
        raise Problem(N_("--limit counts the lanes of a drawing: add --plot"), WRONG_USAGE)
    if options.why and is_drawn and not options.json:
        raise Problem(N_("--why belongs to the list: leave out --plot and --unit"), WRONG_USAGE)
    return is_drawn


def _period(options: Namespace) -> tuple[Edtf | None, Edtf | None]:
    since, until = _date("--from", options.since), _date("--to", options.until)
    if since and until and since.earliest > until.latest:
        message = N_("--from {since} is later than --to {until}: turn them round")
        raise Problem(message, WRONG_USAGE, since=since.value, until=until.value)
    return since, until


def _date(option: str, text: str | None) -> Edtf | None:
    try:
        return Edtf(text) if text is not None else None
    except ValueError:
        message = N_("{option} {text}: not an EDTF date; write 2024, 2024-03 or 2024-03-15")
        raise Problem(message, WRONG_USAGE, option=option, text=text) from None


def _summary(timeline: Timeline) -> str:
    count = trn("{n} event", "{n} events", len(timeline.entries) + len(timeline.undated))
    return tr("{events}, {n} of them without a date", events=count, n=len(timeline.undated))


def _plot(timeline: Timeline, options: Namespace) -> Iterator[str]:
    signs = glyphs(options)
    yield from plot_lines(timeline, columns(), options.unit, options.limit or MOST_LANES, signs)
    yield ""
    yield from legend(columns(), signs)


def _list(corpus: Corpus, timeline: Timeline, options: Namespace) -> Iterator[str]:
    """Yield all events by date, those without one last; in lanes where the person asks for them."""
    dates = max((width(_when(entry)) for entry in (*timeline.entries, *timeline.undated)), default=0)
    indent = min(dates, _WIDEST_DATE) + 4
    if not options.by:
        for entry in (*timeline.entries, *timeline.undated):
            yield from _entry(corpus, timeline, entry, indent, options.why)
        return
    told: set[str] = set()
    for lane in timeline.lanes:
        yield f"== {lane_name(lane)}"
        for entry in (*lane.entries, *lane.undated):
            yield from (
                _again(corpus, entry, indent)
                if entry.event in told
                else _entry(corpus, timeline, entry, indent, options.why)
            )
            told.add(entry.event)


def _entry(corpus: Corpus, timeline: Timeline, entry: Entry, indent: int, explained: bool) -> Iterator[str]:
    event, room = _event(corpus, entry.event), columns() - indent
    first, *rest = wrap(event.summary, room, _MOST_LINES) or [""]
    yield f"{_sign(entry)} {fit(_when(entry), indent - 4)}  {first}"
    for line in (*rest, *wrap(_origin(corpus, event), room)):
        yield f"{'':{indent}}{line}"
    if explained:
        reasons = why_lines(corpus, why(corpus, event, timeline.conflicts), room - 2)
        yield from (f"{'':{indent + 2}}{line}" for line in reasons)
    yield ""


def _again(corpus: Corpus, entry: Entry, indent: int) -> Iterator[str]:
    """Yield an event that stands in an earlier lane, in short."""
    summary = cut(_event(corpus, entry.event).summary, columns() - indent)
    yield f"{_sign(entry)} {fit(_when(entry), indent - 4)}  {summary}"
    yield " " * indent + entry.event + " " + tr("(see above)")
    yield ""


def _event(corpus: Corpus, id: str) -> Event:
    event = corpus.by_id[id]
    assert isinstance(event, Event)
    return event


def _when(entry: Entry) -> str:
    return label(entry.date, language()) if entry.date else tr("no date")


def _sign(entry: Entry) -> str:
    if entry.disputed:
        return "!"
    return {"precise": " ", "approximate": "~", "unknown": "?"}[entry.certainty]


def _origin(corpus: Corpus, event: Event) -> str:
    passage = corpus.passage(event.evidence.passage)
    names = [corpus.name(id) or id for id in event.participants]
    place = f"{corpus.document(passage.document).file} ¶{passage.ordinal + 1}"
    return " · ".join([*([", ".join(names)] if names else []), place, event.id])


def _object(corpus: Corpus, timeline: Timeline, options: Namespace) -> Row:
    entries = (*timeline.entries, *timeline.undated)
    lanes = [
        {
            "id": lane.id,
            "name": lane.name or None,
            "events": [entry.event for entry in lane.entries],
            "undated": [entry.event for entry in lane.undated],
        }
        for lane in timeline.lanes
    ]
    return {
        "schema": SCHEMA,
        "by": timeline.by,
        "from": options.since,
        "to": options.until,
        "count": len(entries),
        "left_out": timeline.left_out,
        "lanes": lanes,
        "items": [_entry_row(corpus, timeline, entry) for entry in entries],
    }


def _entry_row(corpus: Corpus, timeline: Timeline, entry: Entry) -> Row:
    event, date = _event(corpus, entry.event), entry.date
    return {
        "id": event.id,
        "date": date.value if date else None,
        "certainty": entry.certainty,
        "earliest": _day(date.earliest) if date else None,
        "latest": _day(date.latest) if date else None,
        "kind": event.kind,
        "summary": event.summary,
        "participants": list(event.participants),
        "evidence": evidence_row(corpus, event.evidence),
        "rule": event.rule,
        "confidence": event.confidence,
        "why": _why_row(corpus, timeline, event),
    }


def _day(day: Day) -> str | None:
    """An interval that is open at one end has no first or no last day."""
    return None if day in (FIRST_DAY, LAST_DAY) else f"{day[0]:04}-{day[1]:02}-{day[2]:02}"


def _why_row(corpus: Corpus, timeline: Timeline, event: Event) -> Row:
    reason = why(corpus, event, timeline.conflicts)
    return {
        "words": reason.words,
        "evidence": evidence_row(corpus, reason.evidence) if reason.evidence else None,
        "anchor": reason.anchor,
        "anchor_date": reason.anchor_date.value if reason.anchor_date else None,
        "anchor_basis": reason.basis,
        "reasons": list(reason.reasons),
        "rule": reason.rule,
        "confidence": reason.confidence,
        "conflicts": [conflict_row(corpus, conflict) for conflict in reason.conflicts],
    }
