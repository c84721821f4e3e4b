"""Which rows of a pane are listed and in which order, as a plain value that a place carries with it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Slice:
    """Filters and order of a list; the empty slice is the whole list in its own order."""

    filters: tuple[tuple[str, str], ...] = ()
    """Names of facets with the value that a row must have; every one of them holds."""
    order: str = ""
    """Name of an order of the pane; empty for its own."""
    backwards: bool = False

    def value(self, facet: str) -> str | None:
        """Return the value asked of a facet, or None."""
        return dict(self.filters).get(facet)

    def with_filter(self, facet: str, value: str) -> Slice:
        """Return the slice with this filter; the same filter again takes it away."""
        others = tuple(pair for pair in self.filters if pair[0] != facet)
        return replace(self, filters=others if self.value(facet) == value else (*others, (facet, value)))

    def without(self, facet: str) -> Slice:
        """Return the slice without the filter of a facet."""
        return replace(self, filters=tuple(pair for pair in self.filters if pair[0] != facet))

    def ordered(self, order: str) -> Slice:
        """Return the slice in this order; the order in force again turns it round."""
        return replace(self, order=order, backwards=order == self.order and not self.backwards)


WHOLE = Slice()
