"""The signs that drawings are made of, in two sets: for any terminal of today, and for those that have only ASCII."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs of one cell each; every meaning has a sign of its own, so that no colour is needed."""

    exact: str = "●"
    """A date as fine as the scale, or finer."""
    rough: str = "○"
    """An approximate date."""
    about: str = "~"
    """Where an approximate date may as well lie."""
    start: str = "├"
    """First part of a date that is coarser than the scale, such as a whole year among months."""
    line: str = "─"
    end: str = "┤"
    disputed: str = "!"
    """A date against which other evidence stands."""
    unknown: str = "?"
    """An event without a date."""
    many: str = "+"
    """More than nine in one place."""
    tick: str = "┊"
    """Where a year, or on a scale of days a month, begins."""
    bar: str = "│"
    earlier: str = "‹"
    """In the place of a bar: a lane goes on before the axis."""
    later: str = "›"
    corner: str = "┌"
    branch: str = "├─"
    last: str = "└─"
    none: str = "·"
    """An empty cell of a table."""


FINE = Glyphs()
ASCII = Glyphs(
    exact="#",
    rough="o",
    start="[",
    line="-",
    end="]",
    tick=":",
    bar="|",
    earlier="<",
    later=">",
    corner="+",
    branch="|-",
    last="`-",
    none=".",
)
