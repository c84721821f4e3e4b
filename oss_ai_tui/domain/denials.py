"""Quotes whose words the speaker denies: «Ana Ruiz negó que su empresa fuese a cerrar» is no claim that it will."""

from __future__ import annotations

from oss_ai_tui.domain.facts import Quote
from oss_ai_tui.i18n import N_, tr

DENYING_VERBS = {
    "negar": N_("denies"),
    "desmentir": N_("denies"),
    "descartar": N_("rules out"),
    "rechazar": N_("rejects"),
    "refutar": N_("refutes"),
    "rebatir": N_("refutes"),
    "contradecir": N_("contradicts"),
}
"""Infinitives of speech verbs that turn the clause or fragment they govern into its contrary, and how they are told."""

GOVERNING_RULES = frozenset(
    {"s.que", "s.que-elided", "s.que-joined", "s.infinitive", "q.embedded", "q.verb-before", "q.joined"}
)
"""Rules by which the verb governs the words. Words that stand by themselves («no cerrará, negó Ana») deny already."""


def is_denied(quote: Quote) -> bool:
    """Tell whether the speaker denies what the quote's words say; a whole verbatim sentence is always meant as said."""
    return quote.kind != "direct" and quote.verb in DENYING_VERBS and quote.rule in GOVERNING_RULES


def denial(quote: Quote) -> str:
    """Return what has to stand right before the words of a denied quote, «(niega) »; empty for any other quote."""
    return f"({tr(DENYING_VERBS[quote.verb])}) " if quote.verb and is_denied(quote) else ""
