"""Search of passages, quotes, entities and events, tolerant of accents, inflections and typing errors.

Importing the package costs nothing; its names bring numpy and rapidfuzz along when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oss_ai_tui.search.files import DamagedIndex
    from oss_ai_tui.search.finder import Hit, Hits
    from oss_ai_tui.search.index import Index
    from oss_ai_tui.search.library import Found, Kind, Results, Searcher
    from oss_ai_tui.search.places import index_folders

__all__ = ["DamagedIndex", "Found", "Hit", "Hits", "Index", "Kind", "Results", "Searcher", "index_folders"]

_HOMES = {
    **{"DamagedIndex": "files", "Hit": "finder", "Hits": "finder", "Index": "index"},
    "index_folders": "places",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'library')}"), name)
