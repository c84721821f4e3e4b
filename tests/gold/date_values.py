"""Whether the words that date an annotated event were read, and given the right value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Record, TimeExpression
from oss_ai_tui.extract import extract
from oss_ai_tui.ingest import read_document
from tests.gold.run import date_to_give
from tests.gold.score import date_ok


@dataclass(frozen=True, slots=True)
class DateValue:
    """The words that date an event, and how they were read."""

    words: str
    accepted: tuple[str | None, ...]
    got: str | None
    """The value of the expression in these words that stands nearest to the event; none where nothing was read."""

    @property
    def is_right(self) -> bool:
        """Whether the value is one of those that the annotation accepts."""
        return date_ok(self.got, list(self.accepted))


def record_of(gold: Path) -> Record:
    """Return the facts of an annotated text, dated as a user would date it."""
    document = json.loads(gold.read_text("utf-8"))["document"]
    date = date_to_give(document)
    return extract(*read_document(gold.parent / "texts" / document["file"], Edtf(date) if date else None))


def date_values(gold: Path, record: Record) -> Iterator[DateValue]:
    """Yield the dates of the annotated events that have words of their own."""
    for event in json.loads(gold.read_text("utf-8"))["events"]:
        if event.get("date_text") and event["date"]:
            accepted = (event["date"], *(event.get("also_ok_dates") or ()))
            nearest = min(_said(record, event), key=lambda found: found[0], default=None)
            date = nearest[1].date if nearest else None
            yield DateValue(event["date_text"], accepted, date.value if date else None)


def _said(record: Record, event: dict[str, Any]) -> Iterator[tuple[int, TimeExpression]]:
    """Yield the expressions in the event's words of time, with their distance from its anchor."""
    words, anchor = _plain(event["date_text"]), _plain(event["anchor"])
    texts = {p.id: _plain(p.text) for p in record.passages}
    for time in record.times:
        said, text = _plain(time.evidence.words), texts[time.evidence.passage]
        if said in words or words in said:
            there = text.find(anchor)
            yield (abs(there - time.evidence.start) if there >= 0 else len(text) + time.evidence.start), time


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()
