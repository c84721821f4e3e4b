"""A pattern of relations is compiled only once its sketch has fitted, so no sketch may miss what its pattern finds."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oss_ai_tui.extract.relations_rules import compile_pattern, compile_sketch, relation_rules

RULES = relation_rules().rules


def test_no_sketch_loosens_what_must_not_follow() -> None:
    loosened = re.compile(r"\(\?<?![^)]*<(?:firms?|w|few|adv|when|aside|[OMPXI]s:\w+)>")
    assert [rule.id for rule in RULES if loosened.search(rule.written)] == []


@settings(max_examples=2 * len(RULES), suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_the_sketch_fits_whatever_the_pattern_fits(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(RULES), label="rule")
    text = data.draw(st.from_regex(compile_pattern(rule.written)), label="text")
    assert compile_sketch(rule.written).search(text)
