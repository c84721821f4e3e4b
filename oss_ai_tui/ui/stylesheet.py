"""The styles of the application, parsed once for each theme."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class SteadyStylesheet(Stylesheet):
    """Styles that are parsed again only where something in them has changed.

    Textual parses all of them a second time at every start, for a theme that they have been parsed with already.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._is_outdated = False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take a theme's variables."""
        if variables != self._variables:
            super().set_variables(variables)
            self._is_outdated = True

    def reparse(self) -> None:
        """Parse all styles, unless the variables are the same; what was added since is parsed when it is wanted."""
        if self._is_outdated:
            super().reparse()
            self._is_outdated = False
