"""From files to documents and passages: reading, cleaning, joining, and what the text says of itself."""

from oss_ai_tui.ingest.document import read_document
from oss_ai_tui.ingest.files import SUFFIXES, find_files
from oss_ai_tui.ingest.reading import SIZE_LIMIT

__all__ = ["SIZE_LIMIT", "SUFFIXES", "find_files", "read_document"]
