"""Where the index of a store is kept."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from oss_ai_tui.domain.ids import slug
from oss_ai_tui.paths import cache_folder, sample_store

_INDEX = "index"


def index_folders(store: Path) -> tuple[Path, ...]:
    """Return where a store's indexes may be kept, best first: within the store, then in the user's cache.

    Never within the sample, which is the program's own; where neither can be written, indexes are held in memory.
    """
    place = store.resolve()
    beside = () if place == sample_store().resolve() else (place / _INDEX,)
    name = f"{slug(place.name)[:40]}-{sha256(str(place).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"
    return (*beside, cache_folder() / _INDEX / name)
