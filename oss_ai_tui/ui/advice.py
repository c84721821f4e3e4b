"""What to do where there is nothing to show."""

from __future__ import annotations

from oss_ai_tui.i18n import N_, tr
from oss_ai_tui.ui.blocks import Block


def empty_store(label: str, key: str) -> tuple[Block, ...]:
    """Return how to fill an empty store, after leaving with a key."""
    return (
        Block(tr("This store holds no texts yet."), role="title"),
        Block(label, role="meta"),
        Block(),
        Block(tr("Quit with {key}, then add texts:", key=key)),
        Block(tr("oss-ai-tui ingest FILE… --store {label}", label=label), role="key"),
        Block(),
        Block(tr("Files may be .txt or .md; a folder is read with all its texts.")),
    )


def nothing_left(key: str) -> tuple[Block, ...]:
    """Return which key shows a list again that is cut down to nothing."""
    return (Block(tr("Nothing is left of this list; {key} shows all of it.", key=key), role="meta"),)


def no_hits(query: str, only: str | None, leave: str, lift: str) -> tuple[Block, ...]:
    """Return what to try where a search finds nothing; ``only`` names what it is narrowed to, two keys lift that."""
    said = N_("Only passages that name {name} were searched; {leave} and then {lift} search them all.")
    scope = tr(said, name=only, leave=leave, lift=lift)
    return (
        Block(tr("No passage has «{query}».", query=query), role="title"),
        Block(),
        *((Block(scope),) if only else ()),
        Block(tr("Fewer words or other forms may help; accents, capitals and small slips do not matter.")),
    )
