"""Quotations of a document, in marks and reported, with who says them."""

from oss_ai_tui.extract.quotations.affiliations import with_affiliations
from oss_ai_tui.extract.quotations.finder import find_quotes

__all__ = ["find_quotes", "with_affiliations"]
