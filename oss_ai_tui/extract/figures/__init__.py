"""Quantities of Spanish prose: money, shares, parameters, people and other counts."""

from oss_ai_tui.extract.figures.finder import find_figures

__all__ = ["find_figures"]
