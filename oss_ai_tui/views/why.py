"""Why an event has its date: the words, what they count from, the rule, the value, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from oss_ai_tui.compare import Conflict
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.date_labels import label
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import AnchorKind, DateBasis, Event, Evidence, TimeExpression
from oss_ai_tui.i18n import N_, language, tr
from oss_ai_tui.views.cells import wrap
from oss_ai_tui.views.disputes import headline

ANCHORS = {
    "absolute": N_("the words say it all"),
    "document": N_("the date of the text"),
    "event": N_("another event of the text"),
    "none": N_("none: the words cannot be placed in time"),
}
BASES = {
    "stated": N_("stated in the text"),
    "user": N_("given with --date"),
    "inferred": N_("inferred from the text"),
    "none": N_("unknown"),
}


@dataclass(frozen=True, slots=True)
class Why:
    """The way from words to a date."""

    event: str
    date: Edtf | None
    words: str | None
    """The words that say when; None where the text says nothing."""
    evidence: Evidence | None
    anchor: AnchorKind
    anchor_date: Edtf | None
    basis: DateBasis | None
    """How the date of the text is known, where the words count from it."""
    reasons: tuple[str, ...]
    """Why that date was inferred; empty where it was not."""
    rule: str | None
    confidence: float | None
    conflicts: tuple[Conflict, ...]
    """What the texts or the registry say against the date."""


def why(corpus: Corpus, event: Event, conflicts: Mapping[str, tuple[Conflict, ...]]) -> Why:
    """Return why an event has its date, or has none; ``conflicts`` are those of a timeline."""
    found = corpus.by_id.get(event.time or "")
    time = found if isinstance(found, TimeExpression) else None
    document = corpus.document(corpus.passage(event.evidence.passage).document)
    counted = time is not None and time.anchor == "document"
    return Why(
        event=event.id,
        date=event.date,
        words=event.date_text or (time.evidence.words if time else None),
        evidence=time.evidence if time else None,
        anchor=time.anchor if time else "none",
        anchor_date=time.anchor_date if time else None,
        basis=document.date_basis if counted else None,
        reasons=document.reasons if counted and document.date_basis == "inferred" else (),
        rule=time.rule if time else None,
        confidence=time.confidence if time else None,
        conflicts=conflicts.get(event.id, ()),
    )


def why_lines(corpus: Corpus, reason: Why, cells: int) -> Iterator[str]:
    """Yield the answer as lines of at most ``cells`` cells."""
    for sentence in _sentences(corpus, reason):
        first, *rest = wrap(sentence, cells - 2)
        yield first
        yield from (f"  {line}" for line in rest)


def _sentences(corpus: Corpus, reason: Why) -> Iterator[str]:
    if reason.words is None:
        yield tr("The text does not say when.")
    else:
        value = _value(reason.date) if reason.date else tr("no date")
        by = f"  [{reason.rule} {reason.confidence:.2f}]" if reason.rule else ""
        yield f"«{reason.words}» → {value}{by}"
        yield tr("counted from: {anchor}", anchor=anchor_words(reason))
    if reason.reasons:
        yield tr("inferred because of {reasons}", reasons="; ".join(reason.reasons))
    for conflict in reason.conflicts:
        yield f"! {headline(corpus, conflict)}{_registry(conflict)}"


def _value(date: Edtf) -> str:
    """Return a date in EDTF and in words, once where both are the same."""
    return ", ".join(dict.fromkeys((date.value, label(date, language()))))


def anchor_words(reason: Why) -> str:
    """Return what the words count from, its date and how that is known."""
    counted = tr(ANCHORS[reason.anchor])
    if reason.anchor_date:
        counted = f"{counted}, {label(reason.anchor_date, language())}"
    if reason.basis:
        counted = f"{counted} ({tr(BASES[reason.basis])})"
    return counted


def _registry(conflict: Conflict) -> str:
    return " (" + tr("the registry") + ")" if any(side.registry for side in conflict.sides) else ""
