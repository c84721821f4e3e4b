"""Every rule of temporal expressions against its own examples and counterexamples."""

from __future__ import annotations

import pytest

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Passage, TimeExpression
from oss_ai_tui.extract.reading import read
from oss_ai_tui.extract.times import find_times
from oss_ai_tui.extract.times.resolve import RESOLVERS
from oss_ai_tui.extract.times.rules import Rule, rule_book

RULES = rule_book().rules
EXAMPLES = [pytest.param(rule, *example, id=f"{rule.id}:{example[2]}") for rule in RULES for example in rule.examples]
COUNTEREXAMPLES = [pytest.param(rule, text, id=f"{rule.id}:{text}") for rule in RULES for text in rule.counterexamples]


def times_of(text: str, date: str = "") -> tuple[TimeExpression, ...]:
    document = Document("d", "d.txt", "/d.txt", "", date=Edtf(date) if date else None)
    return find_times(read(document, [Passage("d.0", "d", 0, text)]))


@pytest.mark.parametrize(("rule", "text", "date", "words", "value"), EXAMPLES)
def test_a_rule_finds_its_examples(rule: Rule, text: str, date: str, words: str, value: str) -> None:
    found = {(t.rule, t.evidence.words): t.date for t in times_of(text, date)}
    assert (rule.id, words) in found
    assert str(found[rule.id, words] or "") == value


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES)
def test_a_rule_leaves_its_counterexamples_alone(rule: Rule, text: str) -> None:
    assert rule.id not in {t.rule for t in times_of(text, "2024-03-20")}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_an_example_a_resolver_and_an_id_of_its_own(rule: Rule) -> None:
    assert rule.examples
    assert rule.resolve in RESOLVERS
    assert 0 < rule.confidence <= 1
    assert [r.id for r in RULES].count(rule.id) == 1
