"""What to do where there is nothing to show."""

from __future__ import annotations

from oss_ai_tui.i18n import tr
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


def no_hits(query: str, only: str | None) -> tuple[Block, ...]:
    """Return what to try where a search finds nothing; ``only`` names what it is narrowed to."""
    scope = tr("Only passages that name {name} were searched; Esc and 0 search them all.", name=only) if only else ""
    return (
        Block(tr("No passage has «{query}».", query=query), role="title"),
        Block(),
        *((Block(scope),) if scope else ()),
        Block(tr("Fewer words or other forms may help; accents, capitals and small slips do not matter.")),
    )
