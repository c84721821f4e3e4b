"""Styles are parsed when something in them has changed, and only then."""

from __future__ import annotations

from oss_ai_tui.ui.stylesheet import SteadyStylesheet


def sheet() -> SteadyStylesheet:
    made = SteadyStylesheet({"ink": "red"})
    made.add_source("Label { color: $ink; }", read_from=("own", ""))
    return made


def color(styles: SteadyStylesheet) -> str:
    return styles.rules_map["Label"][0].css


def test_the_same_variables_parse_nothing_again() -> None:
    styles = sheet()
    rules = styles.rules
    styles.set_variables({"ink": "red"})
    styles.reparse()
    assert styles.rules is rules


def test_other_variables_are_seen_everywhere() -> None:
    styles = sheet()
    before = color(styles)
    styles.set_variables({"ink": "blue"})
    styles.reparse()
    assert "#FF0000" in before and "#0000FF" in color(styles)


def test_what_is_added_later_is_parsed_when_it_is_wanted() -> None:
    styles = sheet()
    styles.reparse()
    styles.add_source("Input { color: $ink; }", read_from=("another", ""))
    styles.reparse()
    assert set(styles.rules_map) == {"Label", "Input"}
