"""Confidence: what a rule claims, what it has earned, and what is expected of rules seen little."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.facts import Evidence, Relation
from oss_ai_tui.extract import calibration
from oss_ai_tui.extract.calibration import calibrated, estimate, keys

GOOD, BAD = (198, 200), (20, 200)


def test_without_counts_a_rule_is_taken_at_its_word() -> None:
    assert estimate("relations", "r.made", 0.8, {}) == 0.8


def test_a_rule_that_errs_is_trusted_less_than_its_kin() -> None:
    counts = {"relations": GOOD, "relations r": GOOD, "relations r.made": GOOD, "relations r.guess": BAD}
    assert estimate("relations", "r.guess", 0.9, counts) < 0.3 < 0.9 < estimate("relations", "r.made", 0.9, counts)


def test_a_rule_never_seen_is_taken_for_its_kin_and_a_bolder_claim_counts() -> None:
    counts = {"relations": GOOD, "relations r": GOOD}
    modest, bold = (estimate("relations", "r.new", claim, counts) for claim in (0.5, 0.9))
    assert 0.85 < modest < bold < 0.99


def test_the_widest_key_comes_first() -> None:
    assert list(keys("events", "e.past.lanzar", 0.85)) == [
        *("events e", "events e.past", "events e.past.lanzar", "events e.past.lanzar 0.85")
    ]


def test_facts_keep_everything_else() -> None:
    fact = Relation("r:1", "founded", "per:a", "org:b", Evidence("d.0", 0, 4, "Algo"), "r.founded", 0.9)
    (after,) = calibrated("relations", [fact], {"relations": BAD})
    assert (after.id, after.evidence, after.rule) == (fact.id, fact.evidence, fact.rule)
    assert after.confidence < 0.3


@given(st.sampled_from(["quotes", "events", "figures", "relations"]), st.text("a.b-", min_size=1), st.floats(0, 1))
def test_any_confidence_is_a_share(kind: calibration.Kind, rule: str, claim: float) -> None:
    assert 0 <= estimate(kind, rule, claim, {kind: (3, 4), f"{kind} {rule}": (0, 9)}) <= 1


@pytest.mark.parametrize("kind", ["quotes", "events", "figures", "relations"])
def test_the_counts_of_the_package(kind: str) -> None:
    data = json.loads(calibration.DATA.read_text("utf-8"))
    assert data[kind][1] >= 100
    assert all(0 <= right <= seen for right, seen in data.values())
    assert (
        sum(seen for key, (_, seen) in data.items() if key.startswith(f"{kind} ") and "." not in key) == data[kind][1]
    )
